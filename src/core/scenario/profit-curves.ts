import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR } from "../calendar.ts";
import { exact, times, toNumber } from "../exact.ts";
import { black76Value } from "../option/european.ts";
import { containsOption } from "../option/leg.ts";
import { isAmerican, type PricingTerms } from "../option/pricing.ts";
import { type BeforeExpiry, type LevelLaw, levelAt, levelLaw, normalAt, volatilityOf } from "../pair/measured-side.ts";
import { whyUnvalued } from "../pair/money.ts";
import type { SizedOption } from "../pair/sizing.ts";
import type { PairTrade } from "../pair/trade.ts";
import { piecewiseLinear, type Vertex } from "../payoff/envelope.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import {
  type HeldSide,
  type HorizonDate,
  heldFees,
  heldPerPoint,
  heldProfit,
  heldTurnover,
  heldValue,
} from "./horizon.ts";
import {
  constantCurve,
  isConstant,
  type ProfitCurve,
  type ProfitLine,
  partialMean,
  profitAtLevel,
  profitAtNormal,
  profitCurve,
} from "./profit-curve.ts";
import { LEAST_MONEY } from "./profit-law.ts";

/**
 * The greatest deviation of the log of a level that odds are given for: beyond 10 one level in three million reaches
 * the mean of them all, as P(level > forward) = N(−s/2), and the rest is worth nothing.
 */
const MOST_DEVIATION = 10;

/** Both sides' profits over the levels at a horizon: all of a distribution but the correlation. */
export interface ProfitCurves {
  readonly laws: Sides<LevelLaw>;
  readonly curves: Sides<ProfitCurve>;
  readonly expectedProfit: Usd;
  /** USD by which the pair's profit usually differs. */
  readonly scale: number;
}

/**
 * Both sides' profits over the levels at the horizon, for {@link distributionFigures}; or the reason why a law, or the
 * value of an option, is not known.
 */
export function profitCurves(
  { asOf, expiry, rate }: Pick<PairTrade, "asOf" | "expiry" | "rate">,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): ProfitCurves | Finding {
  if (when.days === null) {
    const missing = Object.entries({ asOf, expiry }).flatMap(([key, value]) => (value === null ? [key] : []));
    return finding("HORIZON_UNKNOWN", { missing });
  }
  const [long, short] = [levelLaw(held.long.side, rate, when.days), levelLaw(held.short.side, rate, when.days)];
  if (!long.known) return long.reason;
  if (!short.known) return short.reason;
  const unvalued = whyUnvalued({ long: held.long.side, short: held.short.side }, when.daysLeft);
  if (unvalued !== null) return unvalued;
  const laws = { long: long.law, short: short.law };
  for (const side of sideNames) {
    const { symbol } = held[side].side.side.contract;
    const { deviation } = laws[side];
    if (deviation > MOST_DEVIATION) return finding("LEVEL_LAW_TOO_WIDE", { symbol, deviation, most: MOST_DEVIATION });
  }
  const { daysLeft } = when;
  const curve = (name: Side) => sideCurve(held[name], laws[name], { daysLeft: daysLeft[name], shift: shift[name] });
  const curves = { long: curve("long"), short: curve("short") };
  const mean = (name: Side) =>
    expectedProfit(held[name], laws[name], curves[name], { daysLeft: daysLeft[name], shift: shift[name] });
  return {
    laws,
    curves,
    expectedProfit: as<Usd>(mean("long") + mean("short") + 0),
    scale: variationOf(curves),
  };
}

/**
 * USD by which a pair's profit usually differs: over the usual levels, else over rarer ones where it is level there.
 */
function variationOf({ long, short }: Sides<ProfitCurve>): number {
  for (const reach of [2, 4, 8]) {
    const variation = variationWithin(long, reach) + variationWithin(short, reach);
    if (variation > LEAST_MONEY) return variation;
  }
  return LEAST_MONEY;
}

function variationWithin(curve: ProfitCurve, reach: number): number {
  const profits = [-1, -0.5, 0, 0.5, 1].map((share) => profitAtNormal(curve, share * reach));
  return Math.max(...profits) - Math.min(...profits);
}

/**
 * A deviation of the log of a level below which the level is certain: it moves no profit by a millionth of its level.
 */
const CERTAIN = 1e-9;

/** Decimals of a dollar beyond which a profit is rounding. */
const MONEY_DECIMALS = 6;

/**
 * The profit of all that is held of a side over the levels at the horizon, fees off: exact at expiry, where its bends
 * are the nodes, and sampled before, within a hundred-thousandth of what it ranges over.
 *
 * A level that cannot move (no days, no volatility) has one profit, at the forward.
 */
