import type { SideBound } from "../bound.ts";
import type { Exact } from "../exact.ts";
import type { Leg } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import { breakevens, type ZeroStretch, zeroStretches } from "./breakevens.ts";
import { best, maxGain, maxLoss, worst } from "./extremes.ts";
import { piecewiseLinear } from "./piecewise-linear.ts";

/** What a side can lose and make at expiry, and where it crosses zero. */
export interface ExpiryEnvelope {
  readonly maxLoss: SideBound;
  readonly maxGain: SideBound;
  readonly breakevens: Points[];
  readonly zeroStretches: ZeroStretch[];
}

/**
 * The envelope of the profit at expiry of a side's legs over all levels S ≥ 0: bounds in USD, levels in points.
 *
 * Of the legs as written, never divided by a common divisor. No legs: bounds of 0 at every level.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function expiryEnvelope(legs: readonly Leg[], pointValue: Exact): ExpiryEnvelope {
  const profit = piecewiseLinear(legs);
  return {
    maxLoss: maxLoss(worst(profit, pointValue)),
    maxGain: maxGain(best(profit, pointValue)),
    breakevens: breakevens(profit),
    zeroStretches: zeroStretches(profit),
  };
}
