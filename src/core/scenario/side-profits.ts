import { exact, times, toNumber } from "../exact.ts";
import { movedLevel } from "../pair/move-profit.ts";
import { profitAtExpiry } from "../payoff/profit-at-expiry.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import { type HeldSide, heldPerPoint } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { heldValue, legValues } from "./leg-values.ts";
import type { LegProfit } from "./scenario.ts";

/** The levels of a side after each of some moves, in points. */
export function movedLevels({ side }: HeldSide, moves: readonly Ratio[]): Points[] {
  return moves.map((move) => movedLevel(side.shown.level.value, move));
}

/**
 * The profit in USD of all that is held of a side at each level, fees off, before expiry: by the side's pricing model.
 *
 * A pair's profit is the sum of its sides', so a grid of both takes no more than these.
 *
 * @param shift added to the volatility of each option
 */
export function sideProfits(
  held: HeldSide,
  levels: readonly Points[],
  { daysLeft }: Pick<HorizonDate, "daysLeft">,
  shift: Ratio,
): Usd[] {
  const value = heldValue(held, { daysLeft, shift });
  return levels.map((level) => as<Usd>(value(level)));
}

/** The profit in USD of each leg of all that is held of a side at one level, before fees: exact at expiry, else as {@link sideProfits}. */
export function legProfits(
  held: HeldSide,
  level: Points,
  { expired, daysLeft }: Pick<HorizonDate, "expired" | "daysLeft">,
  shift: Ratio,
): LegProfit[] {
  const { shown, unit } = held.side;
  const perPoint = heldPerPoint(held);
  const values = expired ? null : legValues(held.side, { daysLeft, shift });
  return shown.legs.map((leg, index) => {
    const points = unit.slice(index, index + 1);
    const profit =
      values === null ? profitAtExpiry(points, level, perPoint) : times(exact(values[index]?.(level) ?? 0), perPoint);
    return { leg, profit: as<Usd>(toNumber(profit)) };
  });
}
