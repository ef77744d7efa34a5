import { exact, minus, toNumber } from "../core/exact.ts";
import { nearest } from "../core/nearest.ts";
import { decimalText, readNumber } from "../core/number-text.ts";
import { movedLevel } from "../core/pair/money.ts";
import {
  lifeRuleNames,
  limitNames,
  type MarginCreditTerms,
  nearerExpiry,
  type PairTrade,
  type SizingRules,
  type TradeLimits,
  type TradeSide,
} from "../core/pair/trade.ts";
import { defaultWeightings, type Weighting, weightingNamed, weightings } from "../core/pair/weighting.ts";
import { as, type Contracts, type Points, type Ratio } from "../core/quantity.ts";
import type { Side, Sides } from "../core/sides.ts";
import { failFirst, MOST_SAID } from "../errors/error.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { holds, type Key, type QuantityReader, quantityReader, ranges, type Written } from "./key.ts";
import {
  correlationKeys,
  countKeys,
  type LimitsInput,
  limitKeys,
  marginCreditKeys,
  type SizeInput,
  sizeKeys,
  type TradeInput,
  tradeKeys,
} from "./keys.ts";
import { resolveHoldings } from "./resolve-instruments.ts";
import { assumedOf, type LoadedHistory, resolveSide } from "./resolve-side.ts";
import { shapeFindings } from "./shape.ts";
import { isMap, mapOf, type Origins, type Path, type Symbols, sideOfSymbol } from "./written-trade.ts";

export type { LoadedHistory } from "./resolve-side.ts";

/**
 * The checked trade of what was written.
 *
 * Values are read even where the shape is wrong elsewhere, so that every problem is said at once.
 *
 * @param histories the price files that the trade names, read
 * @param asOf the date of the price files, for a trade that names none
 * @param problems what was found wrong with the files that the trade names
 * @throws PairsizeError with every problem that the trade has, in the order of its places
 */
export function resolveTrade(
  input: unknown,
  origins: Origins,
  histories: Sides<LoadedHistory | null>,
  asOf: string | null,
  problems: readonly Finding[],
): PairTrade {
  const shape = shapeFindings(input, origins);
  const written = mapOf(input);
  const reader = quantityReader(origins);
  const readable = shape.length === 0 ? written : withoutWrongKinds(written);
  const resolved = resolveValues(readable as TradeInput, reader, histories, asOf);
  const found = [...shape, ...problems, ...reader.findings];
  if (found.length > 0) failFirst(inOrder(found).slice(0, MOST_SAID), found.length);
  if (!isWhole(resolved)) throw new Error("a side that is not resolved has no finding that says why");
  return resolved;
}

type Resolved = ReturnType<typeof resolveValues>;

function isWhole(resolved: Resolved): resolved is Resolved & Sides<TradeSide> {
  return resolved.long !== null && resolved.short !== null;
}

function resolveValues(
  input: TradeInput,
  reader: QuantityReader,
  histories: Sides<LoadedHistory | null>,
  asOf: string | null,
) {
  const symbols: Symbols = { long: input.long.symbol, short: input.short.symbol };
  const isPair = symbols.long !== "" && symbols.short !== "";
  const products = input.products ?? [];
  const size = mapOf(input.size) as SizeInput;
  const number = reader.numbersOf(tradeKeys, input, []);
  const rate = number("rate");
  const isOnOneSymbol = isPair && sideOfSymbol(symbols.short, symbols) === "long";
  if (isOnOneSymbol)
    reader.findings.push(finding("SAME_SYMBOL", { symbol: symbols.long }, reader.origins.place(["short", "symbol"])));
  const credit = resolveCredit(input.marginCredit, reader);
  const date = reader.date(input.asOf, ["asOf"], "asOf") ?? asOf;
  const dates = { asOf: date, expiry: typeof input.expiry === "string" ? input.expiry : null };
  const long = resolveSide(input.long, ["long"], { products, dates }, histories.long, reader);
  const short = resolveSide(input.short, ["short"], { products, dates }, histories.short, reader);
  // Without two symbols nothing that is held can name its side, and that has been refused.
  const held = isPair
    ? resolveHoldings(size.holding, input.holdings, { symbols, sides: { long, short }, asOf: date }, reader)
    : { counts: null, positions: null };
  return {
    long,
    short,
    asOf: date,
    expiry: nearerExpiry([long, short].filter((side) => side !== null)),
    quote: input.quote === "mid" || input.quote === "last" ? input.quote : ("side" as const),
    rate,
    correlation: resolveCorrelation(input.correlation, reader),
    ...(credit === null ? {} : { marginCredit: credit }),
    weightings: resolveWeightings(size.weighting, reader),
    limits: resolveLimits(mapOf(input.limits), reader),
    rules: resolveRules(size, held.counts, reader),
    holdings: held.positions,
    allowArbitrage: isOn(input.allowArbitrage),
    // Without two symbols no move can name its sides, and that has been refused.
    moves: isPair && !isOnOneSymbol ? resolveMoves(input.moves ?? [], symbols, { long, short }, reader) : [],
    warnings: [
      ...alternativesLeftOut(input.alternatives, reader),
      ...[input.long, input.short].flatMap((side) => assumedOf(side, products)),
    ],
  };
}

