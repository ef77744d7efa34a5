import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, TRADING_DAYS } from "../calendar.ts";
import { perCounted, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, exact, product, sizeOf, times } from "../exact.ts";
import { gaussLegendre, interpolated } from "../option/collocation.ts";
import { black76Value } from "../option/european.ts";
import { normalDensity } from "../option/normal.ts";
import { isAmerican } from "../option/pricing.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import { atFirstUse } from "../work.ts";
import { dailyDeviation, formOf } from "./choice/budget.ts";
import type { QuadraticForm } from "./choice/region.ts";
import {
  type LevelLaw,
  legValues,
  levelAt,
  levelLaw,
  type MeasuredSide,
  normalAt,
  volatilityOf,
} from "./measured-side.ts";
import type { DailyRisk } from "./sizing.ts";
import type { PairTrade, SourcedCorrelation } from "./trade.ts";

/** The variances behind a {@link DailyRisk}, of counted contracts in USD² per year of 252 days. */
export interface DailyVariances {
  readonly byDelta: QuadraticForm;
  readonly revalued: QuadraticForm | null;
  readonly correlation: Ratio | null;
}

/**
 * The variances of a day's profit, for any number of contracts; null where a side has no volatility.
 *
 * By delta δL² + δS² + 2ρ·δL·δS, with δ = delta of a unit × notional × volatility, signed: a hedge counts as one. A
 * delta that is not known is at most the steepest slope of the profit at expiry. Without ρ, and without a delta, |δL|
 * and |δS| are added.
 *
 * @see J. Hull, Risk Management and Financial Institutions, 5th ed., 2018, section 14.3 (the linear model of a
 * portfolio)
 */
export function dailyVariances(trade: PairTrade, sides: Sides<MeasuredSide>): DailyVariances | null {
  const [long, short] = [riskDelta(sides.long), riskDelta(sides.short)];
  if (long === null || short === null) return null;
  const answer = tradeCorrelation(trade);
  const known = answer.known ? answer.correlation.value : null;
  const correlation = long.isKnown && short.isKnown ? known : null;
  const cross = times(long.delta, short.delta);
  const both = correlation === null ? sizeOf(cross) : times(exact(correlation), cross);
  const byDelta = { long: times(long.delta, long.delta), short: times(short.delta, short.delta), both };
  return { byDelta, revalued: revaluedVariances(trade, sides, known), correlation };
}

/** The risk of a day of so many contracts, in USD. */
export function dailyRisk({ byDelta, revalued, correlation }: DailyVariances, contracts: Sides<number>): DailyRisk {
  const pair = { long: exact(contracts.long), short: exact(contracts.short) };
  const deviation = (form: QuadraticForm) => as<Usd>(dailyDeviation(formOf(form, pair)));
  return { amount: deviation(byDelta), revalued: revalued === null ? null : deviation(revalued), correlation };
}

/** Dollar delta × volatility of one counted contract, in USD per √year; with a delta not known, the most it can be. */
function riskDelta(side: MeasuredSide): { readonly delta: Exact; readonly isKnown: boolean } | null {
  if (!side.volatility.known) return null;
  const { delta } = side.sized.unit;
  const each = perCounted(times(side.notional, exact(side.volatility.volatility.value)), perLargeOf(side));
  return { delta: times(each, exact(delta ?? side.steepestSlope)), isKnown: delta !== null };
}

/**
 * The variances of the profit revalued one trading day later, 1/252 of a year, implied volatilities held: short gamma
 * has no delta and much risk. Null where a leg cannot be valued.
 *
 * The logs of both levels are normal, as in a scenario, and correlated by ρ; without it the deviations are added.
 */
function revaluedVariances(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  correlation: Ratio | null,
): QuadraticForm | null {
  const [long, short] = [unitTomorrow(sides.long, trade), unitTomorrow(sides.short, trade)];
  if (long === null || short === null) return null;
  const [ofLong, ofShort] = [varianceOf(long.samples), varianceOf(short.samples)];
  const both = correlation === null ? Math.sqrt(ofLong * ofShort) : covariance(long, short, correlation);
  const perUnit = { long: countedPoint(sides.long), short: countedPoint(sides.short) };
  const inDollars = (points: number, a: Exact, b: Exact) => times(times(product(TRADING_DAYS, points), a), b);
  return {
    long: inDollars(ofLong, perUnit.long, perUnit.long),
    short: inDollars(ofShort, perUnit.short, perUnit.short),
    both: inDollars(both, perUnit.long, perUnit.short),
  };
}

/** USD per point of one counted contract. */
function countedPoint(side: MeasuredSide): Exact {
  return perCounted(side.pointValue, perLargeOf(side));
}

