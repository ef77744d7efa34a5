import { describe, expect, it } from "vitest";
import { american, black76, parseTrade, type ScenarioOptions, scenario } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185 };
// The same put bought and sold at one premium: nothing is made or lost on the short side, but for its fees.
const nothing = { symbol: "NQ", level: 25_658.25, volatility: 0.173, legs: ["25500P @ 600", "-1 25500P @ 600"] };

function mean(long: object, options: ScenarioOptions, size: object = {}, top: object = dates) {
  const rules = { weighting: "dollar", contracts: { long: 1, short: 1 }, ...size };
  const trade = parseTrade({
    version: 1,
    allowArbitrage: true,
    ...top,
    correlation: 0.5,
    long,
    short: nothing,
    size: rules,
  });
  const answer = scenario(trade, options);
  if (!answer.available || !answer.distribution.known) throw new Error("the odds are known");
  return answer.distribution.expectedProfit;
}

describe("the mean profit before expiry", () => {
  const call = { ...rty, exercise: "european", impliedVolatility: 0.2, legs: ["2750C"] };
  // The model's premium is on RTY's tick of 0.10.
  const unrounded = black76({
    right: "call",
    forward: 2730.8,
    strike: 2750,
    years: 57 / 365,
    volatility: 0.2,
    rate: 0.0365,
  }).value;
  const premium = Math.round(unrounded * 10) / 10;

  it.each([0, 0.05, -0.04])(
    "of a European option is one of both variances together: volatility shifted by %d",
    (by) => {
      // 20 days at the index's volatility, then 37 at the option's: one lognormal level, discounted over the 37 days.
      const variance = (0.185 ** 2 * 20 + (0.2 + by) ** 2 * 37) / 365;
      const whole = {
        right: "call",
        forward: 2730.8,
        strike: 2750,
        years: 1,
        volatility: Math.sqrt(variance),
        rate: 0,
      } as const;
      const value = Math.exp((-0.0365 * 37) / 365) * black76(whole).value;
      const found = mean(call, { days: 20, volatilityShift: { long: by } }, { fee: 2.5 });
      // Fees of one option and of the two that make nothing.
      expect(found).toBeCloseTo(50 * (value - premium) - 3 * 2.5, 5);
    },
  );

  it("beside a future adds what the future makes on average", () => {
    const covered = { ...call, legs: ["2750C @ 80", "-1 F @ 2735.8"] };
    const alone = { ...call, legs: ["2750C @ 80"] };
    expect(mean(covered, { days: 20 })).toBeCloseTo(mean(alone, { days: 20 }) + 50 * 5, 6);
  });
});

describe("the mean profit of American options before expiry", () => {
  // A deep put of two years at a rate of 5 %: a European one is worth some 7 % less than what it pays when exercised.
  const top = { asOf: "2026-01-22", expiry: "2028-03-17", rate: 0.05 };
  const put = { ...rty, legs: ["-1 3500P @ 780", "-1 F @ 2730.8"] };

  it("is that of its American values at each level", () => {
    const s = 0.185 * Math.sqrt(200 / 365);
    const implied = (): number => {
      // The volatility that gives the premium, by bisection of the library's own price.
      let [low, high] = [0.01, 1];
      for (let i = 0; i < 60; i++) {
        const volatility = (low + high) / 2;
        const terms = { right: "put", underlying: "future", strike: 3500, years: 785 / 365, rate: 0.05 } as const;
        if (american({ ...terms, price: 2730.8, volatility }).value < 780) low = volatility;
        else high = volatility;
      }
      return low;
    };
    const volatility = implied();
    const step = 1 / 8;
    let average = 0;
    for (let z = -7; z <= 7; z += step) {
      const price = 2730.8 * Math.exp(s * (z - s / 2));
      const terms = { right: "put", underlying: "future", strike: 3500, years: 585 / 365, rate: 0.05 } as const;
      const { value } = american({ ...terms, price, volatility });
      average += (step * Math.exp(-0.5 * z * z) * (780 - value)) / Math.sqrt(2 * Math.PI);
    }
    // The future that is sold makes nothing on average.
    expect(Math.abs(mean(put, { days: 200 }, {}, top) - 50 * average)).toBeLessThan(1);
  });
});
