import { type Finding, finding } from "../../errors/finding.ts";
import { as, type Quantity } from "../quantity.ts";

/**
 * Prices of one series, oldest first, as columns: one array per price, all of the length of `dates`.
 *
 * Columns, not row objects: a million rows stay under 200 MB. A price that the file does not have is NaN in its column,
 * and the whole column is null where the file has none. Prices are in index points; closes are greater than 0.
 */
export interface Bars {
  /** ISO dates ("2026-01-22"), ascending. */
  readonly dates: readonly string[];
  readonly open: Float64Array | null;
  readonly high: Float64Array | null;
  readonly low: Float64Array | null;
  readonly close: Float64Array;
}

/** Steps this many days longer than the median are gaps of a file, and no part of its usual spacing. */
const GAP = 7;

/**
 * Usual step between ascending days (whole numbers), in calendar days: the mean of those that are no gap.
 *
 * Trading days give 365.25/252 = 1.45, every second one 2.9: a median would be 1 and 2, and 1 where only half of the
 * days are there. 0 where a day occurs twice, 1 where there are fewer than two.
 *
 * @example
 * usualStep(Int32Array.of(0, 7, 14, 35, 42)); // 7
 */
export function usualStep(days: Int32Array): number {
  const steps = days.subarray(1).map((day, at) => day - (days[at] ?? 0));
  const longest = (steps.toSorted()[steps.length >> 1] ?? 1) + GAP;
  let [sum, count] = [0, 0];
  for (const step of steps) {
    if (step === 0) return 0;
    if (step < longest) [sum, count] = [sum + step, count + 1];
  }
  return count === 0 ? 1 : sum / count;
}

/**
 * Whether rows with a usual step are one a trading day, a third of which may be missing.
 *
 * A few rows around two holidays are up to four days apart, and nothing can be said of their spacing.
 */
export function isDaily(step: number, rows: number): boolean {
  return step > 0 && step <= (rows > 10 ? 2 : 4);
}

