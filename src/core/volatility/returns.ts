import { as, type Quantity } from "../quantity.ts";

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