/** The note that a trade stands alone here, where its file has alternatives to it: `compare` shows them. */
function alternativesLeftOut(written: TradeInput["alternatives"], { origins }: QuantityReader): readonly Finding[] {
  const count = Array.isArray(written) ? written.length : 0;
  return count === 0
    ? []
    : [finding("ALTERNATIVES_LEFT_OUT", { count }, origins.place(["alternatives"], { key: true }))];
}

/** A correlation as a number, or as an answer prints it with where it was measured. */
function resolveCorrelation(written: TradeInput["correlation"], reader: QuantityReader): PairTrade["correlation"] {
  const from = reader.origins.from(["correlation"]);
  if (!isMap(written)) {
    const value = reader.quantity(written, ["correlation"], "correlation", tradeKeys.correlation.range);
    return value === null ? null : { value, from };
  }
  const map = mapOf(written) as Written<typeof correlationKeys>;
  const number = reader.numbersOf(correlationKeys, map, ["correlation"]);
  const [value, lookback, observations] = [number("value"), number("lookback"), number("observations")];
  if (value === null) return null;
  const { firstDate, lastDate } = map;
  const isMeasured = map.from === "history" && lookback !== null && observations !== null;
  if (!isMeasured || firstDate == null || lastDate == null) return { value, from: map.from === "flag" ? "flag" : from };
  return { value, from: "history", lookback, observations, firstDate, lastDate };
}

/** The clearer's credit: a share, and the contracts that it is for as "2:1"; null where none is given. */
function resolveCredit(written: TradeInput["marginCredit"], reader: QuantityReader): MarginCreditTerms | null {
  if (written == null || !isMap(written)) return null;
  const { ratio } = written;
  const share = reader.numbersOf(marginCreditKeys, written, ["marginCredit"])("share");
  if (typeof ratio !== "string") return null;
  const [, long = 0, short = 0] = (/^\s*(\d{1,7})\s*:\s*(\d{1,7})\s*$/.exec(ratio) ?? []).map(Number);
  const { range } = countKeys.long;
  if (holds(range, long) && holds(range, short)) return share === null ? null : { share, ratio: { long, short } };
  const bound = "two whole numbers from 1 to 1,000,000, contracts long : short, as in 2:1";
  const place = reader.origins.place(["marginCredit", "ratio"]);
  reader.findings.push(finding("VALUE_OUT_OF_RANGE", { name: "ratio", bound, got: ratio }, place));
  return null;
}

/**
 * The lists and symbols that the values are read by, empty where something else was written: the shape has refused it,
 * and everything else is still read, so that every problem is said at once.
 */
function withoutWrongKinds(trade: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ...trade,
    long: sideOf(trade.long),
    short: sideOf(trade.short),
    moves: listOf(trade.moves),
    holdings: trade.holdings == null ? null : listOf(trade.holdings),
    products: listOf(trade.products).map(withSymbol),
  };
}

function sideOf(value: unknown): Readonly<Record<string, unknown>> {
  const side = withSymbol(value);
  return { ...side, legs: listOf(side.legs) };
}

function withSymbol(value: unknown): Readonly<Record<string, unknown>> {
  const map = mapOf(value);
  return { ...map, symbol: typeof map.symbol === "string" ? map.symbol : "" };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The problems in the order of their places: flags, then the trade file, then each price file. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const files = [...new Set(findings.map(({ where }) => where?.file))];
  const placed = findings.map((found) => ({
    found,
    file: found.where === undefined ? -1 : files.indexOf(found.where.file),
  }));
  placed.sort((a, b) => a.file - b.file || comparePlaces(a.found, b.found));
  return placed.map(({ found }) => found);
}

