import { gainOf, lossOf, type SideBound, type Unlimited } from "../bound.ts";
import { type Exact, times, toNumber } from "../exact.ts";
import { as, type Points } from "../quantity.ts";
import { multiply, subtract, type Whole } from "../whole.ts";
import type { PiecewiseLinear, Vertex } from "./piecewise-linear.ts";

/** A worst or best profit in USD, exactly, with the lowest stretch of levels where it is met; `to` null is every higher level. */
export type Extreme =
  | { readonly kind: "limited"; readonly profit: Exact; readonly from: Points; readonly to: Points | null }
  | Unlimited;

/**
 * The worst profit at expiry in USD over all levels S ≥ 0, or unlimited where the last slope falls.
 *
 * It is met at 0 or at a strike, never between. Met on several separate stretches, it is reported on the lowest one.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function worst(profit: PiecewiseLinear, pointValue: Exact): Extreme {
  return extreme(profit, pointValue, -1);
}

/**
 * The best profit at expiry in USD over all levels S ≥ 0, or unlimited where the last slope rises.
 *
 * @param pointValue USD per point: multiplier × fx
 */
export function best(profit: PiecewiseLinear, pointValue: Exact): Extreme {
  return extreme(profit, pointValue, 1);
}

/** The max loss of one side, from its worst profit. */
export function maxLoss(extreme: Extreme): SideBound {
  if (extreme.kind === "unlimited") return extreme;
  const { kind, amount, profit } = lossOf(extreme.profit);
  return { kind, amount, profit, from: extreme.from, to: extreme.to };
}

/** The max gain of one side, from its best profit. */
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