/** One unit a trading day later, in points, by the standard normal of its level. */
interface UnitTomorrow {
  readonly profit: (z: number) => number;
  /** Standard normals where the profit has a bend, or is near to one. */
  readonly bends: readonly number[];
  /** The profit at standard normals whose weighted sum is its mean. */
  readonly samples: readonly Sample[];
  /** The mean profit where the standard normal has a mean and a deviation; null where only numbers give it. */
  readonly meanOf: ((mean: number, deviation: number) => number) | null;
  /** The degree of a polynomial that follows the profit. */
  readonly degree: number;
}

/** Calendar days of one trading day: a 252nd of a year. */
const ONE_DAY = DAYS_PER_YEAR / TRADING_DAYS;

function unitTomorrow(side: MeasuredSide, { rate }: PairTrade): UnitTomorrow | null {
  const law = levelLaw(side, rate, ONE_DAY);
  const options = side.sized.legs.flatMap((leg) => (leg.kind === "option" ? [leg] : []));
  if (!law.known || (options.length > 0 && !side.pricing.known)) return null;
  const years = side.pricing.known ? side.pricing.terms.years : 0;
  const daysLeft = Math.max(0, years * DAYS_PER_YEAR - ONE_DAY);
  // The less time is left, the more a value bends within a day's move.
  const degree = 8 + Math.ceil(80 * Math.sqrt(ONE_DAY / daysLeft));
  const shift = as<Ratio>(0);
  const sum = (legs: readonly ((level: Points) => number)[]) => (z: number) => {
    const level = as<Points>(levelAt(law.law, z));
    return legs.reduce((total, leg) => total + leg(level), 0);
  };
  const plain = sum(legValues(side, { daysLeft, shift, european: true }));
  const bends = options.map(({ strike }) => normalAt(law.law, strike));
  if (daysLeft === 0 || !side.pricing.known || !isAmerican(side.pricing.terms) || options.length === 0)
    return unitOf(plain, bends, meanOf(side, law.law, daysLeft / DAYS_PER_YEAR), degree);
  const whole = sum(legValues(side, { daysLeft, shift }));
  const early = through((z) => whole(z) - plain(z), degree);
  return unitOf((z) => plain(z) + early(z), bends, null, degree);
}

function unitOf(
  profit: UnitTomorrow["profit"],
  bends: readonly number[],
  meanOf: UnitTomorrow["meanOf"],
  degree: number,
): UnitTomorrow {
  return { profit, bends, samples: samplesOf(profit, bends), meanOf, degree };
}

/**
 * What early exercise is worth, through Chebyshev's extreme points: it takes long to value, and is smooth over a day.
 */
function through(f: (z: number) => number, degree: number): (z: number) => number {
  const points = Float64Array.from({ length: degree + 1 }, (_, i) => END * Math.cos((i * Math.PI) / degree));
  const values = points.map(f);
  return (z) => interpolated(points, values, z);
}

/**
 * The mean of a unit that holds futures and European options `years` before their expiry, in points: a European option
 * seen over both times is worth exp(−r·years)·Black-76 at the total deviation of both.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177
 */
function meanOf(side: MeasuredSide, { forward, deviation }: LevelLaw, years: number) {
  const terms = side.pricing.known ? side.pricing.terms : null;
  const discount = terms === null ? 1 : Math.exp(-terms.rate * years);
  const growth =
    terms === null || side.side.contract.kind === "future" ? 1 : Math.exp((terms.rate - terms.yield) * years);
  const legs = side.sized.legs.map((leg) => {
    if (leg.kind === "future") return (level: number, _: number) => leg.quantity * (level - leg.entry);
    const left = (leg.impliedVolatility ?? volatilityOf(side)) * Math.sqrt(years);
    return (level: number, spread: number) => {
      const value = black76Value(leg.right, level * growth, leg.strike, 1, Math.hypot(spread, left), 0);
      return leg.quantity * (discount * value - leg.premium.value);
    };
  });
  return (mean: number, spread: number) => {
    const own = deviation * spread;
    const level = forward * Math.exp(deviation * mean - 0.5 * deviation * deviation + 0.5 * own * own);
    return legs.reduce((sum, leg) => sum + leg(level, own), 0);
  };
}

/** Standard normals beyond which nothing is looked at, 1e-15 of the probability, and where panels always end. */
const END = 8;
const BREAKS = [-END, -5, -3, -2, -1, 0, 1, 2, 3, 5, END];

const rule = atFirstUse(() => gaussLegendre(8));

/** The profit at one standard normal, with the weight that it has in a mean. */
interface Sample {
  readonly z: number;
  readonly weight: number;
  readonly profit: number;
}

