import { expect, it } from "vitest";
import { parseTrade, sizePair } from "../../src/api/trade.ts";
import { PairsizeError } from "../../src/errors/error.ts";

const trade = {
  version: 1,
  long: { symbol: "RTY", level: "2,730.8" },
  short: { symbol: "NQ", level: 25658.25, volatility: "17.3%" },
};

function refusalOf(input: unknown): PairsizeError {
  try {
    parseTrade(input);
  } catch (error) {
    if (error instanceof PairsizeError) return error;
    throw error;
  }
  throw new Error("the trade was taken");
}

it("reads numbers as numbers and as a file writes them", () => {
  const { long, short } = parseTrade(trade);
  expect([long.level.value, short.level.value]).toEqual([2730.8, 25658.25]);
});

it("refuses price files, which it does not read, beside every other problem", () => {
  const { findings } = refusalOf({
    ...trade,
    long: { symbol: "RTY", history: "rty.csv" },
    short: { ...trade.short, level: -1 },
  });
  expect(findings.map(({ code, path }) => [code, path])).toEqual(
    expect.arrayContaining([
      ["HISTORY_NEEDS_FILE", "long.history"],
      ["VALUE_OUT_OF_RANGE", "short.level"],
    ]),
  );
});

it("says the first hundred of many problems, and how many more there are", () => {
  // Each of the products lacks its symbol and its multiplier.
  const { findings } = refusalOf({ ...trade, products: Array.from({ length: 250 }, () => ({})) });
  expect(findings).toHaveLength(101);
  expect(new Set(findings.slice(0, 100).map(({ code }) => code))).toEqual(new Set(["KEY_MISSING"]));
  expect(findings.at(-1)).toEqual({ code: "FILE_MORE_PROBLEMS", args: { more: 400 } });
});

it("takes an empty list of weightings as none, and an empty name as no weighting", () => {
  expect(parseTrade({ ...trade, size: { weighting: [] } }).weightings).toEqual([
    "dollar-neutral",
    "volatility-adjusted",
  ]);
  expect(refusalOf({ ...trade, size: { weighting: "" } }).code).toBe("WEIGHTING_UNKNOWN");
});

it("refuses the tick of a product that is none", () => {
  const products = [{ symbol: "XYZ", multiplier: 25, tick: -0.5 }];
  const { findings } = refusalOf({ ...trade, long: { symbol: "XYZ", level: 100 }, products });
  expect(findings).toMatchObject([
    { code: "VALUE_OUT_OF_RANGE", args: { name: "tick", got: "-0.5" }, path: "products[0].tick" },
  ]);
});

it("reads a stored answer as a file of it is read: of version 1 only, with its warnings", () => {
  const warnings = [
    { code: "HISTORY_STALE", message: "the last row is old", hint: null, file: "rty.csv" },
    { code: "YIELD_ASSUMED_ZERO", message: "found again where it is so", hint: null, file: null },
  ];
  const answer = { ...sizePair(parseTrade(trade)), warnings };
  const document = { schemaVersion: "1.1", tool: { name: "pairsize" }, command: "size", ...answer };
  expect(parseTrade(document).warnings).toEqual([
    {
      code: "STORED_WARNING",
      args: { code: "HISTORY_STALE", message: "the last row is old" },
      where: { file: "rty.csv" },
    },
  ]);
  expect(refusalOf({ ...document, schemaVersion: "2.0" }).code).toBe("STORED_SIZING_UNREADABLE");
});
