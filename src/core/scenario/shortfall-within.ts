import { type Crossings, intervalsWithin, probabilityWithin } from "./crossings.ts";
import { partialMean } from "./partial-mean.ts";
import type { ProfitCurve } from "./profit-curve.ts";

/**
 * How far a curve's profit falls short of an amount on average, in USD, over the levels where it does: amount·P − E[profit; within],
 * where the standard normal of its level is normal with this mean and deviation.
 */
export function shortfallWithin(
  curve: ProfitCurve,
  within: Crossings,
  amount: number,
  mean: number,
  deviation: number,
): number {
  const ends = intervalsWithin(within);
  let shortfall = amount * probabilityWithin(within, mean, deviation);
  for (let i = 0; i < ends.length; i += 2)
    shortfall -= partialMean(curve, ends[i] ?? 0, ends[i + 1] ?? 0, mean, deviation);
  return Math.max(0, shortfall);
}
