import { as } from "../quantity.ts";
import { logRatio } from "./returns.ts";
import { rogersSatchell } from "./rogers-satchell.ts";
import type { OhlcBars } from "./usable-bars.ts";
import { type PeriodVariance, sampleVariance } from "./variance.ts";

/**
 * Yang and Zhang's variance per period over the last `lookback` bars, lookback ≥ 2; needs the close before them. Neither
 * a trend nor gaps at the open bias it.
 *
 * Formula: var(o_t − c_{t−1}) + k var(c − o) + (1 − k) RS, in logs; the variances have divisor n − 1, RS is Rogers and
 * Satchell's, k = 0.34 / (1.34 + (n + 1)/(n − 1)), the paper's α = 1.34.
 *
 * @see Yang and Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices, 2000, pp. 477–492.
 * @example
 * yangZhang({ open: Float64Array.of(5, 5, 5), high: Float64Array.of(6, 6, 6), low: Float64Array.of(5, 5, 5), close: Float64Array.of(5, 5, 5) }, 2); // 0.03063700467444352
 */
export function yangZhang(bars: OhlcBars, lookback: number): PeriodVariance {
  const { open, close } = bars;
  const overnight = new Float64Array(lookback);
  const openToClose = new Float64Array(lookback);
  const start = close.length - lookback;
  for (let i = 0; i < lookback; i++) {
    overnight[i] = logRatio(open, close, start + i, start + i - 1);
    openToClose[i] = logRatio(close, open, start + i);
  }
  const k = 0.34 / (1.34 + (lookback + 1) / (lookback - 1));
  return as<PeriodVariance>(
    sampleVariance(overnight) + k * sampleVariance(openToClose) + (1 - k) * rogersSatchell(bars, lookback),
  );
}
