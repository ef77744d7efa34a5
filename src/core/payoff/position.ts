import { digitsAt, type Exact } from "../exact.ts";
import type { Leg } from "../option/leg.ts";
import { multiply, powerOfTen, subtract } from "../whole.ts";
import { type PiecewiseLinear, piecewiseLinear, type Vertex } from "./piecewise-linear.ts";

/** The profit at expiry of a whole position: a line whose profits and slopes times `grain` are USD and USD per point. */
export interface PositionProfit {
  readonly line: PiecewiseLinear;
  readonly grain: Exact;
}

/**
 * The profit at expiry of so many units of a side's legs, fees off, exactly: USD(S) = pointValue · profit(S) − fees.
 *
 * Profits and slopes are made whole by one common power of ten, which leaves every root where it is.
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
