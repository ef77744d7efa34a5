import { add, compare, type Exact, exact, minus, multiply, subtract, times, type Whole, ZERO } from "../exact.ts";
import type { OptionLeg, Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";

/**
 * Class of an underlying in the margin rules: a broad index, an ETF on one, or anything narrower (a narrow index, its
 * ETF, a stock).
 */
export type MarginKind = "broad-index" | "broad-etf" | "narrow";

/** Every kind of underlying that the rules distinguish. */
export const marginKinds: readonly MarginKind[] = ["broad-index", "broad-etf", "narrow"];

/** The facts about an underlying that the requirement of a short option depends on. */
export interface Underlying {
  readonly kind: MarginKind;
  readonly level: Points;
  /** Leverage of an ETF on its index; 1 for all others. */
  readonly leverage: number;
}

/** Share of the level that a short option at the money requires beyond its premium. */
const SHARE_OF_LEVEL = { "broad-index": 0.15, "broad-etf": 0.15, narrow: 0.2 } as const;

/**
 * Least share of the level (call) or of the strike (put) that a short option requires, however far out of the money.
 */
const LEAST_SHARE = 0.1;

/**
 * Returns the requirement of one short option beyond its premium, in index points, exactly.
 *
 * Call: max(b·U − max(K − U, 0), m·U); put: max(b·U − max(U − K, 0), m·K). b = 15 % for a broad index and an ETF on
 * one, else 20 %; m = 10 %; both times the leverage, at most 1.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Margin Manual, November 2021, pp. 28–34
 */
export function beyondPremium(
  { right, strike }: Pick<OptionLeg, "right" | "strike">,
  { kind, level, leverage }: Underlying,
): Exact {
  const [U, K] = [exact(level), exact(strike)];
  const share = (one: number) => lesser(times(exact(one), exact(leverage)), exact(1));
  const outOfTheMoney = greater(right === "call" ? minus(K, U) : minus(U, K), ZERO);
  const usual = minus(times(share(SHARE_OF_LEVEL[kind]), U), outOfTheMoney);
  return greater(usual, times(share(LEAST_SHARE), right === "call" ? U : K));
}

/** Uncovered short options of one line, with amounts in a common grain. */
export interface NakedLine {
  readonly right: Right;
  readonly count: number;
  readonly premium: Whole;
  /** {@link beyondPremium} of one contract. */
  readonly beyond: Whole;
}

/**
 * Returns the least requirement of uncovered short options, in the grain of their amounts.
 *
 * A single option requires its premium and the amount beyond it. A call with a put (a straddle or a strangle) requires
 * the greater of the two requirements and the premium of the other option, so that the lesser one is spared the amount
 * beyond its premium. Each contract is in at most one such pair, and the pairs are chosen to spare as much as possible.
 *
 * Method: sort the contracts by their requirements, the greatest first. A set of contracts can be spared exactly when
 * no first part of that order holds more of the set than it holds calls, or than it holds puts. Such sets are the
 * independent sets of a laminar matroid, so that a greedy choice is best: take each contract in turn, and whenever
 * there is one too many give up the one that spares least.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Margin Manual, November 2021, pp. 45–46; Schrijver, Combinatorial Optimization,
 * 2003, ch. 40 (the greedy algorithm)
 */
export function nakedRequirement(lines: readonly NakedLine[]): Whole {
  const greatestFirst = lines
    .filter(({ count }) => count > 0)
    // Of two equal requirements either may count as the lesser: the contract that spares more comes later.
    .sort((a, b) => order(requirementOf(b), requirementOf(a)) || order(a.beyond, b.beyond));
  const met = { call: 0, put: 0 };
  const spared: Spared[] = [];
  let alone: Whole = 0;
  for (const line of greatestFirst) {
    alone = add(alone, multiply(line.count, requirementOf(line)));
    met[line.right] += line.count;
    take(spared, line);
    keepMost(spared, Math.min(met.call, met.put));
  }
  return spared.reduce((left, { beyond, count }) => subtract(left, multiply(count, beyond)), alone);
}

/** Contracts that are spared the amount beyond their premium. */
interface Spared {
  readonly beyond: Whole;
  count: number;
}

/** Adds contracts to the spared ones, which stay sorted by the amount that they spare, the least first. */
function take(spared: Spared[], { beyond, count }: NakedLine): void {
  const next = spared.findIndex((other) => other.beyond > beyond);
  spared.splice(next < 0 ? spared.length : next, 0, { beyond, count });
}

/** Gives up the contracts that spare least until at most `most` are left. */
function keepMost(spared: Spared[], most: number): void {
  let tooMany = spared.reduce((total, { count }) => total + count, 0) - most;
  for (const line of spared) {
    const given = Math.min(line.count, Math.max(0, tooMany));
    line.count -= given;
    tooMany -= given;
  }
}

function requirementOf({ premium, beyond }: NakedLine): Whole {
  return add(premium, beyond);
}

function order(a: Whole, b: Whole): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function greater(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

function lesser(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}
