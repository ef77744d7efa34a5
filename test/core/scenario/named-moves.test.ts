import { describe, expect, it } from "vitest";
import { type PairScenario, parseTrade, type ScenarioOptions, scenario } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const one = { weighting: "dollar", contracts: { long: 1, short: 1 } };

function shown(trade: object, options: ScenarioOptions = {}): PairScenario {
  const answer = scenario(parseTrade({ version: 1, ...dates, size: one, ...trade }), options);
  if (!answer.available) throw new Error("the contracts are given");
  return answer;
}

describe("profit at expiry", () => {
  it("is the sum of both sides to the last digit, in a grid and for a named move", () => {
    // $1 a point: 100 to 100.1 makes 0.1, 100 to 99.8 on the short side 0.2; in doubles 0.1 + 0.2 is not 0.3.
    const side = (symbol: string) => ({ symbol, level: 100, multiplier: 1 });
    const trade = { long: side("AAA"), short: side("BBB"), moves: [{ AAA: 0.001, BBB: -0.002 }] };
    const { profitBySide, profit, named } = shown(trade, { moves: { long: [0.001], short: [-0.002] } });
    expect(profitBySide).toEqual({ long: [0.1], short: [0.2] });
    expect(profit).toEqual([[0.3]]);
    expect(named).toMatchObject([{ profit: { long: 0.1, short: 0.2, net: 0.3 } }]);
  });
});

describe("two expiries", () => {
  const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
  const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173, expiry: "2026-06-18" };
  const trade = {
    ...{ version: 1, ...dates, correlation: 0.78, size: { weighting: "dollar", contracts: { long: 7, short: 3 } } },
    long: rty,
    short: { ...nq, legs: ["25500P @ 905", "-1 23500P @ 410"] },
    moves: [0.013, 0.027, 0.16, -0.031].map((move) => ({ RTY: move, NQ: -move })),
  };

  it("make what size says of a move, to the last digit: long and short added in decimals", () => {
    const { named, commonMoves, base } = shown(trade);
    const [sizing] = base.sizings;
    if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
    expect(named.map(({ profit }) => profit)).toEqual(sizing.moves?.map(({ profit }) => profit));
    expect(commonMoves.map(({ profit }) => profit)).toEqual(sizing.commonMoves?.map(({ profit }) => profit));
    // RTY above both strikes at the nearer expiry: 7 × 50 × (200 − 60.2).
    expect(named[2]?.profit.long).toBe(48_930);
  });

  it("without a rate have a pair and no profits, and say why", () => {
    const answer = scenario(parseTrade({ ...trade, rate: undefined, moves: undefined }));
    expect(answer).toMatchObject({
      available: false,
      sizing: { feasible: true, contracts: { long: 7, short: 3 }, commonMoves: null },
      reason: { code: "PRICING_INPUT_MISSING", args: { missing: ["rate"] } },
    });
    // Asked for a day, the options of both sides are to be valued.
    const asked = () => scenario(parseTrade({ ...trade, rate: undefined, moves: undefined }), { days: 20 });
    expect(asked).toThrow(expect.objectContaining({ code: "PRICING_INPUT_MISSING" }));
  });
});

describe("a future beside an option, before they expire", () => {
  const covered = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["+1 F @ 2700", "-1 2950C @ 18.20"] };
  const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173 };
  const trade = { long: covered, short: nq, moves: [{ RTY: 0.1, NQ: -0.05 }] };

  it("makes what its level moves by", () => {
    const [found] = shown(trade, { days: 20 }).named;
    // 2730.80 x 1.1 = 3003.88 is 303.88 above the entry, at $50 a point.
    expect(found?.byLeg.long[0]?.profit).toBeCloseTo(303.88 * 50, 8);
    // NQ sold at its level: 5 % of 25658.25 at $20.
    expect(found?.byLeg.short).toMatchObject([{ profit: expect.closeTo(25_658.25, 8) }]);
    const { long = 0, short = 0, net } = found?.profit ?? {};
    expect(net).toBeCloseTo(long + short, 8);
    expect(long).toBeCloseTo(
      (found?.byLeg.long ?? []).reduce((sum, { profit }) => sum + profit, 0),
      8,
    );
  });
});

describe("options that no model values", () => {
  it("have no profit before they expire, though their premiums are quoted", async () => {
    const own = { symbol: "XYZ", level: 1000, multiplier: 10, volatility: 0.2, legs: ["1000C @ 20"] };
    const trade = { long: own, short: { symbol: "NQ", level: 25_658.25, volatility: 0.173 } };
    const found = await refusal(() => shown(trade, { days: 20 }));
    expect(found).toMatchObject([{ code: "EXERCISE_UNKNOWN", args: { symbol: "XYZ" } }]);
  });
});
