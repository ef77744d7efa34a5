import {
  add,
  digitsAt,
  type Exact,
  exact,
  magnitude,
  multiply,
  nearestDouble,
  plus,
  powerOfTen,
  quotient,
  signOf,
  subtract,
  times,
  type Whole,
} from "../../exact.ts";
import { as, type Ratio } from "../../quantity.ts";
import { otherSide, pairOf, type Side, type Sides } from "../../sides.ts";
import { spend } from "../../work.ts";

/** The whole-contract pairs that fit: from `least` up to `most` a side in steps of `step`, and within every limit. */
export interface Region {
  readonly least: Sides<number>;
  readonly most: Sides<number>;
  /** 1; or a large contract, where a limit depends on how many small ones are left beside the large ones. */
  readonly step: Sides<number>;
  readonly limits: readonly Limit[];
}

/** Feasible pairs, and a simpler region around them where what a pair costs is not linear. */
export interface Regions {
  /** All of the pairs; and, where fees make parts, some that are not feasible. */
  readonly around: Region;
  /** The pairs themselves, in one part or several. */
  readonly parts: readonly Region[];
}

/** The counts of the other side that fit beside `count` contracts of `counted`; none where low > high. */
interface Partners {
  readonly low: number;
  readonly high: number;
}

/** Steps of the stretch that one limit leaves: some 50 ns, and ten times as much between the roots of a quadratic one. */
const STEPS_OF_A_LIMIT = { linear: 5, quadratic: 50 } as const;

