import { normalDistribution } from "../option/normal.ts";
import { normalAt } from "./level-law.ts";
import type { ProfitCurve, Run } from "./profit-curve.ts";

/** Where a profit is at most some amount: from the lowest level on or not, and the standard normals where that changes, ascending. */
export interface Crossings {
  readonly startsWithin: boolean;
  readonly at: readonly number[];
}

/** Where the profit of a curve is at most `most` USD. */
export function crossings(curve: ProfitCurve, most: number): Crossings {
  const startsWithin = (curve.profits[0] ?? 0) <= most;
  const at: number[] = [];
  let within = startsWithin;
  for (const run of curve.runs) {
    const endsWithin = run.to === null ? endOf(curve, run) <= most : (curve.profits[run.to] ?? 0) <= most;
    if (endsWithin === within) continue;
    at.push(crossingIn(curve, run, most));
    within = endsWithin;
  }
  return { startsWithin, at };
}

/** The probability that a profit is within its crossings, of a normal variable of this mean and deviation. */
export function probabilityWithin({ startsWithin, at }: Crossings, mean: number, deviation: number): number {
  let within = startsWithin;
  let probability = 0;
  for (const z of at) {
    const below = normalDistribution((z - mean) / deviation);
    probability += within ? below : -below;
    within = !within;
  }
  return within ? probability + 1 : probability;
}

/** The ends of the intervals where a profit is within: from, to, from, to, … */
export function intervalsWithin({ startsWithin, at }: Crossings): readonly number[] {
  const ends = startsWithin ? [Number.NEGATIVE_INFINITY, ...at] : at;
  return ends.length % 2 === 0 ? ends : [...ends, Number.POSITIVE_INFINITY];
}

function endOf(curve: ProfitCurve, { from, direction }: Run): number {
  return direction === 0 ? (curve.profits[from] ?? 0) : direction * Number.POSITIVE_INFINITY;
}

/** The standard normal at which a run passes `most`, on the last node that has not: profits of a run are sorted. */
function crossingIn(curve: ProfitCurve, { from, to, direction }: Run, most: number): number {
  const { profits } = curve;
  let [low, high] = [from, to ?? profits.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const passed = direction > 0 ? (profits[middle] ?? 0) > most : (profits[middle] ?? 0) <= most;
    if (passed) high = middle;
    else low = middle;
  }
  const level = (curve.levels[low] ?? 0) + (most - (profits[low] ?? 0)) / (curve.slopes[low] ?? 0);
  return normalAt(curve.law, level);
}
