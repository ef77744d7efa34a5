import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import { type Exact, exact, exactQuotient, minus, plus, times, toNumber, ZERO } from "../exact.ts";
import { isUndated } from "../option/chain.ts";
import { containsOption } from "../option/leg.ts";
import { exposures, hedgeRatioOf, ratioDrift } from "../pair/exposure.ts";
import { improbableMoves } from "../pair/improbable.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { type DollarGreeks, dollarGreeks, netGreeks } from "../pair/money.ts";
import { instrumentOf, instrumentWords, positionKey } from "../pair/position.ts";
import { measuredSides } from "../pair/size-pair.ts";
import type { NetOfSides, PairGreeks } from "../pair/sizing.ts";
import { besideQuotes, staleLevel } from "../pair/stale-level.ts";
import { type PairTrade, type SourcedPremium, type TradeLeg, type TradeSide, UNNAMED_CURRENCY } from "../pair/trade.ts";
import { otherFuture, sidePricing } from "../pair/valued-leg.ts";
import { levelOfOther, quotesOfOtherSeries } from "../pair/warnings.ts";
import type { Weighting } from "../pair/weighting.ts";
import type { Bound } from "../payoff/envelope.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import { bounded } from "../work.ts";
import { type MarkSource, type PairMark, type ProfitParts, partNames, ruleMarks } from "./mark.ts";
import { isOfSide, levelNow, type MarkedLeg, type MarkedSide, markedLeg } from "./mark-leg.ts";
import {
  boundsOf,
  choice,
  expiryOf,
  feesOf,
  type OpenPosition,
  settlesAtOpening,
  sizeInLarge,
  type TradedRequest,
  tradedOf,
  underlyingOf,
} from "./traded.ts";

/** What was traded, and prices that neither trade has. */
export interface MarkRequest extends TradedRequest {
  /** Prices now of other futures than that of the side, by their codes: RTYM6; in index points. */
  readonly levels?: Readonly<Record<string, number>>;
}

/** An open pair with its legs as they were marked. */
export interface MarkedPair {
  readonly mark: PairMark;
  readonly legs: readonly MarkedLeg[];
  readonly sides: Sides<MeasuredSide>;
  readonly positions: readonly OpenPosition[];
}

/**
 * An open pair at today's prices: profit by leg and side at the middle and at the closing side, its parts, what is left
 * of its bounds, greeks, and the rules that are reached.
 *
 * A leg is marked by its quote, a future by the level, else by the model at the given implied volatility or at that of
 * its entry; one with neither is not marked, and the sums have no number.
 *
 * @param now the trade with today's date, levels, chains and implied volatilities; the premium of a leg is its price
 * today
 * @throws PairsizeError MARK_NEEDS_DATE, MARK_BEFORE_ENTRY, MARK_AFTER_EXPIRY, OTHER_TRADE, and what {@link tradedOf}
 * throws
 */
export function markPair(entry: PairTrade, now: PairTrade, request: MarkRequest = {}): PairMark {
  return markedPair(entry, now, request).mark;
}

/** The prices of other futures, by their codes. */
export function levelsOf({ levels = {} }: MarkRequest): ReadonlyMap<string, Points> {
  return new Map(Object.entries(levels).map(([code, level]) => [code, as<Points>(level)]));
}

/** {@link markPair} with what rolling and closing are made of. */
export function markedPair(entry: PairTrade, now: PairTrade, request: MarkRequest = {}): MarkedPair {
  return bounded(() => markedWithin(entry, now, request));
}

