import { millsRatio } from "./mills-ratio.ts";

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** Beyond it the density is below the smallest double. */
const DENSITY_ENDS = 39;

/**
 * The standard normal density n(x) = exp(−x²/2) / √(2π), per unit of x.
 *
 * @see M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 26.2.1.
 * @example
 * normalDensity(0); // 0.3989422804014327
 */
export function normalDensity(x: number): number {
  return INVERSE_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
}

/**
 * The probability N(x) that a standard normal variable is at most x, a pure number from 0 to 1.
 *
 * N(x) = n(x)·M(−x) for x ≤ 0 and 1 − n(x)·M(x) above, M the Mills ratio: within 1e-15 relative for |x| ≤ 1 and 1e-15·(1 + x²)
 * beyond, the lower tail included. Infinite x gives 0 or 1.
 *
 * @see M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 26.2.
 * @example
 * normalDistribution(0).toFixed(12); // "0.500000000000"
 */
export function normalDistribution(x: number): number {
  if (x > DENSITY_ENDS) return 1;
  if (x < -DENSITY_ENDS) return 0;
  return x <= 0 ? normalDensity(x) * millsRatio(-x) : 1 - normalDensity(x) * millsRatio(x);
}
