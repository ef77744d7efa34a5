import { describe, expect, it } from "vitest";
import type { Leg } from "../../../src/core/option/leg.ts";
import { unitOf } from "../../../src/core/pair/measured-side.ts";
import { piecewiseLinear, steepestSlope } from "../../../src/core/payoff/envelope.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import { expiryEnvelope, PairsizeError, type PlainLeg, profitAtExpiry } from "../../../src/index.ts";

const option = (right: "call" | "put", quantity: number, strike: number, premium: number): PlainLeg => ({
  kind: "option",
  quantity,
  right,
  strike,
  premium,
});
const call = option.bind(null, "call");
const put = option.bind(null, "put");
const future = (quantity: number, entry: number): PlainLeg => ({ kind: "future", quantity, entry });

describe("profit at expiry", () => {
  it("has no binary noise", () => {
    expect(profitAtExpiry([call(3, 100, 0.1)], 100)).toBe(-0.3);
    expect(profitAtExpiry([call(1, 100, 0.1), call(1, 100, 0.2)], 0)).toBe(-0.3);
    expect(profitAtExpiry([future(1, 100.1)], 100.4)).toBe(0.3);
    expect(profitAtExpiry([future(1, 1e-7)], 2e-7, { multiplier: 1e21 })).toBe(1e14);
  });

  it("of no legs is 0 everywhere", () => {
    const nothing = { kind: "limited", amount: 0, profit: 0, from: 0, to: null };
    expect(profitAtExpiry([], 2730.8)).toBe(0);
    expect(expiryEnvelope([])).toEqual({
      maxLoss: nothing,
      maxGain: nothing,
      breakevens: [],
      zeroStretches: [[0, null]],
    });
  });

  it("is never −0", () => {
    expect(Object.is(profitAtExpiry([put(-1, 100, 0)], 100), 0)).toBe(true);
    expect(Object.is(profitAtExpiry([call(1, 100, 0)], -0), 0)).toBe(true);
    const { maxLoss } = expiryEnvelope([call(1, 100, 0)]);
    expect(maxLoss.kind === "limited" && Object.is(maxLoss.amount, 0) && Object.is(maxLoss.profit, 0)).toBe(true);
  });
});

describe("the expiry envelope", () => {
  it("calls a naked call unlimited, and a naked put finite", () => {
    expect(expiryEnvelope([call(-1, 26000, 300)], { multiplier: 20 }).maxLoss).toEqual({ kind: "unlimited" });
    expect(expiryEnvelope([put(-1, 26000, 300)], { multiplier: 20 }).maxLoss).toEqual({
      kind: "limited",
      amount: 514_000,
      profit: -514_000,
      from: 0,
      to: 0,
    });
  });

  it("finds a boxed position exactly flat", () => {
    const box = [call(1, 100.1, 7.3), put(-1, 100.1, 3.1), call(-1, 110.4, 2.7), put(1, 110.4, 8.8)];
    const flat = { kind: "limited", amount: 0, profit: 0, from: 0, to: null };
    const envelope = expiryEnvelope(box, { multiplier: 50 });
    // 10.3 of width for 7.3 − 3.1 − 2.7 + 8.8 = 10.3.
    expect(envelope.maxLoss).toEqual(flat);
    expect(envelope.maxGain).toEqual(flat);
    expect(envelope.breakevens).toEqual([]);
    expect(envelope.zeroStretches).toEqual([[0, null]]);
  });

  it("finds a debit spread dearer than its width losing everywhere", () => {
    const { maxLoss, maxGain, breakevens } = expiryEnvelope([call(1, 2750, 130), call(-1, 2850, 20)]);
    expect(maxLoss).toEqual({ kind: "limited", amount: 110, profit: -110, from: 0, to: 2750 });
    expect(maxGain).toEqual({ kind: "limited", amount: 0, profit: -10, from: 2850, to: null });
    expect(breakevens).toEqual([]);
  });

  it("finds a credit wider than the spread a locked-in gain", () => {
    const { maxLoss } = expiryEnvelope([call(-1, 2750, 130), call(1, 2850, 20)]);
    expect(maxLoss).toEqual({ kind: "limited", amount: 0, profit: 10, from: 2850, to: null });
  });

  it("reports a stretch of zero profit as a stretch, not as breakevens", () => {
    const riskReversal = expiryEnvelope([call(1, 110, 5), put(-1, 90, 5)]);
    expect(riskReversal.breakevens).toEqual([]);
    expect(riskReversal.zeroStretches).toEqual([[90, 110]]);
  });

  it("does not call a touch of zero a breakeven, and does call a crossing at a strike one", () => {
    expect(expiryEnvelope([call(1, 100, 10), call(-2, 110, 0), call(1, 120, 0)]).breakevens).toEqual([]);
    expect(expiryEnvelope([call(1, 100, 10), call(1, 110, 0)]).breakevens).toEqual([110]);
  });

  it("answers breakevens as the nearest double of the exact root", () => {
    // 3·(S − 100) = 1 and 7·(S − 0.1) = 0.2.
    expect(expiryEnvelope([call(3, 100, 0), call(1, 1000, 1)]).breakevens).toEqual([100 + 1 / 3]);
    expect(expiryEnvelope([call(7, 0.1, 0), call(1, 10, 0.2)]).breakevens).toEqual([9 / 70]);
  });

  it("takes the legs as written, and 1,000 of them", () => {
    expect(expiryEnvelope([call(2, 100, 5)]).maxLoss).toMatchObject({ amount: 10 });
    const many = Array.from({ length: 1000 }, (_, i) => call(i % 2 === 0 ? 1 : -1, 1000 + i / 4, 10));
    expect(expiryEnvelope(many).maxLoss).toEqual({ kind: "limited", amount: 0, profit: 0, from: 0, to: 1000 });
    expect(expiryEnvelope(many).maxGain).toEqual({
      kind: "limited",
      amount: 125,
      profit: 125,
      from: 1249.75,
      to: null,
    });
  });
});

