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
  const strikes = [first.strike, second.strike].sort((a, b) => a - b);
  if (first.right === second.right && first.quantity === -second.quantity && first.strike !== second.strike) {
    const dearerFirst = first.right === "call" ? strikes : strikes.reverse();
    return `${dearerFirst.map((strike) => decimalText(strike)).join("/")} ${first.right} spread`;
  }
  if (first.right !== second.right && first.quantity === second.quantity) {
    return first.strike === second.strike
      ? `${decimalText(first.strike)} straddle`
      : `${strikes.map((strike) => decimalText(strike)).join("/")} strangle`;
  }
  return "2-leg structure";
}

/** Whether one unit is an outright future, which is counted with the sign of its position. */
export function isOutrightFuture(legs: readonly Leg[]): boolean {
  return legs.length === 1 && legs[0]?.kind === "future";
}
