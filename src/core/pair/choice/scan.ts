import { multiply } from "../../exact.ts";
import { otherSide, pairOf, type Side } from "../../sides.ts";
import { spend } from "../../work.ts";
import { nearestRatios } from "./nearest-ratios.ts";
import { isSurelyBeaten, LISTED_IMBALANCE, type Measures, nearOf, noRecords, offer, type Records } from "./records.ts";
import {
  type Balance,
  clearlyFits,
  fewerAlwaysFit,
  fitsWithin,
  largestCount,
  makesRoom,
  partners,
  type Region,
  stepDown,
  toleranceLimits,
  within,
} from "./region.ts";

/** How many pairs of a fixed count are looked at from the first that is balanced enough to list. */
const LISTED = 9;

/**
 * The feasible pairs that no smaller feasible pair balances better.
 *
 * Counting the side with the smaller exposure finds all of them among the two partners nearest to balance: any other
 * pair is heavy by more than one contract, and without that contract it is smaller and better balanced. Where fewer
 * contracts do not always fit, the pairs from which none can be taken away are tried too, from both sides. In a region
 * of larger steps the same holds of a step.
 */
export function feasibleRecords(measures: Measures, regions: readonly Region[], balance: Balance): Records {
  const records = noRecords(measures);
  const [only] = regions;
  if (only !== undefined && regions.length === 1 && isPlain(only)) {
    records.pairs.push(...nearestRatios(measures.exposure, only, balance.tolerance));
    return records;
  }
  const fixed = fixedSide(regions);
  for (const region of regions) {
    if (fixed === null) scanRegion(records, region);
    else scanLine(records, region, fixed, balance);
  }
  return records;
}

/** A region from 1 : 1 up, in single contracts, in which fewer always fit. */
function isPlain(region: Region): boolean {
  const { least, step } = region;
  return least.long * least.short * step.long * step.short === 1 && fewerAlwaysFit(region);
}

function scanRegion(records: Records, region: Region): void {
  const { long, short } = records.measures.exposure.digits;
  const step = region.step;
  scanNearest(records, region, multiply(long, step.long) <= multiply(short, step.short) ? "long" : "short");
  if (fewerAlwaysFit(region)) return;
  scanLowest(records, region, "long");
  scanLowest(records, region, "short");
}

/** The side that has one count only, in all regions together: they all end at the same. */
function fixedSide(regions: readonly Region[]): Side | null {
  const isFixed = (side: Side) => regions.every(({ least, most }) => least[side] === most[side]);
  if (isFixed("long")) return "long";
  return isFixed("short") ? "short" : null;
}

/** Steps of a count whose partners are beaten or do not fit: some 20 ns. */
const STEPS_OF_A_COUNT = 2;

/** Offers beside each count the two partners nearest to balance. The hot loop: a million counts in milliseconds. */
function scanNearest(records: Records, region: Region, counted: Side): void {
  const partner = otherSide(counted);
  const per = nearOf(records.measures, counted);
  const [step, otherStep] = [region.step[counted], region.step[partner]];
  const balanced = Math.ceil(((region.most[partner] + otherStep) * per.other) / per.own);
  const largest = Math.min(largestCount(region, counted), balanced);
  spend((STEPS_OF_A_COUNT * Math.max(0, largest - region.least[counted])) / step);
  for (let count = region.least[counted]; count <= largest; count += step) {
    const below = stepDown(region, partner, Math.floor((count * per.own) / per.other));
    for (let other = below; other <= below + otherStep; other += otherStep) {
      if (!isSurelyBeaten(records, per, count, other)) offerFitting(records, region, counted, count, other);
    }
  }
}

function offerFitting(records: Records, region: Region, counted: Side, count: number, partner: number): void {
  const side = otherSide(counted);
  if (partner < region.least[side] || partner > region.most[side]) return;
  const pair = pairOf(counted, count, partner);
  if (region.limits.every((limit) => fitsWithin(limit, pair))) offer(records, pair);
}

/** Offers beside each count the lowest partner that fits, where that is more than balances it. */
function scanLowest(records: Records, region: Region, counted: Side): void {
  const partner = otherSide(counted);
  const per = nearOf(records.measures, counted);
  const floors = region.limits.filter((limit) => makesRoom(limit, partner));
  const largest = largestCount(region, counted);
  spend((STEPS_OF_A_COUNT * Math.max(0, largest - region.least[counted])) / region.step[counted]);
  for (let count = region.least[counted]; count <= largest; count += region.step[counted]) {
    const below = stepDown(region, partner, Math.floor((count * per.own) / per.other));
    if (floors.every((limit) => clearlyFits(limit, counted, count, below) === true)) continue;
    const { low, high } = partners(region, counted, count);
    if (low > high || isSurelyBeaten(records, per, count, low)) continue;
    offer(records, pairOf(counted, count, low));
  }
}

/**
 * Offers the partners of the one count of a fixed side.
 *
 * Every partner up to balance is an improvement on the last, so of these only the first nine worth listing, the first
 * within tolerance and the best are looked for.
 */
function scanLine(records: Records, region: Region, fixed: Side, { exposure, tolerance }: Balance): void {
  const count = region.least[fixed];
  const side = otherSide(fixed);
  const step = region.step[side];
  const { near } = records.measures.exposure;
  const { low, high } = partners(region, fixed, count);
  if (low > high) return;
  const below = stepDown(region, side, Math.floor((count * near[fixed]) / near[side]));
  const offerFrom = (first: number, most: number, last: number) => {
    for (let partner = first; partner <= last && partner < first + most * step; partner += step) {
      offer(records, pairOf(fixed, count, partner));
    }
  };
  const inListed = partners(within(region, toleranceLimits(exposure, LISTED_IMBALANCE)), fixed, count);
  const inTolerance = partners(within(region, toleranceLimits(exposure, tolerance)), fixed, count);
  offerFrom(inListed.low, LISTED, inListed.high);
  offerFrom(inTolerance.low, 1, inTolerance.high);
  offerFrom(Math.min(Math.max(below, low), high), 2, high);
}
