import {
  add,
  digitsAt,
  type Exact,
  exact,
  magnitude,
  minus,
  multiply,
  negate,
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

/** A level where the profit bends: level and profit in grains of 10^-scale points, and the slope to its right. */
export interface Vertex {
  readonly level: Whole;
  readonly profit: Whole;
  readonly slope: Whole;
}

/**
 * Profit at expiry per unit in points, as a function of the level S ≥ 0: continuous, linear between its vertices.
 *
 * The first vertex is at level 0; the others ascend, and the slope changes at each. The last slope holds without end.
 */
interface PiecewiseLinear {
  readonly scale: number;
  readonly vertices: readonly [Vertex, ...Vertex[]];
}

/**
 * Returns the profit at expiry of a side's legs, before the multiplier: Σ q·(payoff(S) − premium) + Σ q·(S − entry).
 *
 * No legs: 0 at every level. The arithmetic is exact: a box spread is flat, with one vertex and slope 0.
 *
 * @example
 * piecewiseLinear([]); // { scale: 0, vertices: [{ level: 0, profit: 0, slope: 0 }] }
 */
export function piecewiseLinear(legs: readonly Leg[]): PiecewiseLinear {
  const priced = legs.map(pricedLeg);
  const scale = priced.reduce((most, leg) => Math.max(most, leg.paid.scale, leg.kink.scale), 0);
  const start: Vertex = {
    level: 0,
    profit: sum(priced.map((leg) => atZero(leg, scale))),
    slope: sum(priced.map(slopeAtZero)),
  };
  return { scale, vertices: verticesFrom(start, bendsOf(priced, scale)) };
}

/** Returns the steepest slope of a profit, up or down, in points per point. */
export function steepestSlope(profit: PiecewiseLinear): number {
  return Math.max(...profit.vertices.map((vertex) => Number(magnitude(vertex.slope))));
}

/**
 * Returns 1 where a profit rises somewhere and falls nowhere, −1 where it falls somewhere and rises nowhere, else 0.
 */
export function leanOf({ vertices }: PiecewiseLinear): 1 | -1 | 0 {
  const rises = vertices.some(({ slope }) => slope > 0);
  const falls = vertices.some(({ slope }) => slope < 0);
  return rises === falls ? 0 : rises ? 1 : -1;
}

/** A leg with its prices as decimals: a future is a call struck at 0, whose premium is the entry. */
interface PricedLeg {
  readonly quantity: number;
  readonly isPut: boolean;
  readonly kink: Exact;
  readonly paid: Exact;
}

function pricedLeg(leg: Leg): PricedLeg {
  const { quantity } = leg;
  switch (leg.kind) {
    case "option":
      return { quantity, isPut: leg.right === "put", kink: exact(leg.strike), paid: exact(leg.premium) };
    case "future":
      return { quantity, isPut: false, kink: exact(0), paid: exact(leg.entry) };
  }
}

function atZero({ quantity, isPut, kink, paid }: PricedLeg, scale: number): Whole {
  const payoff = isPut ? digitsAt(kink, scale) : 0;
  return multiply(quantity, subtract(payoff, digitsAt(paid, scale)));
}

function slopeAtZero({ quantity, isPut, kink }: PricedLeg): Whole {
  const struckAtZero = kink.digits === 0;
  if (isPut) return struckAtZero ? 0 : negate(quantity);
  return struckAtZero ? quantity : 0;
}

/** A change of the slope at a level. */
interface Bend {
  readonly level: Whole;
  readonly by: Whole;
}

/** Returns the bend of every leg that has one, by ascending level; legs that share a strike have one each. */
function bendsOf(legs: readonly PricedLeg[], scale: number): Bend[] {
  return legs
    .filter(({ kink }) => kink.digits !== 0)
    .map(({ kink, quantity }) => ({ level: digitsAt(kink, scale), by: quantity }))
    .sort((a, b) => (a.level < b.level ? -1 : 1));
}

/**
 * Returns the vertices from the start up, one for each level at which the slope changes: legs of one strike may cancel.
 */
function verticesFrom(start: Vertex, bends: readonly Bend[]): [Vertex, ...Vertex[]] {
  const vertices: [Vertex, ...Vertex[]] = [start];
  let last = start;
  for (const [index, { level, by }] of bends.entries()) {
    const profit = add(last.profit, multiply(last.slope, subtract(level, last.level)));
    last = { level, profit, slope: add(last.slope, by) };
    const isLastOfLevel = bends[index + 1]?.level !== level;
    if (isLastOfLevel && last.slope !== vertices.at(-1)?.slope) vertices.push(last);
  }
  return vertices;
}

function sum(terms: readonly Whole[]): Whole {
  return terms.reduce(add, 0);
}

/**
 * The profit at expiry of a whole position: a line whose profits and slopes times `grain` are USD and USD per point.
 */
interface PositionProfit {
  readonly line: PiecewiseLinear;
  readonly grain: Exact;
}

/**
 * Returns the profit at expiry of all units of a side's legs after fees, exactly: USD(S) = pointValue · profit(S) −
 * fees.
 *
 * One common power of ten makes profits and slopes whole, and moves no root.
 *
 * @param pointValue USD per point of all units: multiplier × fx × contracts
 * @param fees USD
 */
export function positionProfit(legs: readonly Leg[], pointValue: Exact, fees: Exact): PositionProfit {
  const { scale, vertices } = piecewiseLinear(legs);
  const more = Math.max(0, fees.scale - scale - pointValue.scale);
  const factor = multiply(pointValue.digits, powerOfTen(more));
  const off = digitsAt(fees, scale + pointValue.scale + more);
  const scaled = ({ level, profit, slope }: Vertex): Vertex => ({
    level,
    profit: subtract(multiply(profit, factor), off),
    slope: multiply(slope, factor),
  });
  const [first, ...others] = vertices;
  return {
    line: { scale, vertices: [scaled(first), ...others.map(scaled)] },
    grain: { digits: 1, scale: pointValue.scale + more },
  };
}
