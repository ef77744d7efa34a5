import { type Finding, finding } from "../../errors/finding.ts";
import type { Sides } from "../pair/sides.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Ratio, type Usd } from "../quantity.ts";
import { correlationsBeside } from "./correlations-beside.ts";
import type { AtCorrelation, Distribution, DistributionAnswer } from "./distribution.ts";
import { expectedProfit } from "./expected-profit.ts";
import type { HeldSide } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { type LevelLaw, levelLaw } from "./level-law.ts";
import { type ProfitCurve, profitAtNormal } from "./profit-curve.ts";
import { type ProfitLaw, profitLaw } from "./profit-law.ts";
import { quantilesOf } from "./quantile.ts";
import { sideCurve } from "./side-curve.ts";
import { tradeCorrelation } from "./trade-correlation.ts";

/** The probabilities whose quantiles are given. */
export const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** The share of the worst outcomes whose mean is the expected shortfall. */
const WORST = 0.05;

/** Both sides' profits over the levels at a horizon: all of a distribution but the correlation. */
export interface ProfitCurves {
  readonly laws: Sides<LevelLaw>;
  readonly curves: Sides<ProfitCurve>;
  readonly expectedProfit: Usd;
  /** USD by which the pair's profit usually differs. */
  readonly scale: number;
}

/** What a distribution says at one correlation. */
export type DistributionFigures = Pick<
  Distribution,
  "probabilityOfProfit" | "expectedProfit" | "quantiles" | "expectedShortfall"
>;

/**
 * How likely which profit is at the horizon, fees off and undiscounted, or the reason why that is not known.
 *
 * The logs of both levels are normal, with the volatilities that the sides are sized with, and correlated; by quadrature, without
 * random numbers.
 *
 * @param shift added to the volatility of each option, before expiry
 */
export function pairDistribution(
  trade: PairTrade,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): DistributionAnswer {
  const correlation = tradeCorrelation(trade);
  if (!correlation.known) return correlation;
  const curves = profitCurves(trade, held, when, shift);
  if ("code" in curves) return { known: false, reason: curves };
  const own = correlation.correlation.value;
  return {
    known: true,
    correlation: correlation.correlation,
    days: when.days ?? 0,
    forwards: { long: curves.laws.long.forward, short: curves.laws.short.forward },
    ...distributionFigures(curves, own),
    byCorrelation: correlationsBeside(own).map((each) => atCorrelation(curves, each, each === own)),
  };
}

/** Both sides' profits over the levels at the horizon, for {@link distributionFigures}; or the reason why a law is not known. */
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
  const curve = (name: "long" | "short") => sideCurve(held[name], laws[name], when, shift[name]);
  const curves = { long: curve("long"), short: curve("short") };
  const mean = (name: "long" | "short") => expectedProfit(held[name], laws[name], curves[name], when, shift[name]);
  return {
    laws,
    curves,
    expectedProfit: as<Usd>(mean("long") + mean("short") + 0),
    scale: variationOf(curves.long) + variationOf(curves.short),
  };
}

/** The figures of a distribution at one correlation: what a slider runs again. */
export function distributionFigures(curves: ProfitCurves, correlation: number): DistributionFigures {
  const law = profitLaw(curves.curves, correlation);
  const quantileAt = quantilesOf(law, curves.scale);
  const quantiles = QUANTILES.map((probability) => ({
    probability: as<Ratio>(probability),
    profit: as<Usd>(quantileAt(probability) + 0),
  }));
  return {
    probabilityOfProfit: probabilityOfProfit(law),
    expectedProfit: curves.expectedProfit,
    quantiles,
    expectedShortfall: expectedShortfall(law, quantileAt(WORST)),
  };
}

function atCorrelation(curves: ProfitCurves, correlation: Ratio, own: boolean): AtCorrelation {
  const law = profitLaw(curves.curves, correlation);
  const fifth = quantilesOf(law, curves.scale)(WORST);
  return {
    correlation,
    own,
    probabilityOfProfit: probabilityOfProfit(law),
    expectedProfit: curves.expectedProfit,
    fifthPercentile: as<Usd>(fifth + 0),
    expectedShortfall: expectedShortfall(law, fifth),
  };
}

function probabilityOfProfit(law: ProfitLaw): Ratio {
  return as<Ratio>(Math.min(1, Math.max(0, 1 - law.atMost(0))));
}

/**
 * The mean of the worst 5 % in USD, quantile − E[max(0, quantile − profit)]/5 %: of an amount with a probability of its own only as
 * much is taken as makes up the 5 %.
 *
 * @see C. Acerbi and D. Tasche, "On the Coherence of Expected Shortfall", Journal of Banking and Finance, 2002, definition 2.6.
 */
function expectedShortfall(law: ProfitLaw, quantile: number): Usd {
  const mean = quantile - law.shortfallOf(quantile) / WORST;
  // Nothing is less likely than what cannot happen: rounding would leave a loss beyond the greatest one.
  return as<Usd>(Math.max(mean, Math.min(law.least, quantile)) + 0);
}

/** USD by which a side's profit differs over the usual levels. */
function variationOf(curve: ProfitCurve): number {
  const profits = [-2, -1, 0, 1, 2].map((z) => profitAtNormal(curve, z));
  return Math.max(...profits) - Math.min(...profits);
}
