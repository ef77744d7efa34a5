import type { Points } from "../quantity.ts";

/**
 * What one option is worth, and how that moves; of one option bought, per index point of multiplier.
 *
 * "Underlying" is the futures price in Black-76 and the spot level in Black–Scholes–Merton.
 */
export interface OptionValue {
  /** Value in index points, ≥ 0. */
  readonly value: Points;
  /** ∂V/∂underlying: points per point. */
  readonly delta: number;
  /** ∂²V/∂underlying²: per point. */
  readonly gamma: number;
  /** ∂V/∂volatility: points per 1.00 of volatility. */
  readonly vega: number;
  /** ∂V/∂t as calendar time passes: points per year, usually negative. */
  readonly theta: number;
  /** ∂V/∂rate with the underlying (and the dividend yield) fixed: points per 1.00 of the rate. */
  readonly rho: number;
}
