import { expect, it } from "vitest";
import { parseTrade } from "../../src/api/trade.ts";
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