describe("a unit", () => {
  const points = (value: number) => as<Points>(value);
  const leg = (quantity: number): Leg => ({
    kind: "option",
    quantity,
    right: "call",
    strike: points(100),
    premium: points(5),
  });

  it("is the package divided by the greatest common divisor", () => {
    expect(unitOf([leg(-6), leg(4)])).toEqual({ legs: [leg(-3), leg(2)], divisor: 2 });
    expect(unitOf([leg(-2)])).toEqual({ legs: [leg(-1)], divisor: 2 });
    expect(unitOf([leg(3), leg(2)])).toEqual({ legs: [leg(3), leg(2)], divisor: 1 });
    expect(unitOf([])).toEqual({ legs: [], divisor: 1 });
  });

  it("moves by its steepest slope anywhere", () => {
    expect(steepestSlope(piecewiseLinear([leg(1), leg(2)]))).toBe(3);
    expect(steepestSlope(piecewiseLinear([{ kind: "future", quantity: -2, entry: points(10) }, leg(1)]))).toBe(2);
    expect(steepestSlope(piecewiseLinear([]))).toBe(0);
  });
});

describe("what the payoff functions refuse", () => {
  const refusals: readonly (readonly [name: string, path: string, ask: () => unknown])[] = [
    ["a strike of 0", "legs[0].strike", () => expiryEnvelope([call(1, 0, 1)])],
    ["a strike without end", "legs[0].strike", () => expiryEnvelope([call(1, Number.POSITIVE_INFINITY, 1)])],
    ["a premium below 0", "legs[1].premium", () => expiryEnvelope([call(1, 100, 1), put(1, 100, -1)])],
    ["half a contract", "legs[0].quantity", () => expiryEnvelope([call(0.5, 100, 1)])],
    ["no contract", "legs[0].quantity", () => expiryEnvelope([future(0, 100)])],
    ["no entry", "legs[0].entry", () => expiryEnvelope([future(1, Number.NaN)])],
    ["a level below 0", "level", () => profitAtExpiry([], -5)],
    ["a multiplier of 0", "multiplier", () => profitAtExpiry([], 5, { multiplier: 0 })],
    ["an unknown kind", "legs[0].kind", () => expiryEnvelope([{ kind: "swap" } as unknown as PlainLeg])],
    ["an unknown right", "legs[0].right", () => expiryEnvelope([option("cap" as "call", 1, 100, 1)])],
    ["a leg that is nothing", "legs[0]", () => expiryEnvelope([null as unknown as PlainLeg])],
    ["legs that are no list", "legs", () => expiryEnvelope("call" as unknown as PlainLeg[])],
  ];

  it.each(refusals)("%s", (_, path, ask) => {
    expect(ask).toThrow(PairsizeError);
    expect(ask).toThrow(
      expect.objectContaining({ code: "VALUE_OUT_OF_RANGE", findings: [expect.objectContaining({ path })] }),
    );
  });
});
