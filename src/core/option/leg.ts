import { decimalText } from "../number-text.ts";
import type { Points, Ratio } from "../quantity.ts";

/** Right of an option's buyer: to buy at the strike (call), or to sell at it (put). */
export type Right = "call" | "put";

/** One option line of a side. The quantity is whole and signed: + bought, − sold. */
export interface OptionLeg {
  readonly kind: "option";
  readonly quantity: number;
  readonly right: Right;
  readonly strike: Points;
  readonly premium: Points;
}

/** One futures line of a side: + bought, − sold, at its entry price. */
interface FutureLeg {
  readonly kind: "future";
  readonly quantity: number;
  readonly entry: Points;
}

/** A line of a side. */
export type Leg = OptionLeg | FutureLeg;

/** Whether any of the lines is an option. */
export function containsOption(legs: readonly { readonly kind: "option" | "future" }[]): boolean {
  return legs.some(({ kind }) => kind === "option");
}

/** Strike of a written leg: in points, by the size of its delta, or by its distance from the level. */
export type StrikeSelector =
  | { readonly kind: "points"; readonly value: Points }
  /** `40d`: the strike whose delta has the size 0.40. */
  | { readonly kind: "delta"; readonly value: Ratio }
  /** `+2%`: level × (1 + 0.02); `ATM` is 0. */
  | { readonly kind: "moneyness"; readonly value: Ratio };

/** An option leg as written; the premium is null where it is left to the model. */
export interface WrittenOption {
  readonly kind: "option";
  /** Whole and signed: + bought, − sold. */
  readonly quantity: number;
  readonly right: Right;
  readonly strike: StrikeSelector;
  readonly premium: Points | null;
  /** The premium is a share of a net price: only the sum over the legs of the vertical is known. */
  readonly net?: true;
}

/** A futures leg as written; the entry is null where it is left to the level. */
export interface WrittenFuture {
  readonly kind: "future";
  readonly quantity: number;
  readonly entry: Points | null;
}

/** A leg as written. */
export type WrittenLeg = WrittenOption | WrittenFuture;

/**
 * Writes a leg in its notation, exactly: readLeg returns the same leg.
 *
 * @example
 * notationOf({ kind: "future", quantity: -2, entry: null }); // "-2 F"
 */
export function notationOf(leg: WrittenLeg | Leg): string {
  const quantity = `${leg.quantity > 0 ? "+" : ""}${decimalText(leg.quantity)}`;
  if (leg.kind === "future") return `${quantity} F${priceText(leg.entry)}`;
  const right = leg.right === "call" ? "C" : "P";
  const strike = typeof leg.strike === "number" ? decimalText(leg.strike) : strikeText(leg.strike);
  return `${quantity} ${strike}${right}${priceText(leg.premium)}`;
}

/**
 * Writes a vertical in its notation, exactly: readLegs returns the same two legs.
 *
 * @example
 * verticalText({ quantity: -1, right: "put", bought: { kind: "points", value: 25500 }, sold: { kind: "points", value: 23500 }, net: null }); // "-1 25500/23500 PS"
 */
export function verticalText(vertical: {
  /** Bought +, sold −. */
  readonly quantity: number;
  readonly right: Right;
  /** The strike that a vertical of quantity 1 buys, and the one that it sells. */
  readonly bought: StrikeSelector;
  readonly sold: StrikeSelector;
  /** Index points of one; null where nothing says it. */
  readonly net: Points | null;
}): string {
  const { quantity, right, bought, sold, net } = vertical;
  const strikes = `${strikeText(bought).trim()}/${strikeText(sold).trim()}`;
  return `${quantity > 0 ? "+" : ""}${decimalText(quantity)} ${strikes} ${right === "call" ? "CS" : "PS"}${priceText(net)}`;
}

function strikeText({ kind, value }: StrikeSelector): string {
  switch (kind) {
    case "points":
      return decimalText(value);
    case "delta":
      return `${decimalText(value, 2)}d`;
    case "moneyness":
      return value === 0 ? "ATM " : `${value > 0 ? "+" : ""}${decimalText(value, 2)}%`;
  }
}

/** Writes " @ 78.40": all decimals, and at least two, as premiums are quoted. */
function priceText(price: number | null): string {
  if (price === null) return "";
  const [units, decimals = ""] = decimalText(price).split(".");
  return ` @ ${units}.${decimals.padEnd(2, "0")}`;
}
