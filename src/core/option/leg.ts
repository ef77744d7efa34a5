import type { Points } from "../quantity.ts";

/** What an option gives its buyer the right to do: buy at the strike (call), or sell at it (put). */
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
export interface FutureLeg {
  readonly kind: "future";
  readonly quantity: number;
  readonly entry: Points;
}

/** A line of a side. */
export type Leg = OptionLeg | FutureLeg;
