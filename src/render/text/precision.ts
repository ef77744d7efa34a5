import type { Bound } from "../../core/bound.ts";
import { decimal, decimalsOf } from "./figures.ts";

/** The word for a number that there is none of. */
export const notApplicable = "n/a";

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Decimals that show every value in full, within bounds: one precision for a row. */
export function decimalsFor(values: readonly number[], least: number, most: number): number {
  return clamp(Math.max(0, ...values.map(decimalsOf)), least, most);
}

/** Decimals of an amount of money in USD: none where all of the row are whole dollars, else cents. */
export function moneyDecimals(values: readonly number[]): number {
  return values.every((value) => decimal(value, 2).endsWith(".00")) ? 0 : 2;
}

/** Decimals that leave at least `digits` significant ones in the smallest value but zero. */
export function significantDecimals(values: readonly number[], digits: number, least: number): number {
  const sizes = values.filter((value) => value !== 0).map((value) => Math.floor(Math.log10(Math.abs(value))));
  return sizes.length === 0 ? least : clamp(digits - 1 - Math.min(...sizes), least, 20);
}

/** The amounts of the limited ones among some bounds. */
export function amountsOf(bounds: readonly Bound[]): number[] {
  return bounds.flatMap((bound) => (bound.kind === "limited" ? [bound.amount] : []));
}

/**
 * The amount of a bound, or the word `unlimited`.
 *
 * @example
 * boundAmount({ kind: "unlimited" }, 0); // "unlimited"
 */
export function boundAmount(bound: Bound, decimals: number): string {
  return bound.kind === "unlimited" ? "unlimited" : decimal(bound.amount, decimals);
}
