import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

const codes = ["LEVEL_IMPROBABLE", "CONTRACTS_IMPROBABLE", "VOLATILITY_IMPROBABLE"];

function odd(long: object, short: object, others: object = {}) {
  const rty = { symbol: "RTY", level: 2730.8 };
  const nq = { symbol: "NQ", level: 25_658.25 };
  const trade = parseTrade({ version: 1, ...others, long: { ...rty, ...long }, short: { ...nq, ...short } });
  return sizePair(trade).warnings.filter(({ code }) => codes.includes(code));
}

describe("a level", () => {
  it("of the other side, on both", () => {
    expect(odd({ level: 25_658 }, { level: 2731 })).toMatchObject([
      { code: "LEVEL_IMPROBABLE", args: { symbol: "RTY", from: "reference", price: 2666.5, swappedWith: "NQ" } },
      { code: "LEVEL_IMPROBABLE", args: { symbol: "NQ", from: "reference", price: 25_033.75, swappedWith: "RTY" } },
    ]);
    expect(odd({}, {})).toEqual([]);
  });

  it("without a digit: more than four times above or below that of reference, within five years of it", () => {
    expect(odd({ level: 273.08 }, {})).toMatchObject([{ args: { symbol: "RTY", level: 273.08, swappedWith: null } }]);
    expect(odd({ level: 2666.5 * 4 }, {})).toEqual([]);
    expect(odd({ level: 2666.5 * 4.001 }, {})).toHaveLength(1);
    expect(odd({ level: 2666.5 / 4.001 }, {})).toHaveLength(1);
    expect(odd({ level: 560 }, { level: 2400 }, { asOf: "2009-01-22" })).toEqual([]);
    expect(odd({ level: 560 }, {}, { asOf: "2024-01-22" })).toHaveLength(1);
  });

  it("more than half away from all strikes", () => {
    const legs = ["2750C @ 1", "-1 4000C @ 0.5"];
    expect(odd({ level: 1374, legs }, {})).toMatchObject([{ args: { from: "strikes", price: 2750 } }]);
    expect(odd({ level: 1376, legs }, {})).toEqual([]);
    expect(odd({ level: 6000, legs }, {})).toEqual([]);
    expect(odd({ level: 6001, legs }, {})).toMatchObject([{ args: { from: "strikes", price: 4000 } }]);
  });
});

describe("contracts of symbols without a level of reference", () => {
  it("are told of from more than 100 to 1", () => {
    const side = (symbol: string, level: number) => ({ symbol, level, multiplier: 1 });
    const pair = (level: number) => odd(side("AAA", level), side("BBB", 100), { size: { weighting: "dollar" } });
    expect(pair(1)).toEqual([]);
    expect(
      odd(side("AAA", 1), side("BBB", 101), { size: { weighting: "dollar", maxContracts: 200, tolerance: 0 } }),
    ).toMatchObject([{ code: "CONTRACTS_IMPROBABLE", args: { longContracts: 101, shortContracts: 1 } }]);
  });
});

describe("a volatility", () => {
  it.each([
    ["1.7%", 1],
    ["2.99%", 1],
    ["3%", 0],
    ["150%", 0],
    ["190%", 1],
  ])("%s is told of: %i", (volatility, count) => {
    expect(odd({ volatility }, {})).toHaveLength(count);
    expect(odd({ volatility: "20%", impliedVolatility: volatility }, {})).toHaveLength(count);
  });
});
