import {
  add,
  digitsAt,
  type Exact,
  exact,
  magnitude,
  multiply,
  negate,
  powerOfTen,
  subtract,
  type Whole,
} from "../exact.ts";
import type { Leg } from "../option/leg.ts";

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
export interface PiecewiseLinear {
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
