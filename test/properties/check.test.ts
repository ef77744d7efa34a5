import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CheckRequest } from "../../src/core/check/check.ts";
import { checkPair } from "../../src/core/check/check-pair.ts";
import { parseTrade, sizePair } from "../../src/index.ts";
import { cmp, decimal } from "../oracles/rational.ts";

const cents = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((count) => count / 100);
const level = fc.integer({ min: 1000, max: 3_000_000 }).map((hundredths) => hundredths / 100);
const volatility = fc.integer({ min: 1, max: 9_999 }).map((points) => `${points / 100}%`);
const leg = fc
  .record({
    quantity: fc.constantFrom(-2, -1, 1, 1, 2),
    right: fc.constantFrom("call", "put"),
    strike: level,
    premium: cents(900),
  })
  .map((one) => ({ ...one }));
const side = (symbol: string, multiplier: number) =>
  fc.record({
    symbol: fc.constant(symbol),
    multiplier: fc.constant(multiplier),
    level,
    volatility,
    legs: fc.array(leg, { maxLength: 3 }),
  });
const trade = fc.record({
  version: fc.constant(1),
  allowArbitrage: fc.constant(true),
  asOf: fc.constant("2026-01-22"),
  expiry: fc.constant("2026-03-20"),
  correlation: fc.constantFrom(-0.5, 0, 0.78, 1),
  long: side("AAA", 50),
  short: side("BBB", 20),
  size: fc.record({
    fee: cents(5),
    weighting: fc.constant(["dollar-neutral", "volatility-adjusted"]),
    tolerance: fc.constantFrom("1%", "5%", "20%"),
  }),
});

const money = fc.oneof(cents(5_000), cents(100_000_000));
const percents = fc.integer({ min: 0, max: 9_999 }).map((hundredths) => `${hundredths / 100}%`);
const counts = fc.integer({ min: 1, max: 120 });

/** A limit and a looser one. */
const pairOf = <T>(values: fc.Arbitrary<T>, sizeOf: (value: T) => number) =>
  fc.tuple(values, values).map(([a, b]) => (sizeOf(a) <= sizeOf(b) ? [a, b] : [b, a]));
const dollars = (name: string) => pairOf(money, Number).map((ends) => ends.map((limit) => ({ [name]: limit })));
const shares = (name: string) =>
  pairOf(percents, Number.parseFloat).map((ends) => ends.map((limit) => ({ [name]: limit })));
const loosened = fc.oneof(
  ...["maxLoss", "maxNotional", "maxPremium", "maxDailyRisk"].map(dollars),
  ...["imbalance", "maxRatioDrift"].map(shares),
  // The least probability is the one limit that a lower number loosens.
  pairOf(percents, Number.parseFloat).map((ends) => ends.map((minProbability) => ({ minProbability })).reverse()),
  pairOf(counts, Number).map((ends) => ends.map((maxContracts) => ({ maxContracts }))),
  pairOf(counts, Number).map((ends) => ends.map((maxPriceAge) => ({ maxPriceAge }))),
);

const request: CheckRequest = {
  today: "2026-03-01",
  asOf: "2026-01-22",
  against: {
    file: "sizing.json",
    symbols: { long: "AAA", short: "BBB" },
    ratios: { "dollar-neutral": 2 as never, "volatility-adjusted": 2 as never },
  },
};

/** The checks of a trade with limits. */
function checks(written: object, limits: object) {
  return checkPair(parseTrade({ ...written, limits }), request).checks;
}

describe("a limit", () => {
  it("that is loosened never fails what passed, and leaves the actual value as it was", () => {
    let turned = 0;
    fc.assert(
      fc.property(trade, loosened, (written, [tight = {}, loose = {}]) => {
        const [before, after] = [checks(written, tight), checks(written, loose)];
        expect(after.map(({ actual }) => actual)).toEqual(before.map(({ actual }) => actual));
        for (const [at, { passed }] of before.entries()) {
          if (passed) expect(after[at]?.passed).toBe(true);
          else if (after[at]?.passed) turned += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(turned).toBeGreaterThan(20);
  });

  it("passes where the figure of size, as a decimal, is at most the limit", () => {
    fc.assert(
      fc.property(trade, money, money, fc.boolean(), (written, first, second, isTight) => {
        const { sizings } = sizePair(parseTrade(written));
        // A limit at the figure itself, rounded up or down to a cent, lies next to the boundary.
        const near = (amount: number) => Math.max(0, (isTight ? Math.floor : Math.ceil)(amount * 100) / 100);
        const [sizing] = sizings;
        const loss =
          sizing?.available && sizing.feasible && sizing.maxLoss.kind === "limited" ? sizing.maxLoss.amount : first;
        const gross = sizing?.available && sizing.feasible ? sizing.notional.gross : second;
        for (const limits of [
          { maxLoss: near(loss), maxNotional: near(gross), maxPremium: first },
          { maxLoss: first, maxNotional: second, maxPremium: 0 },
        ]) {
          for (const check of checks(written, limits)) {
            const same = sizings.find(({ weighting }) => weighting === check.weighting);
            if (!same?.available || !same.feasible) expect(check.passed).toBe(false);
            else if (check.name === "maxLoss") {
              const most =
                same.maxLoss.kind === "limited" && cmp(decimal(same.maxLoss.amount), decimal(limits.maxLoss)) <= 0;
              expect(check.passed).toBe(most);
            } else if (check.name === "maxNotional") {
              expect(check.passed).toBe(cmp(decimal(same.notional.gross), decimal(limits.maxNotional)) <= 0);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("that the sizing was given as a budget passes wherever a pair fits", () => {
    fc.assert(
      fc.property(trade, money, money, money, (written, loss, notional, other) => {
        const budgets = {
          maxLoss: loss,
          maxNotional: notional,
          maxPremium: other,
          maxDailyRisk: other,
          maxContracts: 40,
        };
        const sized = { ...written, size: { ...written.size, ...budgets } };
        const limits = {
          ...{ maxLoss: loss, maxNotional: notional, maxPremium: other, maxDailyRisk: other, maxContracts: 40 },
          imbalance: written.size.tolerance,
        };
        const { sizings } = sizePair(parseTrade(sized));
        for (const check of checks(sized, limits)) {
          const same = sizings.find(({ weighting }) => weighting === check.weighting);
          const isPair = same?.available === true && same.feasible;
          const expected = check.name === "imbalance" ? isPair && same.withinTolerance : isPair;
          expect([check.name, check.passed]).toEqual([check.name, expected]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
