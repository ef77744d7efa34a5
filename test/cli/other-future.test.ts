import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../src/index.ts";
import { answerOf } from "./world.ts";

// A continuous file of the front month, which is March on 22 January; options of June deliver RTYM6.
const closes = Array.from({ length: 30 }, (_, day) => 2700 + ((day * 7) % 31));
const dates = closes.map((_, day) => new Date(Date.UTC(2025, 11, 24) + day * 86_400_000).toISOString().slice(0, 10));
const files = { "rty.csv": `Date,Close\n${dates.map((date, at) => `${date},${closes[at]}`).join("\n")}\n` };

const trade = (leg: string, level = "") => `version: 1
asOf: 2026-01-22
expiry: 2026-06
rate: 3.65%
long: {symbol: RTY, history: rty.csv, ${level}legs: ["${leg}"]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
size: {weighting: dollar}
`;
const sized = (text: string) => answerOf(["size", "trade.yaml"], { files: { ...files, "trade.yaml": text } });

describe("options of June on a level of March", () => {
  it("warn where their premium is quoted", async () => {
    const { exit, stdout, stderr } = await sized(trade("2750C @ 128.40"));
    expect(exit).toBe(0);
    expect(stdout).toContain("RTOM6, American, AM");
    expect(stderr).toContain("the RTY side is on RTYM6, and the level of 2026-01-22 from the price file is that of");
    expect(stderr).toContain("[LEVEL_OF_OTHER_FUTURE]");
  });

  it.each(["2750C", "40dC", "-1 25dP"])("are refused where the model prices or chooses them: %s", async (leg) => {
    const { exit, stderr } = await sized(trade(leg));
    expect(exit).toBe(3);
    expect(stderr).toContain("[MODEL_ON_OTHER_FUTURE]");
    expect(stderr).toContain("give the price of RTYM6 as --level RTY=");
  });

  it.each(["2750C @ 128.40", "2750C", "40dC"])("are taken where the level is given: %s", async (leg) => {
    const { exit, stderr } = await sized(trade(leg, "level: 2755.1, "));
    expect(exit).toBe(0);
    expect(stderr).not.toContain("OTHER_FUTURE");
  });
});

describe("the future of a side without options", () => {
  const legs = (asOf: string | null, symbol = "NQ") => {
    const short = { symbol, level: 25_658.25 };
    const { trade } = sizePair(parseTrade({ version: 1, asOf, long: { symbol: "RTY", level: 2730.8 }, short }));
    return [trade.long.legs, trade.short.legs].map(([leg]) => leg?.code);
  };

  it.each([
    ["2026-01-22", "NQ", ["RTYH6", "NQH6"]],
    ["2026-03-20", "NQ", ["RTYH6", "NQH6"]],
    ["2026-03-21", "NQ", ["RTYM6", "NQM6"]],
    ["2026-01-22", "NQM6", ["RTYH6", "NQM6"]],
    ["2026-01-22", "IWM", ["RTYH6", "IWM"]],
    [null, "NQ", [null, null]],
  ])("is on %s, of %s: %j", (asOf, symbol, codes) => {
    expect(legs(asOf, symbol)).toEqual(codes);
  });

  it("is the one under the options beside it", () => {
    const long = { symbol: "RTY", level: 2730.8, legs: ["-1 2750C @ 128.40", "+1 F @ 2730.8"] };
    const { trade } = sizePair(
      parseTrade({
        version: 1,
        asOf: "2026-01-22",
        expiry: "2026-06",
        long,
        short: { symbol: "NQ", level: 25_658.25 },
      }),
    );
    expect(trade.long.legs.map(({ code }) => code)).toEqual(["RTOM6 C2750", "RTYM6"]);
  });
});
