import { describe, expect, it } from "vitest";
import { black76, parseTrade, sizePair } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-02-06", rate: 0.0365 };
const nq = { symbol: "NQ", level: 25_658.25 };

/** The greeks of one unit of RTY beside one NQ future, which has a delta only. */
function greeks(side: object, top: object = dates) {
  const long = { symbol: "RTY", level: 2730.8, ...side };
  const size = { weighting: "dollar", contracts: { long: 1, short: 1 } };
  const [sizing] = sizePair(parseTrade({ version: 1, ...top, long, short: nq, size })).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return sizing.greeks;
}

const terms = { forward: 2730.8, years: 15 / 365, volatility: 0.2, rate: 0.0365 };
const call = black76({ ...terms, right: "call", strike: 2750 });
const put = black76({ ...terms, right: "put", strike: 2650 });

describe("the greeks of a unit", () => {
  it("are those of its options, times their quantities; a future has a delta of 1", () => {
    const found = greeks({ impliedVolatility: 0.2, legs: ["2750C", "-2 2650P", "+1 F @ 2700"] });
    // $50 a point: delta for the whole level, gamma for 1 % of it, vega for a point, theta for a day.
    expect(found?.delta.long).toBeCloseTo((call.delta - 2 * put.delta + 1) * 2730.8 * 50, 6);
    expect(found?.gamma.long).toBeCloseTo((call.gamma - 2 * put.gamma) * 2730.8 ** 2 * 0.01 * 50, 6);
    expect(found?.vega.long).toBeCloseTo((call.vega - 2 * put.vega) * 0.01 * 50, 8);
    expect(found?.theta.long).toBeCloseTo(((call.theta - 2 * put.theta) / 365) * 50, 8);
    expect(found?.delta.short).toBeCloseTo(-513_165, 6);
    expect(found?.gamma.short).toBe(0);
  });

  it("of futures alone are their deltas", () => {
    expect(greeks({}, {})).toMatchObject({
      delta: { long: 136_540 },
      gamma: { net: 0 },
      vega: { net: 0 },
      theta: { net: 0 },
    });
  });

  it("are not known where one option has no value, though its delta is given", () => {
    const given = { quantity: 1, right: "call", strike: 2750, premium: 78.4, delta: 0.5 };
    expect(greeks({ legs: [given, "+1 F @ 2700"] }, {})).toBeNull();
    // 2600C at 130 is below what it is worth at least: no volatility gives that premium.
    expect(greeks({ legs: ["2750C @ 38.40", "2600C @ 130.00"] })).toBeNull();
    expect(greeks({ legs: ["2750C @ 38.40"] })).not.toBeNull();
  });
});
