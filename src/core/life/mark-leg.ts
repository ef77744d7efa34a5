import { type Finding, finding } from "../../errors/finding.ts";
import { type Exact, exact, minus, plus, times, toNumber, ZERO } from "../exact.ts";
import { type ChainRow, type MiddlePrice, middleOf, quoteFindings } from "../option/chain.ts";
import type { OptionMotion } from "../option/european.ts";
import { impliedVolatilityOf, lowerBound, moveOption, type PricingTerms, valueByPrice } from "../option/pricing.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import {
  instrumentKey,
  instrumentOf,
  instrumentSymbol,
  instrumentWords,
  type OptionInstrument,
  quoteOf,
} from "../pair/position.ts";
import type { Instrument, PairTrade, SourcedPremium, TradeSide } from "../pair/trade.ts";
import { futureOfLevel, type SidePricing, sidePricing } from "../pair/valued-leg.ts";
import { isBelow, isFar, nameOf } from "../pair/warnings.ts";
import { type AnnualVolatility, as, type Points, type Usd } from "../quantity.ts";
import type { LegMark, LegPrice, ProfitParts } from "./mark.ts";
import { type OpenPosition, perPoint, underlyingOf } from "./traded.ts";

/** One side of the trade at entry, measured, and as it is now. */
export interface MarkedSide {
  readonly entry: MeasuredSide;
  readonly entryTrade: PairTrade;
  /** With today's level, chain and implied volatility. */
  readonly now: TradeSide;
  readonly nowTrade: PairTrade;
  /** Prices of other futures now, by their codes. */
  readonly levels: ReadonlyMap<string, Points>;
}

/** A leg that is marked, with what the pair adds up. */
export interface MarkedLeg {
  readonly leg: LegMark;
  /** USD; null where it is not marked. */
  readonly profit: { readonly closing: Exact; readonly mid: Exact } | null;
  readonly parts: ProfitParts<Exact> | null;
  /** Of one contract bought, now; null where no model values it. A future has a delta of 1. */
  readonly motion: Pick<OptionMotion, "delta" | "gamma" | "vega" | "theta"> | null;
  /** The level now of what lies under it; null where it is not known. */
  readonly level: Points | null;
  /** Whether the mark is a share of a net price, at which no leg trades. */
  readonly isNet: boolean;
  readonly findings: readonly Finding[];
}

/** A leg of an open position at today's prices, with the parts of its profit. */
export function markedLeg(position: OpenPosition, side: MarkedSide): MarkedLeg {
  const { instrument, entry, quantity } = position;
  const found = instrument.kind === "future" ? futureNow(instrument, side) : optionNow(instrument, position, side);
  const each = perPoint(position, side.entry);
  const gain = (price: Points) => times(each, minus(exact(price), exact(entry)));
  const { price, steps } = found;
  const profit = price === null ? null : { closing: gain(price.closing), mid: gain(price.mid) };
  const parts = price === null || steps === null ? null : partsOf(steps, entry, price, each);
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return {
    leg: {
      side: position.side,
      code: instrumentSymbol(instrument),
      name: instrumentWords(instrument),
      quantity,
      entry,
      mark: price === null ? null : { value: price.closing, mid: price.mid, from: price.from },
      impliedVolatility: { entry: found.entryVolatility, now: price?.volatility ?? null },
      profit: profit === null ? null : usd(profit.closing),
      attribution:
        parts === null
          ? null
          : {
              time: usd(parts.time),
              delta: usd(parts.delta),
              gamma: usd(parts.gamma),
              volatility: usd(parts.volatility),
              spread: usd(parts.spread),
              unexplained: usd(parts.unexplained),
            },
    },
    profit,
    parts,
    motion: found.motion,
    level: found.level,
    isNet: price?.isNet === true,
    findings: found.findings,
  };
}

/** The values of a leg between its entry and now, in points of one contract. */
interface Steps {
  /** The model at entry: the entry itself where that implies a volatility. */
  readonly atEntry: number;
  /** The same with the time that is left now. */
  readonly later: number;
  /** The move of the level times the delta at entry. */
  readonly byDelta: number;
  /** At today's level too. */
  readonly moved: number;
  /** Whether the middle is what the model gives at its own implied volatility. */
  readonly isExplained: boolean;
}

