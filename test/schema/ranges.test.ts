import { describe, expect, it } from "vitest";
import { checkPair, parseTrade } from "../../src/api/trade.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import type { Finding } from "../../src/errors/finding.ts";
import { holds, ranges } from "../../src/schema/key.ts";

const optionLeg = { right: "call", strike: 2750 };

/** A trade that is right but for what stands at a path: "long.legs[0].delta" is written ["long", "legs", 0, "delta"]. */
function tradeWith(path: readonly (string | number)[], value: unknown): object {
  const trade = {
    version: 1,
    long: { symbol: "RTY", level: 2730.8, legs: [optionLeg, { entry: 2730 }] },
    short: { symbol: "NQ", level: 25658.25 },
    size: { account: 1_000_000, risk: "1%" },
    moves: [{ RTY: 0.1, NQ: 0.1 }],
    products: [{ symbol: "NQ", multiplier: 25 }],
  };
  return changed(trade, path, value) as object;
}

function changed(value: unknown, [step, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (step === undefined) return to;
  const inner = value as Record<string | number, unknown> | undefined;
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? changed(each, rest, to) : each));
  return { ...inner, [step]: changed(inner?.[step], rest, to) };
}

function findingsOf(input: unknown): readonly Finding[] {
  try {
    parseTrade(input);
    return [];
  } catch (error) {
    if (error instanceof PairsizeError) return error.findings;
    throw error;
  }
}

const POSITIVE = "greater than 0";
const POINTS = "greater than 0 index points";
const VOLATILITY = "above 0 % and at most 1000 %";
const RATE = "between -50 % and 50 %";
const USD = "0 USD or more";
const UNIT = "from -1 to 1";
const SHARE = "from 0 % to below 100 %";
const COUNT = "a whole number from 1 to 1,000,000";
const money = (...keys: string[]) => keys.map((key) => [key, USD, [0, "25,000.50"], [-0.01]] as const);

type Row = readonly [path: string, bound: string, taken: readonly unknown[], refused: readonly unknown[]];

/** What the messages and the JSON Schema of trade files say of each number, met at its edges and missed by little. */
const ROWS: readonly Row[] = [
  ["rate", RATE, ["49.9%", "-49.9%", 0, -0.4999], ["50%", "-50%"]],
  ["correlation", UNIT, [-1, 0, 1], [1.01, -1.01]],
  ["long.level", POINTS, ["0.01", "25,658.25"], [0, -1]],
  ["long.volatility", VOLATILITY, ["0.1%", "1000%", 1], ["1000.1%", "0%", "-1%"]],
  ["long.impliedVolatility", VOLATILITY, ["1000%"], ["1000.1%", 0]],
  ["long.yield", RATE, ["-49.9%", "49.9%"], ["50%"]],
  ["long.multiplier", POSITIVE, [0.5], [0, -50]],
  ["long.fx", "greater than 0 USD per currency unit", [0.001], [0, -1]],
  ["products.0.multiplier", POSITIVE, [0.5], [0, -1]],
  ["products.0.tick", POINTS, [0.25], [0, -0.25]],
  ["products.0.fx", "greater than 0 USD per currency unit", [0.001], [0, -1]],
  [
    "long.legs.0.quantity",
    "a whole number other than 0, of at most 1,000,000",
    [1e6, -1e6, 1],
    [0, 1.5, 1000001, -1000001],
  ],
  ["long.legs.0.strike", POINTS, [0.05], [0, -1]],
  ["long.legs.0.premium", "0 or more index points", [0, 0.05], [-0.05]],
  ["long.legs.0.delta", UNIT, [-1, 1], [1.01, -1.01]],
  ["long.legs.1.entry", POINTS, [0.05], [0, -1]],
  ["long.history.lookback", "a whole number of at least 2", [2, 20], [1, 2.5, -3]],
  ["long.history.periodsPerYear", POSITIVE, [0.5, 252], [0, -1]],
  ["long.history.lambda", "above 0 and below 1", [0.01, 0.99], [0, 1]],
  ["size.tolerance", SHARE, [0, "99.9%"], ["100%", "-1%"]],
  ["size.risk", "from 0 % to 100 %", ["0%", "100%"], ["100.1%", "-1%"]],
  ["size.contracts.long", COUNT, [1, 1e6], [0, 1.5, 1000001, -1]],
  ["size.maxContracts", COUNT, [1, 1e6], [0, 1.5, 1000001]],
  ["size.maxContracts.short", COUNT, [1, 1e6], [0, 1000001]],
  ["size.holding.RTY", "a whole number of at most 1,000,000", [0, 1e6, -1e6], [1.5, 1000001, -1000001]],
  ["limits.imbalance", SHARE, [0, "99.9%"], ["100%", "-1%"]],
  ["limits.minProbability", "from 0 % to 100 %", ["0%", "100%"], ["100.1%", "-1%"]],
  ["limits.minShareProfitable", "from 0 % to 100 %", ["0%", "100%"], ["100.1%", "-1%"]],
  ["limits.minShareProfitableLower", "from 0 % to 100 %", ["0%", "100%"], ["100.1%", "-1%"]],
  ["limits.maxResidualBeta", "0 or more", [0, 3], [-0.1]],
  ["limits.maxRatioDrift", "0 % or more", ["0%", "500%"], ["-1%"]],
  ["limits.maxPriceAge", "a whole number of days, 0 or more", [0, 3], [-1, 1.5]],
  ["limits.takeProfit", "above 0 % and at most 100 %", ["1%", "100%"], ["0%", "100.1%"]],
  ["limits.stopLoss", "above 0 % and at most 100 %", ["1%", "100%"], ["0%", "100.1%"]],
  ["limits.daysLeft", "a whole number of days, 0 or more", [0, 21], [-1, 1.5]],
  ["limits.maxContracts.long", COUNT, [1, 1e6], [0, 1000001]],
  ["moves.0.RTY", "-100 % or more", ["-100%", "+300%"], ["-100.1%"]],
  ...money("size.account", "size.maxLoss", "size.maxNotional", "size.maxPremium", "size.maxDailyRisk", "size.fee"),
  ...money("size.maxCapital", "limits.maxCapital"),
  ...money("limits.maxLoss", "limits.maxNotional", "limits.maxPremium", "limits.maxDailyRisk"),
];