/** The samples whose weighted sum is a mean: by Gauss' rule on panels that end at the bends. */
function samplesOf(profit: UnitTomorrow["profit"], bends: readonly number[]): Sample[] {
  const inside = bends.filter((z) => Math.abs(z) < END);
  const ends = [...new Set([...BREAKS, ...inside])].sort((a, b) => a - b);
  const { nodes, weights } = rule();
  return ends.slice(1).flatMap((to, at) => {
    const from = ends[at] ?? to;
    return nodes.map((node, i) => {
      const z = from + (to - from) * node;
      return { z, weight: (to - from) * (weights[i] ?? 0) * normalDensity(z), profit: profit(z) };
    });
  });
}

function meanOver(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return samples.reduce((sum, sample) => sum + sample.weight * of(sample), 0);
}

function varianceOf(samples: readonly Sample[]): number {
  const middle = meanOver(samples, ({ profit }) => profit);
  return meanOver(samples, ({ profit }) => (profit - middle) ** 2);
}

/**
 * The covariance of two profits whose standard normals are correlated by ρ: of one with the mean of the other beside
 * it.
 */
function covariance(long: UnitTomorrow, short: UnitTomorrow, correlation: number): number {
  if (short.meanOf !== null) return withMean(long, short.bends, short.meanOf, correlation);
  if (long.meanOf !== null) return withMean(short, long.bends, long.meanOf, correlation);
  return byHermite(long, short, correlation);
}

function withMean(
  unit: UnitTomorrow,
  otherBends: readonly number[],
  otherMean: (mean: number, deviation: number) => number,
  correlation: number,
): number {
  const spread = Math.sqrt((1 - correlation) * (1 + correlation));
  const bends = correlation === 0 ? [] : otherBends.map((z) => z / correlation);
  const samples = samplesOf(unit.profit, [...unit.bends, ...bends]);
  const middle = meanOver(samples, ({ profit }) => profit);
  return meanOver(samples, ({ z, profit }) => (profit - middle) * otherMean(correlation * z, spread));
}

/** The most Hermite polynomials that are taken of a profit. */
const MOST_DEGREES = 64;

/**
 * The covariance of two smooth profits, Σ ρᵏ·E[X·hₖ]·E[Y·hₖ] over k ≥ 1, with hₖ Hermite's polynomials of variance 1.
 *
 * @see F. G. Mehler, "Ueber die Entwicklung einer Function von beliebig vielen Variablen nach Laplaceschen Functionen
 * höherer Ordnung", Journal für die reine und angewandte Mathematik, 1866
 */
function byHermite(long: UnitTomorrow, short: UnitTomorrow, correlation: number): number {
  const degrees = Math.min(MOST_DEGREES, Math.max(long.degree, short.degree));
  const [first, second] = [hermiteMeans(long.samples, degrees), hermiteMeans(short.samples, degrees)];
  return first.reduce((sum, mean, k) => sum + correlation ** (k + 1) * mean * (second[k] ?? 0), 0);
}

/** E[X·hₖ] for k = 1, 2, …: √(k + 1)·hₖ₊₁ = z·hₖ − √k·hₖ₋₁. */
function hermiteMeans(samples: readonly Sample[], degrees: number): Float64Array {
  const means = new Float64Array(degrees);
  for (const { z, weight, profit } of samples) {
    let before = 0;
    let value = 1;
    for (let k = 0; k < degrees; k++) {
      const next = (z * value - Math.sqrt(k) * before) / Math.sqrt(k + 1);
      before = value;
      value = next;
      means[k] = (means[k] ?? 0) + weight * profit * value;
    }
  }
  return means;
}

/** The correlation of a trade's indices, or the reason why it is not known. */
type CorrelationAnswer =
  | { readonly known: true; readonly correlation: SourcedCorrelation }
  | { readonly known: false; readonly reason: Finding };

/**
 * The correlation of both indices' log returns: as given, else as measured from both histories over the long side's
 * lookback, as β is.
 */
export function tradeCorrelation({ correlation, long, short }: PairTrade): CorrelationAnswer {
  if (correlation !== null) return { known: true, correlation };
  if (long.history === null || short.history === null) {
    const symbols = { long: long.contract.symbol, short: short.contract.symbol };
    return { known: false, reason: finding("CORRELATION_MISSING", symbols) };
  }
  const measured = comovement(long.history.bars, short.history.bars, long.history.method);
  const { correlation: value, lookback, observations, firstDate, lastDate, reason } = measured;
  if (value === null || firstDate === null || lastDate === null) {
    if (reason === null) throw new Error("a correlation that is not measured has no reason");
    return { known: false, reason };
  }
  return { known: true, correlation: { value, from: "history", lookback, observations, firstDate, lastDate } };
}
