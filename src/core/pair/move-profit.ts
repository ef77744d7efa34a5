import { type Exact, exact, minus, plus, product, times, toNumber } from "../exact.ts";
import { profitAtExpiry } from "../payoff/profit-at-expiry.ts";
import { as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { Side, Sides } from "./sides.ts";
import type { MoveProfit } from "./sizing.ts";
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
  const profit = (side: Side): Exact => {
    const { unit, pointValue, shown, contractsPerUnit } = sides[side];
    const level = toNumber(times(exact(shown.level.value), plus(exact(1), exact(move[side]))));
    const each = minus(profitAtExpiry(unit, as<Points>(level), pointValue), product(fee, contractsPerUnit));
    return times(each, exact(contracts[side]));
  };
  const [long, short] = [profit("long"), profit("short")];
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return { ...move, profit: { long: usd(long), short: usd(short), net: usd(plus(long, short)) } };
}
