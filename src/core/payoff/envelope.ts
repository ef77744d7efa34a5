import {
  type Exact,
  exact,
  minus,
  multiply,
  plus,
  powerOfTen,
  quotient,
  signOf,
  subtract,
  times,
  toNumber,
  type Whole,
  ZERO,
} from "../exact.ts";
import type { Leg, Right } from "../option/leg.ts";
import { as, type Points, type Usd } from "../quantity.ts";
import { type PiecewiseLinear, piecewiseLinear, type Vertex } from "./piecewise-linear.ts";

/** The most that a side can lose and gain at expiry, and the levels at which its profit crosses zero. */
export interface ExpiryEnvelope {
  readonly maxLoss: SideBound;
  readonly maxGain: SideBound;
  readonly breakevens: Points[];
  readonly zeroStretches: ZeroStretch[];
}

/**
 * Returns the envelope of the profit at expiry of a side's legs over all levels S ≥ 0: bounds in USD, levels in points.
 *
 * The legs count as written, never divided by a common divisor. No legs: bounds of 0 at every level.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function expiryEnvelope(legs: readonly Leg[], pointValue: Exact): ExpiryEnvelope {
  const profit = piecewiseLinear(legs);
  return {
    maxLoss: maxLoss(worst(profit, pointValue)),
    maxGain: maxGain(best(profit, pointValue)),
    breakevens: breakevens(profit),
    zeroStretches: zeroStretches(profit),
  };
}

/**
 * A worst or best profit in USD, exactly, with the lowest stretch of levels that attains it; a `to` of null means every
 * higher level.
 */
export type Extreme =
  | { readonly kind: "limited"; readonly profit: Exact; readonly from: Points; readonly to: Points | null }
  | Unlimited;

/**
 * Returns the worst profit at expiry in USD over all levels S ≥ 0, or unlimited where the last slope falls.
 *
 * The worst profit lies at 0 or at a strike. Where several separate stretches attain it, the lowest one is reported.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function worst(profit: PiecewiseLinear, pointValue: Exact): Extreme {
  return extreme(profit, pointValue, -1);
}

/**
 * Returns the best profit at expiry in USD over all levels S ≥ 0, or unlimited where the last slope rises.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function best(profit: PiecewiseLinear, pointValue: Exact): Extreme {
  return extreme(profit, pointValue, 1);
}

/** Returns the max loss of one side, from its worst profit. */
export function maxLoss(extreme: Extreme): SideBound {
  if (extreme.kind === "unlimited") return extreme;
  const { kind, amount, profit } = lossOf(extreme.profit);
  return { kind, amount, profit, from: extreme.from, to: extreme.to };
}

/** Returns the max gain of one side, from its best profit. */
export function maxGain(extreme: Extreme): SideBound {
  if (extreme.kind === "unlimited") return extreme;
  const { kind, amount, profit } = gainOf(extreme.profit);
  return { kind, amount, profit, from: extreme.from, to: extreme.to };
}

function extreme({ vertices, scale }: PiecewiseLinear, pointValue: Exact, direction: 1 | -1): Extreme {
  let found: Vertex = vertices[0];
  for (const vertex of vertices) {
    if (multiply(direction, subtract(vertex.profit, found.profit)) > 0) found = vertex;
  }
  const after = vertices[vertices.indexOf(found) + 1];
  if (multiply(direction, vertices.at(-1)?.slope ?? 0) > 0) return { kind: "unlimited" };
  const points = (level: Whole) => as<Points>(toNumber({ digits: level, scale }));
  const from = points(found.level);
  return {
    kind: "limited",
    profit: times({ digits: found.profit, scale }, pointValue),
    from,
    to: found.slope !== 0 ? from : after === undefined ? null : points(after.level),
  };
}

/** Two levels between which the profit is 0; null means every higher level. */
export type ZeroStretch = [from: Points, to: Points | null];

/**
 * Returns the levels in points, ascending, at which the profit at expiry crosses zero: below 0 on one side, above 0 on
 * the other.
 *
 * Each is the double nearest to the exact root of a piece, S − profit(S)/slope. A profit that touches 0 and turns back
 * does not cross it, nor does a profit of 0 at level 0; for stretches of zero profit see {@link zeroStretches}.
 */
