import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CapitalTerms, capital, expiryEnvelope, type MarginKind, type PlainLeg } from "../../src/index.ts";
import { refusal } from "../refusal.ts";

type Option = Extract<PlainLeg, { kind: "option" }>;

const kind = fc.constantFrom<MarginKind>("broad-index", "broad-etf", "narrow");
const terms = fc.record({ kind, level: fc.integer({ min: 60, max: 160 }), multiplier: fc.constantFrom(1, 50, 100) });
const right = fc.constantFrom("call" as const, "put" as const);
const premium = fc.integer({ min: 0, max: 1500 }).map((cents) => cents / 100);
const strike = fc.integer({ min: 10, max: 400 }).map((halves) => halves / 2);
const optionOf = (quantity: fc.Arbitrary<number>): fc.Arbitrary<Option> =>
  fc.record({ kind: fc.constant("option" as const), quantity, right, strike, premium });
const sold = optionOf(fc.integer({ min: -3, max: -1 }));
const bought = optionOf(fc.integer({ min: 1, max: 3 }));
const legs = fc
  .tuple(fc.array(sold, { maxLength: 3 }), fc.array(bought, { maxLength: 4 }))
  .map(([some, others]): Option[] => [...some, ...others]);

const cents = (usd: number) => Math.round(usd * 1e6) / 1e6;
const paid = (some: readonly Option[], multiplier: number) =>
  some.reduce((total, leg) => total + Math.max(0, leg.quantity) * leg.premium * multiplier, 0);
const received = (some: readonly Option[], multiplier: number) =>
  paid(
    some.map((leg) => ({ ...leg, quantity: -leg.quantity })),
    multiplier,
  );
const aloneOf = (some: readonly Option[], on: CapitalTerms) =>
  some.filter(({ quantity }) => quantity < 0).reduce((total, leg) => total + capital([leg], on).requirement, 0);

