import { type Finding, finding } from "../../errors/finding.ts";
import { type AnnualVolatility, as } from "../quantity.ts";
import {
  type Bars,
  lastReturns,
  logRatio,
  type OhlcBars,
  ohlcBars,
  type PeriodVariance,
  type RangeBars,
  rangeBars,
  sampleVariance,
} from "./bars.ts";
import type { Estimator, VolatilityMethod } from "./method.ts";

/** A measured volatility with its lookback and dates, or the reason why there is none. */
export type VolatilityEstimate =
  | {
      readonly available: true;
      readonly value: AnnualVolatility;
      readonly estimator: Estimator;
      /** Null for `ewma`, which has none. */
      readonly lookback: number | null;
      readonly periodsPerYear: number;
      /** Number of rows read, each with a close: one more than the lookback where the close before is needed. */
      readonly observations: number;
      readonly firstDate: string;
      readonly lastDate: string;
    }
  | { readonly available: false; readonly reason: Finding };

/**
 * Annual volatility of the last bars (fraction per √year), or the reason why there is none.
 *
 * Formula: √variance per period × √periodsPerYear; the estimators stand side by side in estimators.ts. Too few rows
 * (HISTORY_TOO_SHORT), a column or price that is missing and a high below its low in a row that the estimator reads,
 * and a variance below 0 (VOLATILITY_VARIANCE_NEGATIVE: opens or closes outside their bars) are reasons, not errors: a
 * caller that needs the number throws them. Constant prices have volatility 0.
 *
 * @example
 * estimateVolatility({ dates: [], open: null, high: null, low: null, close: Float64Array.of() }, defaultMethod).available; // false
 */
export function estimateVolatility(bars: Bars, method: VolatilityMethod): VolatilityEstimate {
  const { estimator, periodsPerYear } = method;
  const got = bars.close.length;
  const needed = rowsNeeded(method);
  if (got < needed) return unavailable(finding("HISTORY_TOO_SHORT", { what: nameOf(method), needed, got }));
  const variance = periodVariance(bars, method);
  if (typeof variance !== "number") return unavailable(variance);
  if (variance < 0) return unavailable(finding("VOLATILITY_VARIANCE_NEGATIVE", { what: nameOf(method), variance }));
  const observations = estimator === "ewma" ? got : needed;
  return {
    available: true,
    value: as<AnnualVolatility>(Math.sqrt(variance) * Math.sqrt(periodsPerYear)),
    estimator,
    lookback: estimator === "ewma" ? null : method.lookback,
    periodsPerYear,
    observations,
    firstDate: bars.dates[got - observations] as string,
    lastDate: bars.dates[got - 1] as string,
  };
}

/**
 * Number of rows that a method needs: its lookback, and one more where it reads the close before.
 *
 * @example
 * rowsNeeded({ estimator: "close-to-close", lookback: 20 }); // 21
 */
export function rowsNeeded({ estimator, lookback }: Pick<VolatilityMethod, "estimator" | "lookback">): number {
  switch (estimator) {
    case "close-to-close":
    case "garman-klass-yang-zhang":
    case "yang-zhang":
      return lookback + 1;
    case "parkinson":
    case "garman-klass":
    case "rogers-satchell":
      return lookback;
    case "ewma":
      return 2;
  }
}

function periodVariance(bars: Bars, { estimator, lookback, lambda }: VolatilityMethod): PeriodVariance | Finding {
  const fromOhlc = (variance: (usable: OhlcBars, lookback: number) => PeriodVariance): PeriodVariance | Finding => {
    const usable = ohlcBars(bars, lookback, estimator);
    return "code" in usable ? usable : variance(usable, lookback);
  };
  switch (estimator) {
    case "close-to-close":
      return closeToClose(bars.close, lookback);
    case "parkinson": {
      const usable = rangeBars(bars, lookback, estimator);
      return "code" in usable ? usable : parkinson(usable, lookback);
    }
    case "garman-klass":
      return fromOhlc(garmanKlass);
    case "rogers-satchell":
      return fromOhlc(rogersSatchell);
    case "garman-klass-yang-zhang":
      return fromOhlc(garmanKlassYangZhang);
    case "yang-zhang":
      return fromOhlc(yangZhang);
    case "ewma":
      return ewma(bars.close, lambda);
  }
}

