import { describe, expect, it } from "vitest";
import { type PairScenario, parseTrade, type ScenarioOptions, scenario } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-02-20", rate: 0.0365 };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173 };
const iwm = { symbol: "IWM", level: 271.2, volatility: 0.2 };

function shown(long: object, short: object, top: object = dates, options: ScenarioOptions = {}): PairScenario {
  const size = { weighting: "dollar", contracts: { long: 1, short: 1 } };
  const answer = scenario(parseTrade({ version: 1, ...top, correlation: 0.5, long, short, size }), options);
  if (!answer.available) throw new Error("the contracts are given");
  return answer;
}

function oddsOf(...given: Parameters<typeof shown>) {
  const { distribution } = shown(...given);
  if (!distribution.known) throw new Error(distribution.reason.code);
  return distribution;
}

describe("the mean level of an index at the horizon", () => {
  it("is that of a future today, and that of a spot grown by the rate less its yield", () => {
    const { forwards } = oddsOf({ ...iwm, yield: 0.012 }, nq);
    expect(forwards.short).toBe(25_658.25);
    // S exp((r - q) x 29 / 365).
    expect(forwards.long).toBeCloseTo(271.2 * Math.exp(((0.0365 - 0.012) * 29) / 365), 10);
    expect(oddsOf(nq, iwm).forwards.short).toBeCloseTo(271.2 * Math.exp((0.0365 * 29) / 365), 10);
  });

  it("needs no rate where no time passes", () => {
    const today = oddsOf(iwm, nq, { asOf: "2026-01-22" }, { days: 0 });
    expect(today).toMatchObject({ days: 0, forwards: { long: 271.2, short: 25_658.25 }, expectedProfit: 0 });
    expect(shown(iwm, nq, { asOf: "2026-01-22" }, { days: 1 }).distribution).toMatchObject({
      known: false,
      reason: { code: "RATE_NEEDED_FOR_FORWARD", args: { symbol: "IWM" } },
    });
  });

  it("is what a position makes on average, and what its correlation leaves alone", () => {
    const { forwards, expectedProfit, byCorrelation } = oddsOf(
      { ...iwm, yield: 0.012 },
      { ...nq, legs: ["-1 F @ 25700"] },
    );
    // 100 shares bought at 271.20, and NQ sold 41.75 points above its mean at $20.
    const made = 100 * (forwards.long - 271.2) + 20 * 41.75;
    expect(expectedProfit).toBeCloseTo(made, 8);
    expect(new Set(byCorrelation.map((one) => one.expectedProfit))).toEqual(new Set([expectedProfit]));
  });

  it("is not known of a side without a volatility", () => {
    const { volatility: _, ...without } = nq;
    for (const [long, short] of [
      [without, iwm],
      [iwm, without],
    ] as const)
      expect(shown(long, short).distribution).toMatchObject({
        known: false,
        reason: { code: "VOLATILITY_MISSING", args: { symbol: "NQ" } },
      });
  });
});