/** The counts of the other side that fit beside `count` contracts of `counted`: always one stretch, in steps. */
export function partners(region: Region, counted: Side, count: number): Partners {
  const partner = otherSide(counted);
  let low = region.least[partner];
  let high = region.most[partner];
  for (const limit of region.limits) {
    spend(STEPS_OF_A_LIMIT[limit.kind]);
    const within = stretchWithin(limit, counted, count);
    high = Math.min(high, within.high);
    low = Math.max(low, within.low);
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
  return limits.every((limit) => !makesRoom(limit, "long") && !makesRoom(limit, "short"));
}

/** Whether contracts of a side can make room under a limit for contracts of the other. */
export function makesRoom(limit: Limit, side: Side): boolean {
  return limit.kind === "linear" ? limit.sign[side] < 0 : signOf(limit.both) < 0;
}

/** The largest count of a side worth looking at: what fits beside the least of the other, where fewer always fit. */
export function largestCount(region: Region, side: Side): number {
  const other = otherSide(side);
  if (fewerAlwaysFit(region)) return Math.min(region.most[side], partners(region, other, region.least[other]).high);
  return region.limits.reduce((most, limit) => Math.min(most, widestCount(region, limit, side)), region.most[side]);
}

/** A count of a side above which a limit allows no partners; ∞ where nothing bounds it alone. */
function widestCount({ least }: Region, limit: Limit, side: Side): number {
  const other = otherSide(side);
  if (limit.kind === "linear")
    return limit.sign[other] < 0 ? Number.POSITIVE_INFINITY : highestPartner(limit, other, least[other]);
  const { near, nearBoth, nearMost, unhedged } = limit;
  // Contracts of the other side, which are more than none, only add to it.
  if (nearBoth >= 0)
    return near[side] === 0 ? Number.POSITIVE_INFINITY : Math.ceil(Math.sqrt(nearMost / near[side]) * (1 + DOUBT));
  const alone = unhedged * near[side];
  return alone === 0 ? Number.POSITIVE_INFINITY : Math.ceil(Math.sqrt(nearMost / alone) * (1 + DOUBT));
}

/** The region with more limits. */
export function within(region: Region, limits: readonly Limit[]): Region {
  return { ...region, limits: [...region.limits, ...limits] };
}

/** A limit on a pair. Equality is within it. */
export type Limit = LinearLimit | QuadraticLimit;

/**
 * A limit that is linear in the contracts: long × nL + short × nS ≤ most.
 *
 * A side whose worst case is a gain has a negative amount: contracts of it make room for contracts of the other.
 */
interface LinearLimit {
  readonly kind: "linear";
  readonly digits: Sides<Whole>;
  readonly most: Whole;
  /** In proportion to the digits, and exactly these where `isExact`. */
  readonly near: Sides<number>;
  readonly nearMost: number;
  readonly isExact: boolean;
  readonly sign: Sides<-1 | 0 | 1>;
}

/**
 * A quadratic form of a pair, of variances and a covariance: long × nL² + 2 × both × nL × nS + short × nS², never below
 * 0.
 */
export interface QuadraticForm extends Sides<Exact> {
  readonly both: Exact;
}

/** A limit on a {@link QuadraticForm}: sides that hedge each other make room for each other. */
interface QuadraticLimit {
  readonly kind: "quadratic";
  readonly digits: Sides<Whole>;
  readonly both: Whole;
  readonly most: Whole;
  /** In proportion to the digits. */
  readonly near: Sides<number>;
  readonly nearBoth: number;
  readonly nearMost: number;
  /** 1 − both² / (long × short), from the digits: what is left where sides hedge each other to next to nothing. */
  readonly unhedged: number;
}

/** What is balanced on both sides, and how well: |imbalance| up to `tolerance`. */
export interface Balance {
  readonly exposure: Sides<Exact>;
  readonly tolerance: Exact;
}

/** Sums of up to 10,000,000 contracts a side below this are exact in doubles, with room for one product more. */
const EXACT_IN_DOUBLES = 2 ** 52;
const MOST_COUNTED = 10_000_000;
/** Boundaries so far out are beyond every count, whatever their last digits. */
const BEYOND_COUNTS = 2 * MOST_COUNTED;
const ROUNDING = 1e-12;
const MINUS_ONE = exact(-1);

/** The limit long × nL + short × nS ≤ most. */
export function limit(per: Sides<Exact>, most: Exact): LinearLimit {
  const scale = Math.max(per.long.scale, per.short.scale, most.scale);
  const digits = { long: digitsAt(per.long, scale), short: digitsAt(per.short, scale) };
  const bound = digitsAt(most, scale);
  const [long = 0, short = 0, nearMost = 0] = nearDoubles([digits.long, digits.short, bound]);
  const largest = add(multiply(add(magnitude(digits.long), magnitude(digits.short)), MOST_COUNTED), magnitude(bound));
  const sign = { long: signOf(digits.long), short: signOf(digits.short) };
  const isExact = largest <= EXACT_IN_DOUBLES;
  return { kind: "linear", digits, most: bound, near: { long, short }, nearMost, isExact, sign };
}

/** The limit that a quadratic form of the contracts is at most `most`. */
export function quadraticLimit({ long, short, both }: QuadraticForm, most: Exact): QuadraticLimit {
  const scale = Math.max(long.scale, short.scale, both.scale, most.scale);
  const digits = { long: digitsAt(long, scale), short: digitsAt(short, scale) };
  const [cross, bound] = [digitsAt(both, scale), digitsAt(most, scale)];
  const [first = 0, second = 0, nearBoth = 0, nearMost = 0] = nearDoubles([digits.long, digits.short, cross, bound]);
  const near = { long: first, short: second };
  const product = multiply(digits.long, digits.short);
  const share = product === 0 ? 0 : quotient(subtract(product, multiply(cross, cross)), product);
  return {
    kind: "quadratic",
    digits,
    both: cross,
    most: bound,
    near,
    nearBoth,
    nearMost,
    unhedged: Math.max(0, share),
  };
}

/**
 * The limits that |imbalance| ≤ tolerance makes: eL·nL·(1 − t) ≤ eS·nS·(1 + t), and the same with the sides swapped.
 */
export function toleranceLimits(exposure: Sides<Exact>, tolerance: Exact): [LinearLimit, LinearLimit] {
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
  const isClear = clearlyFits(limit, "long", pair.long, pair.short);
  if (isClear !== null) return isClear;
  spend(STEPS_OF_EXACTNESS);
  return takenBy(limit, pair) <= limit.most;
}

/** Steps of a comparison in exact digits: about a microsecond. */
const STEPS_OF_EXACTNESS = 100;

function takenBy(limit: Limit, { long, short }: Sides<number>): Whole {
  const { digits } = limit;
  const [ofLong, ofShort] = [multiply(digits.long, long), multiply(digits.short, short)];
  if (limit.kind === "linear") return add(ofLong, ofShort);
  const cross = multiply(multiply(limit.both, 2), multiply(long, short));
  return add(add(multiply(ofLong, long), multiply(ofShort, short)), cross);
}

/**
 * Whether a limit allows `partner` beside `count` contracts of `counted`, or null where doubles do not make that clear.
 */
export function clearlyFits(limit: Limit, counted: Side, count: number, partner: number): boolean | null {
  if (limit.kind === "quadratic") return clearlyFitsSquare(limit, counted, count, partner);
  const { near, nearMost } = limit;
  const own = near[counted] * count;
  const other = near[otherSide(counted)] * partner;
  const room = nearMost - own - other;
  const doubt = ROUNDING * (Math.abs(own) + Math.abs(other) + Math.abs(nearMost));
  return Math.abs(room) > doubt ? room > 0 : null;
}

/**
 * The same of a quadratic limit, by completing the square: with n counted and m of the other, form =
 * other × (both/other × n + m)² + unhedged × counted × n². Nothing of the size of n² cancels where the sides hedge each
 * other, and no two amounts are multiplied, which may be as long as doubles are.
 */
function clearlyFitsSquare(limit: QuadraticLimit, counted: Side, count: number, partner: number): boolean | null {
  const { near, nearBoth, nearMost, unhedged } = limit;
  const square = near[otherSide(counted)];
  // Without a square of the other there is no cross either.
  const cross = square === 0 ? 0 : (nearBoth / square) * count;
  const rest = (square === 0 ? 1 : unhedged) * near[counted] * count * count;
  const root = cross + partner;
  const room = nearMost - square * root * root - rest;
  const rounding = ROUNDING * (Math.abs(cross) + Math.abs(partner));
  const doubt =
    square * rounding * (2 * Math.abs(root) + rounding) + ROUNDING * (square * root * root + rest + Math.abs(nearMost));
  return Math.abs(room) > doubt ? room > 0 : null;
}

/** The counts of the other side that a limit allows beside `count` contracts of `counted`. */
function stretchWithin(limit: Limit, counted: Side, count: number): Partners {
  return limit.kind === "linear"
    ? { low: lowestPartner(limit, counted, count), high: highestPartner(limit, counted, count) }
    : betweenRoots(limit, counted, count);
}

/** The partners between the roots of a quadratic limit: in doubles, which may miss a whole number, and then exactly. */
function betweenRoots(limit: QuadraticLimit, counted: Side, count: number): Partners {
  const { near, nearBoth, nearMost, unhedged } = limit;
  const fits = (partner: number) => fitsWithin(limit, pairOf(counted, count, partner));
  const square = near[otherSide(counted)];
  if (square === 0) return fits(0) ? { low: 1, high: Number.POSITIVE_INFINITY } : { low: 1, high: 0 };
  const cross = (nearBoth / square) * count;
  const root = Math.sqrt(Math.max(0, nearMost - unhedged * near[counted] * count * count) / square);
  const [least, most] = [Math.ceil(-cross - root), Math.floor(-cross + root)];
  const low = fits(least - 1) ? least - 1 : fits(least) ? least : least + 1;
  const high = fits(most + 1) ? most + 1 : fits(most) ? most : most - 1;
  return { low: Math.max(1, low), high };
}

/**
 * The largest count of the other side, 0 or less for none, that a limit allows beside `count` contracts of `counted`.
 */
export function highestPartner(limit: LinearLimit, counted: Side, count: number): number {
  const sign = limit.sign[otherSide(counted)];
  if (sign > 0) return boundary(limit, counted, count, "down");
  if (sign < 0) return Number.POSITIVE_INFINITY;
  return multiply(limit.digits[counted], count) <= limit.most ? Number.POSITIVE_INFINITY : 0;
}

/** The smallest count of the other side that a limit asks for beside `count` contracts of `counted`. */
export function lowestPartner(limit: LinearLimit, counted: Side, count: number): number {
  if (limit.sign[otherSide(counted)] >= 0) return 1;
  return boundary(limit, counted, count, "up");
}

/** (most − per[counted] × count) / per[partner], rounded as exact arithmetic would round it. */
function boundary(limit: LinearLimit, counted: Side, count: number, towards: "down" | "up"): number {
  const partner = otherSide(counted);
  const used = limit.near[counted] * count;
  const per = limit.near[partner];
  const share = (limit.nearMost - used) / per;
  const nearest = Math.round(share);
  const rounded = towards === "down" ? Math.floor(share) : Math.ceil(share);
  // Doubles that are whole numbers divide exactly, or miss every whole number by more than they are rounded.
  if (limit.isExact) return nearest * per === limit.nearMost - used ? nearest : rounded;
  const doubt = ROUNDING * ((Math.abs(limit.nearMost) + Math.abs(used)) / Math.abs(per) + Math.abs(share));
  const isBeyond = Math.abs(share) - doubt > BEYOND_COUNTS;
  if (isBeyond || Math.abs(share - nearest) > doubt) return rounded;
  spend(STEPS_OF_EXACTNESS);
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

/** Next to balance the residual is a difference of large numbers, so its error does not shrink with it. */
const CANCELLATION = 1e-14;

/** The imbalance of a pair: (nL·eL − nS·eS) / (nL·eL + nS·eS), net over gross, + where the long side is heavier. */
export function imbalanceOf(exposure: PerContract, pair: Sides<number>): Ratio {
  const { residual, gross } = fractionOf(exposure, pair);
  return as<Ratio>(quotient(residual, gross));
}

/** How a pair balances: its imbalance, and its residual nL·eL − nS·eS in the unit of the exposures. */
export function balanceOf(exposure: PerContract, pair: Sides<number>): { imbalance: Ratio; residual: number } {
  const { residual, gross } = fractionOf(exposure, pair);
  return {
    imbalance: as<Ratio>(quotient(residual, gross)),
    residual: nearestDouble(residual, exposure.scale),
  };
}

/** |imbalance| in doubles, right to 1e-14: for what is clear. */
export function nearImbalance({ near }: PerContract, pair: Sides<number>): number {
  const long = near.long * pair.long;
  const short = near.short * pair.short;
  return Math.abs(long - short) / (long + short);
}

/** The |imbalance| in doubles from which one is surely larger than another. */
export function leastClearlyLarger(than: number): number {
  return than * (1 + DOUBT) + CANCELLATION;
}

/** Steps of comparing two pairs in exact digits: one to two microseconds. */
const STEPS_OF_COMPARING = 150;

/** The order of two pairs by |imbalance|, exactly: below 0 where `a` is the better balanced. */
export function compareImbalance(exposure: PerContract, a: Sides<number>, b: Sides<number>): -1 | 0 | 1 {
  const first = nearImbalance(exposure, a);
  const second = nearImbalance(exposure, b);
  if (first > leastClearlyLarger(second)) return 1;
  if (second > leastClearlyLarger(first)) return -1;
  if (a.long * b.short === a.short * b.long) return 0;
  spend(STEPS_OF_COMPARING);
  const p = fractionOf(exposure, a);
  const q = fractionOf(exposure, b);
  return signOf(subtract(multiply(magnitude(p.residual), q.gross), multiply(magnitude(q.residual), p.gross)));
}

/** Whether |imbalance| ≤ tolerance, exactly: at the boundary it is. */
export function isWithin(exposure: PerContract, pair: Sides<number>, tolerance: Exact): boolean {
  const { residual, gross } = fractionOf(exposure, pair);
  return multiply(magnitude(residual), powerOfTen(tolerance.scale)) <= multiply(tolerance.digits, gross);
}

/** The residual of a pair, exactly, as digits over the digits of its gross exposure. */
function fractionOf({ digits }: PerContract, pair: Sides<number>): { residual: Whole; gross: Whole } {
  const long = multiply(digits.long, pair.long);
  const short = multiply(digits.short, pair.short);
  return { residual: subtract(long, short), gross: add(long, short) };
}

/** The share of the larger within which two doubles are too close to say which is larger: exact digits decide there. */
export const DOUBT = 1e-9;

/** An amount for one contract of each side, held twice: exactly, and in doubles for what is clear without exactness. */
export interface PerContract {
  /** Whole numbers of 10^-scale. */
  readonly digits: Sides<Whole>;
  readonly scale: number;
  /** In proportion to the digits, and of a size that a double holds. */
  readonly near: Sides<number>;
}

/** The longest digits that are taken as doubles as they are; times 10,000,000 contracts they stay far from overflow. */
const LONG = 10n ** 250n;

/** The amounts of both sides at a common power of ten. */
export function perContract(amounts: Sides<Exact>): PerContract {
  const scale = Math.max(amounts.long.scale, amounts.short.scale);
  const digits = { long: digitsAt(amounts.long, scale), short: digitsAt(amounts.short, scale) };
  if (typeof digits.long === "number" && typeof digits.short === "number")
    return { digits, scale, near: { long: digits.long, short: digits.short } };
  const [long = 0, short = 0] = nearDoubles([digits.long, digits.short]);
  return { digits, scale, near: { long, short } };
}

/**
 * Doubles in proportion to whole numbers: the numbers themselves, or their shares of the largest where they are too
 * long.
 */
function nearDoubles(values: readonly Whole[]): number[] {
  const largest = values.reduce((most, value) => (magnitude(value) > most ? magnitude(value) : most), 1);
  if (largest <= LONG) return values.map(Number);
  return values.map((value) => quotient(value, largest));
}

/** The amount of a pair, exactly: long × nL + short × nS. */
export function amountOf(amount: PerContract, pair: Sides<number>): Exact {
  return { digits: digitsOf(amount, pair), scale: amount.scale };
}

/** The amount of a pair: the double nearest to long × nL + short × nS. */
export function numberOf(amount: PerContract, pair: Sides<number>): number {
  return nearestDouble(digitsOf(amount, pair), amount.scale);
}

function digitsOf({ digits }: PerContract, pair: Sides<number>): Whole {
  return add(multiply(digits.long, pair.long), multiply(digits.short, pair.short));
}

/** The order of two pairs by an amount that is above 0 on both sides, exactly. */
export function compareAmounts(amount: PerContract, a: Sides<number>, b: Sides<number>): -1 | 0 | 1 {
  if (a.long === b.long && a.short === b.short) return 0;
  const { long, short } = amount.near;
  const first = long * a.long + short * a.short;
  const second = long * b.long + short * b.short;
  if (Math.abs(first - second) > DOUBT * Math.max(first, second)) return first < second ? -1 : 1;
  spend(STEPS_OF_COMPARING);
  return signOf(subtract(digitsOf(amount, a), digitsOf(amount, b)));
}
