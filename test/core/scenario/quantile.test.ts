import { describe, expect, it } from "vitest";
import { quantilesOf } from "../../../src/core/scenario/distribution.ts";
import type { ProfitLaw } from "../../../src/core/scenario/profit-law.ts";

/** 0, 2 and 5 with probabilities of 1/4, 1/8 and 1/8; with 1/2 anything from 5 to 6, all alike. */
function law(): { law: ProfitLaw; asked: number[] } {
  const asked: number[] = [];
  const atMost = (amount: number) => {
    asked.push(amount);
    if (amount < 0) return 0;
    if (amount < 2) return 0.25;
    return amount < 5 ? 0.375 : 0.5 + 0.5 * Math.min(1, amount - 5);
  };
  const atoms = [
    { profit: 0, probability: 0.25 },
    { profit: 2, probability: 0.125 },
    { profit: 5, probability: 0.125 },
  ];
  return { law: { least: 0, most: 6, atoms, atMost, shortfallOf: () => 0 }, asked };
}

describe("a quantile", () => {
  it("is the least amount that is not exceeded with its probability, also where that is met exactly", () => {
    const at = quantilesOf(law().law, 1);
    expect([0.1, 0.25, 0.3, 0.375, 0.4, 0.5].map(at)).toEqual([0, 0, 2, 2, 5, 5]);
    expect(at(0.75)).toBeCloseTo(5.5, 8);
    expect(at(0.9)).toBeCloseTo(5.8, 8);
    expect(at(1)).toBeCloseTo(6, 8);
  });

  it("asked again is the same, as is one that a search for another has met", () => {
    const at = quantilesOf(law().law, 1);
    const wanted = [0.75, 0.625, 0.875, 0.6875];
    const first = wanted.map(at);
    expect(wanted.map(at)).toEqual(first);
    for (const [i, probability] of wanted.entries()) expect(first[i]).toBeCloseTo(4 + 2 * probability, 8);
  });

  it("between amounts that are known is looked for between them only", () => {
    const { law: mixed, asked } = law();
    const at = quantilesOf(mixed, 0.25);
    const range = (probability: number) => {
      asked.length = 0;
      at(probability);
      return [Math.min(...asked), Math.max(...asked)] as const;
    };
    expect(range(0.95)[0]).toBeGreaterThan(5);
    expect(range(0.75)[0]).toBeGreaterThan(5);
    const [low, high] = range(0.9);
    expect(low).toBeGreaterThan(5.5 - 1e-8);
    expect(high).toBeLessThan(5.9 + 1e-8);
    const [least, most] = range(0.8);
    expect(least).toBeGreaterThan(5.5 - 1e-8);
    expect(most).toBeLessThan(5.8 + 1e-8);
  });
});
