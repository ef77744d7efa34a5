import { add, divideDown, type Exact, magnitude, multiply, negate, powerOfTen, type Whole } from "../../exact.ts";
import type { Sides } from "../../sides.ts";
import { compareImbalance, isWithin, type PerContract } from "./imbalance.ts";
import { LISTED_IMBALANCE } from "./records.ts";
import { type Balance, fitsWithin, type Region } from "./region.ts";

/** How many pairs of a long run are kept from the first that is balanced enough to list. */
const LISTED = 9;

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
export function nearestRatios(exposure: PerContract, region: Region, tolerance: Balance["tolerance"]): Sides<number>[] {
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
