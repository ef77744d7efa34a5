/**
 * Empirical quantile of some observations: the least observation a with P(x ≤ a) ≥ p.
 *
 * It is always one of the observations, never a value between two (type 1 of Hyndman and Fan). Shares are compared as
 * k/n ≥ p, so that 5 % of 2,140 observations are 107 whatever 0.05 rounds to.
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
 * Median of some observations: the middle one, or the mean of the two middle ones where their number is even.
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
 * Mean of at least one observation.
 *
 * @example
 * meanOf(Float64Array.of(1, 2, 6)); // 3
 */
export function meanOf(observations: Float64Array): number {
  let sum = 0;
  for (const each of observations) sum += each;
  return sum / observations.length;
}
