import { lastReturns } from "./returns.ts";
import { type PeriodVariance, sampleVariance } from "./variance.ts";

/**
 * Close-to-close variance per period of the last `lookback` log returns; needs lookback + 1 closes, lookback ≥ 2.
 *
 * Formula: Σ(r − r̄)² / (n − 1), r = ln(C_t / C_{t−1}). This is the sample variance: the mean is removed. The n counts
 * returns; the n of R's TTR::volatility counts closes, one more. Constant prices: 0.
 *
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 15 (volatility from historical data).
 * @example
 * closeToClose(Float64Array.of(100, 110, 100), 2); // 0.01816806074866547
 */
export function closeToClose(close: Float64Array, lookback: number): PeriodVariance {
  return sampleVariance(lastReturns(close, lookback));
}