/** Highs and lows, rows aligned: index points, all above 0 in the rows that are used, high ≥ low. */
export interface RangeBars {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** The four prices, rows aligned: index points, all above 0 in the rows that are used, high ≥ low. */
export interface OhlcBars extends RangeBars {
  readonly open: Float64Array;
  readonly close: Float64Array;
}

/**
 * Returns the highs and lows, or the reason why the last `rows` of them cannot be used: a column or a price that the
 * file does not have (VOLATILITY_COLUMN_MISSING, VOLATILITY_PRICE_MISSING), or a high below its low
 * (VOLATILITY_HIGH_BELOW_LOW, with the first such date). Earlier rows are ignored.
 */
export function rangeBars(bars: Bars, rows: number, estimator: string): RangeBars | Finding {
  const high = wholeColumn(bars, "high", rows, estimator);
  if ("code" in high) return high;
  const low = wholeColumn(bars, "low", rows, estimator);
  if ("code" in low) return low;
  for (let t = high.length - rows; t < high.length; t++) {
    const [top, bottom] = [high[t] as number, low[t] as number];
    if (top < bottom) {
      return finding("VOLATILITY_HIGH_BELOW_LOW", { estimator, date: bars.dates[t] as string, high: top, low: bottom });
    }
  }
  return { high, low };
}

/**
 * Returns the four prices, or the reason why the last `rows` of them cannot be used, as {@link rangeBars} does.
 *
 * An open or a close outside the range of its bar is accepted: real files have them, and reading the file warns.
 */
export function ohlcBars(bars: Bars, rows: number, estimator: string): OhlcBars | Finding {
  const open = wholeColumn(bars, "open", rows, estimator);
  if ("code" in open) return open;
  const range = rangeBars(bars, rows, estimator);
  return "code" in range ? range : { ...range, open, close: bars.close };
}

function wholeColumn(
  bars: Bars,
  name: "open" | "high" | "low",
  rows: number,
  estimator: string,
): Float64Array | Finding {
  const column = bars[name];
  if (column === null) return finding("VOLATILITY_COLUMN_MISSING", { estimator, column: name });
  for (let t = column.length - rows; t < column.length; t++) {
    const price = column[t] as number;
    if (!(price > 0 && price < Number.POSITIVE_INFINITY)) {
      return finding("VOLATILITY_PRICE_MISSING", { estimator, column: name, date: bars.dates[t] as string });
    }
  }
  return column;
}

/**
 * Log return ln(over[row] / under[underRow]), a fraction per period, of two prices above 0.
 *
 * Computed as log1p((over − under) / under) while the change is below one half, which keeps the digits of small moves,
 * and as ln(over) − ln(under) where the ratio leaves the range of doubles, so that it is always finite.
 *
 * @example
 * logRatio(Float64Array.of(110), Float64Array.of(100), 0); // 0.09531017980432487
 */
export function logRatio(over: Float64Array, under: Float64Array, row: number, underRow: number = row): number {
  const to = over[row] as number;
  const from = under[underRow] as number;
  const change = (to - from) / from;
  if (Math.abs(change) < 0.5) return Math.log1p(change);
  const ratio = to / from;
  return ratio > 0 && ratio < Number.POSITIVE_INFINITY ? Math.log(ratio) : Math.log(to) - Math.log(from);
}

/**
 * The last `count` close-to-close log returns, oldest first, fractions per period; needs count + 1 closes.
 *
 * Formula: r_t = ln(C_t / C_{t−1}).
 *
 * @example
 * lastReturns(Float64Array.of(100, 110, 121), 1)[0]; // 0.09531017980432487
 */
export function lastReturns(close: Float64Array, count: number): Float64Array {
  const returns = new Float64Array(count);
  const start = close.length - count;
  for (let i = 0; i < count; i++) returns[i] = logRatio(close, close, start + i, start + i - 1);
  return returns;
}

/** Variance of log returns per period (not annualised): 0.0001 is 1 % per period. */
export type PeriodVariance = Quantity<"variance per period">;

/** Variance up to which returns differ by rounding only: 2 ulp of 1, squared, because prices are doubles. */
const roundOff = (2 * Number.EPSILON) ** 2;

/**
 * Sample covariance per period of two equally long series of log returns (means removed, divisor n − 1; n ≥ 2).
 *
 * Formula: Σ(x − x̄)(y − ȳ) − Σ(x − x̄) Σ(y − ȳ) / n, over n − 1. The second term is zero except for the rounding of
 * the means, which it corrects.
 *
 * @see Chan, Golub, LeVeque, Algorithms for Computing the Sample Variance, 1983, pp. 242–247 (corrected two-pass).
 * @example
 * sampleCovariance(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)); // 2
 */
export function sampleCovariance(x: Float64Array, y: Float64Array): PeriodVariance {
  const n = x.length;
  const meanX = mean(x);
  const meanY = mean(y);
  let products = 0;
  let restX = 0;
  let restY = 0;
  for (let i = 0; i < n; i++) {
    const fromX = (x[i] as number) - meanX;
    const fromY = (y[i] as number) - meanY;
    products += fromX * fromY;
    restX += fromX;
    restY += fromY;
  }
  return as<PeriodVariance>((products - (restX * restY) / n) / (n - 1));
}

/**
 * Sample variance per period of log returns (mean removed, divisor n − 1; n ≥ 2).
 *
 * Degenerate: 0 when the returns differ by nothing but the rounding of the prices (standard deviation up to 2 ulp of
 * 1), so that a price that never moves, or grows at one constant rate, has volatility 0.
 *
 * @example
 * sampleVariance(Float64Array.of(1, 2, 3)); // 1
 */
export function sampleVariance(x: Float64Array): PeriodVariance {
  const variance = sampleCovariance(x, x);
  return variance > roundOff ? variance : as<PeriodVariance>(0);
}

function mean(x: Float64Array): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum / x.length;
}
