import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChosenPair, type WholeContractsInput, wholeContracts } from "../../src/index.ts";
import { bruteForce, type Case, smallestByCounting } from "../oracles/brute-force-pairs.ts";

/** Amounts are whole numbers of a hundredth, given to the function as decimals: 0.1 × 3 is among them. */
const HUNDREDTHS = 100;
const both = <T>(arbitrary: fc.Arbitrary<T>) => fc.record({ long: arbitrary, short: arbitrary });

function inputOf(trade: Case, perUnit = HUNDREDTHS): WholeContractsInput {
  const units = (grains: number) => grains / perUnit;
  const each = ({ long, short }: { long: number; short: number }) => ({ long: units(long), short: units(short) });
  return {
    ...each(trade.exposure),
    notional: each(trade.notional),
    worstProfit: each(trade.worst),
    maxContracts: trade.caps,
    contracts: trade.fixed,
    maxLoss: trade.maxLoss === null ? undefined : units(trade.maxLoss),
    maxNotional: trade.maxNotional === null ? undefined : units(trade.maxNotional),
    tolerance: trade.tolerance / 100,
  };
}

function expectSame(trade: Case, input = inputOf(trade)): void {
  const expected = bruteForce(trade);
  const found = wholeContracts(input);
  expect(found.feasible).toBe(expected !== null);
  if (expected === null || !found.feasible) return;
  const counts = ({ long, short }: { long: number; short: number }) => ({ long, short });
  expect(found.contracts).toEqual(counts(expected.chosen));
  expect(found.withinTolerance).toBe(expected.withinTolerance);
  expect(found.frontier.map((pair) => pair.contracts)).toEqual(expected.frontier.map(counts));
}

// Few and small amounts, so that ties, exact balance and budgets at the boundary are common.
const small = fc.integer({ min: 1, max: 30 });
const amount = fc.oneof(
  small,
  small.map((n) => n * 10),
  fc.integer({ min: 1, max: 5000 }),
);
const tolerance = fc.constantFrom(0, 1, 2, 5, 10, 20, 25, 33, 50, 100);
const caps = both(fc.integer({ min: 1, max: 14 }));
const loss = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -60, max: -1 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }) },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2, nil: null });
const fixedCount = fc.option(fc.integer({ min: 1, max: 14 }), { freq: 1, nil: undefined });
const noCounts = fc.constant({});
const someCounts = both(fixedCount).map(({ long, short }) => ({
  ...(long !== undefined && { long }),
  ...(short !== undefined && { short }),
}));
const exposures = fc.oneof(
  both(amount).map((exposure) => ({ exposure, notional: exposure })),
  fc.record({ exposure: both(amount), notional: both(amount) }),
);

function cases(fixed: fc.Arbitrary<Case["fixed"]>): fc.Arbitrary<Case> {
  return fc
    .tuple(exposures, both(loss), caps, fixed, maybe(fc.nat(600)), maybe(fc.nat(2000)), tolerance)
    .map(([amounts, worst, cap, counts, maxLoss, maxNotional, t]) => ({
      ...amounts,
      worst,
      caps: cap,
      fixed: counts,
      maxLoss,
      maxNotional,
      tolerance: t,
    }));
}

