import { toNumber } from "../exact.ts";
import { quotient } from "../fraction.ts";
import { as, type Points } from "../quantity.ts";
import { multiply, powerOfTen, signOf, subtract, type Whole } from "../whole.ts";
import type { PiecewiseLinear, Vertex } from "./piecewise-linear.ts";

/** Levels between which the profit is 0; null is every higher level. */
export type ZeroStretch = [from: Points, to: Points | null];

/**
 * The levels in points, ascending, at which the profit at expiry crosses zero: below 0 on one side, above 0 on the other.
 *
 * The exact root of each piece, S − profit(S)/slope, as the nearest double. A profit that touches 0 and turns back is
 * no crossing, nor is 0 at level 0, below which there is nothing; a stretch of zero profit is a {@link zeroStretches}.
 */
export function breakevens(profit: PiecewiseLinear): Points[] {
  const { vertices, scale } = profit;
  return vertices
    .filter((vertex, index) => crossesAt(vertex, vertices[index - 1]) || crossesAfter(vertex, vertices[index + 1]))
    .map((vertex) => root(vertex, scale));
}

/**
 * The stretches of levels, ascending, on which the profit at expiry is exactly 0.
 *
 * No legs have one, from 0 without end: [[0, null]].
 */
export function zeroStretches({ vertices, scale }: PiecewiseLinear): ZeroStretch[] {
  const points = (level: Whole) => as<Points>(toNumber({ digits: level, scale }));
  return vertices.flatMap(({ level, profit, slope }, index): ZeroStretch[] => {
    if (profit !== 0 || slope !== 0) return [];
    const after = vertices[index + 1];
    return [[points(level), after === undefined ? null : points(after.level)]];
  });
}

/** Zero at a vertex is a crossing where the profit goes on in the direction in which it came. */
function crossesAt(vertex: Vertex, before: Vertex | undefined): boolean {
  return vertex.profit === 0 && before !== undefined && signOf(before.slope) * signOf(vertex.slope) > 0;
}

/** A piece crosses zero inside when it heads for zero and, if it ends, ends on the other side. */
function crossesAfter(vertex: Vertex, after: Vertex | undefined): boolean {
  if (signOf(vertex.profit) * signOf(vertex.slope) >= 0) return false;
  return after === undefined || signOf(vertex.profit) * signOf(after.profit) < 0;
}

function root({ level, profit, slope }: Vertex, scale: number): Points {
  return as<Points>(quotient(subtract(multiply(level, slope), profit), multiply(slope, powerOfTen(scale))));
}
