import { describe, expect, it } from "vitest";
import { normalDistribution } from "../../../src/core/option/normal.ts";
import { parseTrade, scenario } from "../../../src/index.ts";

/** Standard normals below which 1, 5, 25, 50, 75, 95 and 99 % lie. */
const NORMALS = [
  -2.3263478740408408, -1.6448536269514722, -0.6744897501960817, 0, 0.6744897501960817, 1.6448536269514722,
  2.3263478740408408,
] as const;

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185 };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173 };

function odds(correlation: number, long: object, short: object, size: object = {}) {
  const rules = { weighting: "dollar", contracts: { long: 4, short: 1 }, ...size };
  const answer = scenario(parseTrade({ version: 1, ...dates, correlation, long, short, size: rules }));
  if (!answer.available || !answer.distribution.known) throw new Error("the odds are known");
  return answer.distribution;
}

/** A futures position at its level of so many USD a point: its profit at a standard normal, and its mean below one. */
function position({ level, volatility }: { level: number; volatility: number }, perPoint: number) {
  const s = volatility * Math.sqrt(57 / 365);
  return {
    at: (z: number) => perPoint * level * (Math.exp(s * z - (s * s) / 2) - 1),
    // E[level; Z < z] = level x N(z - s).
    below: (z: number) => perPoint * level * (normalDistribution(z - s) - normalDistribution(z)),
    s,
  };
}

const long = position(rty, 4 * 50);

function expectQuantiles(found: ReturnType<typeof odds>, profitAt: (z: number) => number, near: number): void {
  for (const [i, { profit }] of found.quantiles.entries())
    expect(Math.abs(profit - profitAt(NORMALS[i] ?? Number.NaN))).toBeLessThan(near);
}

describe("a future beside a side whose profit is certain", () => {
  // 600 paid and 590 received for the same put: 10 points at $20 are lost, whatever happens.
  const certain = { ...nq, legs: ["25500P @ 600", "-1 25500P @ 590"] };

  it("has the quantiles, the mean and the shortfall of a lognormal level", () => {
    const found = odds(0.5, rty, certain);
    expectQuantiles(found, (z) => long.at(z) - 200, 1e-4);
    expect(found.expectedProfit).toBeCloseTo(-200, 7);
    expect(found.expectedShortfall).toBeCloseTo(long.below(NORMALS[1]) / 0.05 - 200, 4);
    // It makes more than 200 above 2730.8 + 1.
    const z = Math.log(2731.8 / 2730.8) / long.s + long.s / 2;
    expect(found.probabilityOfProfit).toBeCloseTo(normalDistribution(-z), 10);
  });

  it("has them on the short side as well, less its fees", () => {
    const flat = { ...rty, legs: ["2750C @ 60", "-1 2750C @ 60"] };
    const found = odds(0.5, flat, nq, { fee: 1.5 });
    const short = position(nq, -20);
    // Fees of 4 x 2 options and 1 future.
    expectQuantiles(found, (z) => short.at(-z) - 13.5, 1e-4);
    expect(found.expectedProfit).toBeCloseTo(-13.5, 7);
  });
});

describe("two futures that move as one", () => {
  const short = position(nq, -20);

  /** Within half a hundredth of what the profit changes by over a hundredth of a normal. */
  function expectNear(found: ReturnType<typeof odds>, profitAt: (z: number) => number): void {
    const change = (z: number) => Math.abs(profitAt(z + 0.01) - profitAt(z));
    expectQuantiles(found, profitAt, 0.005 * Math.max(...NORMALS.map(change)));
  }

  it("have the quantiles and the shortfall of the sum of both profits at one normal", () => {
    const found = odds(1, rty, nq);
    expectNear(found, (z) => long.at(z) + short.at(z));
    const worst = (long.below(NORMALS[1]) + short.below(NORMALS[1])) / 0.05;
    expect(Math.abs(found.expectedShortfall - worst)).toBeLessThan(0.2);
    expect(found.expectedProfit).toBeCloseTo(0, 7);
  });

  it("and against each other those at opposite normals", () => {
    const found = odds(-1, rty, nq);
    expectNear(found, (z) => long.at(z) + short.at(-z));
    // Below z of the long side is above -z of the short one, whose mean is 0.
    const worst = (long.below(NORMALS[1]) - short.below(-NORMALS[1])) / 0.05;
    expect(Math.abs(found.expectedShortfall - worst)).toBeLessThan(2);
  });
});

describe("two futures that are not bound to each other", () => {
  it.each([-0.6, 0, 0.3, 0.9])(
    "have the odds that conditioning on one of them gives: correlation %d",
    (correlation) => {
      const found = odds(correlation, rty, nq);
      const short = position(nq, -20);
      const spread = Math.sqrt(1 - correlation * correlation);
      /** P(profit <= amount) by the trapezoid rule over the normal of the long side. */
      const atMost = (amount: number) => {
        const step = 1 / 256;
        let sum = 0;
        for (let z = -8; z <= 8; z += step) {
          // The short side makes no more than the rest where its level is at least this.
          const level = nq.level + (long.at(z) - amount) / 20;
          const from = level <= 0 ? Number.NEGATIVE_INFINITY : Math.log(level / nq.level) / short.s + short.s / 2;
          sum += step * Math.exp(-0.5 * z * z) * normalDistribution((correlation * z - from) / spread);
        }
        return sum / Math.sqrt(2 * Math.PI);
      };
      expect(found.probabilityOfProfit).toBeCloseTo(1 - atMost(0), 5);
      for (const { probability, profit } of found.quantiles) expect(atMost(profit)).toBeCloseTo(probability, 5);
      expect(found.expectedProfit).toBeCloseTo(0, 7);
    },
  );
});
