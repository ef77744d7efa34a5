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
