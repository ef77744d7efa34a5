import { as } from "../quantity.ts";
import { logRatio } from "./returns.ts";
import type { RangeBars } from "./usable-bars.ts";
import type { PeriodVariance } from "./variance.ts";

/**
 * Parkinson's high–low variance per period over the last `lookback` bars.
 *
 * Formula: Σ (h − l)² / (4 n ln 2), h and l the logs of high and low. It sees nothing of the gaps between bars.
 * Every high equal to its low: 0.
 *
 * @see Parkinson, The Extreme Value Method for Estimating the Variance of the Rate of Return, 1980, pp. 61–65.
 * @example
 * parkinson({ high: Float64Array.of(6), low: Float64Array.of(5) }, 1); // 0.011989210590497536
 */
export function parkinson({ high, low }: RangeBars, lookback: number): PeriodVariance {
  let sum = 0;
  for (let t = high.length - lookback; t < high.length; t++) sum += logRatio(high, low, t) ** 2;
  return as<PeriodVariance>(sum / (4 * lookback * Math.LN2));
}