function sideCurve(held: HeldSide, law: LevelLaw, when: BeforeExpiry): ProfitCurve {
  const certain = !(law.deviation > CERTAIN);
  if (when.daysLeft === 0) return certain ? constantCurve(law, heldProfit(held, law.forward)) : expiryCurve(held, law);
  if (!certain) return curveBefore(held, law, when);
  // What is worth its premium has made nothing, whatever the digits that an implied volatility leaves.
  const profit = heldValue(held, when)(law.forward).toFixed(MONEY_DECIMALS);
  return constantCurve(law, exact(Number(profit)));
}

/**
 * The profit of all that is held of a side by its level, fees off: exact at expiry, and sampled before, finest where
 * the law puts most levels.
 */
export function heldLine(held: HeldSide, law: LevelLaw, when: BeforeExpiry): ProfitLine {
  return when.daysLeft === 0 ? expiryCurve(held, law) : curveBefore(held, law, when);
}

/**
 * The right to exercise early is worth little beside the rest, and takes by far the longest to value: it is sampled
 * apart, which asks for few levels, and read between them.
 */
function curveBefore(held: HeldSide, law: LevelLaw, when: BeforeExpiry): ProfitCurve {
  const value = heldValue(held, when);
  const plain = heldValue(held, { ...when, european: true });
  const precision = precisionOf(law, value, heldTurnover(held, when));
  const { pricing, unit } = held.side;
  const strikes = unit.flatMap((leg) => (leg.kind === "option" ? [leg.strike] : []));
  if (!(pricing.known && isAmerican(pricing.terms) && strikes.length > 0))
    return sampledCurve(law, value, strikes, precision);
  const early = sampledCurve(law, (level) => value(level) - plain(level), strikes, precision);
  return sampledCurve(law, (level) => plain(level) + profitAtLevel(early, level), strikes, precision);
}

function expiryCurve(held: HeldSide, law: LevelLaw): ProfitCurve {
  const { vertices, scale } = piecewiseLinear(held.side.unit);
  const perPoint = heldPerPoint(held);
  const nodes = vertices.map(({ level, slope }: Vertex) => {
    const at = toNumber({ digits: level, scale });
    return {
      level: at,
      profit: heldProfit(held, as<Points>(at)),
      slope: toNumber(times({ digits: slope, scale: 0 }, perPoint)),
    };
  });
  return profitCurve(law, nodes, false);
}

/**
 * The mean profit in USD of all that is held of a side at the horizon, fees off: whatever the other side does.
 *
 * Of a future forward − entry. Of an option at expiry its undiscounted Black-76 value at the forward; before, that of a
 * European one seen over both times, exp(−rτ)·Black-76(F·growth, s² + v²τ). American options before expiry have no such
 * formula: there it is the mean of the sampled curve.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 */
function expectedProfit(held: HeldSide, law: LevelLaw, curve: ProfitCurve, { daysLeft, shift }: BeforeExpiry): number {
  if (isConstant(curve)) return curve.profits[0] ?? 0;
  const { side } = held;
  const terms = daysLeft === 0 || !side.pricing.known ? null : side.pricing.terms;
  if (terms !== null && isAmerican(terms) && containsOption(side.unit))
    return partialMean(curve, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 1);
  const mean = (leg: SizedOption): number => {
    if (terms === null) return black76Value(leg.right, law.forward, leg.strike, 1, law.deviation, 0);
    const volatility = Math.max(0, (leg.impliedVolatility ?? volatilityOf(side)) + shift);
    return meanBefore(leg, law, terms, daysLeft / DAYS_PER_YEAR, volatility);
  };
  const points = side.sized.legs.map((leg) =>
    leg.kind === "future" ? leg.quantity * (law.forward - leg.entry) : leg.quantity * (mean(leg) - leg.premium.value),
  );
  const perPoint = toNumber(heldPerPoint(held));
  return perPoint * points.reduce((sum, point) => sum + point, 0) - toNumber(heldFees(held));
}

/**
 * The mean value of a European option `years` before its expiry, in points: a mean over the level of a mean over what
 * follows.
 */
function meanBefore(
  { right, strike }: SizedOption,
  { forward, deviation }: LevelLaw,
  { model, rate, yield: dividend }: PricingTerms,
  years: number,
  volatility: number,
): number {
  const growth = model === "black-scholes" ? Math.exp((rate - dividend) * years) : 1;
  const whole = Math.hypot(deviation, volatility * Math.sqrt(years));
  return Math.exp(-rate * years) * black76Value(right, forward * growth, strike, 1, whole, 0);
}

/**
 * Standard normals between which a profit is sampled: all but 1e-15 of the probability; the upper end moves with the
 * deviation.
 */
const REACH = 8;

/** Standard normals whose profits say how much a profit varies: all but 2 % of the probability. */
const COMMON = 2.33;

/** What a chord may leave, as a share of how much the profit usually varies; or of its size, where it hardly varies. */
const FINE = 3e-5;
const FINE_OF_SIZE = 1e-9;

/** What the rounding of a profit may leave, as a share of its size. */
const ROUNDING = 1e-12;