function markedWithin(entry: PairTrade, now: PairTrade, request: MarkRequest): MarkedPair {
  const asOf = now.asOf ?? fail("MARK_NEEDS_DATE", {});
  if (entry.asOf !== null && asOf < entry.asOf) fail("MARK_BEFORE_ENTRY", { asOf, entry: entry.asOf });
  const sides = measuredSides(entry);
  const traded = tradedOf(entry, sides, request);
  const { positions, weighting } = traded;
  refuseExpired(positions, asOf);
  refuseOtherTrade("now", entry, now);
  const levels = levelsOf(request);
  refuseOtherMonth(positions, entry, now, levels);
  const marked = (name: Side): MarkedSide => ({
    ...{ entry: sides[name], entryTrade: entry, now: now[name], nowTrade: now, levels },
  });
  const marks = { long: marked("long"), short: marked("short") };
  const legs = positions.map((position) => markedLeg(position, marks[position.side]));
  const fees = feesOf(positions, entry.rules.fee);
  const bounds = boundsOf(positions, sides, fees);
  const profit = sumOf(legs, ({ closing }) => closing);
  const afterFees = profit === null ? null : minus(profit, fees);
  const days = positions.flatMap((one) => expiryOf(one) ?? []).map((expiry) => daysBetween(asOf, expiry) ?? 0);
  const unmarked = legs.flatMap(({ leg }) => (leg.mark === null ? [leg.code ?? leg.name] : []));
  const measured = measuredNow(entry, now, sides, legs, positions);
  const ratio = ratios(weighting, sides, measured);
  const figures = {
    maxLoss: bounds?.maxLoss ?? null,
    maxGain: bounds?.maxGain ?? null,
    shareOfMaxGain: shareOf(afterFees, bounds?.maxGain ?? null, 1),
    shareOfMaxLoss: shareOf(afterFees, bounds?.maxLoss ?? null, -1),
    daysLeft: days.length === 0 ? null : Math.min(...days),
    ratio,
  };
  const mark: PairMark = {
    symbols: { long: entry.long.contract.symbol, short: entry.short.contract.symbol },
    entry: { asOf: entry.asOf, levels: { long: entry.long.level, short: entry.short.level } },
    now: { asOf, levels: { long: now.long.level, short: now.short.level } },
    weighting,
    micros: { long: sides.long.micro, short: sides.short.micro },
    contracts: traded.contracts,
    profit: bySide(legs, ({ closing }) => closing),
    profitAtMid: bySide(legs, ({ mid }) => mid),
    fees: as<Usd>(toNumber(fees)),
    legs: legs.map(({ leg }) => leg),
    attribution: attributionOf(legs),
    ...figures,
    greeks: greeksOf(positions, legs, sides),
    chosenNow: measured === null ? null : chosenNow(entry, measured, weighting),
    rules: ruleMarks(entry.limits, { ...figures, profit: afterFees, unmarked }),
    positions,
    warnings: warningsOf(entry, now, levels, { legs, positions, unmarked }),
  };
  return { mark, legs, sides, positions };
}

/**
 * Refuses a trade that is not of the contracts of an open pair.
 *
 * @throws PairsizeError OTHER_TRADE
 */
export function refuseOtherTrade(which: "now" | "next", entry: PairTrade, other: PairTrade): void {
  for (const side of sideNames) {
    const [before, after] = [entry[side], other[side]];
    const refuse = (open: string, got: string) => fail("OTHER_TRADE", { which, side, open, got });
    const [{ symbol, multiplier }, { symbol: got, multiplier: times }] = [before.contract, after.contract];
    if (symbol !== got) refuse(symbol, got);
    if (multiplier !== times) refuse(`${symbol} of ${multiplier} a point`, `${got} of ${times}`);
  }
}

/** Refuses prices of another future than the one of the entry, where that is held and nothing says its price. */
function refuseOtherMonth(
  positions: readonly OpenPosition[],
  entry: PairTrade,
  now: PairTrade,
  levels: ReadonlyMap<string, Points>,
): void {
  for (const side of sideNames) {
    const [month, got] = [entry[side].future, now[side].future];
    const held = positions.filter((one) => one.side === side).map(({ instrument }) => underlyingOf(instrument));
    if (month === null || got === null || month.code === got.code) continue;
    const isPriced = levelNow(month.code, { now: now[side], levels }) !== null;
    if (!isPriced && held.some((code) => isOfSide(code, entry[side])))
      fail("OTHER_TRADE", { which: "now", side, open: month.code, got: got.code });
  }
}

