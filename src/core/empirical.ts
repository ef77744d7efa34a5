/**
 * The least of some observations that at least a share of them does not exceed: least a with P(x ≤ a) ≥ p.
 *
 * One of the observations itself, never a value between two: type 1 of Hyndman and Fan, the quantile of the empirical
 * distribution. Shares are compared as k/n ≥ p, so that 5 % of 2,140 observations are 107 whatever 0.05 rounds to.
 *
 * @param sorted ascending, at least one
 * @param probability above 0, at most 1
 * @see Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician, 1996, pp. 361–365.
 * @example
 * empiricalQuantile(Float64Array.of(1, 2, 3, 4), 0.25); // 1
 */
export function empiricalQuantile(sorted: Float64Array, probability: number): number {
  const n = sorted.length;
  let count = Math.min(n, Math.max(1, Math.ceil(probability * n)));
  while (count > 1 && (count - 1) / n >= probability) count -= 1;
  while (count < n && count / n < probability) count += 1;
  return sorted[count - 1] ?? Number.NaN;
}

/**
 * The middle of some observations; of an even number of them the mean of the two middle ones.
 *
 * @param sorted ascending, at least one
 * @example
 * median(Float64Array.of(1, 2, 4, 8)); // 3
 */
export function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : 0.5 * ((sorted[half - 1] ?? upper) + upper);
}

/**
 * The mean of some observations, at least one.
 *
 * @example
 * meanOf(Float64Array.of(1, 2, 6)); // 3
 */
export function meanOf(observations: Float64Array): number {
  let sum = 0;
  for (const each of observations) sum += each;
  return sum / observations.length;
}
