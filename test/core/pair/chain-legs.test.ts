import { describe, expect, it } from "vitest";
import type { ChainRow } from "../../../src/core/option/chain.ts";
import { parseTrade, sizePair } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";
import { chain, row } from "../option/chain-rows.ts";

const quotes = [
  row(2700, "call", { bid: 104, ask: 105 }),
  row(2725, "call", { bid: 90, ask: 90.8 }),
  row(2760, "call", { bid: 72, ask: 72.8 }),
  row(2950, "call", { bid: 18, ask: 18.4 }),
];

/** The sized pair of an RTY side with a chain. */
function sized(legs: readonly string[], rows: readonly ChainRow[] = quotes) {
  const long = { symbol: "RTY", level: 2730.8, volatility: 0.2, legs };
  const short = { symbol: "NQ", level: 25_658.25, volatility: 0.2 };
  const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
  const trade = parseTrade({ version: 1, ...dates, long, short });
  return sizePair({ ...trade, long: { ...trade.long, chain: chain(rows) } });
}

const legsOf = (...given: Parameters<typeof sized>) => sized(...given).trade.long.legs;
const strikeOf = (...given: Parameters<typeof sized>) =>
  legsOf(...given).map((leg) => ("strike" in leg ? leg.strike : 0));

describe("a leg that a chain quotes", () => {
  it("pays the ask and receives the bid", () => {
    const { trade } = sized(["2760C", "-1 2950C"]);
    expect(trade.long.legs).toMatchObject([
      { strike: 2760, premium: { value: 72.8, from: "chain" } },
      { strike: 2950, premium: { value: 18, from: "chain" } },
    ]);
    // (18 - 72.80) x 50.
    expect(trade.long.unit.netPremium).toBe(-2740);
  });
  it("keeps a premium of its own", () => {
    expect(legsOf(["2760C @ 70.00"])).toMatchObject([{ premium: { value: 70, from: "file" } }]);
  });
  it("that the chain lacks is refused, but for one with a premium", async () => {
    expect(await refusal(() => sized(["2800C"]))).toMatchObject([{ code: "CHAIN_LEG_MISSING" }]);
    expect(legsOf(["2800C @ 55.00"])).toMatchObject([{ strike: 2800, premium: { value: 55 } }]);
  });
});

describe("a strike by its distance from the level, of those that a chain quotes", () => {
  it.each([
    // The level is 2730.80: 5.80 from 2725 and 29.20 from 2760, where the listed grid has 2730.
    ["ATM C", 2725],
    // 2785.416 is 25.416 from 2760.
    ["+2%C", 2760],
    // 2867.34 is nearer to 2950 than to 2760.
    ["+5%C", 2950],
  ] as const)("%s is %d", (leg, strike) => {
    expect(strikeOf([leg])).toEqual([strike]);
  });
  it("of two equally near is the lower", () => {
    const around = [row(2720.8, "call", { ask: 90 }), row(2740.8, "call", { ask: 80 })];
    expect(strikeOf(["ATM C"], around)).toEqual([2720.8]);
    expect(strikeOf(["ATM C"], [row(2600, "call", { ask: 180 }), ...around])).toEqual([2720.8]);
  });
  it("where it quotes none of that right is of the listed grid", () => {
    // 2725 of the grid of 25 is the money to the whole percent.
    expect(strikeOf(["ATM P @ 60.00"])).toEqual([2725]);
  });
});

describe("a strike by delta, of those that a chain quotes", () => {
  it.each([
    // N(d1) x exp(-rT) of the four: 0.57, 0.52, 0.46 and 0.17, some thousandths more where they are American.
    ["55dC", 2700],
    ["52dC", 2725],
    ["33dC", 2760],
    ["20dC", 2950],
    ["1dC", 2950],
  ] as const)("%s is %d", (leg, strike) => {
    expect(strikeOf([leg])).toEqual([strike]);
  });
  it.each(["90dC", "-20%C", "+30%C"])("is refused where the nearest that is quoted is far from it: %s", (leg) => {
    expect(() => strikeOf([leg])).toThrow(/has no strike near/);
  });
});