function refuseExpired(positions: readonly OpenPosition[], asOf: string): void {
  for (const { instrument } of positions) {
    const expiry = instrument.kind === "option" ? instrument.expiry : instrument.future?.expiry;
    if (expiry != null && expiry < asOf)
      fail("MARK_AFTER_EXPIRY", { instrument: instrumentWords(instrument), expiry, asOf });
  }
}

type Profit = NonNullable<MarkedLeg["profit"]>;

/** The sum over legs; null where one is not marked. */
function sumOf(legs: readonly MarkedLeg[], of: (profit: Profit) => Exact): Exact | null {
  return legs.reduce<Exact | null>(
    (total, { profit }) => (total === null || profit === null ? null : plus(total, of(profit))),
    ZERO,
  );
}

function bySide(legs: readonly MarkedLeg[], of: (profit: Profit) => Exact): NetOfSides<Usd | null> {
  const amount = (some: readonly MarkedLeg[]) => {
    const total = sumOf(some, of);
    return total === null ? null : as<Usd>(toNumber(total));
  };
  const ofSide = (name: Side) => amount(legs.filter(({ leg }) => leg.side === name));
  return { long: ofSide("long"), short: ofSide("short"), net: amount(legs) };
}

/** The parts by side; null where a leg has none. */
function attributionOf(legs: readonly MarkedLeg[]): PairMark["attribution"] {
  if (legs.some(({ parts }) => parts === null)) return null;
  const part = (name: keyof ProfitParts<unknown>): NetOfSides<Usd> => {
    const total = (some: readonly MarkedLeg[]) =>
      some.reduce((sum, { parts }) => (parts === null ? sum : plus(sum, parts[name])), ZERO);
    const usd = (some: readonly MarkedLeg[]) => as<Usd>(toNumber(total(some)));
    const ofSide = (side: Side) => usd(legs.filter(({ leg }) => leg.side === side));
    return { long: ofSide("long"), short: ofSide("short"), net: usd(legs) };
  };
  return Object.fromEntries(partNames.map((name) => [name, part(name)])) as unknown as PairMark["attribution"];
}

/** Profit over a bound, as a share of it, 0 where the profit is on the other side; null where it has no end or is 0. */
function shareOf(profit: Exact | null, bound: Bound | null, sign: 1 | -1): Ratio | null {
  if (profit === null || bound === null || bound.kind === "unlimited" || bound.amount === 0) return null;
  return as<Ratio>(Math.max(0, exactQuotient(times(exact(sign), profit), exact(bound.amount))));
}

/** The greeks of the position now, as of a sizing; null where a leg is not valued. */
function greeksOf(
  positions: readonly OpenPosition[],
  legs: readonly MarkedLeg[],
  sides: Sides<MeasuredSide>,
): PairGreeks | null {
  if (legs.some(({ motion, level }) => motion === null || level === null)) return null;
  const ofSide = (side: Side): DollarGreeks => {
    const each = positions.flatMap((position, at) => {
      const { motion, level } = legs[at] ?? {};
      if (position.side !== side || motion == null || level == null) return [];
      const size = toNumber(times(sizeInLarge(position, sides[side]), sides[side].pointValue)) * position.quantity;
      return [dollarGreeks(motion, level, size)];
    });
    const sum = (name: keyof PairGreeks) => each.reduce((total, one) => total + one[name], 0);
    return { delta: sum("delta"), gamma: sum("gamma"), vega: sum("vega"), theta: sum("theta") };
  };
  return netGreeks({ long: ofSide("long"), short: ofSide("short") });
}

/** The trade at today's prices, measured. */
interface MeasuredNow {
  readonly trade: PairTrade;
  readonly sides: Sides<MeasuredSide>;
}

