import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";
import { type Exact, exact } from "../exact.ts";
import { frozen } from "../frozen.ts";
import { nearest } from "../nearest.ts";
import type { UsdPerPoint } from "../quantity.ts";
import type { ContractSpec } from "./contract.ts";
import { codeParts } from "./quarterly-futures.ts";
import { eMinis, etfs, indices, spotQuotedFutures } from "./table.ts";

/**
 * The contract table: every product that pairsize knows, each row with its source and the date of its check.
 *
 * @example
 * contracts.length; // 24
 */
export const contracts: readonly ContractSpec[] = frozen([...eMinis, ...spotQuotedFutures, ...indices, ...etfs]);

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
 * Returns the E-mini on the index of a contract, by which two contracts on one index are told; a symbol that the table
 * does not have is its own.
 *
 * @example
 * ["RTY", "M2K", "MRUT", "IWM", "FDAX"].map(indexFuture); // ["RTY", "RTY", "RTY", "RTY", "FDAX"]
 */
export function indexFuture(symbol: string): string {
  const contract = findContract(symbol);
  if (contract === undefined) return symbol;
  return contract.future ?? eMinis.find(({ sibling }) => sibling === contract.symbol)?.symbol ?? contract.symbol;
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
  return findContract(name) ?? codedContract(name);
}

