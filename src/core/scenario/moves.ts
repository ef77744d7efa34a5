import { exact, times, toNumber } from "../exact.ts";
import { as, type Ratio } from "../quantity.ts";

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
 * The step of a grid where none is asked: a quarter or a third of the range in whole percents; else a quarter, a third, a fifth
 * or a half in half percents; else a quarter.
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
