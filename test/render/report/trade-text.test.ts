import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizePair } from "../../../src/core/pair/size-pair.ts";
import type { PairTrade } from "../../../src/core/pair/trade.ts";
import { parseTrade, readTradeFile } from "../../../src/index.ts";
import { readDocument } from "../../../src/io/read-trade.ts";
import { tradeText } from "../../../src/render/report/trade-text.ts";
import { inFolder, inProject } from "../../cli/process.ts";
import { sampleFile } from "../../cli/trades.ts";

async function readBack(trade: PairTrade): Promise<PairTrade> {
  const text = tradeText(trade, sizePair(trade).trade);
  return parseTrade((await readDocument(new TextEncoder().encode(text), "trade.yaml")).value);
}

const sizings = (trade: PairTrade) => sizePair(trade).sizings;

describe("the trade file of a page", () => {
  it("is the sample trade as one would write it", async () => {
    const trade = await readTradeFile(sampleFile);
    expect(tradeText(trade, sizePair(trade).trade)).toBe(`version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
correlation: 0.78
long:
  symbol: RTY
  level: 2730.8
  volatility: 18.5%
  legs:
    - +1 2750C @ 78.40
    - -1 2950C @ 18.20
short:
  symbol: NQ
  level: 25658.25
  volatility: 17.3%
  legs:
    - +1 25500P @ 612.50
    - -1 23500P @ 196.25
size:
  weighting: [dollar-neutral, volatility-adjusted]
  tolerance: 5%
moves:
  - {RTY: 16%, NQ: 8%}
`);
  });

  it.each([
    { rate: "3.65%", expiry: "2026-03-20", asOf: "2026-01-22", correlation: 0.78 },
    { size: { contracts: { long: 4 }, fee: 2.25, weighting: ["delta", "risk"], tolerance: "3.5%" } },
    { size: { maxContracts: { long: 40, short: 10 }, maxLoss: 250000.5, maxNotional: 5e6, maxPremium: 9e5 } },
    { size: { account: 1_000_000, risk: "2.5%", maxDailyRisk: 50_000 } },
    { size: { withMicros: true, holding: { RTY: 3, M2K: 4, NQ: -1 } } },
    {
      long: {
        symbol: "RTY",
        level: 2730.8,
        legs: [{ quantity: -6, right: "put", strike: 2700, premium: 40, delta: -0.4 }],
      },
    },
    { long: { symbol: "RTY", level: 2730.8, legs: ["+4 2750C @ 78.40", "-2 2950C @ 18.20"] } },
    { long: { symbol: "RTY", level: 2730.8, legs: ["+2 F", "-1 F @ 2700.1"] } },
    {
      long: {
        symbol: "SPY",
        level: 600.25,
        yield: "1.2%",
        exercise: "european",
        impliedVolatility: "21.5%",
        legs: ["600C @ 9.1"],
      },
    },
    { long: { symbol: "RTY", level: 2730.8, multiplier: 51.5, fx: 1.25 } },
    {
      long: { symbol: "XYZ #1: 'x'", level: 100.125 },
      products: [{ symbol: "XYZ #1: 'x'", name: '</script>\n"\\', multiplier: 25, currency: "EUR", fx: 1.0825 }],
      moves: [{ "XYZ #1: 'x'": "-12.345%", NQ: "0%" }],
    },
  ])("gives the same contracts when it is read again: %j", async (changes) => {
    const trade = parseTrade({
      version: 1,
      long: { symbol: "RTY", level: 2730.8, volatility: "18.5%" },
      short: { symbol: "NQ", level: 25658.25, volatility: 0.173 },
      ...changes,
    });
    expect(sizings(await readBack(trade))).toEqual(sizings(trade));
  });

  it("holds what was measured and chosen from files, so that it needs none", async () => {
    const history = (file: string) =>
      `{file: ${inProject(`fixtures/prices/${file}`)}, estimator: yang-zhang, lookback: 30}`;
    const written = `version: 1
expiry: 2026-03-20
rate: 3.65%
size: {weighting: [dollar, vol, delta, risk]}
long: {symbol: RTY, history: ${history("synthetic-first.csv")}, legs: [40d C, -1 +5% C]}
short: {symbol: NQ, history: ${history("synthetic-second.csv")}}
`;
    await inFolder({ "trade.yaml": written }, async (folder) => {
      const trade = await readTradeFile(join(folder, "trade.yaml"));
      // All but the words on where a model's volatility was measured: the file gives it as a number.
      const figures = (of: PairTrade) =>
        sizings(of).map((one) => (one.available && one.feasible ? { ...one, modelPremiums: null } : one));
      expect(figures(await readBack(trade))).toEqual(figures(trade));
    });
  });

  it("reads back any level, volatility and symbol", async () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const symbols = fc.string({ minLength: 1, unit: "grapheme" }).filter((symbol) => symbol.toUpperCase() !== "NQ");
    await fc.assert(
      fc.asyncProperty(symbols, number(0.01, 1e6), number(0.001, 1), async (symbol, level, volatility) => {
        const trade = parseTrade({
          version: 1,
          long: { symbol, level, volatility, multiplier: 50 },
          short: { symbol: "NQ", level: 25658.25, volatility: 0.173 },
        });
        const { long } = await readBack(trade);
        // A listed symbol comes back in the spelling of the contract table: "rty" is RTY.
        const { symbol: named } = trade.long.contract;
        expect([long.contract.symbol, long.level.value, long.volatility?.value]).toEqual([named, level, volatility]);
        expect(named.toUpperCase()).toBe(symbol.toUpperCase());
      }),
      { numRuns: 60 },
    );
  });
});