/** The contract of the code or the root of options, or else of the code of a future. */
function codedContract(name: string): ContractSpec | undefined {
  const monthly = codeParts(name)?.root ?? "";
  const [root, coded] = [optionRoot(name), optionRoot(monthly)];
  const under = root?.day.kind === "cash" ? root : coded?.day.kind === "cash" ? undefined : coded;
  return findContract(under?.symbol ?? "") ?? eMinis.find(({ symbol }) => symbol === monthly);
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

/**
 * Roots of option codes: the names that an exchange gives to the options that expire on one kind of day.
 *
 * Checked on 2026-12-01. No page was found that settles the codes of YM other than those on Fridays, any code of EMD,
 * whether NDXP has third Fridays, and on which weekdays options on XND, XSP, DJX and the ETFs expire. Since 29 June
 * 2026 the notes of a public library call physical and financial families of MES and MNQ ambiguous, which no exchange
 * page confirms.
 *
 * @see CME Group, contract specifications of quarterly, weekly and end-of-month options, 2025 and 2026
 * @see CBOT, E-mini Dow options: OYM, and YM1 to YM4 on Fridays, none in the week of the quarterly
 * @see Cboe, RUTW: third Fridays too; every weekday since 8 January 2024
 */

/** Roots of the options on a future; n stands for the week of the month; a root is null where no source states it. */
export interface FutureOptionRoots {
  readonly quarterly: string | null;
  readonly eom: string | null;
  /** Monday to Friday. */
  readonly weekly: readonly (string | null)[];
  /** Whether the week's PM series is listed on the day of the quarterly too. */
  readonly weeklyOnQuarterlyDay: boolean;
}

/** Roots of the options on a cash index or an ETF: one for the third Friday, one for all other days. */
interface CashOptionRoots {
  readonly monthly: string;
  readonly others: string;
  /** Whether a source says that options expire on every trading day. */
  readonly daily: boolean;
  /** Whether the other root is listed on the day of the monthly too; null where no source states it. */
  readonly othersOnMonthlyDay: boolean | null;
}

function eMini(quarterly: string, eom: string, weekly: string): FutureOptionRoots {
  return { quarterly, eom, weekly: weekly.split(" "), weeklyOnQuarterlyDay: true };
}

const onFutures: Readonly<Record<string, FutureOptionRoots>> = {
  ES: eMini("ES", "EW", "EnA EnB EnC EnD EWn"),
  NQ: eMini("NQ", "QNE", "QnA QnB QnC QnD QNn"),
  RTY: eMini("RTO", "RTM", "RnA RnU RnC RnD RnE"),
  MES: eMini("MES", "EX", "XnA XnB XnC XnD EXn"),
  MNQ: eMini("MNQ", "MQE", "DnA DnB DnC DnD MQn"),
  YM: { quarterly: "OYM", eom: null, weekly: [null, null, null, null, "YMn"], weeklyOnQuarterlyDay: false },
  EMD: { quarterly: null, eom: null, weekly: [null, null, null, null, null], weeklyOnQuarterlyDay: false },
};

function oneRoot(root: string, daily = false): CashOptionRoots {
  return { monthly: root, others: root, daily, othersOnMonthlyDay: false };
}

const onCash: Readonly<Record<string, CashOptionRoots>> = {
  SPX: { monthly: "SPX", others: "SPXW", daily: true, othersOnMonthlyDay: true },
  RUT: { monthly: "RUT", others: "RUTW", daily: true, othersOnMonthlyDay: true },
  NDX: { monthly: "NDX", others: "NDXP", daily: false, othersOnMonthlyDay: null },
  MRUT: oneRoot("MRUT", true),
  ...Object.fromEntries(["XND", "XSP", "DJX", "IWM", "QQQ", "SPY", "DIA"].map((root) => [root, oneRoot(root)])),
};

/** Returns the roots of the options on a future of the contract table, or undefined where none are known. */
export function futureOptionRoots(symbol: string): FutureOptionRoots | undefined {
  return onFutures[symbol];
}

/** Returns the roots of the options on a cash index or an ETF of the contract table, or undefined for other symbols. */
export function cashOptionRoots(symbol: string): CashOptionRoots | undefined {
  return onCash[symbol];
}

/** The meaning of a root: the contract under the options, and the days of expiry. */
interface OptionRoot {
  readonly symbol: string;
  readonly day: RootDay;
}

/** The days of a month that a root stands for. */
export type RootDay =
  | { readonly kind: "quarterly" | "eom" | "cash" }
  /** The nth such weekday of the month; Monday is 1. */
  | { readonly kind: "weekly"; readonly weekday: number; readonly week: number };

const roots = new Map<string, OptionRoot>();
for (const [symbol, { quarterly, eom, weekly }] of Object.entries(onFutures)) {
  if (quarterly !== null) roots.set(quarterly, { symbol, day: { kind: "quarterly" } });
  if (eom !== null) roots.set(eom, { symbol, day: { kind: "eom" } });
  for (const [index, root] of weekly.entries()) {
    for (let week = 1; root !== null && week <= 5; week++) {
      roots.set(root.replace("n", `${week}`), { symbol, day: { kind: "weekly", weekday: index + 1, week } });
    }
  }
}
for (const [symbol, { monthly, others }] of Object.entries(onCash)) {
  for (const root of [monthly, others]) roots.set(root, { symbol, day: { kind: "cash" } });
}

/**
 * Returns what the root of an option code stands for, or undefined where the table does not have it.
 *
 * @example
 * optionRoot("RUTW")?.symbol; // "RUT"
 */
export function optionRoot(root: string): OptionRoot | undefined {
  return roots.get(root);
}

/** The small contract that a side is counted in: a tenth of the large one, in the same index points. */
export interface MicroContract {
  readonly symbol: string;
  readonly name: string;
  /** Contract currency per index point. */
  readonly multiplier: UsdPerPoint;
  /** Small contracts in one large one. */
  readonly perLarge: typeof PER_LARGE;
}

/** The small contract of a side, or why it has none: no smaller contract is listed, or no options on it are. */
type MicroChoice =
  | { readonly kind: "micro"; readonly micro: MicroContract }
  | { readonly kind: "none" }
  | { readonly kind: "no-options"; readonly symbol: string };

/** A side: the contract as the trade has it, and the legs on it. */
interface Traded {
  readonly contract: Pick<ContractSpec, "symbol" | "kind" | "multiplier" | "currency">;
  readonly legs: readonly { readonly kind: "option" | "future" }[];
}

/**
 * Returns the small contract on the same index that a side can be counted in.
 *
 * There is one only where the side trades the contract as the table has it: another multiplier is another contract. For
 * a side with options, options on the small contract must be known to be listed.
 */
export function microOf({ contract, legs }: Traded): MicroChoice {
  const sibling = findContract(contract.symbol)?.sibling ?? null;
  const small = sibling === null ? undefined : findContract(sibling);
  if (small === undefined || contract.kind !== "future") return { kind: "none" };
  if (small.currency !== contract.currency || small.multiplier * PER_LARGE !== contract.multiplier)
    return { kind: "none" };
  if (!small.listsOptions && legs.some((leg) => leg.kind === "option"))
    return { kind: "no-options", symbol: small.symbol };
  const { symbol, name } = small;
  return { kind: "micro", micro: { symbol, name, multiplier: small.multiplier, perLarge: PER_LARGE } };
}

/** Returns how many of the contracts that a side is counted in make a large one. */
export function perLargeOf({ micro }: { readonly micro: MicroContract | null }): PerLarge {
  return micro?.perLarge ?? 1;
}

/** Small contracts in a large one: the E-minis and their micros have multipliers of ten to one. */
export const PER_LARGE = 10;

/**
 * Number of the contracts that a side is counted in that make a large one: 10 where it is counted in micros, else 1.
 */
export type PerLarge = 1 | typeof PER_LARGE;

/** The contracts that a count is traded in: as many large ones as fit, and the small ones that are left. */
interface Split {
  readonly large: number;
  readonly small: number;
}

/**
 * Splits the count of one side into large and small contracts.
 *
 * @example
 * splitOf(38, 10); // { large: 3, small: 8 }
 */
export function splitOf(count: number, perLarge: PerLarge): Split {
  const small = count % perLarge;
  return { large: (count - small) / perLarge, small };
}

/**
 * Returns the number of contracts that a count is traded in; each of them pays a fee.
 *
 * @example
 * contractsIn(38, 10); // 11
 */
export function contractsIn(count: number, perLarge: PerLarge): number {
  const { large, small } = splitOf(count, perLarge);
  return large + small;
}

/** Converts an amount per large contract to one per contract counted. */
export function perCounted({ digits, scale }: Exact, perLarge: PerLarge): Exact {
  return { digits, scale: perLarge === PER_LARGE ? scale + 1 : scale };
}

/** Converts a count to large contracts, exactly: 38 small ones are 3.8. */
export function inLarge(count: number, perLarge: PerLarge): Exact {
  return perCounted(exact(count), perLarge);
}