describe("laws of strategy-based margin", () => {
  it("a bought vertical binds its debit, a sold one its width less the credit, unless the sold option binds less alone", () => {
    fc.assert(
      fc.property(terms, right, strike, strike, premium, premium, (on, which, one, other, dear, cheap) => {
        const vertical: Option[] = [
          { kind: "option", quantity: 1, right: which, strike: one, premium: dear },
          { kind: "option", quantity: -1, right: which, strike: other, premium: cheap },
        ];
        const { maxLoss } = expiryEnvelope(vertical, { multiplier: on.multiplier });
        const loss = maxLoss.kind === "limited" ? -maxLoss.profit : Number.NaN;
        const alone = aloneOf(vertical, on) + (dear - cheap) * on.multiplier;
        const { cashNeeded } = capital(vertical, on);
        expect(cents(cashNeeded)).toBe(cents(Math.max(0, Math.min(loss, alone))));
        const isBought = which === "call" ? one <= other : one >= other;
        if (isBought && dear >= cheap) expect(cents(cashNeeded)).toBe(cents((dear - cheap) * on.multiplier));
      }),
      { numRuns: 500 },
    );
  });

  it("is never above all sold options alone and the bought ones paid, and never below the bought ones", () => {
    fc.assert(
      fc.property(terms, legs, (on, some) => {
        const { requirement, isLeast } = capital(some, on);
        const debit = paid(some, on.multiplier);
        expect(cents(requirement)).toBeLessThanOrEqual(cents(aloneOf(some, on) + debit));
        expect(cents(requirement)).toBeGreaterThanOrEqual(cents(debit));
        expect(isLeast).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("with a bought option to each sold one, is never above the max loss and the premium received", () => {
    const paired = fc
      .array(fc.tuple(sold, strike, premium), { minLength: 1, maxLength: 3 })
      .map((pairs) =>
        pairs.flatMap(([leg, at, price]): Option[] => [
          leg,
          { ...leg, quantity: -leg.quantity, strike: at, premium: price },
        ]),
      );
    fc.assert(
      fc.property(terms, paired, (on, some) => {
        const { requirement, cashNeeded } = capital(some, on);
        const { maxLoss } = expiryEnvelope(some, { multiplier: on.multiplier });
        const loss = maxLoss.kind === "limited" ? -maxLoss.profit : Number.NaN;
        const credit = received(some, on.multiplier);
        // A locked-in gain frees no capital: what is bought is paid.
        const inSpread = Math.max(loss + credit, paid(some, on.multiplier));
        expect(cents(requirement)).toBeLessThanOrEqual(cents(inSpread));
        expect(cents(cashNeeded)).toBe(cents(Math.max(0, requirement - credit)));
      }),
      { numRuns: 300 },
    );
  });

  it("of so many units is so many times that of one, whatever the order and the lines of the legs", () => {
    fc.assert(
      fc.property(
        terms,
        legs,
        fc.integer({ min: 1, max: 5000 }),
        fc.infiniteStream(fc.nat()),
        (on, some, many, keys) => {
          const one = capital(some, on);
          const times = capital(
            some.map((leg) => ({ ...leg, quantity: leg.quantity * many })),
            on,
          );
          expect(cents(times.requirement)).toBeCloseTo(many * one.requirement, 4);
          expect(times.requirement).toBeGreaterThanOrEqual(one.requirement);
          const single = some.flatMap((leg) =>
            Array.from({ length: Math.abs(leg.quantity) }, () => ({ ...leg, quantity: Math.sign(leg.quantity) })),
          );
          const shuffled = single
            .map((leg) => ({ leg, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ leg }) => leg);
          const separate = capital(shuffled, on);
          expect(separate.requirement).toBeLessThanOrEqual(one.requirement);
          if (some.some(({ quantity }) => Math.abs(quantity) === 1)) expect(separate).toEqual(one);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("scales with the multiplier, and does not fall as the leverage rises", () => {
    fc.assert(
      fc.property(terms, legs, fc.integer({ min: 1, max: 4 }), (on, some, leverage) => {
        const etf = { ...on, kind: "broad-etf" as const };
        const { requirement } = capital(some, etf);
        expect(capital(some, { ...etf, leverage }).requirement).toBeGreaterThanOrEqual(requirement);
        const larger = capital(some, { ...etf, multiplier: on.multiplier * 10 });
        expect(larger.requirement).toBeCloseTo(requirement * 10, 5);
      }),
      { numRuns: 200 },
    );
  });
});

describe("positions of hundreds of legs and thousands of contracts", () => {
  const many = Array.from({ length: 300 }, (_, index): Option => {
    const struck = 2000 + ((index * 37) % 600);
    const isCall = index % 2 === 0;
    const inside = Math.max(0, isCall ? 2300 - struck : struck - 2300);
    return {
      kind: "option",
      quantity: (index % 3 === 0 ? 1 : -1) * (1 + ((index * 7919) % 5000)),
      right: isCall ? "call" : "put",
      strike: struck,
      premium: inside + 5 + (index % 11),
    };
  });
  const on: CapitalTerms = { kind: "broad-etf", level: 2300, multiplier: 100 };

  it("are answered, by a way to pair them that is said not to be known as the least", () => {
    const { requirement, isLeast } = capital(many, on);
    expect(isLeast).toBe(false);
    expect(requirement).toBeLessThan(aloneOf(many, on) + paid(many, 100));
    expect(requirement).toBeGreaterThan(paid(many, 100));
  });

  it("are answered alike in any order", () => {
    expect(capital([...many].reverse(), on)).toEqual(capital(many, on));
  });

  it("come down to the least where it is known: 4,001 iron condors and 4,000 naked puts", () => {
    const condors: Option[] = [
      { kind: "option", quantity: 4001, right: "put", strike: 2150, premium: 12 },
      { kind: "option", quantity: -8001, right: "put", strike: 2200, premium: 20 },
      { kind: "option", quantity: -4001, right: "call", strike: 2400, premium: 18 },
      { kind: "option", quantity: 4001, right: "call", strike: 2450, premium: 10 },
    ];
    // 50 points a condor, its wings paid, and each naked put 20 + 15 % of 2300 less 100 out of the money.
    expect(capital(condors, on)).toMatchObject({
      requirement: 100 * (4001 * (50 + 12 + 10) + 4000 * (20 + 345 - 100)),
      isLeast: false,
    });
  });
});

describe("what is refused", () => {
  const put: Option = { kind: "option", quantity: -1, right: "put", strike: 90, premium: 1 };
  const on: CapitalTerms = { kind: "broad-etf", level: 100, multiplier: 100 };

  it.each([
    [{ ...on, kind: "index" as MarginKind }, "kind"],
    [{ ...on, level: 0 }, "level"],
    [{ ...on, multiplier: Number.NaN }, "multiplier"],
    [{ ...on, leverage: -2 }, "leverage"],
    [{ ...on, monthsLeft: -1 }, "monthsLeft"],
  ])("%j", async (wrong, path) => {
    expect(await refusal(() => capital([put], wrong))).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", path }]);
  });

  it("a cash index that is held", async () => {
    const held = () => capital([put, { kind: "future", quantity: 1, entry: 100 }], { ...on, kind: "broad-index" });
    expect(await refusal(held)).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", path: "legs[1].kind" }]);
  });
});
