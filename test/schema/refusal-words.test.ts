import { describe, expect, it } from "vitest";
import { parseTrade } from "../../src/api/trade.ts";
import { quantityReader } from "../../src/schema/key.ts";
import { resolveMethod } from "../../src/schema/resolve-side.ts";
import { chainSources, historySources, plainOrigins } from "../../src/schema/written-trade.ts";
import { refusal } from "../refusal.ts";

const long = { symbol: "RTY", level: 2730.8 };
const short = { symbol: "NQ", level: 25658.25 };
const plain = { version: 1, long, short };
const sides = { long: "RTY", short: "NQ" };

describe("a refusal names what is wrong and what it takes", () => {
  it.each([
    ["KEY_UNKNOWN", { long: { ...long, levle: 1 } }, { key: "levle", nearest: ["level"], splitNumber: false }],
    ["KEY_UNKNOWN", { long: { ...long, "658.25": null } }, { key: "658.25", splitNumber: true }],
    ["KEY_UNKNOWN", { long: { ...long, "025,658": null } }, { splitNumber: true }],
    ["KEY_UNKNOWN", { long: { ...long, "65.25": null } }, { splitNumber: false }],
    ["KEY_UNKNOWN", { long: { ...long, "658x": null } }, { splitNumber: false }],
    ["KEY_UNKNOWN", { long: { ...long, legs: [{ strik: 1 }] } }, { key: "strik", nearest: ["strike"] }],
    ["KEY_UNKNOWN", { size: { maxLos: 1 } }, { key: "maxLos", nearest: ["maxLoss"] }],
    ["KEY_UNKNOWN", { limits: { imbalence: 1 } }, { key: "imbalence", nearest: ["imbalance"] }],
    ["KEY_UNKNOWN", { size: { contracts: { lng: 1 } } }, { key: "lng", nearest: ["long"] }],
    ["KEY_UNKNOWN", { size: { maxContracts: { RTY: 4 } } }, { key: "RTY", nearest: ["long", "short"] }],
    ["KEY_UNKNOWN", { limits: { maxContracts: { shrt: 1 } } }, { key: "shrt", nearest: ["short"] }],
    ["KEY_MISSING", { long: { level: 1 } }, { key: "symbol", parent: "long" }],
    ["KEY_MISSING", { products: [{ symbol: "XYZ" }] }, { key: "multiplier", parent: "products[0]" }],
    ["KEY_MISSING", { long: { ...long, legs: [{ right: "put" }] } }, { key: "strike", parent: "an option leg" }],
    ["VALUE_OF_WRONG_KIND", { version: 2 }, { name: "version", expected: "1", got: "2" }],
    ["VALUE_OF_WRONG_KIND", { long: null }, { name: "long", expected: "a map", got: "nothing" }],
    ["VALUE_OF_WRONG_KIND", { long: { ...long, legs: "2750C" } }, { name: "legs", expected: "a list", got: '"2750C"' }],
    ["VALUE_OF_WRONG_KIND", { long: { ...long, legs: [5] } }, { name: "legs[0]", expected: "text or a map", got: "5" }],
    [
      "VALUE_OF_WRONG_KIND",
      { long: { ...long, level: true } },
      { name: "level", expected: "a number or a map", got: "true" },
    ],
    [
      "VALUE_OF_WRONG_KIND",
      { long: { ...long, level: [] } },
      { name: "level", expected: "a number or a map", got: "a list" },
    ],
    ["KEY_MISSING", { long: { ...long, level: {} } }, { key: "value", parent: "long.level" }],
    ["VALUE_OF_WRONG_KIND", { asOf: 5 }, { name: "asOf", expected: "text", got: "5" }],
    ["VALUE_OF_WRONG_KIND", { long: { ...long, symbol: "" } }, { expected: "text that is not empty", got: '""' }],
    ["VALUE_OF_WRONG_KIND", { long: { ...long, exercise: "x" } }, { expected: "american or european", got: '"x"' }],
    ["VALUE_OF_WRONG_KIND", { size: { withMicros: "yes" } }, { expected: "true or false" }],
    ["VALUE_OF_WRONG_KIND", { size: { maxContracts: [] } }, { expected: "a number or a map", got: "a list" }],
    ["VALUE_OF_WRONG_KIND", { size: { weighting: 5 } }, { expected: "text or a list" }],
    ["SAME_SYMBOL", { short: { ...short, symbol: "rty" } }, { symbol: "RTY" }],
    ["LEVEL_MISSING", { short: { symbol: "NQ" } }, { symbol: "NQ" }],
    ["CONTRACT_NOT_HOLDABLE", { short: { symbol: "NDX", level: 1 } }, { symbol: "NDX", future: "NQ" }],
    ["CONTRACT_UNKNOWN", { short: { symbol: "QQQQ1", level: 1 } }, { symbol: "QQQQ1" }],
    ["DATE_UNREADABLE", { asOf: "2026-02-29" }, { name: "asOf", got: "2026-02-29" }],
    ["DATE_UNREADABLE", { expiry: "2026-3-20" }, { name: "expiry", got: "2026-3-20" }],
    ["ACCOUNT_RISK_INCOMPLETE", { size: { account: 1 } }, { given: "account" }],
    ["ACCOUNT_RISK_INCOMPLETE", { size: { risk: "1%" } }, { given: "risk" }],
    ["SYMBOL_NOT_IN_PAIR", { size: { holding: { ES: 1 } } }, { symbol: "ES", ...sides }],
    ["MOVE_UNREADABLE", { moves: [{ RTY: 0, NQ: 0, ES: 0 }] }, { got: "RTY, NQ, ES", ...sides }],
    [
      "WEIGHTING_UNKNOWN",
      { size: { weighting: "dolar-neutral" } },
      { got: "dolar-neutral", nearest: ["dollar-neutral"] },
    ],
    ["VALUE_OUT_OF_RANGE", { long: { ...long, legs: ["+1 F @ 2000000000000"] } }, { name: "entry", got: 2e12 }],
    ["VALUE_OUT_OF_RANGE", { long: { ...long, legs: ["2000000000000C"] } }, { name: "strike", got: 2e12 }],
    ["VALUE_OUT_OF_RANGE", { long: { ...long, legs: ["1C @ 2000000000000"] } }, { name: "premium", got: 2e12 }],
    ["VALUE_OUT_OF_RANGE", { long: { ...long, legs: ["+1000001 1C"] } }, { name: "quantity", got: 1_000_001 }],
  ])("%s for %j: %j", async (code, change, args) => {
    expect(await refusal(() => parseTrade({ ...plain, ...change }))).toMatchObject([{ code, args }]);
  });

  it("of a trade that is no map", async () => {
    const [first] = await refusal(() => parseTrade("RTY/NQ"));
    expect(first).toMatchObject({ args: { name: "trade", expected: "a map", got: '"RTY/NQ"' } });
  });
});

