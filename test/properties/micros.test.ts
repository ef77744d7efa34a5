import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Exact, exact } from "../../src/core/exact.ts";
import { type Budget, type BudgetName, looseFee, type PairRequest } from "../../src/core/pair/choice/budget.ts";
import { wholeContracts } from "../../src/core/pair/choice/whole-contracts.ts";
import { bruteForceMicros, type MicroCase, takes } from "../oracles/brute-force-micros.ts";

const both = <T>(arbitrary: fc.Arbitrary<T>) => fc.record({ long: arbitrary, short: arbitrary });
const each = <T>(of: (side: "long" | "short") => T) => ({ long: of("long"), short: of("short") });

/** Grains are cents: whole amounts of them are dollars with two places. */
const cents = (grains: number): Exact => ({ digits: BigInt(grains), scale: 2 });

/** A tenth of a large contract's fee for each small one, as the trade makes it. */
function withShareOfFee(grains: number, fee: number, perLarge: number): Exact {
  return { digits: BigInt(grains * 10 + (fee * 10) / perLarge), scale: 3 };
}

function requestOf(trade: MicroCase): PairRequest {
  const { perLarge, fee, budgets, fixed } = trade;
  const cost = (of: { long: number; short: number }) =>
    each((side) => withShareOfFee(of[side], fee[side], perLarge[side]));
  const loss = cost(trade.loss);
  const per = {
    maxLoss: loss,
    accountRisk: loss,
    maxNotional: each((side) => cents(trade.notional[side])),
    maxPremium: cost(trade.premium),
  };
  const given = Object.entries(budgets) as [Exclude<BudgetName, "maxCapital">, number | undefined][];
  const of = (digits: number, scale: number): Exact => ({ digits: BigInt(digits), scale });
  const { delta, correlation } = trade;
  const cross = delta.long * delta.short;
  const variance = {
    long: of(delta.long ** 2, 4),
    short: of(delta.short ** 2, 4),
    both: correlation === null ? of(Math.abs(cross), 4) : of(correlation * cross, 6),
  };
  return {
    perLarge,
    looseFees: each((side) => looseFee(cents(fee[side]), perLarge[side])),
    exposure: each((side) => cents(trade.exposure[side])),
    notional: each((side) => cents(trade.notional[side])),
    worstProfit: each((side) => ({ digits: -loss[side].digits, scale: loss[side].scale })),
    maxContracts: trade.caps,
    budgets: given.flatMap(([name, most]): Budget[] =>
      most === undefined
        ? []
        : name === "maxDailyRisk"
          ? [{ name, variances: [variance], most: cents(most) }]
          : [{ name, per: per[name], most: cents(most) }],
    ),
    outOfBudget: null,
    contracts: fixed,
    tolerance: exact(trade.tolerance / 100),
  };
}

function expectSame(trade: MicroCase): void {
  const expected = bruteForceMicros(trade);
  const found = wholeContracts(requestOf(trade));
  expect(found.feasible).toBe(expected !== null);
  if (expected === null || !found.feasible) return;
  const counts = ({ long, short }: { long: number; short: number }) => ({ long, short });
  expect(found.contracts).toEqual(counts(expected.chosen));
  expect(found.withinTolerance).toBe(expected.withinTolerance);
  expect(found.frontier.map((pair) => pair.contracts)).toEqual(expected.frontier.map(counts));
  const { loss } = takes(trade, expected.chosen);
  expect(found.maxLoss).toMatchObject({ profit: Number(-loss) / 100 + 0 });
}

