import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeContracts } from "../../../src/index.ts";

/** The smallest n of 1 of the other with |n − ratio| / (n + ratio) ≤ hundredths / 100, in whole numbers. */
function fewestWithin(ratio: number, hundredths: number): number {
  const [top, bottom] = [BigInt(ratio) * BigInt(100 - hundredths), BigInt(100 + hundredths)];
  return Number((top + bottom - 1n) / bottom);
}

describe("a hedge ratio of many to one", () => {
  const ratio = fc.integer({ min: 1000, max: 1_000_000 });
  const hundredths = fc.integer({ min: 0, max: 60 });

  it("is met by the fewest within the tolerance, and lists nine pairs from 20 % and the best", () => {
    fc.assert(
      fc.property(ratio, hundredths, fc.constantFrom(0.01, 1, 33.25), fc.boolean(), (many, t, unit, isLong) => {
        const [one, other] = [unit, many * unit].map((amount) => Number(amount.toFixed(2))) as [number, number];
        const found = wholeContracts({
          long: isLong ? one : other,
          short: isLong ? other : one,
          maxContracts: 1_000_000,
          tolerance: t / 100,
        });
        if (!found.feasible) throw new Error("nothing fits");
        const counts = ({ long, short }: { long: number; short: number }) => (isLong ? [long, short] : [short, long]);
        expect(counts(found.contracts)).toEqual([fewestWithin(many, t), 1]);
        const listed = fewestWithin(many, 20);
        const first = Array.from({ length: 9 }, (_, more) => [listed + more, 1]);
        const chosen = [fewestWithin(many, t), 1];
        const expected = [...first, [many, 1], chosen].filter(
          (pair, at, all) => all.findIndex(([n]) => n === pair[0]) === at,
        );
        expected.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        expect(found.frontier.map(({ contracts }) => counts(contracts))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("goes up to the cap where balance is beyond it", () => {
    const found = wholeContracts({ long: 1, short: 3_000_000.5, maxContracts: 1_000_000, tolerance: 0.05 });
    expect(found).toMatchObject({ feasible: true, withinTolerance: false, contracts: { long: 1_000_000, short: 1 } });
  });

  it("goes up to what a budget pays for", () => {
    const found = wholeContracts({ long: 0.1, short: 90_000, maxNotional: 160_000.3, tolerance: 0.5 });
    expect(found).toMatchObject({ feasible: true, contracts: { long: 700_003, short: 1 }, grossNotional: 160_000.3 });
  });
});
