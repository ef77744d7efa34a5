import { as } from "../quantity.ts";
import { garmanKlassOfBar } from "./garman-klass.ts";
import { logRatio } from "./returns.ts";
import type { OhlcBars } from "./usable-bars.ts";
import type { PeriodVariance } from "./variance.ts";

/**
 * Garman and Klass' variance with Yang and Zhang's term for the gap at the open, per period, over the last `lookback`
 * bars; needs the close before them.
 *
 * Formula: Σ [(o_t − c_{t−1})² + ½ (h − l)² − (2 ln 2 − 1)(c − o)²] / n, in logs. TTR calls it `gk.yz`.
 *
 * @see Yang and Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices, 2000, pp. 477–492.
 * @example
 * garmanKlassYangZhang({ open: Float64Array.of(5, 5), high: Float64Array.of(6, 6), low: Float64Array.of(5, 5), close: Float64Array.of(5, 5) }, 1); // 0.01662057503588561
 */
export function garmanKlassYangZhang(bars: OhlcBars, lookback: number): PeriodVariance {
  const { open, close } = bars;
  let sum = 0;
  for (let t = close.length - lookback; t < close.length; t++) {
    sum += logRatio(open, close, t, t - 1) ** 2 + garmanKlassOfBar(bars, t);
  }
  return as<PeriodVariance>(sum / lookback);
}
