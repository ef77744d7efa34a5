import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR } from "../calendar.ts";
import { exact, times, toNumber } from "../exact.ts";
import { black76Value } from "../option/european.ts";
import { isAmerican, type PricingTerms } from "../option/pricing.ts";
import { type BeforeExpiry, type LevelLaw, levelLaw, volatilityOf } from "../pair/measured-side.ts";
import type { SizedLeg } from "../pair/sizing.ts";
import type { PairTrade } from "../pair/trade.ts";
import { piecewiseLinear, type Vertex } from "../payoff/piecewise-linear.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { type HeldSide, heldFees, heldPerPoint, heldProfit, heldTurnover, heldValue } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
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
import { precisionOf, sampledCurve } from "./sampled-curve.ts";

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
 * Both sides' profits over the levels at the horizon, for {@link distributionFigures}; or the reason why a law is not
 * known.
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
  const laws = { long: long.law, short: short.law };
  for (const side of ["long", "short"] as const) {
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

type Option = Extract<SizedLeg, { kind: "option" }>;

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
  if (terms !== null && isAmerican(terms) && side.unit.some(({ kind }) => kind === "option"))
    return partialMean(curve, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 1);
  const mean = (leg: Option): number => {
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
  { right, strike }: Option,
  { forward, deviation }: LevelLaw,
  { model, rate, yield: dividend }: PricingTerms,
  years: number,
  volatility: number,
): number {
  const growth = model === "black-scholes" ? Math.exp((rate - dividend) * years) : 1;
  const whole = Math.hypot(deviation, volatility * Math.sqrt(years));
  return Math.exp(-rate * years) * black76Value(right, forward * growth, strike, 1, whole, 0);
}
