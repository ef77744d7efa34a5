import { describe, expect, it } from "vitest";
import { storedRatios } from "../../src/schema/stored-checks.ts";
import { refusal } from "../refusal.ts";

describe("a stored sizing", () => {
  const stored = {
    schemaVersion: "1.3",
    command: "size",
    trade: { long: { symbol: "RTY", later: 1 }, short: { symbol: "NQ" } },
    sizings: [
      { weighting: "dollar-neutral", hedgeRatio: 0.266 },
      { weighting: "volatility-adjusted" },
      { weighting: "of-a-later-version", hedgeRatio: 2 },
    ],
  };

  it("gives the ratios of the weightings that have one", () => {
    expect(storedRatios(stored, "s.json")).toEqual({
      file: "s.json",
      symbols: { long: "RTY", short: "NQ" },
      ratios: { "dollar-neutral": 0.266 },
    });
  });

  it.each([
    ["schemaVersion", { schemaVersion: "2.0" }],
    ["schemaVersion", { schemaVersion: "11.0" }],
    ["command", { command: "price" }],
    ["trade.long.symbol", { trade: { long: {}, short: { symbol: "NQ" } } }],
    ["trade.short", { trade: { long: { symbol: "RTY" } } }],
    ["sizings", { sizings: null }],
    ["sizings[0].hedgeRatio", { sizings: [{ weighting: "dollar-neutral", hedgeRatio: 0 }] }],
    ["sizings[0].weighting", { sizings: [{ hedgeRatio: 1 }] }],
  ])("is refused where its %s is another", async (path, change) => {
    expect(await refusal(() => storedRatios({ ...stored, ...change }, "s.json"))).toEqual([
      {
        code: "STORED_SIZING_UNREADABLE",
        args: { file: "s.json", problem: `${path} is missing, or of another kind` },
        where: { file: "s.json" },
      },
    ]);
  });
});
