import {
  add,
  divideDown,
  type Exact,
  exact,
  magnitude,
  multiply,
  negate,
  powerOfTen,
  type Whole,
} from "../../exact.ts";
import { otherSide, pairOf, type Side, type Sides } from "../../sides.ts";
import { spend } from "../../work.ts";
import {
  amountOf,
  type Balance,
  clearlyFits,
  compareAmounts,
  compareImbalance,
  DOUBT,
  fewerAlwaysFit,
  fitsWithin,
  isWithin,
  largestCount,
  leastClearlyLarger,
  makesRoom,
  nearImbalance,
  type PerContract,
  partners,
  type Region,
  stepDown,
  toleranceLimits,
  within,
} from "./region.ts";

/** How many pairs of a fixed count or of a long run are looked at from the first that is balanced enough to list. */
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
    // A partner that more than balances the count is no better than the next above balance.
    if (isSurelyBeaten(records, per, count, below + region.step[partner])) continue;
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

/** A pair, or one of the bounds 0 : 1 and 1 : 0, with its residual in the digits of the exposures. */
interface Node extends Sides<number> {
  readonly residual: Whole;
}

/**
 * The pairs that no smaller pair balances better, by size, in a region from 1 : 1 in which fewer contracts always fit:
 * all of them that a choice or a frontier takes.
 *
 * They lie on the path down the Stern–Brocot tree to the ratio of balance: any other pair leaves it at a node that is
 * smaller on both sides, and nearer to balance from the same side. Down the path pairs grow on both sides. It turns
 * where the heavier side changes, and between two turns each pair is better balanced than the one before.
 *
 * @see Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., 1994, section 4.5
 */
function nearestRatios(exposure: PerContract, region: Region, tolerance: Balance["tolerance"]): Sides<number>[] {
  const pairs: Sides<number>[] = [];
  let light: Node = { long: 0, short: 1, residual: negate(exposure.digits.short) };
  let heavy: Node = { long: 1, short: 0, residual: exposure.digits.long };
  for (;;) {
    const isHeavy = magnitude(heavy.residual) >= magnitude(light.residual);
    const from = isHeavy ? heavy : light;
    const by = isHeavy ? light : heavy;
    const turn = divideDown(magnitude(from.residual), magnitude(by.residual));
    const room = Math.min(Number(turn), roomFor("long", region, from, by), roomFor("short", region, from, by));
    const last = fitting(region, from, by, room);
    offerRun(pairs, { from, by, last }, exposure, tolerance);
    const { long, short } = after(last, from, by);
    const reached = { long, short, residual: add(from.residual, multiply(by.residual, last)) };
    if (last < turn || reached.residual === 0) return pairs;
    if (isHeavy) heavy = reached;
    else light = reached;
  }
}

/** The pair so many steps after one. */
function after(steps: number, from: Sides<number>, by: Sides<number>): Sides<number> {
  return { long: from.long + steps * by.long, short: from.short + steps * by.short };
}

/** How many steps a side has room for under its cap. */
function roomFor(side: keyof Sides<number>, { most }: Region, from: Node, by: Node): number {
  return by[side] === 0 ? Number.POSITIVE_INFINITY : Math.floor((most[side] - from[side]) / by[side]);
}

/** How many of the steps that there is room for stay within every limit. */
function fitting({ limits }: Region, from: Node, by: Node, room: number): number {
  if (limits.length === 0) return room;
  return countWhile(room, (steps) => limits.every((limit) => fitsWithin(limit, after(steps, from, by))));
}

/**
 * The pairs from one turn of the path to the next, after 1 to `last` steps: each better balanced than the one before.
 */
interface Run {
  readonly from: Node;
  readonly by: Node;
  readonly last: number;
}

/**
 * Adds the pairs of a run that are better balanced than all before it; of a long one only those that can be asked for.
 */
