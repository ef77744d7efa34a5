import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

const codes = ["LEVEL_IMPROBABLE", "CONTRACTS_IMPROBABLE", "VOLATILITY_IMPROBABLE", "FX_IMPROBABLE"];

function odd(long: object, short: object, others: object = {}) {
  const rty = { symbol: "RTY", level: 2730.8 };
  const nq = { symbol: "NQ", level: 25_658.25 };
  const trade = parseTrade({ version: 1, ...others, long: { ...rty, ...long }, short: { ...nq, ...short } });
  return sizePair(trade).warnings.filter(({ code }) => codes.includes(code));
}

const zzz = { symbol: "ZZZ", multiplier: 25 };

describe("a level", () => {
  it("of every listed contract has a reference", () => {
    const level = (symbol: string, value: number) => odd({ symbol, level: value, legs: [] }, {});
    // Closes of 31 December 2024 and ten times those.
    for (const [symbol, close] of [
      ["ES", 5881.63],
      ["YM", 42_544.22],
      ["EMD", 3120],
      ["SPY", 586.08],
      ["DIA", 425.5],
    ] as const) {
      expect(level(symbol, close)).toEqual([]);
      expect(level(symbol, close * 10)).toMatchObject([{ code: "LEVEL_IMPROBABLE", args: { symbol } }]);
    }
  });

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

describe("an exchange rate", () => {
  it.each([
    // The Fed's H.10 of 30 December 2024, in its own terms and turned round: EUR 1.04, GBP 1.2529, JPY 156.8.
    ["GBP", 1.2529, 1 / 1.2529],
    ["JPY", 1 / 156.8, 156.8],
    ["EUR", 1.17, 117],
    ["EUR", 1.17, 1 / 1.17],
    ["USD", 1, 1.08],
  ])("of %s is told of where it is turned round, or misses a point", (currency, right, wrong) => {
    const of = (fx: number) => odd({ symbol: "ZZZ", multiplier: 25 }, {}, { products: [{ ...zzz, currency, fx }] });
    expect(of(right)).toEqual([]);
    expect(of(wrong)).toMatchObject([{ code: "FX_IMPROBABLE", args: { symbol: "ZZZ", currency, fx: wrong } }]);
  });

  it("is not judged of a currency that is not known", () => {
    expect(odd({ symbol: "ZZZ", multiplier: 25, fx: 117 }, {})).toEqual([]);
  });
});
