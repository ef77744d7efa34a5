import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SizedSide } from "../../../src/core/pair/sizing.ts";
import { as, type Usd } from "../../../src/core/quantity.ts";
import { sidePayoff } from "../../../src/core/scenario/side-payoff.ts";
import {
  add,
  cmp,
  decimal,
  fraction,
  magnitude,
  mul,
  type Rational,
  sub,
  toNumber,
  whole,
} from "../../oracles/rational.ts";
import { branded } from "../../render/plain.ts";
import { nq, rty } from "../../render/rty-nq.ts";
import { nakedCall } from "../../render/variants.ts";

const usd = (amount: number) => as<Usd>(amount);

describe("the payoff of the sample trade", () => {
  // One call spread costs (78.40 - 18.20) x 50 = 3,010 and pays 200 x 50 = 10,000 from 2950 on.
  it("bends at both strikes, and crosses zero between them", () => {
    const { bends, breakevens, now, lastSlope, maxLoss, maxGain } = sidePayoff(rty, 4, usd(0));
    expect(bends).toEqual([
      { level: 0, profit: -12_040 },
      { level: 2750, profit: -12_040 },
      { level: 2950, profit: 27_960 },
    ]);
    expect([breakevens, now, lastSlope]).toEqual([[2810.2], { level: 2730.8, profit: -12_040 }, 0]);
    expect(maxLoss).toEqual({ kind: "limited", amount: 12_040, profit: -12_040, from: 0, to: 2750 });
    expect(maxGain).toEqual({ kind: "limited", amount: 27_960, profit: 27_960, from: 2950, to: null });
  });

  it("takes fees off everywhere, which moves the breakeven by fees / (contracts x multiplier)", () => {
    // 4 spreads of 2 options at 2.25: 18 USD, 18 / (4 x 50) = 0.09 points.
    const payoff = sidePayoff(rty, 4, usd(18));
    expect(payoff.bends.map(({ profit }) => profit)).toEqual([-12_058, -12_058, 27_942]);
    expect([payoff.breakevens, payoff.now.profit]).toEqual([[2810.29], -12_058]);
    expect(payoff.maxLoss).toMatchObject({ amount: 12_058, to: 2750 });
  });

  it("puts fees finer than the grid of the quotes where they belong", () => {
    const payoff = sidePayoff(nq, 1, usd(0.0123));
    // 25,083.75 - 0.0123 / 20
    expect(payoff.breakevens).toEqual([25_083.749385]);
    expect(payoff.bends.map(({ profit }) => profit)).toEqual([31_674.9877, 31_674.9877, -8325.0123]);
  });

  it("goes on without end where an option is naked", () => {
    const { maxLoss, maxGain, lastSlope } = sidePayoff(nakedCall, 3, usd(0));
    expect([maxLoss, lastSlope]).toEqual([{ kind: "unlimited" }, -150]);
    expect(maxGain).toMatchObject({ amount: 11_760, from: 0, to: 2750 });
  });

  it("counts small contracts as tenths of a large one", () => {
    const micro = { symbol: "M2K", name: "Micro", multiplier: 5, perLarge: 10 };
    const side = { ...rty, micro } as unknown as SizedSide;
    expect(sidePayoff(side, 38, usd(0)).bends.at(-1)?.profit).toBe(26_562);
  });
});

const quantity = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);
const points = fc.integer({ min: 1, max: 20_000 }).map((n) => n / 100);
const option = fc.record({
  kind: fc.constant("option" as const),
  quantity,
  right: fc.constantFrom("call" as const, "put" as const),
  strike: fc.oneof(fc.constantFrom(50, 90.25, 100), points),
  premium: points,
});
type Option = { quantity: number; right: "call" | "put"; strike: number; premium: number };

function profitOf(legs: readonly Option[], level: Rational, each: Rational, fees: Rational): Rational {
  const total = legs.reduce((sum, { quantity: held, right, strike, premium }) => {
    const beyond = sub(level, decimal(strike));
    const isInside = cmp(beyond, whole(0)) > 0 === (right === "call");
    return add(sum, mul(whole(held), sub(isInside ? magnitude(beyond) : whole(0), decimal(premium))));
  }, whole(0));
  return sub(mul(total, each), fees);
}

describe("the payoff of any options", () => {
  const setting = fc.record({
    legs: fc.array(option, { minLength: 1, maxLength: 5 }),
    multiplier: fc.constantFrom(50, 20, 0.07),
    count: fc.integer({ min: 1, max: 30 }),
    fees: fc.constantFrom(0, 2.25, 100, 0.0001),
  });
  it("equals exact fractions at every bend, and crosses zero as often as they do", () => {
    fc.assert(
      fc.property(setting, ({ legs, multiplier, count, fees }) => {
        const held = legs.map((leg) => ({
          ...leg,
          premium: { value: leg.premium, from: "file" as const },
          impliedVolatility: null,
          volatility: null,
          delta: null,
          code: null,
        }));
        const side = { ...rty, ...branded<Pick<SizedSide, "legs" | "multiplier">>({ legs: held, multiplier }) };
        const payoff = sidePayoff(side, count, usd(fees));
        const each = mul(decimal(multiplier), whole(count));
        const at = (level: Rational) => profitOf(legs, level, each, decimal(fees));
        for (const bend of payoff.bends) expect(bend.profit).toBe(toNumber(at(decimal(bend.level))));
        const knots = [0, ...new Set(legs.map(({ strike }) => strike))].sort((a, b) => a - b).map(decimal);
        // Beyond the last strike the line is straight: far out it has crossed wherever it will.
        const signs = [...knots, fraction(10n ** 12n, 1n)].map((level) => cmp(at(level), whole(0)));
        if (signs.includes(0)) return;
        const crossings = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
        expect(payoff.breakevens).toHaveLength(crossings);
        for (const level of payoff.breakevens) {
          const hair = Math.max(level, 1) * 1e-12;
          const around = [level - hair, level + hair].map((near) => cmp(at(decimal(near)), whole(0)));
          expect(around[0]).not.toBe(around[1]);
        }
      }),
    );
  });
});
