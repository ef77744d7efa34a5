import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../src/index.ts";

interface SideInput {
  readonly symbol: string;
  readonly level: number;
  readonly volatility: number;
  readonly legs: readonly object[];
}

const hundredths = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => count / 100);

const leg = fc.record({
  quantity: fc.constantFrom(1, -1, 2, -3),
  right: fc.constantFrom("call", "put"),
  strike: fc.integer({ min: 1000, max: 30_000 }),
  premium: hundredths(0, 90_000),
});

/** Every leg has a delta of its own, so that the delta weightings are there without a model. */
const withDelta = leg.map((each) => ({ ...each, delta: each.right === "call" ? 0.4 : -0.3 }));

const sideOf = (symbol: string) =>
  fc.record({
    symbol: fc.constant(symbol),
    level: hundredths(10_000, 5_000_000),
    volatility: fc.integer({ min: 1, max: 999 }).map((count) => count / 1000),
    legs: fc.array(withDelta, { maxLength: 3 }),
  });

const pairs = fc.record({ long: sideOf("RTY"), short: sideOf("NQ") });

function sizings(long: SideInput, short: SideInput, weighting: string) {
  return sizePair(parseTrade({ version: 1, allowArbitrage: true, long, short, size: { weighting } })).sizings;
}

const opposite = (side: SideInput): SideInput => ({
  ...side,
  legs:
    side.legs.length === 0
      ? []
      : side.legs.map((each) => ({ ...each, quantity: -(each as { quantity: number }).quantity })),
});

describe("the hedge ratio", () => {
  it.each([
    ["dollar-neutral", (side: SideInput) => side],
    ["volatility-adjusted", (side: SideInput) => side],
    // A structure that hedges as the long side hedges, sold, as the short one.
    ["delta-neutral", opposite],
    ["delta-volatility-adjusted", opposite],
    ["equal-risk", (side: SideInput) => side],
  ] as const)("of the swapped pair is the reciprocal: %s", (weighting, turned) => {
    let compared = 0;
    fc.assert(
      fc.property(pairs, ({ long, short }) => {
        // A side without legs is one future, bought on the long side and sold on the short one.
        if (weighting === "equal-risk" && (long.legs.length === 0 || short.legs.length === 0)) return;
        const [there] = sizings(long, short, weighting);
        const [back] = sizings({ ...turned(short) }, { ...turned(long) }, weighting);
        expect(back?.available).toBe(there?.available);
        if (!there?.available || !back?.available) return;
        compared += 1;
        expect(back.hedgeRatio * there.hedgeRatio).toBeCloseTo(1, 14);
        expect(back.exposurePerContract).toEqual({
          long: there.exposurePerContract.short,
          short: there.exposurePerContract.long,
        });
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  it("and the contracts are the same when both levels are multiplied alike", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(2, 10, 1000), ({ long, short }, factor) => {
        const scaled = (side: SideInput) => ({ ...side, level: Math.round(side.level * 100 * factor) / 100, legs: [] });
        const plain = (side: SideInput) => ({ ...side, legs: [] });
        const counts = (first: SideInput, second: SideInput) =>
          sizings(first, second, "dollar,vol").map((sizing) =>
            sizing.available && sizing.feasible ? [sizing.hedgeRatio, sizing.contracts, sizing.imbalance] : sizing,
          );
        expect(counts(scaled(long), scaled(short))).toEqual(counts(plain(long), plain(short)));
      }),
      { numRuns: 150 },
    );
  });

  it("and the contracts are the same for both weightings when the volatilities are equal", () => {
    fc.assert(
      fc.property(pairs, ({ long, short }) => {
        const [dollar, adjusted] = sizings(long, { ...short, volatility: long.volatility }, "dollar,vol");
        if (!dollar?.available || !adjusted?.available || !dollar.feasible || !adjusted.feasible) return;
        expect(adjusted.hedgeRatio).toBe(dollar.hedgeRatio);
        expect(adjusted.contracts).toEqual(dollar.contracts);
        expect(adjusted.imbalance).toBe(dollar.imbalance);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the legs of a side", () => {
  it("add their profits: a side's move profit is that of its legs apart", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -9, max: 9 }), ({ long, short }, tenths) => {
        const profits = (legs: readonly object[]) => {
          const size = { weighting: "dollar", contracts: { short: 1 }, maxContracts: 1_000_000 };
          const moves = [{ RTY: tenths / 100, NQ: 0 }];
          const { sizings } = sizePair(
            parseTrade({
              version: 1,
              allowArbitrage: true,
              long: { ...long, legs },
              short: { ...short, legs: [] },
              size,
              moves,
            }),
          );
          const [sizing] = sizings;
          if (!sizing?.available || !sizing.feasible) return null;
          return (sizing.moves?.[0]?.profit.long ?? Number.NaN) / sizing.contracts.long;
        };
        // A leg of one contract has no common divisor to be divided by, alone or together.
        const single = long.legs.map((each) => ({ ...each, quantity: 1 }));
        const together = single.length === 0 ? 0 : profits(single);
        const apart = single.map((each) => profits([each]));
        if (together === null || apart.some((profit) => profit === null)) return;
        const sum = apart.reduce<number>((total, profit) => total + (profit ?? 0), 0);
        expect(together).toBeCloseTo(sum, 4);
      }),
      { numRuns: 150 },
    );
  });
});