describe("whole contracts against every pair tried in whole numbers", () => {
  it("with caps and budgets", () => {
    fc.assert(
      fc.property(cases(noCounts), (trade) => expectSame(trade)),
      { numRuns: 4000 },
    );
  });

  it("with counts given", () => {
    fc.assert(
      fc.property(cases(someCounts), (trade) => expectSame(trade)),
      { numRuns: 2000 },
    );
  });

  it("with caps alone, and large ones", () => {
    const large = cases(noCounts).map((trade) => ({
      ...trade,
      maxLoss: null,
      maxNotional: null,
      caps: { long: 60, short: 45 },
    }));
    fc.assert(
      fc.property(large, (trade) => expectSame(trade)),
      { numRuns: 150 },
    );
  });

  it("with a budget that is exactly what a pair takes, and with one cent less", () => {
    const counts = both(fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(cases(noCounts), counts, fc.constantFrom(0, 1), (trade, { long, short }, less) => {
        const worst = { long: -Math.abs(trade.worst.long) - 1, short: -Math.abs(trade.worst.short) - 1 };
        const maxLoss = -(worst.long * long + worst.short * short) - less;
        const maxNotional = trade.notional.long * long + trade.notional.short * short - less;
        expectSame({ ...trade, worst, maxLoss, maxNotional: null });
        expectSame({ ...trade, worst, maxLoss: null, maxNotional });
      }),
      { numRuns: 1000 },
    );
  });

  it("with a budget and no cap, which the budget then makes", () => {
    const bounded = cases(noCounts).map((trade) => {
      const maxNotional = Math.max(1, trade.maxNotional ?? 500);
      const most = (side: "long" | "short") => Math.max(1, Math.floor(maxNotional / trade.notional[side]));
      return {
        ...trade,
        maxLoss: null,
        maxNotional,
        caps: { long: Math.min(most("long"), 200), short: Math.min(most("short"), 200) },
      };
    });
    fc.assert(
      fc.property(bounded, (trade) => {
        fc.pre(trade.caps.long < 200 && trade.caps.short < 200 && trade.caps.long * trade.caps.short < 2000);
        expectSame(trade, { ...inputOf(trade), maxContracts: undefined });
      }),
      { numRuns: 300 },
    );
  });

  it("with amounts that no double sums exactly", () => {
    const fine = both(fc.integer({ min: 1e14, max: 9e14 }));
    const counts = both(fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(
        fine,
        fine,
        caps,
        tolerance,
        counts,
        fc.constantFrom(0, 1),
        (exposure, notional, cap, t, at, less) => {
          const worst = { long: -exposure.short, short: -exposure.long };
          const base = {
            exposure,
            notional,
            worst,
            caps: cap,
            fixed: {},
            maxLoss: null,
            maxNotional: null,
            tolerance: t,
          };
          const maxNotional = notional.long * at.long + notional.short * at.short - less;
          const maxLoss = exposure.short * at.long + exposure.long * at.short - less;
          for (const trade of [base, { ...base, maxNotional }, { ...base, maxLoss }])
            expectSame(trade, inputOf(trade, 1));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("with exposures so close that doubles cannot tell the imbalances apart", () => {
    const close = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(close, close, caps, tolerance, ([l, dl], [s, ds], cap, t) => {
        const exposure = { long: l * 1e15 + dl, short: s * 1e15 + ds };
        const rest = {
          worst: { long: 0, short: 0 },
          caps: cap,
          fixed: {},
          maxLoss: null,
          maxNotional: null,
          tolerance: t,
        };
        const trade = { exposure, notional: { long: s, short: l }, ...rest };
        expectSame(trade, inputOf(trade, 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("laws of whole contracts", () => {
  it("swapping the sides swaps the counts and turns the imbalance", () => {
    fc.assert(
      fc.property(both(amount), tolerance, (exposure, t) => {
        const there = chosen({ ...exposure, tolerance: t / 100 });
        const back = chosen({ long: exposure.short, short: exposure.long, tolerance: t / 100 });
        expect(back.contracts).toEqual({ long: there.contracts.short, short: there.contracts.long });
        expect(back.imbalance + there.imbalance).toBe(0);
      }),
    );
  });

  it("scaling both exposures changes nothing", () => {
    const power = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(both(amount), fc.constantFrom(1, 3, 7), power, (exposure, factor, exponent) => {
        const scaled = (n: number) => Number(`${n * factor}e${exponent}`);
        const before = chosen(exposure).frontier;
        const after = chosen({ long: scaled(exposure.long), short: scaled(exposure.short) }).frontier;
        expect(after.map((pair) => [pair.contracts, pair.imbalance])).toEqual(
          before.map((pair) => [pair.contracts, pair.imbalance]),
        );
      }),
    );
  });

  it("the smallest pair within tolerance is the one that counting finds", () => {
    fc.assert(
      fc.property(both(small), tolerance, (exposure, t) => {
        const found = wholeContracts({ ...exposure, tolerance: t / 100, maxContracts: 1 });
        if (!found.feasible || found.withinTolerance) return;
        const expected = smallestByCounting(exposure, t, 30);
        expect(found.smallestWithinTolerance?.contracts).toEqual({ long: expected?.long, short: expected?.short });
      }),
      { numRuns: 300 },
    );
  });
});

function chosen(input: WholeContractsInput): ChosenPair {
  const found = wholeContracts(input);
  if (!found.feasible) throw new Error("nothing fits");
  return found;
}
