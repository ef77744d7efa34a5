import { digitsAt, type Exact, exact, plus, times } from "../../exact.ts";
import { rootDown } from "../../fraction.ts";
import { otherSide, type Side, type Sides } from "../../sides.ts";
import { add, magnitude, multiply, signOf, subtract, type Whole } from "../../whole.ts";
import { nearDoubles } from "./imbalance.ts";

/** The whole-contract pairs that fit: from `least` up to `most` a side in steps of `step`, and within every limit. */
export interface Region {
  readonly least: Sides<number>;
  readonly most: Sides<number>;
  /** 1; or a large contract, where a limit depends on how many small ones are left beside the large ones. */
  readonly step: Sides<number>;
  readonly limits: readonly Limit[];
}

/** The counts of the other side that fit beside `count` contracts of `counted`; none where low > high. */
interface Partners {
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

/**
 * A limit on a pair that is linear in its contracts: long × nL + short × nS ≤ most. Equality is within it.
 *
 * A side whose worst case is a gain has a negative amount: contracts of it make room for contracts of the other.
 */
export interface Limit {
  readonly digits: Sides<Whole>;
  readonly most: Whole;
  /** In proportion to the digits, and exactly these where `isExact`. */
  readonly near: Sides<number>;
  readonly nearMost: number;
  readonly isExact: boolean;
  readonly sign: Sides<-1 | 0 | 1>;
}

/** What is balanced on both sides, and how well: |imbalance| up to `tolerance`. */
export interface Balance {
  readonly exposure: Sides<Exact>;
  readonly tolerance: Exact;
}

/** Sums of up to 10,000,000 contracts a side below this are exact in doubles, with room for one product more. */
const EXACT_IN_DOUBLES = 2 ** 52;
const MOST_COUNTED = 10_000_000;
const ROUNDING = 1e-12;
const MINUS_ONE = exact(-1);

/** The limit long × nL + short × nS ≤ most. */
export function limit(per: Sides<Exact>, most: Exact): Limit {
  const scale = Math.max(per.long.scale, per.short.scale, most.scale);
  const digits = { long: digitsAt(per.long, scale), short: digitsAt(per.short, scale) };
  const bound = digitsAt(most, scale);
  const [long = 0, short = 0, nearMost = 0] = nearDoubles([digits.long, digits.short, bound]);
  const largest = add(multiply(add(magnitude(digits.long), magnitude(digits.short)), MOST_COUNTED), magnitude(bound));
  const sign = { long: signOf(digits.long), short: signOf(digits.short) };
  return { digits, most: bound, near: { long, short }, nearMost, isExact: largest <= EXACT_IN_DOUBLES, sign };
}

/**
 * The limit long × nL + short × nS ≤ most × √root, of amounts that are 0 or more.
 *
 * The left side is a whole number of some power of ten, so that the right side, which is none, can be rounded down to one.
 */
export function rootLimit(per: Sides<Exact>, most: Exact, root: number): Limit {
  const scale = Math.max(per.long.scale, per.short.scale, most.scale);
  return limit(per, { digits: rootDown(BigInt(digitsAt(most, scale)) ** 2n * BigInt(root)), scale });
}

/** The limits that |imbalance| ≤ tolerance makes: eL·nL·(1 − t) ≤ eS·nS·(1 + t), and the same with the sides swapped. */
export function toleranceLimits(exposure: Sides<Exact>, tolerance: Exact): [Limit, Limit] {
  const heavy = plus(exact(1), times(MINUS_ONE, tolerance));
  const light = times(MINUS_ONE, plus(exact(1), tolerance));
  const nothing = exact(0);
  return [
    limit({ long: times(exposure.long, heavy), short: times(exposure.short, light) }, nothing),
    limit({ long: times(exposure.long, light), short: times(exposure.short, heavy) }, nothing),
  ];
}

/** Whether a pair is within a limit, exactly. */
export function fitsWithin(limit: Limit, pair: Sides<number>): boolean {
  const clear = clearlyFits(limit, "long", pair.long, pair.short);
  if (clear !== null) return clear;
  return add(multiply(limit.digits.long, pair.long), multiply(limit.digits.short, pair.short)) <= limit.most;
}

/** Whether a limit allows `partner` beside `count` contracts of `counted`, or null where doubles do not make that clear. */
export function clearlyFits({ near, nearMost }: Limit, counted: Side, count: number, partner: number): boolean | null {
  const own = near[counted] * count;
  const other = near[otherSide(counted)] * partner;
  const room = nearMost - own - other;
  const doubt = ROUNDING * (Math.abs(own) + Math.abs(other) + Math.abs(nearMost));
  return Math.abs(room) > doubt ? room > 0 : null;
}

/** The largest count of the other side, 0 or less for none, that a limit allows beside `count` contracts of `counted`. */
export function highestPartner(limit: Limit, counted: Side, count: number): number {
  const sign = limit.sign[otherSide(counted)];
  if (sign > 0) return boundary(limit, counted, count, "down");
  if (sign < 0) return Number.POSITIVE_INFINITY;
  return multiply(limit.digits[counted], count) <= limit.most ? Number.POSITIVE_INFINITY : 0;
}

/** The smallest count of the other side that a limit asks for beside `count` contracts of `counted`. */
export function lowestPartner(limit: Limit, counted: Side, count: number): number {
  if (limit.sign[otherSide(counted)] >= 0) return 1;
  return boundary(limit, counted, count, "up");
}

/** (most − per[counted] × count) / per[partner], rounded as exact arithmetic would round it. */
function boundary(limit: Limit, counted: Side, count: number, towards: "down" | "up"): number {
  const partner = otherSide(counted);
  const used = limit.near[counted] * count;
  const per = limit.near[partner];
  const share = (limit.nearMost - used) / per;
  const nearest = Math.round(share);
  const rounded = towards === "down" ? Math.floor(share) : Math.ceil(share);
  // Doubles that are whole numbers divide exactly, or miss every whole number by more than they are rounded.
  if (limit.isExact) return nearest * per === limit.nearMost - used ? nearest : rounded;
  const doubt = ROUNDING * ((Math.abs(limit.nearMost) + Math.abs(used)) / Math.abs(per) + Math.abs(share));
  if (Math.abs(share - nearest) > doubt) return rounded;
  return exactBoundary(
    BigInt(subtract(limit.most, multiply(limit.digits[counted], count))),
    BigInt(limit.digits[partner]),
    towards,
  );
}

function exactBoundary(room: bigint, per: bigint, towards: "down" | "up"): number {
  const cut = room / per;
  if (cut * per === room) return Number(cut);
  const isBelowZero = room < 0n !== per < 0n;
  if (towards === "down") return Number(isBelowZero ? cut - 1n : cut);
  return Number(isBelowZero ? cut : cut + 1n);
}
