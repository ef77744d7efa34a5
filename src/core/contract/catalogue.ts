import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";
import { nearest } from "../nearest.ts";
import type { ContractSpec } from "./contract.ts";
import { optionRoot } from "./option-roots.ts";
import { codeParts } from "./quarterly-futures.ts";
import { eMinis, etfs, indices, spotQuotedFutures } from "./table.ts";

/**
 * The contract table: every product that pairsize knows, each row with its source and the date of its check.
 *
 * @example
 * contracts.length; // 24
 */
export const contracts: readonly ContractSpec[] = [...eMinis, ...spotQuotedFutures, ...indices, ...etfs];

const bySymbol = new Map(contracts.map((contract) => [contract.symbol, contract]));

/**
 * Returns the contract of a symbol in any case, or undefined where the table does not have it.
 *
 * @example
 * findContract("rty")?.multiplier; // 50
 */
export function findContract(symbol: string): ContractSpec | undefined {
  return bySymbol.get(symbol) ?? bySymbol.get(symbol.toUpperCase());
}

/**
 * Returns the contract that a symbol names, the code of a future ("RTYH6"), or the code ("RTOH6") or the root ("RUTW")
 * of options on it; in any case.
 *
 * @example
 * namedContract("QN3H6")?.symbol; // "NQ"
 */
export function namedContract(text: string): ContractSpec | undefined {
  const name = text.trim().toUpperCase();
  const monthly = codeParts(name)?.root ?? "";
  const future = eMinis.find(({ symbol }) => symbol === monthly);
  const [root, coded] = [optionRoot(name), optionRoot(monthly)];
  const under = root?.day.kind === "cash" ? root : coded?.day.kind === "cash" ? undefined : coded;
  return findContract(name) ?? findContract(under?.symbol ?? "") ?? future;
}

/**
 * Returns the symbols of the table that a mistyped one may mean.
 *
 * @example
 * nearestSymbols("RTYY"); // ["RTY"]
 */
export function nearestSymbols(symbol: string): readonly string[] {
  return nearest(
    symbol,
    contracts.map((contract) => contract.symbol),
  );
}

/**
 * Returns the contract of a symbol in any case, or of the code of a future, or of the code or the root of options.
 *
 * @throws CONTRACT_RETIRED for a contract that is no longer listed; CONTRACT_UNKNOWN for any other symbol not in the
 * table.
 * @example
 * listedContract("nq").name; // "E-mini Nasdaq-100"
 */
export function listedContract(symbol: string, place?: Place): ContractSpec {
  const found = namedContract(symbol);
  if (found !== undefined) return found;
  const retired = findRetired(symbol);
  if (retired !== undefined) return fail("CONTRACT_RETIRED", retired, place);
  return fail("CONTRACT_UNKNOWN", { symbol, nearest: nearestSymbols(symbol) }, place);
}

/** A contract that old pages still mention; it is refused by name, because its multiplier would size another trade. */
interface RetiredContract {
  readonly symbol: string;
  /** The contract, and what became of it. */
  readonly fate: string;
  /** The listed contract on the same index. */
  readonly instead: string;
}

const retired: readonly RetiredContract[] = [
  {
    symbol: "TF",
    fate: "the ICE Russell mini was 100 USD a point until 2 December 2016, then 50, and was delisted in 2017",
    instead: "RTY",
  },
  {
    symbol: "ND",
    fate: "the big Nasdaq-100 future of 100 USD a point is no longer listed",
    instead: "NQ",
  },
  {
    symbol: "SP",
    fate: "the big S&P 500 future of 250 USD a point is no longer listed",
    instead: "ES",
  },
];

/**
 * Returns the retired contract of a symbol in any case, or undefined.
 *
 * @example
 * findRetired("tf")?.instead; // "RTY"
 */
export function findRetired(symbol: string): RetiredContract | undefined {
  return retired.find((row) => row.symbol === symbol.toUpperCase());
}
