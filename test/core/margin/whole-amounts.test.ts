import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areFew,
  type CostOf,
  leastOfAll,
  lowFound,
  type WholeAmounts,
} from "../../../src/core/margin/whole-amounts.ts";

/** Amounts with a limit of their own each, and one that they share. */
const under = (shared: number, ...own: readonly number[]): WholeAmounts => ({
  amounts: own.map((_, at) => [0, at + 1]),
  limits: [shared, ...own],
});
const FREE = 1e6;

/** Every choice of amounts under these limits, by counting. */
function choicesOf(shared: number, own: readonly number[]): number[][] {
  const all = own.reduce<number[][]>(
    (some, most) => some.flatMap((one) => Array.from({ length: most + 1 }, (_, amount) => [...one, amount])),
    [[]],
  );
  return all.filter((one) => one.reduce((sum, amount) => sum + amount, 0) <= shared);
}

describe("whole amounts under limits", () => {
  it("are few up to ten thousand choices", () => {
    expect(areFew(under(FREE, 99, 99))).toBe(true);
    expect(areFew(under(FREE, 99, 100))).toBe(false);
    expect(areFew(under(FREE, 9, 9, 9, 9))).toBe(true);
    expect(areFew(under(FREE, 9, 9, 9, 10))).toBe(false);
    // An amount has no more choices than its least limit leaves.
    expect(areFew(under(99, 5000, 5000))).toBe(true);
    expect(areFew({ amounts: [], limits: [] })).toBe(true);
  });

  it("cost the least of all that are allowed, and 0 where none is", () => {
    const cost = ([x = 0, y = 0]: readonly number[]) => (x + y === 4 ? 10 * x + y : null);
    expect(leastOfAll(under(FREE, 4, 4), cost)).toBe(4);
    expect(leastOfAll(under(FREE, 4, 1), cost)).toBe(31);
    expect(leastOfAll(under(3, 4, 4), cost)).toBe(0);
  });

  // Costs of this kind are M♮-convex: what no change of one amount, and no exchange of two, makes lower is the least
  // of all (Murota, Discrete Convex Analysis, 2003, theorem 6.26).
  it("are found at the least where the cost is convex in each and in their sum, against counting", () => {
    const limit = fc.integer({ min: 0, max: 6 });
    const weight = fc.integer({ min: 0, max: 5 });
    const one = fc.record({ most: limit, weight, at: fc.integer({ min: -2, max: 8 }) });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 14 }),
        weight,
        fc.integer({ min: 0, max: 14 }),
        (parts, shared, weightOfSum, sum) => {
          const cost = (amounts: readonly number[]) =>
            amounts.reduce((total, x, i) => total + (parts[i]?.weight ?? 0) * (x - (parts[i]?.at ?? 0)) ** 2, 0) +
            weightOfSum * (amounts.reduce((total, x) => total + x, 0) - sum) ** 2;
          const own = parts.map(({ most }) => most);
          const least = Math.min(...choicesOf(shared, own).map(cost));
          expect(leastOfAll(under(shared, ...own), cost)).toBe(least);
          expect(lowFound(under(shared, ...own), cost)).toBe(least);
        },
      ),
      { numRuns: 300 },
    );
  });

  // Amounts that only together cost less: a step changes two of them in one direction.
  it.each([
    ["half way", under(FREE, 7, 9), ([x = 0, y = 0]) => 10 * Math.abs(x - y) + Math.abs(x + y - 8), 0],
    ["as far as both fit", under(9, 7, 9), ([x = 0, y = 0]) => 10 * Math.abs(x - y) - x - y, -8],
    ["with one between them", under(FREE, 5, 3, 5), ([x = 0, y = 0, z = 0]) => 10 * Math.abs(x - z) + y - x - z, -10],
    // Lowest at one end, without a way there from the other.
    ["from none", under(FREE, 5, 5), ([x = 0, y = 0]) => (x + y === 0 ? -10 : 10 - x - y), -10],
    ["from as many as fit", under(FREE, 5, 5), ([x = 0, y = 0]) => (x + y === 10 ? -10 : x + y), -10],
    ["by an exchange", under(5, 5, 5), ([x = 0, y = 0]) => -2 * x - 3 * y, -15],
    ["by a distant exchange", under(5, 5, 5, 5), ([x = 0, y = 0, z = 0]) => y - 2 * x - 3 * z, -15],
  ] as const satisfies readonly (readonly [string, WholeAmounts, CostOf, number])[])(
    "are found %s",
    (_, problem, cost, least) => {
      expect(lowFound(problem, cost)).toBe(least);
      expect(leastOfAll(problem, cost)).toBe(least);
    },
  );

  it("are sought by some 5,000 tries, none of them beyond a limit", () => {
    const own = Array.from({ length: 60 }, (_, at) => 1000 + at);
    const problem = under(20_000, ...own);
    let tries = 0;
    const cost = (amounts: readonly number[]) => {
      tries += 1;
      expect(amounts.every((amount, at) => amount >= 0 && amount <= (own[at] ?? 0))).toBe(true);
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(20_000);
      return amounts.reduce((total, amount, at) => total + (amount - 7 * at) ** 2, 0);
    };
    expect(lowFound(problem, cost)).toBe(0);
    expect(tries).toBeGreaterThan(4_000);
    // A search along a line is finished: eleven halvings, two tries each.
    expect(tries).toBeLessThanOrEqual(5_000 + 2 * 24);
  });
});
