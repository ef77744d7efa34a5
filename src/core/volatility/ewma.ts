import { as } from "../quantity.ts";
import { logRatio } from "./returns.ts";
import type { PeriodVariance } from "./variance.ts";

/**
 * Exponentially weighted variance per period after the last close; reads every close, so it has no lookback; needs two.
 *
 * Formula: σ²_t = λ σ²_{t−1} + (1 − λ) r_t², r = ln(C_t / C_{t−1}), seeded with r_1² at the first return. The mean is not
 * removed. This is the variance after the return of day t (a forecast for t + 1), not before it. `lambda` is above 0 and
 * below 1.
 *
 * @see J.P. Morgan/Reuters, RiskMetrics Technical Document, 4th ed., 1996, pp. 78–84.
 * @example
 * ewma(Float64Array.of(100, 110), 0.94); // 0.009084030374332735
 */
export function ewma(close: Float64Array, lambda: number): PeriodVariance {
  let variance = logRatio(close, close, 1, 0) ** 2;
  for (let t = 2; t < close.length; t++) {
    variance = nextVariance(variance, logRatio(close, close, t, t - 1), lambda);
  }
  return as<PeriodVariance>(variance);
}

/** The variance per period after one more log return. */
export function nextVariance(variance: number, logReturn: number, lambda: number): number {
  return lambda * variance + (1 - lambda) * logReturn * logReturn;
}
