import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseTrade, scenario } from "../../../src/index.ts";

interface Case {
  readonly name: string;
  readonly trade: { readonly expiry: string };
  readonly days: number;
  readonly probabilityOfProfit: number;
  readonly expectedProfit: number;
  readonly quantiles: readonly [number, number, number, number, number, number, number];
  readonly expectedShortfall: number;
}

const fixture = join(import.meta.dirname, "../../../fixtures/oracles/distribution.json");
const { cases } = JSON.parse(readFileSync(fixture, "utf8")) as { cases: Case[] };

function distributionOf({ trade, days }: Case) {
  const answer = scenario(parseTrade(trade), { days, moves: { long: [0], short: [0] } });
  if (!answer.available || !answer.distribution.known) throw new Error("the case has a distribution");
  return answer.distribution;
}

describe("the distribution beside a brute-force reference", () => {
  it("has dozens of cases", () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases)("$name", (given) => {
    const found = distributionOf(given);
    const [least, , , , , , most] = given.quantiles;
    const width = most - least;
    // The reference itself bisects to a hundred-thousandth of a dollar.
    const near = 0.002 * width + 1e-5;
    expect(found.days).toBe(given.days);
    expect(Math.abs(found.probabilityOfProfit - given.probabilityOfProfit)).toBeLessThan(1e-3);
    for (const [i, quantile] of found.quantiles.entries())
      expect(Math.abs(quantile.profit - (given.quantiles[i] ?? Number.NaN))).toBeLessThanOrEqual(near);
    expect(Math.abs(found.expectedShortfall - given.expectedShortfall)).toBeLessThanOrEqual(near);
    expect(Math.abs(found.expectedProfit - given.expectedProfit)).toBeLessThanOrEqual(near);
  });
});
