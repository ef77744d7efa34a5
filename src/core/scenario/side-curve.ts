import { exact, times, toNumber } from "../exact.ts";
import { piecewiseLinear, type Vertex } from "../payoff/piecewise-linear.ts";
import { as, type Points, type Ratio } from "../quantity.ts";
import { type HeldSide, heldPerPoint, heldProfit } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { heldValue } from "./leg-values.ts";
import type { LevelLaw } from "./level-law.ts";
import { constantCurve, type ProfitCurve, profitCurve } from "./profit-curve.ts";
import { sampledCurve } from "./sampled-curve.ts";

/** A deviation of the log of a level below which the level is certain: it moves no profit by a millionth of its level. */
const CERTAIN = 1e-9;

/**
 * The profit of all that is held of a side over the levels at the horizon, fees off: exact at expiry, where its bends are the
 * nodes, and sampled before, within a hundred-thousandth of what it ranges over.
 *
 * A level that cannot move (no days, no volatility) has one profit, at the forward.
 */
export function sideCurve(
  held: HeldSide,
  law: LevelLaw,
  { expired, daysLeft }: Pick<HorizonDate, "expired" | "daysLeft">,
  shift: Ratio,
): ProfitCurve {
  const value = expired ? null : heldValue(held, { daysLeft, shift });
  if (!(law.deviation > CERTAIN)) {
    const profit = value === null ? heldProfit(held, law.forward) : exact(value(law.forward));
    return constantCurve(law, profit);
  }
  return value === null ? expiryCurve(held, law) : sampledCurve(law, (level) => value(as<Points>(level)));
}

function expiryCurve(held: HeldSide, law: LevelLaw): ProfitCurve {
  const { vertices, scale } = piecewiseLinear(held.side.unit);
  const perPoint = heldPerPoint(held);
  const nodes = vertices.map(({ level, slope }: Vertex) => {
    const at = toNumber({ digits: level, scale });
    return {
      level: at,
      profit: heldProfit(held, as<Points>(at)),
      slope: toNumber(times({ digits: slope, scale: 0 }, perPoint)),
    };
  });
  return profitCurve(law, nodes, false);
}