function offerRun(
  pairs: Sides<number>[],
  { from, by, last }: Run,
  exposure: PerContract,
  tolerance: Balance["tolerance"],
): void {
  const best = pairs.at(-1);
  const first =
    best === undefined
      ? 1
      : 1 + countWhile(last, (steps) => compareImbalance(exposure, after(steps, from, by), best) >= 0);
  if (last - first <= LISTED) {
    for (let steps = first; steps <= last; steps += 1) pairs.push(after(steps, from, by));
    return;
  }
  const firstWithin = (most: Balance["tolerance"]) =>
    Math.max(first, 1 + countWhile(last, (steps) => !isWithin(exposure, after(steps, from, by), most)));
  const listed = firstWithin(LISTED_IMBALANCE);
  const asked = [firstWithin(tolerance), ...Array.from({ length: LISTED }, (_, index) => listed + index), last];
  const ordered = [...new Set(asked)].sort((a, b) => a - b).filter((steps) => steps <= last);
  for (const steps of ordered) pairs.push(after(steps, from, by));
}

/**
 * How many of the counts from 1 up to `most` hold, of a condition that holds for none after the first for which it does
 * not.
 */
function countWhile(most: number, holds: (count: number) => boolean): number {
  if (most < 1 || holds(most)) return Math.max(0, most);
  let [held, failed] = [0, most];
  while (failed - held > 1) {
    const middle = Math.floor((held + failed) / 2);
    if (holds(middle)) held = middle;
    else failed = middle;
  }
  return held;
}

/**
 * The smallest pair whose |imbalance| is within a tolerance, whatever it costs; null when it takes more than `most` of
 * either contract.
 *
 * |imbalance| ≤ t is nS/nL between h·(1 − t)/(1 + t) and h·(1 + t)/(1 − t), with h = eL/eS: the simplest fraction in
 * that stretch has both the least numerator and the least denominator. From a tolerance of 1 it is 1 : 1.
 *
 * @see Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., 1994, section 4.5 (Stern–Brocot tree)
 */
export function smallestWithin({ digits }: PerContract, tolerance: Exact, most: number): Sides<number> | null {
  const one = BigInt(powerOfTen(tolerance.scale));
  const [less, more] = [one - BigInt(tolerance.digits), one + BigInt(tolerance.digits)];
  if (less <= 0n) return { long: 1, short: 1 };
  const [eLong, eShort] = [BigInt(digits.long), BigInt(digits.short)];
  const [short, long] = simplest(eLong * less, eShort * more, eLong * more, eShort * less);
  if (short > BigInt(most) || long > BigInt(most)) return null;
  return { long: Number(long), short: Number(short) };
}

/** The simplest fraction from a/b to c/d, both above 0, as numerator and denominator: by their continued fractions. */
function simplest(a: bigint, b: bigint, c: bigint, d: bigint): [numerator: bigint, denominator: bigint] {
  const whole = a / b;
  if (whole * b === a) return [whole, 1n];
  if ((whole + 1n) * d <= c) return [whole + 1n, 1n];
  const [numerator, denominator] = simplest(d, c - whole * d, b, a - whole * b);
  return [whole * numerator + denominator, numerator];
}

/** What pairs are ordered by. */
export interface Measures {
  readonly exposure: PerContract;
  readonly notional: PerContract;
}

/**
 * The pairs met so far that no smaller one balances better: by gross notional, each with smaller |imbalance| than the
 * last.
 */
export interface Records {
  readonly measures: Measures;
  readonly pairs: Sides<number>[];
  /** Above both of these a pair is surely larger than the best balanced one so far, and surely no better balanced. */
  gross: number;
  imbalance: number;
}

/** No pair met yet. */
export function noRecords(measures: Measures): Records {
  return { measures, pairs: [], gross: Number.POSITIVE_INFINITY, imbalance: Number.POSITIVE_INFINITY };
}

/** What a contract of the side that is counted has, and what one of the other side has, in doubles. */
interface Near {
  readonly own: number;
  readonly other: number;
  readonly ownGross: number;
  readonly otherGross: number;
}

/** The measures in doubles, for one side that is counted. */
export function nearOf({ exposure, notional }: Measures, counted: Side): Near {
  const partner = otherSide(counted);
  return {
    own: exposure.near[counted],
    other: exposure.near[partner],
    ownGross: notional.near[counted],
    otherGross: notional.near[partner],
  };
}

/**
 * Whether the best balanced pair so far is smaller and as good as a count beside partners, where that is clear in
 * doubles.
 */
