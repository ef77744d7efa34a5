import { findContract } from "../core/contract/catalogue.ts";
import { futureOfCode } from "../core/contract/quarterly-futures.ts";
import { decimalText } from "../core/number-text.ts";
import { weightingNamed } from "../core/pair/weighting.ts";
import type { Sides } from "../core/sides.ts";
import type { Code } from "../errors/catalogue.ts";
import { fail } from "../errors/error.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { entryOf } from "../errors/words.ts";
import type { Keys } from "./key.ts";
import { limitKeys, marginCreditKeys, sizeKeys } from "./keys.ts";
import { readableVersions } from "./schema-version.ts";
import { isMap, mapOf, type Path } from "./written-trade.ts";

type Map = Readonly<Record<string, unknown>>;

/** Whether a value is a document that `size --json` printed, as far as a trade can be made of it. */
export function isAnswer(value: unknown): boolean {
  const { command, tool, trade } = mapOf(value);
  return command === "size" && mapOf(tool).name === "pairsize" && isMap(trade);
}

/**
 * The trade that an answer of `size --json` is of, as a trade file has it; any other value is itself.
 *
 * Levels, volatilities, strikes, quoted premiums, correlation and beta are those that were found, with their origins, so
 * that no price file and no chain is read again. What the model found (premiums, deltas, implied volatilities) it finds
 * again.
 */
export function tradeOfAnswer(value: unknown): unknown {
  if (!isAnswer(value)) return value;
  const trade = mapOf(mapOf(value).trade);
  const { asOf, expiry, rate, correlation, marginCredit, allowArbitrage, size, moves, holdings, limits } = trade;
  const products = [trade.long, trade.short].flatMap((side) => ownProduct(mapOf(side)) ?? []);
  return withoutNulls({
    version: 1,
    ...{ asOf, expiry, correlation, allowArbitrage, holdings },
    rate: percentOf(rate),
    marginCredit: isMap(marginCredit) ? percentsOf(marginCreditKeys, marginCredit) : marginCredit,
    long: sideOf(mapOf(trade.long), String(asOf)),
    short: sideOf(mapOf(trade.short), String(asOf)),
    size: percentsOf(sizeKeys, size),
    limits: limits === undefined ? null : percentsOf(limitKeys, limits),
    moves: Array.isArray(moves) ? moves.map(percents) : moves,
    products: products.length === 0 ? null : products,
  });
}

/** Codes of warnings that rest on what an answer does not hold: price files, chains, a level as it was written. */
const OF_FILES =
  /^(?:(?:HISTORY|HISTORIES|CHAIN|STORED|PRICES)_|LEVEL_(?:WRITTEN|OLDER|OFF)_|(?:BETA_UNCERTAIN|CURRENCY_ASSUMED|KIND_ASSUMED)$)/;

/**
 * The warnings that an answer was given with and that reading it again would not give.
 *
 * @param file that the answer is stored in
 */
export function warningsOfFiles(value: unknown, file: string): readonly Finding[] {
  return storedWarnings(value, file, (code) => OF_FILES.test(code));
}

/** The warnings that an answer was given with, notes left out; those of the codes that are kept. */
export function storedWarnings(value: unknown, file: string, isKept: (code: string) => boolean): readonly Finding[] {
  const { warnings } = mapOf(value);
  return (Array.isArray(warnings) ? warnings : []).map(mapOf).flatMap(({ code, message, file: about }) => {
    if (typeof code !== "string" || !isKept(code) || typeof message !== "string") return [];
    if (entryOf(code as Code)?.severity !== "warning") return [];
    const where = { file: typeof about === "string" ? about : file };
    return [finding("STORED_WARNING", { code, message }, { where })];
  });
}

/**
 * Refuses an answer of another major version.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE
 */
export function refuseOtherVersion(value: unknown, file: string): void {
  if (!readableVersions.test(String(mapOf(value).schemaVersion)))
    unreadable(file, "schemaVersion is missing, or of another kind");
}

/**
 * Refuses what another command than `size` printed, which is no trade.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE
 */
export function refuseOtherAnswer(value: unknown, file: string): void {
  const { command, tool } = mapOf(value);
  if (mapOf(tool).name !== "pairsize" || isAnswer(value)) return;
  unreadable(file, `it is of pairsize ${command}`);
}

function unreadable(file: string, problem: string): never {
  return fail("STORED_SIZING_UNREADABLE", { file, problem }, { where: { file } });
}

/** The place in an answer of a value of its trade. */
export function pathInAnswer(path: Path): Path {
  return ["trade", ...path];
}

const SIDE_KEYS = ["symbol", "level", "exercise", "expiry", "series", "beta", "margin"] as const;