function comparePlaces({ where: a }: Finding, { where: b }: Finding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

const SIZE = ["size"];

/** The rules of sizing, with the defaults for what the trade leaves out. */
function resolveRules(size: SizeInput, holding: SizingRules["holding"], reader: QuantityReader): SizingRules {
  const number = reader.numbersOf(sizeKeys, size, SIZE);
  return {
    tolerance: number("tolerance") ?? as(0.05),
    maxContracts: resolveCounts(size.maxContracts, ["size", "maxContracts"], "maxContracts", reader),
    maxLoss: number("maxLoss"),
    accountRisk: accountRisk(size, reader),
    maxNotional: number("maxNotional"),
    maxPremium: number("maxPremium"),
    maxDailyRisk: number("maxDailyRisk"),
    maxCapital: number("maxCapital"),
    contracts: resolveCounts(size.contracts, ["size", "contracts"], "contracts", reader),
    fee: number("fee") ?? as(0),
    holding,
    withMicros: isOn(size.withMicros),
  };
}

/** The weightings that were asked, in their order; the two that desks compare where none was, or an empty list. */
function resolveWeightings(
  written: SizeInput["weighting"],
  { findings, origins }: QuantityReader,
): readonly Weighting[] {
  if (written == null || (Array.isArray(written) && written.length === 0)) return [...defaultWeightings];
  // What is neither a text nor a list of texts has been refused by the shape.
  const names = (typeof written === "string" ? written.split(",") : [written].flat())
    .filter((name) => typeof name === "string")
    .map((name) => name.trim());
  if (names.includes("all")) return [...weightings];
  const found = names.map((got) => {
    const weighting = weightingNamed(got);
    if (weighting === null)
      findings.push(
        finding(
          "WEIGHTING_UNKNOWN",
          { got, nearest: nearest(got, weightings), all: weightings },
          origins.place(["size", "weighting"]),
        ),
      );
    return weighting;
  });
  return [...new Set(found.filter((weighting) => weighting !== null))];
}

/** An account and the share of it to risk: one of them without the other says nothing. */
function accountRisk(size: SizeInput, reader: QuantityReader): SizingRules["accountRisk"] {
  const number = reader.numbersOf(sizeKeys, size, SIZE);
  const account = number("account");
  const risk = number("risk");
  if ((size.account == null) !== (size.risk == null)) {
    const given = size.risk == null ? "account" : "risk";
    reader.findings.push(finding("ACCOUNT_RISK_INCOMPLETE", { given }, reader.origins.place(["size", given])));
  }
  return account === null || risk === null ? null : { account, risk };
}

/** The limits that a trade is checked against, null where one is not given. */
export function resolveLimits(limits: LimitsInput, reader: QuantityReader): TradeLimits {
  const number = reader.numbersOf(limitKeys, limits, ["limits"]);
  const limitOf = (name: keyof TradeLimits) => {
    if (name === "maxContracts") return resolveCounts(limits[name], ["limits", name], name, reader);
    const { shape }: Key = limitKeys[name];
    if (shape === "switch") return isOn(limits[name]) ? true : null;
    return number(name);
  };
  const values = [...limitNames, ...lifeRuleNames].map((name) => [name, limitOf(name)]);
  return Object.fromEntries(values) as TradeLimits;
}

function isOn(written: unknown): boolean {
  return written === true || written === "true";
}

/** One count for both sides, or one for each: `maxContracts: 40`, `contracts: {long: 4}`; null where none is given. */
function resolveCounts(written: unknown, path: Path, name: string, reader: QuantityReader): Sides<Contracts | null> {
  const count = (value: unknown, at: Path) => reader.quantity(value, at, name, countKeys.long.range);
  if (isMap(written)) {
    const ofSide = (side: Side) => count(mapOf(written)[side], [...path, side]);
    return { long: ofSide("long"), short: ofSide("short") };
  }
  const both = count(written, path);
  return { long: both, short: both };
}

/** The named moves of both indices: each gives one fraction to each side, by percent or by the level that it leads to. */
function resolveMoves(
  moves: readonly unknown[],
  symbols: Symbols,
  sides: Sides<TradeSide | null>,
  reader: QuantityReader,
): Sides<Ratio>[] {
  // A move that is no map has been refused by the shape.
  return moves.flatMap((move, index) => (isMap(move) ? resolveMove(mapOf(move), index, symbols, sides, reader) : []));
}

function resolveMove(
  move: Readonly<Record<string, unknown>>,
  index: number,
  symbols: Symbols,
  sides: Sides<TradeSide | null>,
  reader: QuantityReader,
): Sides<Ratio>[] {
  const path = ["moves", index];
  const entries = Object.entries(move).map(([symbol, by]) => ({ symbol, by, side: sideOfSymbol(symbol, symbols) }));
  const [first, second] = entries;
  const named = entries.map(({ side }) => side);
  if (first === undefined || second === undefined || named.length !== 2 || !isBoth(named)) {
    const got = Object.keys(move).join(", ");
    reader.findings.push(finding("MOVE_UNREADABLE", { got, ...symbols }, reader.origins.place(path)));
    return [];
  }
  const moved = entries.map(({ symbol, by, side }) =>
    moveOf(by, [...path, symbol], symbol, sides[side ?? "long"], reader),
  );
  const [one, other] = moved;
  if (one == null || other == null) return [];
  return [first.side === "long" ? { long: one, short: other } : { long: other, short: one }];
}

function isBoth(sides: readonly (Side | null)[]): boolean {
  return sides.includes("long") && sides.includes("short");
}

/**
 * A move: +16%, 0.16, or the level that it leads to, 2850 or @2850.
 *
 * A bare number may be a level, a percentage or a fraction: it is a fraction below 0.5, a level above 100 and between
 * half the side's level and twice it, where nobody means percents, and refused with its readings anywhere else.
 */
function moveOf(by: unknown, path: Path, symbol: string, side: TradeSide | null, reader: QuantityReader): Ratio | null {
  const text = typeof by === "number" ? decimalText(by) : by;
  if (typeof text !== "string") return null;
  const [, marked] = /^\s*@\s*(.*)$/.exec(text) ?? [];
  const bare = readNumber(text);
  const isFraction = !bare.ok || Math.abs(bare.value) < LEAST_AMBIGUOUS;
  if (marked === undefined && isFraction) return reader.quantity(by, path, "move", tradeKeys.moves.range);
  // Without a level of its side no move leads to one, and that has been refused.
  if (side === null) return null;
  const now = side.level.value;
  if (marked === undefined && !isLevel(text, now)) {
    reader.findings.push(finding("MOVE_TWO_WAYS", readings(text, symbol), reader.origins.place(path)));
    return null;
  }
  const level = reader.quantity(marked ?? by, path, `level of ${symbol} in a move`, ranges.level);
  return level === null ? null : moveTo(level, now);
}

/** A bare number of at least so much may be a percentage. */
const LEAST_AMBIGUOUS = 0.5;
/** No index moves by more percent than this in the life of an option. */
const MOST_PERCENT = 100;

/** Whether a bare number is a level and no percentage. */
function isLevel(text: string, now: Points): boolean {
  const reading = readNumber(text);
  if (!reading.ok || isSigned(text)) return false;
  const { value } = reading;
  return value > MOST_PERCENT && value >= now / 2 && value <= now * 2;
}

function isSigned(text: string): boolean {
  return /^\s*[+-]/.test(text);
}

/** What a bare number may mean, each as it would be read. */
function readings(text: string, symbol: string) {
  const got = text.trim();
  const plain = got.replaceAll(",", "");
  const number = Number(plain);
  const fraction = Math.abs(number) <= MOST_HUNDREDFOLD ? `${decimalText(number, 2)}%` : decimalText(number, -2);
  const percents = [`${got}%`, ...(Math.abs(number) < MOST_PERCENT / 2 ? [fraction] : [])];
  return { symbol, got, percents, level: isSigned(got) ? null : `@${got}` };
}

/** A bare number up to this size may well be meant as a fraction: 1.5 is 150 %. */
const MOST_HUNDREDFOLD = 3;

/** level ÷ now − 1, such that the move from now leads to the level again. */
function moveTo(level: Points, now: Points): Ratio {
  const move = as<Ratio>(toNumber(minus(exact(level), exact(now))) / now);
  const missing = toNumber(minus(exact(level), exact(movedLevel(now, move))));
  return missing === 0 ? move : as<Ratio>(move + missing / now);
}
