import type { Points } from "../quantity.ts";

/**
 * Value of one option bought, with its derivatives by market and time, for a multiplier of 1.
 *
 * "Underlying" is the futures price in Black-76 and the spot level in Black–Scholes–Merton.
 */
export interface OptionMotion {
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
}

/** An {@link OptionMotion} with the derivative by the rate. */
export interface OptionValue extends OptionMotion {
  /** ∂V/∂rate with the underlying (and the dividend yield) fixed: points per 1.00 of the rate. */
  readonly rho: number;
}