/**
 * Both sides at today's prices: the trade's own legs at their marks, one that is not held at the implied volatility of
 * its entry. Null where a leg has neither, or where its options have expired and others are held.
 */
function measuredNow(
  entry: PairTrade,
  now: PairTrade,
  before: Sides<MeasuredSide>,
  legs: readonly MarkedLeg[],
  positions: readonly OpenPosition[],
): MeasuredNow | null {
  const marks = new Map(
    positions.flatMap((position, at) => {
      const { leg, isNet = false } = legs[at] ?? {};
      const value = leg?.mark?.mid;
      if (value === undefined) return [];
      const premium: SourcedPremium = { value, from: "model", ...(isNet ? { net: true } : {}) };
      return [[positionKey(position), premium] as const];
    }),
  );
  const side = (name: Side): TradeSide | null => {
    const { side: written, sized, divisor } = before[name];
    const { beta: _beta, ...kept } = written;
    const { level, volatility, history, future, yield: dividend, beta } = now[name];
    if (written.expiry !== null && written.expiry < (now.asOf ?? "") && containsOption(written.legs)) return null;
    const repriced = sized.legs.map((leg): TradeLeg | null => {
      const quantity = leg.quantity * divisor;
      if (leg.kind === "future") return { kind: "future", quantity, entry: null };
      const { right, strike, impliedVolatility } = leg;
      const markOf = (symbol: string) =>
        marks.get(positionKey({ side: name, instrument: instrumentOf(leg, written, symbol) }));
      const premium = markOf(sized.symbol) ?? markOf(findContract(sized.symbol)?.sibling ?? sized.symbol);
      const points = { kind: "points", value: strike } as const;
      const unpriced = { kind: "option", quantity, right, strike: points, delta: null } as const;
      if (premium !== undefined) return { ...unpriced, premium };
      return impliedVolatility === null ? null : { ...unpriced, premium: null, volatility: impliedVolatility };
    });
    if (repriced.some((leg) => leg === null)) return null;
    const legsNow = repriced.filter((leg) => leg !== null);
    // Without its date: the level of the right month was given, or no model price rests on it.
    const at = { value: level.value, from: level.from };
    return {
      ...kept,
      ...(beta === undefined ? {} : { beta }),
      ...{ level: at, volatility, history, future, yield: dividend, chain: null },
      legs: written.legs.length === 0 ? [] : legsNow,
    };
  };
  const [long, short] = [side("long"), side("short")];
  if (long === null || short === null) return null;
  const trade = { ...entry, asOf: now.asOf, rate: now.rate, correlation: now.correlation, long, short };
  const isValued = [long, short].every(
    (one) => one.legs.every((leg) => leg.kind === "future" || leg.premium !== null) || sidePricing(one, trade).known,
  );
  return isValued ? { trade, sides: measuredSides(trade) } : null;
}

function ratios(weighting: Weighting, sides: Sides<MeasuredSide>, now: MeasuredNow | null): PairMark["ratio"] {
  const ratioOf = ({ long, short }: Sides<MeasuredSide>): Ratio | null => {
    const both = exposures(weighting, long, short);
    return both.available ? hedgeRatioOf(both) : null;
  };
  const [before, after] = [ratioOf(sides), now === null ? null : ratioOf(now.sides)];
  return { entry: before, now: after, drift: before === null || after === null ? null : ratioDrift(after, before) };
}

/** What sizing chooses now: contracts that were fixed on both sides are what was traded, and are free again. */
function chosenNow(entry: PairTrade, { trade, sides }: MeasuredNow, weighting: Weighting): Sides<number> | null {
  const { contracts } = entry.rules;
  const isBoth = contracts.long !== null && contracts.short !== null;
  const answer = choice(trade, sides, weighting, isBoth ? { long: null, short: null } : contracts);
  return answer.known ? answer.contracts : null;
}

