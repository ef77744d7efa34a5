import { compare, type Exact, exact, minus, times, ZERO } from "../exact.ts";
import type { OptionLeg, Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import { add, multiply, subtract, type Whole } from "../whole.ts";

/** What an option is on, as margin rules tell it: a broad index, an ETF on one, or a narrow index, its ETF or a stock. */
export type MarginKind = "broad-index" | "broad-etf" | "narrow";

/** Every kind of underlying that the rules tell apart. */
export const marginKinds: readonly MarginKind[] = ["broad-index", "broad-etf", "narrow"];

/** What the requirement of a short option depends on, beside the option. */
export interface Underlying {
  readonly kind: MarginKind;
  readonly level: Points;
  /** Times that an ETF moves with its index, 1 for all others. */
  readonly leverage: number;
}

/** Share of the level that a short option at the money binds beyond its premium. */
const SHARE_OF_LEVEL = { "broad-index": 0.15, "broad-etf": 0.15, narrow: 0.2 } as const;

/** Share of the level (call) or of the strike (put) that a short option binds at least, however far out of the money. */
const LEAST_SHARE = 0.1;

/**
 * What one short option binds beyond its premium, in index points, exactly.
 *
 * Call: max(b·U − max(K − U, 0), m·U); put: max(b·U − max(U − K, 0), m·K). b = 15 % for a broad index and an ETF on one,
 * else 20 %; m = 10 %; both times the leverage, at most 1.
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

/** So many short options of one line that nothing covers, amounts in a common grain. */
export interface NakedLine {
  readonly right: Right;
  readonly count: number;
  readonly premium: Whole;
  /** {@link beyondPremium} of one contract. */
  readonly beyond: Whole;
}

/**
 * The least requirement of short options that nothing covers, in the grain of their amounts.
 *
 * An option alone binds its premium and what lies beyond. A call with a put (a straddle, or a strangle) binds the
 * greater of the two and the other's premium, so that the lesser one is spared what lies beyond its premium. Each
 * contract is in one such pair at most, and the pairs are those that spare most.
 *
 * How: let the contracts stand in the order of their requirements, the greatest first. Contracts can all be spared
 * exactly when no start of that order holds more of them than it holds calls, or than it holds puts. Sets of that kind
 * (independent sets of a laminar matroid) are greedy: take each contract as it comes, and give up the one that spares
 * least whenever there is one too many.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Margin Manual, November 2021, pp. 45–46; Schrijver, Combinatorial Optimization, 2003,
 * ch. 40 (the greedy algorithm)
 */
export function nakedRequirement(lines: readonly NakedLine[]): Whole {
  const greatestFirst = lines
    .filter(({ count }) => count > 0)
    // Of two alike, either may be the lesser: the one that spares more comes later.
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

/** Contracts that are spared what lies beyond their premium. */
interface Spared {
  readonly beyond: Whole;
  count: number;
}

/** Adds contracts to those that are spared, which stand in the order of what they spare, the least first. */
function take(spared: Spared[], { beyond, count }: NakedLine): void {
  const next = spared.findIndex((other) => other.beyond > beyond);
  spared.splice(next < 0 ? spared.length : next, 0, { beyond, count });
}

/** Gives up the contracts that spare least, until no more than `most` are left. */
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