export function breakevens(profit: PiecewiseLinear): Points[] {
  const { vertices, scale } = profit;
  return vertices
    .filter((vertex, index) => crossesAt(vertex, vertices[index - 1]) || crossesAfter(vertex, vertices[index + 1]))
    .map((vertex) => root(vertex, scale));
}

/**
 * Returns the stretches of levels, ascending, on which the profit at expiry is exactly 0.
 *
 * No legs: one stretch, from 0 without end, [[0, null]].
 */
export function zeroStretches({ vertices, scale }: PiecewiseLinear): ZeroStretch[] {
  const points = (level: Whole) => as<Points>(toNumber({ digits: level, scale }));
  return vertices.flatMap(({ level, profit, slope }, index): ZeroStretch[] => {
    if (profit !== 0 || slope !== 0) return [];
    const after = vertices[index + 1];
    return [[points(level), after === undefined ? null : points(after.level)]];
  });
}

/** Whether the profit crosses zero at a vertex: it goes on in the direction in which it came. */
function crossesAt(vertex: Vertex, before: Vertex | undefined): boolean {
  return vertex.profit === 0 && before !== undefined && signOf(before.slope) * signOf(vertex.slope) > 0;
}

/** Whether the piece after a vertex crosses zero inside: it heads for zero and, if it ends, ends on the other side. */
function crossesAfter(vertex: Vertex, after: Vertex | undefined): boolean {
  if (signOf(vertex.profit) * signOf(vertex.slope) >= 0) return false;
  return after === undefined || signOf(vertex.profit) * signOf(after.profit) < 0;
}

function root({ level, profit, slope }: Vertex, scale: number): Points {
  return as<Points>(quotient(subtract(multiply(level, slope), profit), multiply(slope, powerOfTen(scale))));
}

/** A bound without a number: the profit falls (or rises) without end as the level rises. */
export interface Unlimited {
  readonly kind: "unlimited";
}

/**
 * A limited worst or best profit: signed, and as the size of the loss or of the gain (0 where there is none).
 *
 * A structure bought for more than its width has a best profit below 0, and so a max gain of 0.
 */
export interface LimitedBound {
  readonly kind: "limited";
  readonly amount: Usd;
  readonly profit: Usd;
}

/** A max loss or a max gain: a number, or unlimited. */
export type Bound = LimitedBound | Unlimited;

/** A bound of one side, with the lowest stretch of levels that attains it; a `to` of null means every higher level. */
export type SideBound = (LimitedBound & { readonly from: Points; readonly to: Points | null }) | Unlimited;

/**
 * Returns the max loss in USD of a worst profit: amount = max(0, −profit).
 *
 * @example
 * lossOf(exact(-3010)); // { kind: "limited", amount: 3010, profit: -3010 }
 */
export function lossOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed < 0 ? -signed : 0), profit: as<Usd>(signed) };
}

/**
 * Returns the max gain in USD of a best profit: amount = max(0, profit).
 *
 * @example
 * gainOf(exact(6990)); // { kind: "limited", amount: 6990, profit: 6990 }
 */
export function gainOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed > 0 ? signed : 0), profit: as<Usd>(signed) };
}

/**
 * Returns the profit at expiry of a side's legs at one level, in USD, exactly: Σ q·(payoff(S) − premium)·pointValue.
 *
 * The payoff of a future is S, and its premium is the entry. No legs: 0.
 *
 * @param pointValue USD per point: multiplier × fx
 * @example
 * toNumber(profitAtExpiry([{ kind: "future", quantity: 3, entry: 100 }], 100.1, exact(1))); // 0.3
 */
export function profitAtExpiry(legs: readonly Leg[], level: Points, pointValue: Exact): Exact {
  const at = exact(level);
  const points = legs.reduce((total, leg) => plus(total, legProfit(leg, at)), ZERO);
  return times(points, pointValue);
}

function legProfit(leg: Leg, level: Exact): Exact {
  const quantity = exact(leg.quantity);
  switch (leg.kind) {
    case "option":
      return times(quantity, minus(payoff(leg.right, level, exact(leg.strike)), exact(leg.premium)));
    case "future":
      return times(quantity, minus(level, exact(leg.entry)));
  }
}

function payoff(right: Right, level: Exact, strike: Exact): Exact {
  const beyond = right === "put" ? minus(strike, level) : minus(level, strike);
  return beyond.digits > 0 ? beyond : ZERO;
}
