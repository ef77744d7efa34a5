import { decimalText } from "../decimal-text.ts";
import type { Leg } from "../option/leg.ts";

/**
 * What one unit of a side is called, in the singular: "2750/2950 call spread", "26000 call", "4-leg structure".
 *
 * A vertical spread names the strike of its dearer option first, bought or sold, as desks do.
 *
 * @example
 * structureName([{ kind: "future", quantity: 1, entry: as(2730.8) }]); // ""
 */
export function structureName(legs: readonly Leg[]): string {
  const [first, second, ...others] = legs;
  if (first === undefined) return "";
  if (second === undefined) return first.kind === "future" ? "" : `${decimalText(first.strike)} ${first.right}`;
  if (others.length > 0 || first.kind === "future" || second.kind === "future") return `${legs.length}-leg structure`;
  const low = decimalText(Math.min(first.strike, second.strike));
  const high = decimalText(Math.max(first.strike, second.strike));
  if (first.right === second.right && first.quantity === -second.quantity && low !== high) {
    return first.right === "call" ? `${low}/${high} call spread` : `${high}/${low} put spread`;
  }
  if (first.right !== second.right && first.quantity === second.quantity) {
    return low === high ? `${low} straddle` : `${low}/${high} strangle`;
  }
  return "2-leg structure";
}

/** Whether one unit is an outright future, which is counted with the sign of its position. */
export function isOutrightFuture(legs: readonly Leg[]): boolean {
  return legs.length === 1 && legs[0]?.kind === "future";
}
