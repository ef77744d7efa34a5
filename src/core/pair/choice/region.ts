import { otherSide, type Side, type Sides } from "../sides.ts";
import { highestPartner, type Limit, lowestPartner } from "./limit.ts";

/** The whole-contract pairs that fit: from `least` up to `most` a side in steps of `step`, and within every limit. */
export interface Region {
  readonly least: Sides<number>;
  readonly most: Sides<number>;
  /** 1; or a large contract, where a limit depends on how many small ones are left beside the large ones. */
  readonly step: Sides<number>;
  readonly limits: readonly Limit[];
}

/** The counts of the other side that fit beside `count` contracts of `counted`; none where low > high. */
export interface Partners {
  readonly low: number;
  readonly high: number;
}

/** The counts of the other side that fit beside `count` contracts of `counted`: always one stretch, in steps. */
export function partners(region: Region, counted: Side, count: number): Partners {
  const partner = otherSide(counted);
  let low = region.least[partner];
  let high = region.most[partner];
  for (const limit of region.limits) {
    high = Math.min(high, highestPartner(limit, counted, count));
    low = Math.max(low, lowestPartner(limit, counted, count));
  }
  return { low: stepUp(region, partner, low), high: stepDown(region, partner, high) };
}

/** The largest count of a side's steps that is at most `count`. */
export function stepDown({ least, step }: Region, side: Side, count: number): number {
  return step[side] === 1 ? count : least[side] + Math.floor((count - least[side]) / step[side]) * step[side];
}

/** The smallest count of a side's steps that is at least `count`. */
export function stepUp({ least, step }: Region, side: Side, count: number): number {
  return step[side] === 1 ? count : least[side] + Math.ceil((count - least[side]) / step[side]) * step[side];
}

/** Whether fewer contracts always fit where more do: false when contracts of one side make room for the other's. */
export function fewerAlwaysFit({ limits }: Region): boolean {
  return limits.every(({ sign }) => sign.long >= 0 && sign.short >= 0);
}

/** The largest count of a side worth looking at: what fits beside the least of the other, where fewer always fit. */
export function largestCount(region: Region, side: Side): number {
  if (!fewerAlwaysFit(region)) return region.most[side];
  const other = otherSide(side);
  return Math.min(region.most[side], partners(region, other, region.least[other]).high);
}

/** The region with more limits. */
export function within(region: Region, limits: readonly Limit[]): Region {
  return { ...region, limits: [...region.limits, ...limits] };
}
