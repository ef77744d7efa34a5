import { describe, expect, it } from "vitest";
import { type Leg, notationOf } from "../../../src/core/option/leg.ts";
import { orderTicket } from "../../../src/core/pair/orders.ts";
import { as, type Contracts, type Points } from "../../../src/core/quantity.ts";

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

describe("an order ticket", () => {
  const ticket = (leg: Leg, units: number, expiry: string | null = "2026-03-20") =>
    orderTicket(leg, as<Contracts>(units), "RTY", expiry);

  it("says what to do, in contracts of the leg", () => {
    expect(ticket(call, 4)).toBe("buy 4 RTY 2026-03-20 2750 call");
    expect(ticket(soldPut, 4)).toBe("sell 8 RTY 2026-03-20 23500.5 put");
    expect(ticket(call, 4, null)).toBe("buy 4 RTY 2750 call");
    expect(ticket(future, 2)).toBe("sell 2 RTY");
  });

  it("unwinds for negative units, and asks for nothing for none", () => {
    expect(ticket(call, -4)).toBe("sell 4 RTY 2026-03-20 2750 call");
    expect(ticket(future, -2)).toBe("buy 2 RTY");
    expect(ticket(call, 0)).toBeNull();
  });
});
