import { as, type Contracts, type Ratio } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { daysLeftAfter, type MeasuredSide } from "./measured-side.ts";
import { moveProfit } from "./money.ts";
import type { MoveProfit } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";

/** Moves of both indices together, as fractions: a fall, none, and a rise of the same size. */
export const COMMON_MOVES = [-0.1, 0, 0.1].map((move) => as<Ratio>(move));

/**
 * The profit at expiry where both indices move alike, by −10 %, not at all and by +10 %: exact, in USD, fees off. Null
 * where the sides' expiries differ and options that are left over cannot be valued.
 */
export function commonMoves(
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
  trade: PairTrade,
): readonly MoveProfit[] | null {
  const isKnown = (["long", "short"] as const).every((side: Side) => isValued(sides[side], trade.expiry));
  if (!isKnown) return null;
  return COMMON_MOVES.map((move) => moveProfit({ long: move, short: move }, sides, contracts, trade));
}

/** Whether the options of a side can be valued on a day: when they have expired, or where its model knows enough. */
function isValued({ side, sized, pricing, volatility }: MeasuredSide, date: string | null): boolean {
  if (daysLeftAfter(side, date) === 0) return true;
  const isShared = side.impliedVolatility !== null || volatility.known;
  return (
    pricing.known && (isShared || sized.legs.every((leg) => leg.kind === "future" || leg.impliedVolatility !== null))
  );
}

/**
 * Whether a pair makes money by a common move either way, and less where nothing moves: two bought options are a
 * straddle on both indices as well.
 *
 * @param moves as {@link commonMoves} gives them
 */
export function paysOnCommonMove([fall, none, rise]: readonly MoveProfit[]): boolean {
  if (fall === undefined || none === undefined || rise === undefined) return false;
  const least = Math.min(fall.profit.net, rise.profit.net);
  return least > 0 && least > none.profit.net;
}
