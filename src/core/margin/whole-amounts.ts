import type { Whole } from "../exact.ts";

/** Most choices of which every one is tried. */
const MOST_CHOICES = 10_000;

/** Most choices that each of the two descents tries. */
const MOST_STEPS = 2_500;

/** Whole amounts to choose: each is 0 or more, and the amounts under one limit add up to that limit at most. */
export interface WholeAmounts {
  /** The limits of each amount, at least one, as indices of `limits`. */
  readonly amounts: readonly (readonly number[])[];
  readonly limits: readonly number[];
}

/** Returns the cost of one choice of amounts, or null where the choice is not allowed. */
export type CostOf = (amounts: readonly number[]) => Whole | null;

/** Whether there are few enough choices of amounts to try every one. */
export function areFew({ amounts, limits }: WholeAmounts): boolean {
  let choices = 1;
  for (const held of amounts) choices *= 1 + leastOf(held.map((limit) => limits[limit] ?? 0));
  return choices <= MOST_CHOICES;
}

/** Returns the least cost over every choice of amounts, or 0 where none is allowed. */
export function leastOfAll({ amounts, limits }: WholeAmounts, costOf: CostOf): Whole {
  const left = [...limits];
  const chosen = amounts.map(() => 0);
  let least: Whole | null = null;
  const chooseFrom = (at: number): void => {
    const held = amounts[at];
    if (held === undefined) {
      const cost = costOf(chosen);
      if (cost !== null && (least === null || cost < least)) least = cost;
      return;
    }
    const most = leastOf(held.map((limit) => left[limit] ?? 0));
    for (let amount = 0; amount <= most; amount += 1) {
      chosen[at] = amount;
      use(left, held, amount);
      chooseFrom(at + 1);
      use(left, held, -amount);
    }
  };
  chooseFrom(0);
  return least ?? 0;
}

/**
 * Returns a low cost, found by at most 5,000 tries; it need not be the least.
 *
 * One descent starts from no amounts at all, the other from as much of each as fits, in their order. A step changes one
 * amount, or two in the same or in opposite directions, by the number that lowers the cost most. Bisection finds that
 * number where the cost is convex along the line; a step that lowers nothing is not made.
 *
 * @param costOf never null
 */
export function lowFound(problem: WholeAmounts, costOf: CostOf): Whole {
  const none = problem.amounts.map(() => 0);
  const ends = [none, filled(problem)].map((start) => descend(problem, start, costOf));
  return ends.reduce((least, cost) => (cost < least ? cost : least));
}

/** Returns as much of each amount as fits, in their order. */
function filled({ amounts, limits }: WholeAmounts): number[] {
  const left = [...limits];
  return amounts.map((held) => {
    const amount = leastOf(held.map((limit) => left[limit] ?? 0));
    use(left, held, amount);
    return amount;
  });
}

/** A line through the amounts: the change of each amount in one step up. */
type Line = readonly (readonly [at: number, step: 1 | -1])[];

function descend(problem: WholeAmounts, start: readonly number[], costOf: CostOf): Whole {
  let amounts = [...start];
  let tried = 0;
  const costAt = (moved: readonly number[]): Whole => {
    tried += 1;
    return costOf(moved) ?? 0;
  };
  let cost = costAt(amounts);
  let isLower = true;
  while (isLower) {
    isLower = false;
    for (const line of linesThrough(amounts.length)) {
      if (tried >= MOST_STEPS) return cost;
      const down = -reach(problem, amounts, line, -1);
      const up = reach(problem, amounts, line, 1);
      const step = lowestStep(down, up, (by) => costAt(moved(amounts, line, by)));
      if (step === 0) continue;
      const next = moved(amounts, line, step);
      const lower = costAt(next);
      if (lower < cost) [amounts, cost, isLower] = [next, lower, true];
    }
  }
  return cost;
}

/** Yields every line that changes one amount, then every line that changes two, neighbours first. */
function* linesThrough(amounts: number): Generator<Line> {
  for (let at = 0; at < amounts; at += 1) yield [[at, 1]];
  for (let apart = 1; apart < amounts; apart += 1) {
    for (let at = 0; at + apart < amounts; at += 1) {
      yield [
        [at, 1],
        [at + apart, -1],
      ];
      yield [
        [at, 1],
        [at + apart, 1],
      ];
    }
  }
}

function moved(amounts: readonly number[], line: Line, by: number): number[] {
  const next = [...amounts];
  for (const [at, step] of line) next[at] = (next[at] ?? 0) + step * by;
  return next;
}

/** Returns how many steps fit in one direction of a line. */
function reach(
  { amounts: held, limits }: WholeAmounts,
  amounts: readonly number[],
  line: Line,
  direction: 1 | -1,
): number {
  const left = [...limits];
  for (const [at, amount] of amounts.entries()) use(left, held[at] ?? [], amount);
  const taken = limits.map(() => 0);
  let most = Number.POSITIVE_INFINITY;
  for (const [at, step] of line) {
    use(taken, held[at] ?? [], -step * direction);
    if (step * direction < 0) most = Math.min(most, amounts[at] ?? 0);
  }
  for (const [limit, each] of taken.entries())
    if (each > 0) most = Math.min(most, Math.floor((left[limit] ?? 0) / each));
  return most;
}

/** Returns the step from `down` to `up` at which a convex cost is least. */
function lowestStep(down: number, up: number, costAt: (step: number) => Whole): number {
  let [from, to] = [down, up];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (costAt(middle) <= costAt(middle + 1)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Subtracts an amount from the rest of each of its limits. */
function use(left: number[], held: readonly number[], amount: number): void {
  for (const limit of held) left[limit] = (left[limit] ?? 0) - amount;
}

function leastOf(most: readonly number[]): number {
  return Math.min(...most);
}
