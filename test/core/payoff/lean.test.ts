import { expect, it } from "vitest";
import { checkedLegs, type PlainLeg } from "../../../src/api/payoff.ts";
import { leanOf, piecewiseLinear } from "../../../src/core/payoff/envelope.ts";

const option = (quantity: number, right: "call" | "put", strike: number): PlainLeg => ({
  kind: "option",
  quantity,
  right,
  strike,
  premium: 2,
});

it.each<[string, PlainLeg[], 1 | -1 | 0]>([
  ["a call bought", [option(1, "call", 100)], 1],
  ["a put bought", [option(1, "put", 100)], -1],
  ["a call spread", [option(1, "call", 100), option(-1, "call", 110)], 1],
  ["a straddle, which falls and rises", [option(1, "call", 100), option(1, "put", 100)], 0],
  ["a straddle sold", [option(-1, "call", 100), option(-1, "put", 100)], 0],
  ["a box, which is flat", [option(1, "call", 100), option(-1, "call", 100)], 0],
  ["no legs", [], 0],
])("%s leans %s", (_, legs, expected) => {
  expect(leanOf(piecewiseLinear(checkedLegs(legs)))).toBe(expected);
});