interface LegNow {
  readonly price: LegPrice | null;
  readonly steps: Steps | null;
  readonly entryVolatility: AnnualVolatility | null;
  readonly motion: MarkedLeg["motion"];
  readonly level: Points | null;
  readonly findings: readonly Finding[];
}

/**
 * The parts of a profit, each the difference of two steps, so that they add up to it exactly.
 *
 * What a price implies explains it: at its own implied volatility the model gives the price.
 */
function partsOf(steps: Steps, entry: Points, price: LegPrice, each: Exact): ProfitParts<Exact> {
  const usd = (points: Exact) => times(each, points);
  const [atEntry, later, moved, mid] = [steps.atEntry, steps.later, steps.moved, price.mid].map(exact) as [
    Exact,
    Exact,
    Exact,
    Exact,
  ];
  const byDelta = exact(steps.byDelta);
  const gap = minus(mid, moved);
  return {
    time: usd(minus(later, atEntry)),
    delta: usd(byDelta),
    gamma: usd(minus(minus(moved, later), byDelta)),
    volatility: usd(steps.isExplained ? gap : ZERO),
    spread: usd(minus(exact(price.closing), mid)),
    unexplained: usd(plus(minus(atEntry, exact(entry)), steps.isExplained ? ZERO : gap)),
  };
}

function futureNow(instrument: Instrument & { readonly kind: "future" }, side: MarkedSide): LegNow {
  const level = levelNow(underlyingOf(instrument), side);
  const isOwn = isOfSide(underlyingOf(instrument), side.entry.side);
  const before = isOwn ? side.entry.sized.level.value : null;
  const price = level === null ? null : ({ mid: level, closing: level, from: "level", volatility: null } as const);
  const steps =
    level === null || before === null
      ? null
      : { atEntry: before, later: before, byDelta: moveOf(before, level), moved: level, isExplained: true };
  const motion = { delta: 1, gamma: 0, vega: 0, theta: 0 };
  return { price, steps, entryVolatility: null, motion: level === null ? null : motion, level, findings: [] };
}

/** The difference of two levels, in decimals. */
function moveOf(before: number, after: number): number {
  return toNumber(minus(exact(after), exact(before)));
}

/** Whether the price of a future is the level of the side; a month that is not known is taken to be its own. */
export function isOfSide(code: string | null, side: TradeSide): boolean {
  const own = futureOfLevel(side)?.code ?? null;
  if (code === null || own === null) return true;
  // M2KH6 moves as RTYH6 does.
  return code.slice(-2) === own.slice(-2);
}

/** The price now of the future of a code; null where neither the level of the side nor another one is its. */
export function levelNow(code: string | null, { now, levels }: Pick<MarkedSide, "now" | "levels">): Points | null {
  if (isOfSide(code, now)) return now.level.value;
  // M2KM6 is at the price of RTYM6, by which its level may be named.
  return levels.get(code ?? "") ?? levels.get(`${now.contract.symbol}${code?.slice(-2)}`) ?? null;
}

function optionNow(instrument: OptionInstrument, position: OpenPosition, side: MarkedSide): LegNow {
  const { entry: measured, entryTrade, now, nowTrade } = side;
  const { right, strike } = instrument;
  const level = levelNow(underlyingOf(instrument), side);
  const isOwn = isOfSide(underlyingOf(instrument), measured.side);
  const before = isOwn ? termsOf(measured.side, instrument, entryTrade) : null;
  const at = level === null ? null : { ...now, level: { ...now.level, value: level } };
  const after = at === null ? null : termsOf(at, instrument, nowTrade);
  const implied = before === null ? null : impliedAtEntry(before, instrument, position);
  const given =
    measured.side.impliedVolatility ?? (measured.volatility.known ? measured.volatility.volatility.value : null);
  const fallback = implied ?? given;
  const steps = (price: LegPrice): Steps | null =>
    before === null || after === null || fallback === null
      ? null
      : stepsOf(position, { before, after, volatility: fallback, isImplied: implied !== null }, price);
  const quoted = quotedPrice(instrument, position, side, after, given);
  const price = quoted?.price ?? modelPrice(position, { before, after, implied }, now.impliedVolatility);
  const sigma = price?.volatility ?? null;
  const motion = after === null || sigma === null ? null : moveOption(after, right, strike, sigma);
  return {
    price,
    steps: price === null ? null : steps(price),
    entryVolatility: implied,
    motion: motion ?? expired(instrument, after),
    level,
    findings: quoted?.findings ?? (price === null ? notValued(at, instrument, nowTrade) : []),
  };
}