const stepsOf = (path: string) => path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
const written = (path: string) => path.replace(/\.(\d+)/g, "[$1]");

/** A number is named by its own key, one of a map of counts or moves by that of the map. */
function nameOf(path: string): string {
  if (path.startsWith("moves.")) return "move";
  return path.split(".").find((key) => /^(contracts|maxContracts|holding)$/.test(key)) ?? path.split(".").at(-1) ?? "";
}

describe("what a number of a trade may be", () => {
  it.each(ROWS)("%s is %s", (path, bound, taken, refused) => {
    const here = (value: unknown) =>
      findingsOf(tradeWith(stepsOf(path), value)).filter((found) => found.path === written(path));
    for (const value of taken) expect(here(value), String(value)).toEqual([]);
    for (const got of refused) {
      const [found, ...more] = here(got);
      const args = { name: nameOf(path), bound, got: String(got) };
      expect([found, more], String(got)).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", args }, []]);
    }
  });

  it.each(ROWS.filter(([path]) => /^limits\.\w+$/.test(path)))(
    "%s of the library too is %s",
    (path, bound, _, refused) => {
      const trade = parseTrade(tradeWith(["version"], 1));
      for (const got of refused as readonly (number | string)[]) {
        const limit = typeof got === "number" ? got : Number.parseFloat(got) / 100;
        const limits = { ...trade.limits, [nameOf(path)]: limit };
        expect(() => checkPair({ ...trade, limits }), String(got)).toThrow(`${path} must be ${bound}, got ${limit}`);
      }
    },
  );

  it.each([
    ["long.level", 1e12, 1.1e12, "at most 1,000,000,000,000 in size"],
    ["long.level", 1e-12, 9e-13, "0, or at least 0.000000000001 in size"],
    ["limits.maxRatioDrift", "0%", "200000000000000%", "at most 1,000,000,000,000 in size"],
  ])("%s stays between what can be multiplied: %s, but not %s", (path, taken, got, bound) => {
    expect(findingsOf(tradeWith(stepsOf(path), taken))).toEqual([]);
    expect(findingsOf(tradeWith(stepsOf(path), got))).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", args: { bound } }]);
  });

  it.each([
    ["long.volatility", 18.5],
    ["rate", 3.65],
    ["long.yield", -0.5],
    ["size.tolerance", 5],
    ["size.risk", 2],
    ["limits.imbalance", 5],
    ["limits.minProbability", 55],
    ["limits.maxRatioDrift", 5],
  ])("%s of %s is not taken for a fraction", (path, value) => {
    expect(findingsOf(tradeWith(stepsOf(path), value))).toMatchObject([
      { code: "PERCENT_AMBIGUOUS", path: written(path) },
    ]);
  });

  it.each([
    ["days", [0, 36_500], [-1, 36_501, 0.5], "a whole number from 0 to 36,500"],
    ["gridMove", [0.001, 1], [0, 1.001], "above 0 % and at most 100 %"],
    ["volatilityShift", [9.99, -9.99, 0], [10, -10], "between -1000 % and 1000 %"],
    ["line", [1, 7], [0, 1.5], "a whole number of at least 1"],
  ] as const)("%s of the flags has its own", (name, taken, refused, words) => {
    const within = (value: number) => holds(ranges[name], value);
    expect([taken.map(within), refused.map(within)]).toEqual([taken.map(() => true), refused.map(() => false)]);
    expect(ranges[name].words).toBe(words);
  });
});
