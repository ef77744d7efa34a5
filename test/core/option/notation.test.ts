import { describe, expect, it } from "vitest";
import { type Leg, notationOf } from "../../../src/core/option/leg.ts";
import { as, type Points } from "../../../src/core/quantity.ts";

const points = (value: number) => as<Points>(value);
const call: Leg = { kind: "option", quantity: 1, right: "call", strike: points(2750), premium: points(78.4) };
const soldPut: Leg = { kind: "option", quantity: -2, right: "put", strike: points(23500.5), premium: points(196.125) };
const future: Leg = { kind: "future", quantity: -1, entry: points(25658.25) };

describe("the notation of a leg", () => {
  it("has at least two decimals of the premium, and all that there are", () => {
    expect(notationOf(call)).toBe("+1 2750C @ 78.40");
    expect(notationOf(soldPut)).toBe("-2 23500.5P @ 196.125");
    expect(notationOf(future)).toBe("-1 F @ 25658.25");
  });
});