function warningsOf(
  entry: PairTrade,
  now: PairTrade,
  levels: ReadonlyMap<string, Points>,
  { legs, positions, unmarked }: Pick<MarkedPair, "legs" | "positions"> & { readonly unmarked: readonly string[] },
): readonly Finding[] {
  const markedBy = (from: MarkSource) =>
    legs.flatMap(({ leg }) => (leg.mark?.from === from ? [leg.code ?? leg.name] : []));
  const [modelled, traded] = [markedBy("model"), markedBy("last")];
  const settled = positions.filter(
    (one, at) => legs[at]?.leg.mark?.from === "expiry" && settlesAtOpening(one, now.asOf ?? ""),
  );
  const quotes = sideNames.some((side) => now[side].chain !== null);
  return [
    ...now.warnings,
    ...(positions.length === 0 ? [finding("NOTHING_HELD", {})] : []),
    ...improbableMoves(entry, now, levels),
    ...staleLevel(now),
    ...distinct(
      sideNames.flatMap((side) => quotesOfOtherSeries(now[side])),
      now.warnings,
    ),
    ...sideNames.flatMap((side) => levelOfOther({ side: now[side] })),
    ...(now.asOf === entry.asOf ? [] : sideNames.flatMap((side) => converted(entry[side]))),
    ...sideNames.flatMap((side) => enteredOnOther(entry[side])),
    ...sideNames.flatMap((side) => ofChain(entry[side])),
    // A premium beside a level that it contradicts marks by a volatility that nobody quoted.
    ...(now.asOf === entry.asOf ? [] : sideNames.flatMap((side) => besideQuotes(entry[side], entry))),
    ...entry.warnings.filter(({ code }) => code === "STORED_WARNING"),
    ...distinct(legs.flatMap(({ findings }) => findings)),
    ...(modelled.length > 0 ? [finding("MARKED_BY_MODEL", { legs: modelled, of: legs.length, hasChain: quotes })] : []),
    ...(traded.length > 0 ? [finding("MARKED_AT_LAST", { legs: traded })] : []),
    ...atOpening(settled),
    ...(unmarked.length > 0 ? [finding("NOT_MARKED", { legs: unmarked, of: legs.length })] : []),
  ];
}

/** Findings without those that another one of the same words says. */
export function distinct(findings: readonly Finding[], said: readonly Finding[] = []): readonly Finding[] {
  const words = ({ code, args, where }: Finding) => JSON.stringify([code, args, where?.file]);
  const known = new Set(said.map(words));
  return findings.filter((one) => !known.has(words(one)) && known.add(words(one)));
}

/** That the level of today is taken as the settlement value of options that expire today, once a contract. */
function atOpening(settled: readonly OpenPosition[]): readonly Finding[] {
  const days = new Map(settled.map((one) => [one.instrument.symbol, expiryOf(one) ?? ""]));
  return [...days].map(([symbol, expiry]) => finding("EXPIRY_NOT_AHEAD", { symbol, expiry, isOpening: true }));
}

/** That the level of the entry is the close of another future than the side is on. */
function enteredOnOther(side: TradeSide): readonly Finding[] {
  const other = otherFuture(side);
  return other === null ? [] : [finding("ENTRY_ON_OTHER_FUTURE", { ...other })];
}

/** That premiums of the entry are read from an undated file again, which may have changed since. */
function ofChain({ contract: { symbol }, chain, legs }: TradeSide): readonly Finding[] {
  const isRead = legs.some((leg) => leg.kind === "option" && leg.premium === null);
  if (chain === null || !isRead || !isUndated(chain.rows)) return [];
  return [finding("ENTRY_OF_CHAIN", { symbol, file: chain.file })];
}

function converted({ contract: { symbol, currency, fx } }: TradeSide): readonly Finding[] {
  if (currency === "USD") return [];
  const named = currency === UNNAMED_CURRENCY ? "its currency" : currency;
  return [finding("FX_OF_ENTRY", { symbol, currency: named, fx })];
}