const small = fc.integer({ min: 1, max: 30 });
const amount = fc.oneof(small, fc.integer({ min: 1, max: 3000 }));
const signed = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: -30, max: 0 }) },
);
const cap = fc.integer({ min: 1, max: 3 });
const perLarge = fc.constantFrom(
  { long: 10, short: 10 } as const,
  { long: 10, short: 1 } as const,
  { long: 1, short: 10 } as const,
  { long: 1, short: 1 } as const,
);
const exposures = fc.oneof(
  both(amount).map((exposure) => ({ exposure, notional: exposure })),
  fc.record({ exposure: both(amount), notional: both(amount) }),
  // Equal exposures mirror each other: the commonest ties.
  small.map((e) => ({ exposure: { long: e, short: e }, notional: { long: e, short: e } })),
);
const fixedCount = fc.option(cap, { freq: 1, nil: undefined });
const noCounts = fc.constant<MicroCase["fixed"]>({});
const someCounts = both(fixedCount).map(({ long, short }) => ({
  ...(long !== undefined && { long }),
  ...(short !== undefined && { short }),
}));
const trade = (fixed: fc.Arbitrary<MicroCase["fixed"]>) =>
  fc
    .record({
      amounts: exposures,
      perLarge,
      loss: both(signed),
      premium: both(signed),
      delta: both(fc.oneof(small, fc.integer({ min: -30, max: 30 }))),
      correlation: fc.constantFrom(null, -100, -40, 0, 60, 78, 99, 100),
      fee: fc.oneof(fc.constant({ long: 0, short: 0 }), both(fc.constantFrom(0, 1, 7, 40, 500))),
      caps: both(cap),
      fixed,
      budgets: fc.constant({}),
      tolerance: fc.constantFrom(0, 1, 5, 20, 50, 100),
    })
    .map(({ amounts, ...rest }): MicroCase => ({ ...amounts, ...rest }));

/** Budgets about as large as a pair takes: exactly, a grain more or less, or anything. */
const budgeted = (fixed: fc.Arbitrary<MicroCase["fixed"]>) =>
  fc
    .tuple(
      trade(fixed),
      both(fc.integer({ min: 1, max: 30 })),
      fc.integer({ min: -1, max: 1 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .map(([one, pair, by, mask]): MicroCase => {
      const { loss, premium, notional, risk } = takes(one, pair);
      const around = (taken: bigint) => Math.max(0, Number(taken) + by);
      const budgets = {
        ...(mask & 1 && { maxLoss: around(loss) }),
        ...(mask & 2 && { maxPremium: around(premium) }),
        ...(mask & 4 && { maxNotional: around(notional) }),
        ...(mask & 8 && { maxDailyRisk: Math.max(0, Math.round(Math.sqrt(Number(risk) / 25_200)) + by) }),
        ...(mask & 16 && { accountRisk: around(loss) + 100 }),
      };
      return { ...one, budgets };
    });

describe("a cap of 1,000,000", () => {
  // Exposures of at most 30 balance exactly within 30 a side: nothing larger balances better.
  const uncapped = trade(noCounts).map((one) => ({
    ...one,
    exposure: { long: (one.exposure.long % 30) + 1, short: (one.exposure.short % 30) + 1 },
    fee: { long: 0, short: 0 },
    tolerance: 0,
  }));

  it("finds what trying every pair finds, where that can be tried", () => {
    fc.assert(
      fc.property(uncapped, (one) => {
        const enough = (side: "long" | "short") => Math.ceil(30 / one.perLarge[side]);
        const expected = bruteForceMicros({ ...one, caps: { long: enough("long"), short: enough("short") } });
        const found = wholeContracts(requestOf({ ...one, caps: { long: 1e6, short: 1e6 } }));
        if (expected === null || !found.feasible) throw new Error("nothing fits");
        const counts = ({ long, short }: { long: number; short: number }) => ({ long, short });
        expect(found.contracts).toEqual(counts(expected.chosen));
        expect(found.frontier.map((pair) => pair.contracts)).toEqual(expected.frontier.map(counts));
      }),
      { numRuns: 40 },
    );
  });
});

describe("whole contracts in micros against every pair tried in whole numbers", () => {
  it("with caps", () => {
    fc.assert(fc.property(trade(noCounts), expectSame), { numRuns: 800 });
  });

  it("with counts given", () => {
    fc.assert(fc.property(trade(someCounts), expectSame), { numRuns: 800 });
  });

  it("with budgets at the boundary, fees in", () => {
    fc.assert(fc.property(budgeted(noCounts), expectSame), { numRuns: 2000 });
  });

  it("with budgets and counts given", () => {
    fc.assert(fc.property(budgeted(someCounts), expectSame), { numRuns: 1000 });
  });
});
