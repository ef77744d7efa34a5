import { daysBetween } from "../calendar.ts";
import { measuredSide } from "../pair/measured-side.ts";
import type { Side } from "../pair/sides.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Horizon } from "./horizon.ts";

/** Ranges that are easily read, most of them with a quarter that is as well. */
const tidy = [0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.16, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1] as const;

/** So many standard deviations hold 99 of 100 normal moves: N(2.6) − N(−2.6) is 0.9907. */
const DEVIATIONS = 2.6;

/** A strike farther from its level than this does not widen the picture: nothing near the level would be seen in it. */
const FARTHEST_STRIKE = 0.5;

/** The range where nothing says how far the indices move. */
const UNKNOWN = 0.1;

/**
 * The largest move each way of a picture of the trade, as a fraction, the same for both sides so that a common move is in it.
 *
 * A tidy figure from 1 % to 100 % that holds 2.6 standard deviations of each index until the horizon, volatility × √(days/365),
 * each named move, and each strike up to 50 % away.
 */
export function usualRange(trade: PairTrade, horizon: Horizon): Ratio {
  const days = horizon.kind === "days" ? horizon.days : daysToExpiry(trade);
  const most = Math.max(...reachOf(trade, "long", days), ...reachOf(trade, "short", days));
  return as<Ratio>(tidy.find((range) => range >= most) ?? 1);
}

function reachOf(trade: PairTrade, name: Side, days: number | null): number[] {
  const { level, volatility, legs } = measuredSide(trade, name).shown;
  const deviation = volatility === null || days === null ? null : volatility.value * Math.sqrt(days / 365);
  const strikes = legs.flatMap((leg) => (leg.kind === "option" ? [Math.abs(leg.strike / level.value - 1)] : []));
  return [
    deviation === null ? UNKNOWN : DEVIATIONS * deviation,
    ...trade.moves.map((move) => Math.abs(move[name])),
    ...strikes.map((strike) => Math.min(strike, FARTHEST_STRIKE)),
  ];
}

function daysToExpiry({ asOf, expiry }: PairTrade): number | null {
  return asOf === null || expiry === null ? null : Math.max(0, daysBetween(asOf, expiry) ?? 0);
}