/** What the model of a leg that is not marked lacks. */
function notValued(side: TradeSide | null, instrument: OptionInstrument, trade: PairTrade): readonly Finding[] {
  const pricing = side === null ? null : pricingOf(side, instrument, trade);
  return pricing === null || pricing.known ? [] : [pricing.reason];
}

/** What speaks against a price of today: that no volatility gives it, or one far from the volatility of the side. */
function doubtsOf(
  { mid, volatility: implied }: LegPrice,
  after: PricingTerms | null,
  { symbol, right, strike }: OptionInstrument,
  given: AnnualVolatility | null,
): readonly Finding[] {
  if (after === null) return [];
  const leg = nameOf({ strike, right });
  const least = lowerBound(after, right, strike);
  const most = right === "call" ? after.price : strike;
  if (isBelow(mid, least, after.price) || mid >= most)
    return [finding("MARK_IMPOSSIBLE", { symbol, leg, price: mid, least, most })];
  if (implied === null || given === null || !isFar(implied, given)) return [];
  return [finding("IMPLIED_VOLATILITY_FAR", { symbol, leg, implied, sized: given })];
}

/** The volatility that an entry implies; none where that is a share of a net price. */
function impliedAtEntry(
  before: PricingTerms,
  { right, strike }: OptionInstrument,
  { entry, isNet }: OpenPosition,
): AnnualVolatility | null {
  return isNet === true ? null : impliedVolatilityOf(before, right, strike, entry);
}

/** On its last day an option moves as what it leaves: one for one in the money, not at all out of it. */
function expired({ right, strike }: OptionInstrument, after: PricingTerms | null): MarkedLeg["motion"] {
  if (after === null || after.years !== 0) return null;
  const sign = right === "call" ? 1 : -1;
  return { delta: sign * (after.price - strike) > 0 ? sign : 0, gamma: 0, vega: 0, theta: 0 };
}

/** What values an option that is held, which may be of another series than those of its side. */
function pricingOf(side: TradeSide, { expiry, option }: OptionInstrument, trade: PairTrade): SidePricing {
  return sidePricing({ ...side, expiry, option }, trade);
}

/** The model of an option with the time that it has left; null where something for it is missing. */
function termsOf(side: TradeSide, instrument: OptionInstrument, trade: PairTrade): PricingTerms | null {
  const pricing = pricingOf(side, instrument, trade);
  return pricing.known ? pricing.terms : null;
}

interface Revaluation {
  readonly before: PricingTerms;
  readonly after: PricingTerms;
  readonly volatility: AnnualVolatility;
  /** Whether the entry implies it: then the model gives the entry. */
  readonly isImplied: boolean;
}

function stepsOf(position: OpenPosition, revaluation: Revaluation, price: LegPrice): Steps | null {
  const { instrument, entry } = position;
  if (instrument.kind !== "option") return null;
  const { before, after, volatility, isImplied } = revaluation;
  const { right, strike } = instrument;
  const start = moveOption(before, right, strike, volatility);
  const atEntry = isImplied ? entry : start.value;
  const byPrice = valueAt(after, instrument, volatility);
  const later = isSame(after, before) ? atEntry : byPrice(before.price);
  const moved = after.price === before.price ? later : byPrice(after.price);
  const byDelta = start.delta * (after.price - before.price);
  return { atEntry, later, byDelta, moved, isExplained: price.volatility !== null || price.from === "expiry" };
}

/** Whether nothing but the price of what lies under them tells two models apart. */
function isSame(after: PricingTerms, before: PricingTerms): boolean {
  return after.years === before.years && after.rate === before.rate && after.yield === before.yield;
}

/** The value of an option by the price of what lies under it; on its last day what exercise gives, exactly. */
function valueAt(
  terms: PricingTerms,
  { right, strike }: OptionInstrument,
  volatility: AnnualVolatility,
): (price: Points) => number {
  if (terms.years > 0) return valueByPrice(terms, right, strike, volatility);
  return (price) => Math.max(0, (right === "call" ? 1 : -1) * moveOf(strike, price));
}

/**
 * The mark of the model: on the last day what exercise gives; else at today's implied volatility where one is given,
 * else at that of the entry; null without either.
 */
