import { type Exact, exact, times, toNumber } from "../exact.ts";
import { compareImbalance, leastClearlyLarger, nearImbalance } from "./imbalance.ts";
import { type Balance, type Limit, limit, toleranceLimits } from "./limit.ts";
import { amountOf, compareAmounts, type PerContract } from "./per-contract.ts";
import type { Measures } from "./records.ts";
import { partners, type Region, within } from "./region.ts";
import { otherSide, pairOf, type Sides } from "./sides.ts";
import { type Counts, countsUsing, countsWithin } from "./tolerance-counts.ts";

/** A pair uses a budget when its gross notional is at least this share of the largest that fits. */
const USED = exact(0.9);

/**
 * The pair that uses a budget: of the pairs within tolerance whose gross notional is at least 90 % of the largest, the
 * best balanced (ties: the larger, then fewer long contracts), or null where none is within tolerance.
 */
export function fullestPair(
  measures: Measures,
  feasible: Region,
  { exposure, tolerance }: Balance,
): Sides<number> | null {
  const region = within(feasible, toleranceLimits(exposure, tolerance));
  const counts = countsWithin(measures, feasible, toNumber(tolerance));
  const largest = largestPair(measures.notional, region, counts);
  if (largest === null) return null;
  const least = times(USED, amountOf(measures.notional, largest));
  const used = countsUsing(counts, grossOf(measures.notional, largest));
  return bestBalanced(measures, within(region, [atLeast(measures.notional, least)]), used);
}

/** The largest pair by gross notional: beside each count the most partners that fit, from the largest count down. */
function largestPair(notional: PerContract, region: Region, counts: Counts): Sides<number> | null {
  let largest: Sides<number> | null = null;
  let gross = 0;
  for (let count = counts.most; count >= counts.least && count * counts.mostGross >= gross; count -= 1) {
    const { low, high } = partners(region, counts.counted, count);
    if (low > high) continue;
    const pair = pairOf(counts.counted, count, high);
    if (largest !== null && compareAmounts(notional, pair, largest) <= 0) continue;
    largest = pair;
    gross = grossOf(notional, pair);
  }
  return largest;
}

/** The limit that a pair's gross notional is at least an amount. */
function atLeast({ digits, scale }: PerContract, least: Exact): Limit {
  const turned = (value: bigint, at: number): Exact => ({ digits: -value, scale: at });
  return limit(
    { long: turned(digits.long, scale), short: turned(digits.short, scale) },
    turned(least.digits, least.scale),
  );
}

/** The best balanced pair: beside each count one of the two partners nearest to balance, as near as fits. */
function bestBalanced(measures: Measures, region: Region, { counted, least, most }: Counts): Sides<number> | null {
  const { near } = measures.exposure;
  const ratio = near[counted] / near[otherSide(counted)];
  let best: Sides<number> | null = null;
  let tooLarge = Number.POSITIVE_INFINITY;
  for (let count = least; count <= most; count += 1) {
    const below = Math.floor(count * ratio);
    if (isWorse(measures, pairOf(counted, count, below), tooLarge)) {
      if (isWorse(measures, pairOf(counted, count, below + 1), tooLarge)) continue;
    }
    const { low, high } = partners(region, counted, count);
    if (low > high) continue;
    best = preferred(measures, best, pairOf(counted, count, Math.min(Math.max(below, low), high)));
    best = preferred(measures, best, pairOf(counted, count, Math.min(Math.max(below + 1, low), high)));
    tooLarge = leastClearlyLarger(nearImbalance(measures.exposure, best));
  }
  return best;
}

function isWorse({ exposure }: Measures, pair: Sides<number>, tooLarge: number): boolean {
  return nearImbalance(exposure, pair) > tooLarge;
}

function preferred({ exposure, notional }: Measures, best: Sides<number> | null, pair: Sides<number>): Sides<number> {
  if (best === null) return pair;
  const order = compareImbalance(exposure, pair, best) || compareAmounts(notional, best, pair);
  return order < 0 || (order === 0 && pair.long < best.long) ? pair : best;
}

function grossOf({ near }: PerContract, pair: Sides<number>): number {
  return near.long * pair.long + near.short * pair.short;
}
