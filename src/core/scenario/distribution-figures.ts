import { as, type Ratio, type Usd } from "../quantity.ts";
import type { AtCorrelation, Distribution } from "./distribution.ts";
import { pairProfitLaw } from "./pair-profit-law.ts";
import type { ProfitCurves } from "./profit-curves.ts";
import type { ProfitLaw } from "./profit-law.ts";
import { quantilesOf } from "./quantile.ts";

/** The share of the worst outcomes whose mean is the expected shortfall. */
const WORST = 0.05;

/** The probabilities whose quantiles are given. */
const QUANTILES = [0.01, WORST, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** What a distribution says at one correlation. */
export type DistributionFigures = Pick<
  Distribution,
  "probabilityOfProfit" | "expectedProfit" | "quantiles" | "expectedShortfall"
>;

/** The figures of a distribution at one correlation: what a slider runs again. */
export function distributionFigures(curves: ProfitCurves, correlation: number): DistributionFigures {
  const law = pairProfitLaw(curves.curves, correlation);
  const quantileAt = quantilesOf(law, curves.scale);
  // Asked first, so that the shortfall is that of the very quantile that is shown.
  const worst = quantileAt(WORST);
  const quantiles = QUANTILES.map((probability) => ({
    probability: as<Ratio>(probability),
    profit: as<Usd>((probability === WORST ? worst : quantileAt(probability)) + 0),
  }));
  return {
    probabilityOfProfit: probabilityOfProfit(law),
    expectedProfit: curves.expectedProfit,
    quantiles,
    expectedShortfall: expectedShortfall(law, worst),
  };
}

/** The distribution in short, at one correlation. */
export function atCorrelation(curves: ProfitCurves, correlation: Ratio, own: boolean): AtCorrelation {
  const law = pairProfitLaw(curves.curves, correlation);
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
