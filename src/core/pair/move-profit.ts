import { type Exact, exact, minus, plus, times, toNumber } from "../exact.ts";
import { profitAtExpiry } from "../payoff/profit-at-expiry.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import { feesOf } from "./side-profit.ts";
import type { Side, Sides } from "./sides.ts";
import type { MoveProfit } from "./sizing.ts";
import { inLarge } from "./split.ts";
import type { SizingRules } from "./trade.ts";

/**
 * The profit at expiry in USD, by side, when both indices have made a named move: level × (1 + move), fees off.
 *
 * Exact, with the level moved in decimals: 2,730.80 up 16 % is 3,167.728.
 */
export function moveProfit(
  move: Sides<Ratio>,
  sides: Sides<MeasuredSide>,
  contracts: Sides<number>,
  { fee }: Pick<SizingRules, "fee">,
): MoveProfit {
  const profit = (name: Side): Exact => {
    const side = sides[name];
    return profitAt(side, contracts[name], fee, movedLevel(side.shown.level.value, move[name]));
  };
  const [long, short] = [profit("long"), profit("short")];
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return { ...move, profit: { long: usd(long), short: usd(short), net: usd(plus(long, short)) } };
}

/**
 * The level after a move: level × (1 + move), in decimals.
 *
 * @example
 * movedLevel(2730.8, 0.16); // 3167.728
 */
export function movedLevel(level: Points, move: Ratio): Points {
  return as<Points>(toNumber(times(exact(level), plus(exact(1), exact(move)))));
}

/** The profit at expiry in USD of so many units of a side at one level, fees off, exactly. */
export function profitAt(side: MeasuredSide, count: number, fee: Usd, level: Points): Exact {
  const each = profitAtExpiry(side.unit, level, side.pointValue);
  return minus(times(each, inLarge(count, perLargeOf(side))), feesOf(side, count, fee));
}
