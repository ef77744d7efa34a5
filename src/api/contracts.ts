import { readDate } from "../core/calendar.ts";
import { findContract as contractOf, listedContract } from "../core/contract/catalogue.ts";
import type { ContractSpec } from "../core/contract/contract.ts";
import { comingExpiries, type Expiry } from "../core/contract/expiries.ts";
import { ranges } from "../schema/key.ts";
import { type Check, inRange, optional, record, refuse, text } from "./checked.ts";

/**
 * The contract of a symbol in any case, or undefined where the table does not have it.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE for what is no text
 * @example
 * findContract("rty")?.multiplier; // 50
 */
export function findContract(symbol: string): ContractSpec | undefined {
  return contractOf(text(symbol, "symbol"));
}

/** Which expiries are asked. */
export interface ExpiriesOptions {
  /** The first day, included: an ISO date, or "20-Mar-2026". */
  readonly asOf: string;
  /** At most so many; all of them when left out. */
  readonly count?: number | undefined;
  /** The last day, included; without a count twelve months after the first when left out. */
  readonly until?: string | undefined;
}

/**
 * Returns the coming expiries of the options on a contract, in the order of their dates: each series with its code, its
 * style, its settlement, the future that it delivers, and the calendar and trading days to it.
 *
 * By the exchanges' rules, 1998 to 2099, and not by what is listed today: weeklies are listed some weeks ahead.
 *
 * @param symbol of the contract in any case, or a code ("RTOH6") or a root ("RUTW") of options on it
 * @throws PairsizeError CONTRACT_UNKNOWN, CONTRACT_RETIRED, VALUE_OUT_OF_RANGE
 * @see CME Group, contract specifications of Equity Index options; Cboe, RUT and SPX options
 * @example
 * expiries("RTY", { asOf: "2026-06-18", count: 1 })[0].code; // "RTOM6"
 */
export function expiries(symbol: string, options: ExpiriesOptions): readonly Expiry[] {
  const { asOf, count, until } = expiriesOptions(options, "", "options");
  return comingExpiries(listedContract(text(symbol, "symbol")), asOf, {
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  });
}

/** A date as people type it, as the ISO date. */
const date: Check<string> = (value, path, name) => {
  const read = typeof value === "string" ? readDate(value) : null;
  return read ?? refuse(value, "a date like 2026-01-22", path, name);
};

const expiriesOptions = record<ExpiriesOptions>({
  asOf: date,
  count: optional(inRange(ranges.contracts)),
  until: optional(date),
});