describe("values that are taken as they are", () => {
  it("a small fraction in JSON's exponent", () => {
    expect(parseTrade({ ...plain, rate: 1e-7 }).rate).toBe(1e-7);
  });

  it("true, also as a text", () => {
    const size = { withMicros: true };
    const trade = parseTrade({ ...plain, size, limits: { definedRisk: "true" }, quote: "mid" });
    expect([trade.rules.withMicros, trade.limits.definedRisk, trade.quote]).toEqual([true, true, "mid"]);
  });

  it("an estimator; an unknown one is refused by its name", () => {
    const reader = quantityReader(plainOrigins);
    const method = (estimator: string) => resolveMethod({ file: "a.csv", estimator }, ["long", "history"], reader);
    expect(method("yang-zhang")).toMatchObject({
      estimator: "yang-zhang",
      lookback: 20,
      periodsPerYear: 252,
      lambda: 0.94,
    });
    expect(reader.findings).toEqual([]);
    expect(method("atr").estimator).toBe("close-to-close");
    expect(reader.findings).toMatchObject([
      { code: "ESTIMATOR_UNKNOWN", args: { got: "atr" }, path: "long.history.estimator" },
    ]);
  });
});

describe("the files that a trade names", () => {
  it.each(["dmy", "mdy", "ymd"])("are read as they say, in the order %s", (dateOrder) => {
    const asked = { file: "a.csv", symbol: "RUT", dateOrder };
    const history = { ...asked, column: "Close", skipWeekends: "true", lookback: 60 };
    const { file, ...options } = asked;
    expect(historySources({ asOf: "2026-01-22", long: { history }, short: { history: "b.csv" } })).toEqual({
      long: { file, options: { ...options, column: "Close", skipWeekends: true } },
      short: { file: "b.csv", options: {} },
      asOf: "2026-01-22",
    });
    expect(chainSources({ long: { chain: asked }, short: { chain: "b.csv" } })).toEqual({
      long: { file, options },
      short: { file: "b.csv", options: {} },
    });
  });

  it("without what is of another kind, which the shape refuses", () => {
    const wrong = { file: "a.csv", symbol: 5, column: 5, dateOrder: "xyz", skipWeekends: "yes" };
    expect(historySources({ asOf: "22 Jan", long: { history: wrong }, short: { history: { file: 5 } } })).toEqual({
      long: { file: "a.csv", options: {} },
      short: null,
      asOf: undefined,
    });
    expect(chainSources({ long: { chain: wrong }, short: null })).toEqual({
      long: { file: "a.csv", options: {} },
      short: null,
    });
    expect(historySources({ asOf: 5, long: {}, short: { history: { ...wrong, skipWeekends: true } } })).toMatchObject({
      long: null,
      short: { options: { skipWeekends: true } },
    });
  });
});
