import type { Leg } from "../core/option/leg.ts";
import { as, type Points } from "../core/quantity.ts";
import { fail } from "../errors/error.ts";
import { oneOf, positive, signedWhole, zeroOrMore } from "./number-in-range.ts";

/** One line of a side as plain numbers: quantity signed and whole (+ bought, − sold), prices in index points. */
export type PlainLeg =
  | {
      readonly kind: "option";
      readonly quantity: number;
      readonly right: "call" | "put";
      readonly strike: number;
      readonly premium: number;
    }
  | { readonly kind: "future"; readonly quantity: number; readonly entry: number };

/**
 * The legs with their units, checked: quantity whole and not 0, strike and entry above 0, premium 0 or more.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE, with the path of the value ("legs[1].strike")
 */
export function checkedLegs(legs: readonly PlainLeg[]): Leg[] {
  if (Array.isArray(legs)) return legs.map((leg, index) => checkedLeg(leg, `legs[${index}]`));
  return fail("VALUE_OUT_OF_RANGE", { name: "legs", bound: "a list of legs", got: String(legs) }, { path: "legs" });
}

function checkedLeg(leg: PlainLeg, path: string): Leg {
  oneOf(["option", "future"], leg?.kind, "kind", `${path}.kind`);
  const quantity = signedWhole(leg.quantity, "quantity", `${path}.quantity`);
  const price = (value: number, name: string) => as<Points>(positive(value, name, "index points", `${path}.${name}`));
  if (leg.kind === "future") return { kind: "future", quantity, entry: price(leg.entry, "entry") };
  return {
    kind: "option",
    quantity,
    right: oneOf(["call", "put"], leg.right, "right", `${path}.right`),
    strike: price(leg.strike, "strike"),
    premium: as<Points>(zeroOrMore(leg.premium, "premium", "index points", `${path}.premium`)),
  };
}