/** Pieces of the first, even sampling, and how often one of them is halved. */
const FIRST_PIECES = 24;
const HALVINGS = 12;

interface Sample {
  readonly z: number;
  readonly level: number;
  readonly profit: number;
}

/** What a sampling may leave of a profit, and what its own rounding leaves: USD. */
interface Precision {
  readonly chord: number;
  readonly rounding: number;
}

/**
 * How finely a profit by level is worth sampling: a share of how much it usually varies, and of the size of what it is
 * the sum of; a profit of which almost all cancels is its own rounding.
 */
function precisionOf(
  law: LevelLaw,
  profitOf: (level: number) => number,
  turnoverOf: (level: number) => number,
): Precision {
  const levels = [-COMMON, 0, COMMON].map((z) => levelAt(law, z));
  const profits = levels.map(profitOf);
  const size = Math.max(...[...levels, 0].map(turnoverOf));
  const range = Math.max(...profits) - Math.min(...profits);
  return { chord: FINE * range + FINE_OF_SIZE * size, rounding: ROUNDING * size };
}

/**
 * The curve of a smooth profit by level, in USD: chords between levels that are halved until they leave next to
 * nothing.
 *
 * A profit that varies no more than its own rounding is one amount. Strikes are sampled whatever is around them: a
 * narrow butterfly on its last day is nothing anywhere else.
 */
export function sampledCurve(
  law: LevelLaw,
  profitOf: (level: number) => number,
  strikes: readonly number[],
  { chord, rounding }: Precision,
): ProfitCurve {
  const sample = (z: number): Sample => {
    const level = levelAt(law, z);
    return { z, level, profit: profitOf(level) };
  };
  const [first, ...others] = startsOf(law, strikes).map(sample) as [Sample, ...Sample[]];
  const samples = [first];
  for (const next of others) refine(sample, samples, next, chord, HALVINGS);
  const nothing = { z: Number.NEGATIVE_INFINITY, level: 0, profit: profitOf(0) };
  const steady = withoutRounding(ascending([nothing, ...samples]), rounding);
  return steady.every(({ profit }) => profit === steady[0]?.profit)
    ? constantCurve(law, exact(nothing.profit))
    : curveThrough(law, steady);
}

/**
 * The standard normals that a sampling starts from, ascending: even ones, and those of the strikes within their reach.
 */
function startsOf(law: LevelLaw, strikes: readonly number[]): number[] {
  const width = 2 * REACH + law.deviation;
  const evenly = Array.from({ length: FIRST_PIECES + 1 }, (_, i) => (i * width) / FIRST_PIECES - REACH);
  const within = strikes.map((strike) => normalAt(law, strike)).filter((z) => z > -REACH && z < width - REACH);
  return [...new Set([...evenly, ...within])].sort((a, b) => a - b);
}

/** Adds what lies between the last sample and the next one, and the next one. */
function refine(
  sample: (z: number) => Sample,
  samples: Sample[],
  next: Sample,
  tolerance: number,
  halvings: number,
): void {
  const last = samples.at(-1) ?? next;
  const between = sample(0.5 * (last.z + next.z));
  const share = (between.level - last.level) / (next.level - last.level);
  const chord = last.profit + share * (next.profit - last.profit);
  // Rare levels may be coarser: nobody meets them.
  const allowed = tolerance * Math.exp(0.25 * between.z * between.z);
  if (halvings > 0 && Math.abs(between.profit - chord) > allowed) {
    refine(sample, samples, between, tolerance, halvings - 1);
    refine(sample, samples, next, tolerance, halvings - 1);
    return;
  }
  samples.push(between, next);
}

/**
 * The samples whose level is above the one before: a strike may be at an even sample but for its last digit, and then
 * at its level.
 */
function ascending(samples: readonly Sample[]): Sample[] {
  let highest = Number.NEGATIVE_INFINITY;
  return samples.filter(({ level }) => {
    const isHigher = level > highest;
    if (isHigher) highest = level;
    return isHigher;
  });
}

/**
 * The samples with profits that differ from the one before by no more than rounding made equal to it: else flat wings
 * would bend.
 */
function withoutRounding(samples: readonly Sample[], rounding: number): Sample[] {
  let kept = samples[0]?.profit ?? 0;
  return samples.map((each) => {
    if (Math.abs(each.profit - kept) > rounding) kept = each.profit;
    return { ...each, profit: kept };
  });
}

function curveThrough(law: LevelLaw, samples: readonly Sample[]): ProfitCurve {
  const slopes = samples.map(({ level, profit }, i) => {
    const next = samples[i + 1];
    return next === undefined ? 0 : (next.profit - profit) / (next.level - level);
  });
  // Beyond the last sample as between the last two.
  slopes[slopes.length - 1] = slopes.at(-2) ?? 0;
  const nodes = samples.map(({ level, profit }, i) => ({ level, profit: exact(profit), slope: slopes[i] ?? 0 }));
  return profitCurve(law, nodes, true);
}