function sideOf(side: Map, asOf: string): Map {
  const { volatility, legs } = side;
  const measured = isMap(volatility) ? { ...mapOf(volatility), value: percentOf(mapOf(volatility).value) } : volatility;
  return withoutNulls({
    ...Object.fromEntries(SIDE_KEYS.map((key) => [key, side[key]])),
    symbol: heldFuture(legs, asOf) ?? side.symbol,
    volatility: measured,
    impliedVolatility: percentOf(side.impliedVolatility),
    yield: percentOf(side.yield),
    ...overrides(side),
    legs: Array.isArray(legs) ? legs.map(legOf) : legs,
  });
}

/** The code of the future that a side without options holds: its symbol alone would be the front one. */
function heldFuture(legs: unknown, asOf: string): unknown {
  const all = (Array.isArray(legs) ? legs : []).map(mapOf);
  const [code = null] = all.map((leg) => leg.code);
  return all.every(({ kind }) => kind === "future") && futureOfCode(String(code), asOf) !== null ? code : null;
}

/** A leg; a delta that the model found is left to it. */
function legOf(leg: unknown): unknown {
  const { delta, ...others } = mapOf(leg);
  return isMap(leg) && others.deltaGiven === true ? leg : isMap(leg) ? others : leg;
}

/** What a side says otherwise than the table of contracts. */
function overrides({ symbol, multiplier, fx, currency }: Map): Map {
  const listed = findContract(String(symbol));
  return {
    multiplier: listed?.multiplier === multiplier ? null : multiplier,
    fx: currency === "USD" && fx === 1 ? null : fx,
  };
}

/** The contract of a side that is not that of the table: a product of the trade's own. */
function ownProduct({ symbol, name, kind, currency, multiplier, fx }: Map): Map | null {
  const listed = findContract(String(symbol));
  if (listed?.name === name && listed?.kind === kind && listed?.currency === currency) return null;
  return { symbol, name, kind, multiplier, currency, fx };
}

/** A map of a trade with its fractions as percentages. */
export function percentsOf(keys: Keys, map: unknown): Map {
  const isFraction = (name: string) => keys[name]?.range?.fraction !== undefined;
  return Object.fromEntries(
    Object.entries(mapOf(map)).map(([name, value]) => [name, isFraction(name) ? percentOf(value) : value]),
  );
}

function percents(move: unknown): unknown {
  return isMap(move)
    ? Object.fromEntries(Object.entries(mapOf(move)).map(([symbol, by]) => [symbol, percentOf(by)]))
    : move;
}

/** A fraction of JSON as a percentage, which cannot be misread; what is none stays as it is. */
function percentOf(fraction: unknown): unknown {
  return typeof fraction === "number" && Number.isFinite(fraction) ? `${decimalText(fraction, 2)}%` : fraction;
}

function withoutNulls(map: Map): Map {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * The trade of a document that `size --json` printed, as a trade file says it, and the contracts of one weighting, as
 * they are counted there: micros where a side is counted in them.
 *
 * @param weighting as it was typed; null where the document must hold one pair only
 * @throws PairsizeError TRADED_UNKNOWN, STORED_SIZING_UNREADABLE
 */
export function storedTrade(
  document: unknown,
  file: string,
  weighting: string | null,
): { readonly written: Record<string, unknown>; readonly contracts: Sides<number> } {
  refuseOtherVersion(document, file);
  const { sizings } = mapOf(document);
  const wanted = weighting === null ? null : weightingNamed(weighting);
  const sized = (Array.isArray(sizings) ? sizings : []).map(mapOf);
  const pairs = sized.filter(({ contracts }) => contracts !== undefined);
  if (wanted === null && pairs.length > 1)
    fail("TRADED_UNKNOWN", { weightings: pairs.map((pair) => String(pair.weighting)) });
  const pair = wanted === null ? pairs[0] : pairs.find((one) => one.weighting === wanted);
  if (pair === undefined) {
    const problem = wanted === null ? "no weighting has contracts" : `${wanted} has no contracts`;
    return unreadable(file, problem);
  }
  // What was held before is not what was traded.
  const { holdings: _holdings, size, ...written } = mapOf(tradeOfAnswer(document));
  const { holding: _holding, contracts: fixed, ...rules } = mapOf(size);
  const { long, short } = mapOf(pair.contracts);
  if (!isCount(long) || !isCount(short)) return unreadable(file, "contracts are missing, or of another kind");
  // A count that was fixed on one side is a rule; on both it is what was traded.
  const isRule = Object.values(mapOf(fixed)).filter((count) => count != null).length === 1;
  return {
    written: { ...written, size: { ...rules, ...(isRule ? { contracts: fixed } : {}), weighting: pair.weighting } },
    contracts: { long, short },
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
