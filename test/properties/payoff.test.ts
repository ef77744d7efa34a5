import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiryEnvelope, type PlainLeg, profitAtExpiry } from "../../src/index.ts";
import {
  add,
  cmp,
  decimal,
  div,
  fraction,
  magnitude,
  mul,
  type Rational,
  sub,
  toNumber,
  whole,
} from "../oracles/rational.ts";

const ZERO = whole(0);
const cents = fc.integer({ min: 1, max: 20_000 }).map((n) => n / 100);
// Few distinct strikes, so that legs meet, cancel and box each other.
const strike = fc.oneof(fc.constantFrom(50, 90.25, 100, 100.1, 110, 120.05), cents);
const quantity = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);
const premium = fc.oneof(
  fc.constantFrom(0, 0.1, 0.2, 5),
  fc.integer({ min: 0, max: 3000 }).map((n) => n / 100),
);
const optionLeg = fc
  .tuple(quantity, fc.constantFrom("call" as const, "put" as const), strike, premium)
  .map(([q, right, k, p]): PlainLeg => ({ kind: "option", quantity: q, right, strike: k, premium: p }));
const futureLeg = fc.tuple(quantity, cents).map(([q, entry]): PlainLeg => ({ kind: "future", quantity: q, entry }));
const legs = fc.array(fc.oneof({ weight: 5, arbitrary: optionLeg }, { weight: 1, arbitrary: futureLeg }), {
  maxLength: 7,
});
const multiplier = fc.constantFrom(1, 0.1, 5, 20, 50, 0.07);

function exactProfit(position: readonly PlainLeg[], level: Rational): Rational {
  return position.reduce((total, leg) => {
    const of = (points: Rational) => add(total, mul(whole(leg.quantity), points));
    if (leg.kind === "future") return of(sub(level, decimal(leg.entry)));
    const beyond = sub(level, decimal(leg.strike));
    const inside = cmp(beyond, ZERO) > 0 === (leg.right === "call");
    return of(sub(inside ? magnitude(beyond) : ZERO, decimal(leg.premium)));
  }, ZERO);
}

/** Levels between which the profit is straight, and one beyond, by brute force. */
function knots(position: readonly PlainLeg[]): Rational[] {
  const strikes = position.flatMap((leg) => (leg.kind === "option" ? [decimal(leg.strike)] : []));
  return [ZERO, ...strikes].sort(cmp).filter((k, i, all) => i === 0 || cmp(k, all[i - 1] ?? ZERO) !== 0);
}

/** Sign of the profit on each side of a level, found by stepping a hair that no two knots or roots share. */
const HAIR = fraction(1n, 10n ** 12n);

function bruteBreakevens(position: readonly PlainLeg[]): number[] {
  const levels = knots(position);
  const beyond = add(levels.at(-1) ?? ZERO, whole(1));
  const candidates = [...levels];
  for (const [i, a] of levels.entries()) {
    const b = levels[i + 1] ?? beyond;
    const [pa, pb] = [exactProfit(position, a), exactProfit(position, b)];
    if (cmp(pa, pb) === 0) continue;
    const at = add(a, mul(sub(b, a), div(pa, sub(pa, pb))));
    if (cmp(at, a) > 0 && (i === levels.length - 1 || cmp(at, b) < 0)) candidates.push(at);
  }
  const sign = (x: Rational) => cmp(exactProfit(position, x), ZERO);
  return candidates
    .filter((x) => cmp(x, ZERO) > 0 && sign(x) === 0 && sign(sub(x, HAIR)) * sign(add(x, HAIR)) < 0)
    .sort(cmp)
    .map(toNumber);
}

