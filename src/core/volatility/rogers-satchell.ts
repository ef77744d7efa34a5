import { as } from "../quantity.ts";
import { logRatio } from "./returns.ts";
import type { OhlcBars } from "./usable-bars.ts";
import type { PeriodVariance } from "./variance.ts";

/**
 * Rogers and Satchell's variance per period over the last `lookback` bars: a trend inside the bars does not inflate it.
 *
 * Formula: Σ [(h − c)(h − o) + (l − c)(l − o)] / n, in logs of open, high, low, close. It sees nothing of the gaps
 * between bars. Below 0 only where opens or closes lie outside the range of their bar.
 *
 * @see Rogers and Satchell, Estimating Variance from High, Low and Closing Prices, 1991, pp. 504–512.
 * @example
 * rogersSatchell({ open: Float64Array.of(5), high: Float64Array.of(6), low: Float64Array.of(5), close: Float64Array.of(5) }, 1); // 0.03324115007177122
 */
export function rogersSatchell({ open, high, low, close }: OhlcBars, lookback: number): PeriodVariance {
  let sum = 0;
  for (let t = close.length - lookback; t < close.length; t++) {
    sum += logRatio(high, close, t) * logRatio(high, open, t) + logRatio(low, close, t) * logRatio(low, open, t);
  }
  return as<PeriodVariance>(sum / lookback);
}