export function isSurelyBeaten(records: Records, per: Near, count: number, partners: number): boolean {
  if (count * per.ownGross + partners * per.otherGross <= records.gross) return false;
  const own = count * per.own;
  const other = partners * per.other;
  return Math.abs(own - other) > records.imbalance * (own + other);
}

/**
 * Takes a pair in where no smaller one balances as well, and drops those that it beats.
 *
 * At equal gross the one with least |imbalance| stays, and of equals the one with fewer long contracts.
 */
export function offer(records: Records, pair: Sides<number>): void {
  const { measures, pairs } = records;
  const last = pairs.at(-1);
  if (last !== undefined && isMultiple(pair, last)) return;
  insert(measures, pairs, pair);
  const best = pairs.at(-1) ?? pair;
  if (best === last) return;
  const { near } = measures.notional;
  records.gross = (near.long * best.long + near.short * best.short) * (1 + DOUBT);
  records.imbalance = surelyNoBetter(measures.exposure, best);
}

/** The |imbalance| in doubles above which none is better: any at all, beside a pair in exact balance. */
function surelyNoBetter(exposure: PerContract, best: Sides<number>): number {
  return amountOf(exposure, { long: best.long, short: -best.short }).digits === 0
    ? -1
    : leastClearlyLarger(nearImbalance(exposure, best));
}

/** Multiples of one pair are equally imbalanced: the commonest tie by far, and clear without exact arithmetic. */
function isMultiple(pair: Sides<number>, of: Sides<number>): boolean {
  return pair.long >= of.long && pair.long * of.short === pair.short * of.long;
}

function insert({ exposure, notional }: Measures, pairs: Sides<number>[], pair: Sides<number>): void {
  // By halving: a scan of one side starts before all that a scan of the other has found.
  const at = countWhile(pairs.length, (count) => !comesBefore(notional, pair, pairs[count - 1]));
  const smaller = pairs[at - 1];
  if (smaller !== undefined && !improves(exposure, notional, pair, smaller)) return;
  const isSameSize = smaller !== undefined && compareAmounts(notional, pair, smaller) === 0;
  const beaten = countWhile(pairs.length - at, (count) => !isBetter(exposure, pairs[at + count - 1], pair));
  const from = isSameSize ? at - 1 : at;
  pairs.splice(from, at + beaten - from, pair);
}

function comesBefore(notional: PerContract, pair: Sides<number>, other: Sides<number> | undefined): boolean {
  return other !== undefined && compareAmounts(notional, pair, other) < 0;
}

function isBetter(exposure: PerContract, pair: Sides<number> | undefined, than: Sides<number>): boolean {
  return pair !== undefined && compareImbalance(exposure, pair, than) < 0;
}

function improves(exposure: PerContract, notional: PerContract, pair: Sides<number>, smaller: Sides<number>): boolean {
  const order = compareImbalance(exposure, pair, smaller);
  return order < 0 || (order === 0 && pair.long < smaller.long && compareAmounts(notional, pair, smaller) === 0);
}

/** |imbalance| up to which a pair is worth listing. */
const LISTED_IMBALANCE = exact(0.2);

/** The first pairs that the frontier holds, beside the best balanced one. */
const FIRST = 9;

/**
 * The frontier: by gross notional, the pairs that no smaller one balances better, from the first with |imbalance| ≤ 20
 * %.
 *
 * The first nine and the best balanced of all; the best alone where none is within 20 %. The chosen pair is put in its
 * place when it is not among them.
 */
export function frontierOf({ measures, pairs }: Records, chosen: Sides<number>): Sides<number>[] {
  const start = pairs.findIndex((pair) => isWithin(measures.exposure, pair, LISTED_IMBALANCE));
  const balanced = pairs.slice(start < 0 ? -1 : start);
  const listed: Sides<number>[] =
    balanced.length <= FIRST ? balanced : [...balanced.slice(0, FIRST), ...balanced.slice(-1)];
  if (listed.some((pair) => pair.long === chosen.long && pair.short === chosen.short)) return listed;
  const at = listed.findIndex((pair) => compareAmounts(measures.notional, chosen, pair) < 0);
  return listed.toSpliced(at < 0 ? listed.length : at, 0, chosen);
}