describe("the envelope against exact fractions", () => {
  it("is the least and the greatest profit at zero and at the strikes, or unlimited by the slope beyond", () => {
    fc.assert(
      fc.property(legs, multiplier, (position, m) => {
        const money = (x: Rational) => toNumber(mul(x, decimal(m)));
        const levels = knots(position);
        const profits = levels.map((level) => exactProfit(position, level)).sort(cmp);
        const last = levels.at(-1) ?? ZERO;
        const slope = cmp(exactProfit(position, add(last, whole(1))), exactProfit(position, last));
        const { maxLoss, maxGain } = expiryEnvelope(position, { multiplier: m });
        const [least, greatest] = [money(profits[0] ?? ZERO), money(profits.at(-1) ?? ZERO)];
        expect(maxLoss).toMatchObject(
          slope < 0 ? { kind: "unlimited" } : { amount: Math.max(0, 0 - least), profit: least },
        );
        expect(maxGain).toMatchObject(
          slope > 0 ? { kind: "unlimited" } : { amount: Math.max(0, greatest), profit: greatest },
        );
      }),
      { numRuns: 500 },
    );
  });

  it("says where: the bound holds on its stretch, and nowhere below it", () => {
    fc.assert(
      fc.property(legs, (position) => {
        const { maxLoss, maxGain } = expiryEnvelope(position);
        for (const bound of [maxLoss, maxGain]) {
          if (bound.kind === "unlimited") continue;
          const { from, to, profit } = bound;
          const end = to ?? from + 1e6;
          for (const level of [from, (from + end) / 2, end]) expect(profitAtExpiry(position, level)).toBe(profit);
          if (to !== null) expect(profitAtExpiry(position, to + 0.001)).not.toBe(profit);
          const lower = knots(position).filter((knot) => cmp(knot, decimal(from)) < 0);
          for (const knot of lower) expect(toNumber(exactProfit(position, knot))).not.toBe(profit);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has the breakevens where the sign changes, and no others", () => {
    fc.assert(
      fc.property(legs, (position) => {
        expect(expiryEnvelope(position).breakevens).toEqual(bruteBreakevens(position));
      }),
      { numRuns: 500 },
    );
  });

  it("has the zero stretches where two neighbouring knots and their middle are zero", () => {
    fc.assert(
      fc.property(legs, (position) => {
        const levels = knots(position);
        const flat: [number, number | null][] = [];
        for (const [i, a] of levels.entries()) {
          const b = levels[i + 1];
          const isZero = (x: Rational) => cmp(exactProfit(position, x), ZERO) === 0;
          if (!isZero(a) || !isZero(b ?? add(a, whole(1)))) continue;
          const before = flat.at(-1);
          if (before?.[1] === toNumber(a)) before[1] = b === undefined ? null : toNumber(b);
          else flat.push([toNumber(a), b === undefined ? null : toNumber(b)]);
        }
        expect(expiryEnvelope(position).zeroStretches).toEqual(flat);
      }),
      { numRuns: 500 },
    );
  });

  it("is never beaten by any level", () => {
    const level = fc.oneof(cents, fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(legs, level, multiplier, (position, at, m) => {
        const profit = profitAtExpiry(position, at, { multiplier: m });
        const { maxLoss, maxGain } = expiryEnvelope(position, { multiplier: m });
        if (maxLoss.kind === "limited") expect(profit).toBeGreaterThanOrEqual(maxLoss.profit);
        if (maxGain.kind === "limited") expect(profit).toBeLessThanOrEqual(maxGain.profit);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("profit at expiry against exact fractions", () => {
  it("is the exact sum, rounded once", () => {
    fc.assert(
      fc.property(legs, cents, multiplier, (position, at, m) => {
        const expected = toNumber(mul(exactProfit(position, decimal(at)), decimal(m)));
        expect(profitAtExpiry(position, at, { multiplier: m })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("of two positions together is the sum of both", () => {
    fc.assert(
      fc.property(legs, legs, cents, (first, second, at) => {
        const sum = add(decimal(profitAtExpiry(first, at)), decimal(profitAtExpiry(second, at)));
        expect(profitAtExpiry([...first, ...second], at)).toBe(toNumber(sum));
      }),
    );
  });

  it("of a position and its opposite is flat at zero", () => {
    fc.assert(
      fc.property(legs, (position) => {
        const opposite = position.map((leg) => ({ ...leg, quantity: -leg.quantity }));
        expect(expiryEnvelope([...position, ...opposite]).zeroStretches).toEqual([[0, null]]);
      }),
    );
  });
});