function nameOf({ estimator, lookback }: VolatilityMethod): string {
  return estimator === "ewma" ? estimator : `${estimator} over ${lookback}`;
}

function unavailable(reason: Finding): VolatilityEstimate {
  return { available: false, reason };
}

/**
 * Close-to-close variance per period of the last `lookback` log returns; needs lookback + 1 closes, lookback ≥ 2.
 *
 * Formula: Σ(r − r̄)² / (n − 1), r = ln(C_t / C_{t−1}). This is the sample variance: the mean is removed. The n is the
 * number of returns; the n of R's TTR::volatility is that of closes, one more. Constant prices: 0.
 *
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 15 (volatility from historical data).
 * @example
 * closeToClose(Float64Array.of(100, 110, 100), 2); // 0.01816806074866547
 */
export function closeToClose(close: Float64Array, lookback: number): PeriodVariance {
  return sampleVariance(lastReturns(close, lookback));
}

/**
 * Parkinson's high–low variance per period over the last `lookback` bars.
 *
 * Formula: Σ (h − l)² / (4 n ln 2), h and l the logs of high and low. It ignores the gaps between bars. Every high
 * equal to its low: 0.
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

/**
 * Garman and Klass' variance per period over the last `lookback` bars.
 *
 * Formula: Σ [½ (h − l)² − (2 ln 2 − 1)(c − o)²] / n, in logs of open, high, low, close. This is the short form of
 * common practice (and of TTR's `garman.klass`), not the paper's best analytic one. It ignores the gaps between bars.
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
function garmanKlassOfBar({ open, high, low, close }: OhlcBars, row: number): number {
  const range = logRatio(high, low, row);
  const body = logRatio(close, open, row);
  return 0.5 * range * range - (2 * Math.LN2 - 1) * body * body;
}

/**
 * Rogers and Satchell's variance per period over the last `lookback` bars: a trend inside the bars does not inflate it.
 *
 * Formula: Σ [(h − c)(h − o) + (l − c)(l − o)] / n, in logs of open, high, low, close. It ignores the gaps between
 * bars. Below 0 only where opens or closes lie outside the range of their bar.
 *
 * @see Rogers and Satchell, Estimating Variance from High, Low and Closing Prices, 1991, pp. 504–512.
 * @example
 * rogersSatchell({ open: Float64Array.of(5), high: Float64Array.of(6), low: Float64Array.of(5), close: Float64Array.of(5) }, 1); // 0.03324115007177122
 */
export function rogersSatchell({ open, high, low, close }: OhlcBars, lookback: number): PeriodVariance {
  let sum = 0;
  for (let t = close.length - lookback; t < close.length; t++)
    sum += logRatio(high, close, t) * logRatio(high, open, t) + logRatio(low, close, t) * logRatio(low, open, t);
  return as<PeriodVariance>(sum / lookback);
}

/**
 * Garman and Klass' variance with Yang and Zhang's term for the gap at the open, per period, over the last `lookback`
 * bars; needs the close before them.
 *
 * Formula: Σ [(o_t − c_{t−1})² + ½ (h − l)² − (2 ln 2 − 1)(c − o)²] / n, in logs. TTR calls it `gk.yz`.
 *
 * @see Yang and Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices, 2000, pp.
 * 477–492.
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

/**
 * Yang and Zhang's variance per period over the last `lookback` bars, lookback ≥ 2; needs the close before them.
 * Neither a trend nor gaps at the open bias it.
 *
 * Formula: var(o_t − c_{t−1}) + k var(c − o) + (1 − k) RS, in logs; the variances have divisor n − 1, RS is Rogers and
 * Satchell's, k = 0.34 / (1.34 + (n + 1)/(n − 1)), the paper's α = 1.34.
 *
 * @see Yang and Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices, 2000, pp.
 * 477–492.
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

/**
 * Exponentially weighted variance per period after the last close; reads every close, so it has no lookback; needs two.
 *
 * Formula: σ²_t = λ σ²_{t−1} + (1 − λ) r_t², r = ln(C_t / C_{t−1}), seeded with r_1² at the first return. The mean is
 * not removed. This is the variance after the return of day t (a forecast for t + 1), not before it. `lambda` is above
 * 0 and below 1.
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

/** Returns the variance per period after one more log return. */
export function nextVariance(variance: number, logReturn: number, lambda: number): number {
  return lambda * variance + (1 - lambda) * logReturn * logReturn;
}
