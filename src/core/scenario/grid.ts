import { exact, times, toNumber } from "../exact.ts";
import { measuredSide } from "../pair/measured-side.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Side } from "../sides.ts";
import { type Horizon, horizonDate } from "./horizon.ts";

/**
 * The moves of a grid, ascending: multiples of the step to both sides of 0, out to the first that reaches the range.
 *
 * A level cannot fall below 0, so that no move is below −1.
 *
 * @param range fraction: the largest move each way
 * @example
 * gridMoves(0.2, 0.1); // [-0.2, -0.1, 0, 0.1, 0.2]
 */
export function gridMoves(range: number, step: number): Ratio[] {
  const count = stepsTo(range, step);
  const moves = Array.from({ length: 2 * count + 1 }, (_, at) => toNumber(times(exact(step), exact(at - count))));
  return moves.filter((move) => move >= -1).map((move) => as<Ratio>(move));
}

/**
 * How many steps it takes to reach the range.
 *
 * @example
 * stepsTo(0.2, 0.06); // 4
 */
export function stepsTo(range: number, step: number): number {
  const near = Math.round(range / step);
  return near * step >= range * (1 - 1e-12) ? near : near + 1;
}

/** Whole grains of a fraction, in which half a percent is 5e9, so that steps are compared without rounding. */
const GRAINS = 1e12;
const HALF_PERCENT = 5e9;

/**
 * The step of a grid where none is asked: a quarter or a third of the range in whole percents; else a quarter, a third,
 * a fifth or a half in half percents; else a quarter.
 *
 * @example
 * usualStep(0.15); // 0.05
 */
export function usualStep(range: number): number {
  const grains = Math.round(range * GRAINS);
  const isTidy = (grain: number) => (parts: number) => grains % (parts * grain) === 0;
  const parts = [4, 3].find(isTidy(2 * HALF_PERCENT)) ?? [4, 3, 5, 2].find(isTidy(HALF_PERCENT)) ?? 4;
  return grains / parts / GRAINS;
}

/** Ranges that are easily read, most of them with a quarter that is as well. */
const tidy = [0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.16, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1] as const;

/** So many standard deviations hold 99 of 100 normal moves: N(2.6) − N(−2.6) is 0.9907. */
const DEVIATIONS = 2.6;

/** A strike farther from its level than this does not widen the picture: nothing near the level would be seen in it. */
const FARTHEST_STRIKE = 0.5;

/** The range where nothing says how far the indices move. */
const UNKNOWN = 0.1;

/**
 * The largest move each way of a picture of the trade, as a fraction, the same for both sides so that a common move is
 * in it.
 *
 * A tidy figure from 1 % to 100 % that holds 2.6 standard deviations of each index until the horizon, volatility ×
 * √(days/365), each named move, and each strike up to 50 % away.
 */
export function usualRange(trade: PairTrade, horizon: Horizon): Ratio {
  const days = horizon.kind === "days" ? horizon.days : horizonDate(trade, horizon).days;
  const most = Math.max(...reachOf(trade, "long", days), ...reachOf(trade, "short", days));
  return as<Ratio>(tidy.find((range) => range >= most) ?? 1);
}

function reachOf(trade: PairTrade, name: Side, days: number | null): number[] {
  const { level, volatility, legs } = measuredSide(trade, name).sized;
  const deviation = volatility === null || days === null ? null : volatility.value * Math.sqrt(days / 365);
  const strikes = legs.flatMap((leg) => (leg.kind === "option" ? [Math.abs(leg.strike / level.value - 1)] : []));
  return [
    deviation === null ? UNKNOWN : DEVIATIONS * deviation,
    ...trade.moves.map((move) => Math.abs(move[name])),
    ...strikes.map((strike) => Math.min(strike, FARTHEST_STRIKE)),
  ];
}
