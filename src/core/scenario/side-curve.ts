import { exact, times, toNumber } from "../exact.ts";
import { isAmerican } from "../option/pricing.ts";
import { piecewiseLinear, type Vertex } from "../payoff/piecewise-linear.ts";
import { as, type Points, type Ratio } from "../quantity.ts";
import { type HeldSide, heldPerPoint, heldProfit } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { type BeforeExpiry, heldValue } from "./leg-values.ts";
import type { LevelLaw } from "./level-law.ts";
import { constantCurve, type ProfitCurve, profitAtLevel, profitCurve } from "./profit-curve.ts";
import { precisionOf, sampledCurve } from "./sampled-curve.ts";

/** A deviation of the log of a level below which the level is certain: it moves no profit by a millionth of its level. */
const CERTAIN = 1e-9;

/** Decimals of a dollar beyond which a profit is rounding. */
const MONEY_DECIMALS = 6;

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
  const certain = !(law.deviation > CERTAIN);
  if (expired) return certain ? constantCurve(law, heldProfit(held, law.forward)) : expiryCurve(held, law);
  const when = { daysLeft, shift };
  if (!certain) return curveBefore(held, law, when);
  // What is worth its premium has made nothing, whatever the digits that an implied volatility leaves.
  const profit = heldValue(held, when)(law.forward).toFixed(MONEY_DECIMALS);
  return constantCurve(law, exact(Number(profit)));
}

/**
 * The right to exercise early is worth little beside the rest, and takes by far the longest to value: it is sampled apart, which asks
 * for few levels, and read between them.
 */
function curveBefore(held: HeldSide, law: LevelLaw, when: BeforeExpiry): ProfitCurve {
  const value = heldValue(held, when);
  const plain = heldValue(held, { ...when, european: true });
  const precision = precisionOf(law, value);
  const { pricing, unit } = held.side;
  const strikes = unit.flatMap((leg) => (leg.kind === "option" ? [leg.strike] : []));
  if (!(pricing.known && isAmerican(pricing.terms) && strikes.length > 0))
    return sampledCurve(law, value, strikes, precision);
  const early = sampledCurve(law, (level) => value(level) - plain(level), strikes, precision);
  return sampledCurve(law, (level) => plain(level) + profitAtLevel(early, level), strikes, precision);
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
