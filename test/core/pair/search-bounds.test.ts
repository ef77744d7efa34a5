import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import { countsUsing, countsWithin } from "../../../src/core/pair/choice/feasible.ts";
import { isSurelyBeaten, nearOf, noRecords, offer } from "../../../src/core/pair/choice/frontier.ts";
import { limit, perContract } from "../../../src/core/pair/choice/region.ts";
import { wholeContracts as choose } from "../../../src/core/pair/choice/whole-contracts.ts";
import { wholeContracts } from "../../../src/index.ts";

const sides = (long: number, short: number) => ({ long, short });
const exactly = (long: number, short: number) => ({ long: exact(long), short: exact(short) });

describe("the pairs that no smaller one balances better", () => {
  const count = fc.integer({ min: 1, max: 6 });
  const both = fc.record({ long: count, short: count });
  // Equal amounts mirror each other: the commonest ties.
  const amounts = fc.oneof(
    both,
    count.map((each) => sides(each, each)),
  );
  const sum = (of: { long: number; short: number }, pair: { long: number; short: number }) =>
    of.long * pair.long + of.short * pair.short;

  it("are those met in whatever order, and tell what is surely larger and no better balanced", () => {
    fc.assert(
      fc.property(amounts, amounts, fc.array(both, { minLength: 1, maxLength: 12 }), (exposure, notional, met) => {
        const records = noRecords({
          exposure: perContract(exactly(exposure.long, exposure.short)),
          notional: perContract(exactly(notional.long, notional.short)),
        });
        // |imbalance| as residual over gross of small whole numbers: two of them are equal by their cross products.
        const residual = (pair: typeof exposure) => Math.abs(exposure.long * pair.long - exposure.short * pair.short);
        const worse = (a: typeof exposure, b: typeof exposure) =>
          residual(a) * sum(exposure, b) - residual(b) * sum(exposure, a);
        for (const pair of met) offer(records, pair);
        const ordered = met.toSorted((a, b) => sum(notional, a) - sum(notional, b) || worse(a, b) || a.long - b.long);
        const expected = ordered.filter((pair, at) => ordered.slice(0, at).every((before) => worse(pair, before) < 0));
        expect(records.pairs).toEqual(expected);
        const best = expected.at(-1) as (typeof met)[number];
        for (let long = 1; long <= 7; long += 1) {
          for (let short = 1; short <= 7; short += 1) {
            const pair = { long, short };
            const isLarger = sum(notional, pair) > sum(notional, best);
            const isBeaten = isLarger && (residual(best) === 0 || worse(pair, best) > 0);
            expect(isSurelyBeaten(records, nearOf(records.measures, "long"), long, short)).toBe(isBeaten);
            expect(isSurelyBeaten(records, nearOf(records.measures, "short"), short, long)).toBe(isBeaten);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the counts that pairs within a tolerance can have", () => {
  // Of equal exposures, within 50 %, a count has from 1/3 to 3 partners. Contracts are $2 and $5.
  const measures = { exposure: perContract(exactly(1, 1)), notional: perContract(exactly(2, 5)) };
  const region = (most: readonly [number, number], least: readonly [number, number] = [1, 1]) => ({
    least: sides(...least),
    most: sides(...most),
    step: sides(1, 1),
    limits: [],
  });
  const limited = (long: number, short: number, most: number, caps: readonly [number, number] = [1000, 1000]) => ({
    ...region(caps),
    limits: [limit(exactly(long, short), exact(most))],
  });

  it.each([
    ["a cap on the other side: 10 short with 30 long", region([100, 10]), 0.5, "short", 10],
    ["a cap of its own", region([10, 100]), 0.5, "long", 10],
    ["fewer counts on the long side, though larger ones", region([100, 60], [50, 1]), 0.5, "long", 100],
    ["fewer counts on the short side, though larger ones", region([60, 100], [1, 50]), 0.5, "short", 100],
    ["3 and a third of 2 of 110", limited(3, 2, 110), 0.5, "long", 30],
    ["3 and a third of 2 of 110, swapped", limited(2, 3, 110), 0.5, "short", 30],
    ["8 less 3 times a gain of 2, of 60", limited(8, -2, 60), 0.5, "long", 30],
    ["8 less 3 times a gain of 2, of 60, swapped", limited(-2, 8, 60), 0.5, "short", 30],
    ["only the cap, where a gain of 3 pays for all of 8", limited(8, -3, 60, [1000, 40]), 0.5, "short", 40],
    ["4 of 100, whatever the partners", limited(4, 0, 100), 1, "long", 25],
  ] as const)("are bounded by %s", (_, within, tolerance, counted, most) => {
    const found = countsWithin(measures, within, tolerance);
    expect(found.counted).toBe(counted);
    expect(found.least).toBe(within.least[counted]);
    expect(found.most).toBeGreaterThanOrEqual(most);
    expect(found.most).toBeLessThanOrEqual(most + 1);
  });

  it("take their own notional and that of the fewest and most partners", () => {
    const long = countsWithin(measures, region([10, 100]), 0.5);
    expect([long.leastGross, long.mostGross].map((gross) => gross.toFixed(6))).toEqual(["3.666667", "17.000000"]);
    const short = countsWithin(measures, region([100, 10]), 0.5);
    expect([short.leastGross, short.mostGross].map((gross) => gross.toFixed(6))).toEqual(["5.666667", "11.000000"]);
  });

  it("use nine tenths of the largest from 90 / 5 up to 100 / 2", () => {
    const counts = { counted: "long", least: 1, most: 1000, leastGross: 2, mostGross: 5 } as const;
    expect(countsUsing(counts, 100)).toEqual({ ...counts, least: 18, most: 50 });
    expect(countsUsing({ ...counts, least: 20, most: 40 }, 100)).toEqual({ ...counts, least: 20, most: 40 });
  });
});

describe("pairs as large and as well balanced as each other", () => {
  // Of 3 in all, 1 : 2 and 2 : 1 are a third out of balance; 1 : 1 uses two thirds of the budget only.
  it.each([
    ["the long side", undefined],
    ["the short side, of which the cap leaves fewer", { long: 9, short: 2 }],
    ["the long side, of which the cap leaves fewer", { long: 2, short: 9 }],
  ])("are chosen by the fewer long contracts, counted by %s", (_, maxContracts) => {
    const found = wholeContracts({ long: 1, short: 1, tolerance: 0.5, maxNotional: 3, maxContracts });
    expect(found).toMatchObject({ feasible: true, contracts: { long: 1, short: 2 } });
  });
});

describe("the best balanced pair that uses a budget", () => {
  it("may be the one that is heavy by less than a contract", () => {
    // 13 : 29 is 20 of 2,880 out of balance, 12 : 26 is 20 of 2,620, and 13 : 28 is 30 of 2,830.
    const maxContracts = { long: 13, short: 30 };
    const found = wholeContracts({ long: 110, short: 50, maxContracts, maxNotional: 2880, tolerance: 0.05 });
    expect(found).toMatchObject({ feasible: true, contracts: { long: 13, short: 29 } });
  });
});

describe("a side that costs nothing", () => {
  it.each([
    ["long", { long: 0, short: -10 }],
    ["short", { long: -10, short: 0 }],
  ])("makes no room for the other, as a gain would: %s", (_, worstProfit) => {
    const found = wholeContracts({ long: 1, short: 1, worstProfit, maxLoss: 5, maxContracts: 9 });
    expect(found).toMatchObject({ feasible: false, reason: { code: "MAX_LOSS_OVER_BUDGET", args: { needed: 10 } } });
  });
});

describe("a side that makes room for the other", () => {
  it.each([
    ["short", { long: 2, short: 3 }, { long: -10, short: 16 }, { long: 3, short: 2 }],
    ["long", { long: 3, short: 2 }, { long: 16, short: -10 }, { long: 2, short: 3 }],
  ])("does so for more than fit beside one of it: %s", (_, exposure, worstProfit, contracts) => {
    // Beside one contract that gains 16 fits one that loses 10; beside two fit three, which balance.
    const found = wholeContracts({ ...exposure, worstProfit, maxLoss: 0, maxContracts: 9, tolerance: 0 });
    expect(found).toMatchObject({ feasible: true, withinTolerance: true, contracts });
  });

  it("does so up to its cap", () => {
    // 22 a short contract need a gain of 35 a long one: 3 need 2, the fewest long ones for each short one of all caps.
    const found = wholeContracts({
      long: 2459,
      short: 60,
      notional: { long: 17, short: 4 },
      worstProfit: { long: 35, short: -22 },
      maxLoss: 0,
      maxContracts: { long: 14, short: 3 },
      tolerance: 0.5,
    });
    expect(found).toMatchObject({ feasible: true, withinTolerance: false, contracts: { long: 2, short: 3 } });
  });

  it("does so for the stricter of two budgets", () => {
    // 13 s cover 27 l from 3 beside 1, and 5 beside 2, which is nearer to balance. A loss of 61 asks for less.
    const per = exactly(27, -13);
    const found = choose({
      exposure: exactly(4, 2473),
      notional: exactly(4, 23),
      worstProfit: exactly(-27, 13),
      perLarge: { long: 1, short: 1 },
      looseFees: exactly(0, 0),
      maxContracts: { long: 2, short: 30 },
      budgets: [
        { name: "maxLoss", per, most: exact(0) },
        { name: "accountRisk", per, most: exact(61) },
      ],
      outOfBudget: null,
      contracts: {},
      tolerance: exact(0.25),
    });
    expect(found).toMatchObject({ feasible: true, contracts: { long: 2, short: 5 } });
  });
});

describe("caps that are not given", () => {
  it("are a million beside one that is, so that 1 : 1000 balances 1000 : 1", () => {
    expect(wholeContracts({ long: 1000, short: 1, maxContracts: { long: 5 }, tolerance: 0 })).toMatchObject({
      contracts: { long: 1, short: 1000 },
      imbalance: 0,
    });
  });

  it("are a hundred where balanced pairs lose nothing, so that a budget only rules pairs out", () => {
    const even = { worstProfit: { long: -10, short: 10 }, maxLoss: 5 };
    expect(wholeContracts({ long: 1, short: 1, ...even })).toMatchObject({
      contracts: { long: 1, short: 1 },
      binding: [],
      idle: ["maxLoss"],
    });
    // 1 : 101 balances exactly, and 1 : 100 is the last within the cap.
    expect(wholeContracts({ long: 101, short: 1, ...even, tolerance: 0 })).toMatchObject({
      contracts: { long: 1, short: 100 },
    });
  });

  it("are a hundred for the pairs outside the tolerance where a budget bounds those within alone", () => {
    // Each short contract pays for 9 long ones, so 1,000 long ones are bounded by the 100 dollars only near 1 : 1.
    const budget = { worstProfit: { long: -10, short: 9 }, maxLoss: 1000 };
    const within = wholeContracts({ long: 1, short: 1, ...budget, tolerance: 0 });
    expect(within).toMatchObject({ contracts: { long: 1000, short: 1000 }, binding: ["maxLoss"], idle: [] });
    const outside = wholeContracts({ long: 1009, short: 1, ...budget, tolerance: 0.0001 });
    expect(outside).toMatchObject({ withinTolerance: false, contracts: { long: 1, short: 100 } });
  });

  it("let the smallest pair within the tolerance take a million contracts of a side, and no more", () => {
    const smallest = (long: number, short: number) =>
      wholeContracts({ long, short, maxContracts: 100, tolerance: 1e-9 }) as { smallestWithinTolerance?: unknown };
    const million = 1_000_000;
    expect(smallest(1, million)).toMatchObject({ smallestWithinTolerance: { contracts: { long: million, short: 1 } } });
    expect(smallest(million, 1)).toMatchObject({ smallestWithinTolerance: { contracts: { long: 1, short: million } } });
    expect(smallest(1, million + 1).smallestWithinTolerance).toBeNull();
    expect(smallest(million + 1, 1).smallestWithinTolerance).toBeNull();
  });
});