function modelPrice(
  { instrument, entry }: OpenPosition,
  {
    before,
    after,
    implied,
  }: {
    readonly before: PricingTerms | null;
    readonly after: PricingTerms | null;
    readonly implied: AnnualVolatility | null;
  },
  given: AnnualVolatility | null,
): LegPrice | null {
  if (instrument.kind !== "option" || after === null) return null;
  const volatility = given ?? implied;
  if (after.years === 0) {
    const value = as<Points>(valueAt(after, instrument, as<AnnualVolatility>(0))(after.price));
    return { mid: value, closing: value, from: "expiry", volatility: null };
  }
  if (volatility === null) return null;
  const isUnchanged = given === null && before !== null && after.price === before.price && isSame(after, before);
  const value = isUnchanged ? entry : as<Points>(valueAt(after, instrument, volatility)(after.price));
  return { mid: value, closing: value, from: "model", volatility };
}

interface QuotedPrice {
  readonly price: LegPrice;
  readonly findings: readonly Finding[];
}

/** The mark of a quote: in the side's chain, or the premium that today's trade gives the leg; null where there is none. */
function quotedPrice(
  instrument: OptionInstrument,
  { quantity }: OpenPosition,
  { now, nowTrade: { asOf } }: MarkedSide,
  after: PricingTerms | null,
  usual: AnnualVolatility | null,
): QuotedPrice | null {
  const { right, strike } = instrument;
  const impliedBy = (price: Points) =>
    after === null || after.years === 0 ? null : impliedVolatilityOf(after, right, strike, price);
  const given = givenNow(instrument, now);
  if (given !== null) {
    const { value, net } = given;
    if (net === true)
      return { price: { mid: value, closing: value, from: "given", volatility: null, isNet: true }, findings: [] };
    const price = { mid: value, closing: value, from: "given", volatility: impliedBy(value) } as const;
    return { price, findings: doubtsOf(price, after, instrument, usual) };
  }
  const row = quoteOf(now.chain, instrument);
  const quoted = row === null || hasStopped(instrument, row, asOf ?? "") ? null : quotedBy(row, quantity);
  if (row === null || quoted === null || now.chain === null) return null;
  const price = { ...quoted, volatility: impliedBy(quoted.mid) };
  const found = quoteFindings(now.chain, row, { expiry: instrument.expiry, right, strike }, quoted.from);
  return { price, findings: [...found, ...doubtsOf(price, after, instrument, usual)] };
}

/** Whether an option that settles at the opening had no trade any more, or a quote of it is of an earlier day than that. */
function hasStopped({ expiry, option }: OptionInstrument, { quoteTime }: ChainRow, asOf: string): boolean {
  if (option?.settlement !== "am" || expiry !== asOf) return false;
  return option.lastTradingDay < asOf || (quoteTime !== null && quoteTime.slice(0, 10) < asOf);
}

/**
 * The prices of a row: its middle, and the side that closes the leg; of a row without bid and ask its mark, settlement
 * or last trade. Null where a quote lacks the side that closes: a last trade is no price beside a standing quote.
 */
function quotedBy(
  row: ChainRow,
  quantity: number,
): { readonly mid: Points; readonly closing: Points; readonly from: MiddlePrice["from"] | "bid" | "ask" } | null {
  const middle = middleOf(row);
  const { ask } = row;
  // A bid of 0 without an ask says that nobody quotes the option, not that it is worth nothing.
  const bid = row.bid === 0 && ask === null ? null : row.bid;
  if (bid === null && ask === null)
    return middle === null ? null : { mid: middle.price, closing: middle.price, from: middle.from };
  const [closing, from] = quantity > 0 ? ([bid, "bid"] as const) : ([ask, "ask"] as const);
  if (closing === null) return null;
  return middle?.from === "mid" ? { mid: middle.price, closing, from: "mid" } : { mid: closing, closing, from };
}

function givenNow(instrument: OptionInstrument, now: TradeSide): SourcedPremium | null {
  const key = instrumentKey(instrument);
  for (const leg of now.legs) {
    if (leg.kind !== "option" || leg.premium === null || leg.strike.kind !== "points") continue;
    const named = { kind: "option", right: leg.right, strike: leg.strike.value } as const;
    if (instrumentKey(instrumentOf(named, now, instrument.symbol)) === key) return leg.premium;
  }
  return null;
}
