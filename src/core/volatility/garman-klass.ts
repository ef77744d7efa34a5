import { as } from "../quantity.ts";
import { logRatio } from "./returns.ts";
import type { OhlcBars } from "./usable-bars.ts";
import type { PeriodVariance } from "./variance.ts";

/**
 * Garman and Klass' variance per period over the last `lookback` bars.
 *
 * Formula: Σ [½ (h − l)² − (2 ln 2 − 1)(c − o)²] / n, in logs of open, high, low, close. This is the short form that
 * practice uses (and TTR's `garman.klass`), not the paper's best analytic one. It sees nothing of the gaps between bars.
 * Below 0 only where opens or closes lie outside the range of their bar.
 *
 * @see Garman and Klass, On the Estimation of Security Price Volatilities from Historical Data, 1980, pp. 67–78.
 * @example
 * garmanKlass({ open: Float64Array.of(5), high: Float64Array.of(6), low: Float64Array.of(5), close: Float64Array.of(5) }, 1); // 0.01662057503588561
 */
export function garmanKlass(bars: OhlcBars, lookback: number): PeriodVariance {
  let sum = 0;
  for (let t = bars.close.length - lookback; t < bars.close.length; t++) sum += garmanKlassOfBar(bars, t);
  return as<PeriodVariance>(sum / lookback);
}

/** Garman and Klass' variance of the one bar in `row`, per period. */
export function garmanKlassOfBar({ open, high, low, close }: OhlcBars, row: number): number {
  const range = logRatio(high, low, row);
  const body = logRatio(close, open, row);
  return 0.5 * range * range - (2 * Math.LN2 - 1) * body * body;
}
