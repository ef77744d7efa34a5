import { describe, expect, it } from "vitest";
import { parseTrade } from "../../src/api/trade.ts";
import { PairsizeError } from "../../src/errors/error.ts";

const long = { symbol: "RTY", level: "2,730.8" };
const short = { symbol: "NQ", level: 25658.25 };
const plain = { version: 1, long, short };

/** The problems of a trade as "CODE path". */
function problemsOf(input: unknown): readonly string[] {
  try {
    parseTrade(input);
    return [];
  } catch (error) {
    if (error instanceof PairsizeError) return error.findings.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
}

describe("a trade is refused", () => {
  it.each([
    ["where both sides are on one symbol", { short: { ...short, symbol: "rty" } }, ["SAME_SYMBOL short.symbol"]],
    ["without a level", { short: { symbol: "NQ" } }, ["LEVEL_MISSING short"]],
    ["for a cash index without options", { short: { symbol: "NDX", level: 25658 } }, ["CONTRACT_NOT_HOLDABLE short"]],
    [
      "for a future of a cash index",
      { short: { symbol: "NDX", level: 25658, legs: ["-1 F @ 25658"] } },
      ["CONTRACT_NOT_HOLDABLE short"],
    ],
    ["for a contract nobody knows", { short: { symbol: "QQQQ1", level: 1 } }, ["CONTRACT_UNKNOWN short.symbol"]],
    [
      "for a currency without a rate",
      { short: { symbol: "XYZ", level: 1 }, products: [{ symbol: "XYZ", multiplier: 1, currency: "EUR" }] },
      ["FX_MISSING short"],
    ],
    [
      "for a date that is none",
      { asOf: "2026-02-29", expiry: "20.3.2026" },
      ["DATE_UNREADABLE asOf", "DATE_UNREADABLE expiry"],
    ],
    ["for a decimal comma", { short: { ...short, level: "25658,25" } }, ["NUMBER_UNREADABLE short.level"]],
    ["for an account without a risk", { size: { account: 1 } }, ["ACCOUNT_RISK_INCOMPLETE size.account"]],
    ["for a risk without an account", { size: { risk: "1%" } }, ["ACCOUNT_RISK_INCOMPLETE size.risk"]],
    ["for a holding of another symbol", { size: { holding: { ES: 1 } } }, ["SYMBOL_NOT_IN_PAIR size.holding.ES"]],
    ["for a weighting nobody knows", { size: { weighting: "dolar-neutral" } }, ["WEIGHTING_UNKNOWN size.weighting"]],
    ["for a move of one side", { moves: [{ RTY: "1%" }] }, ["MOVE_UNREADABLE moves[0]"]],
    ["for a move of one side twice", { moves: [{ RTY: "1%", rty: "1%" }] }, ["MOVE_UNREADABLE moves[0]"]],
    ["for a move of a third", { moves: [{ RTY: "1%", NQ: "1%", ES: "1%" }] }, ["MOVE_UNREADABLE moves[0]"]],
    ["for an option without a strike", { long: { ...long, legs: [{ right: "call" }] } }, ["KEY_MISSING long.legs[0]"]],
    ["for an option without a right", { long: { ...long, legs: [{ strike: 2750 }] } }, ["KEY_MISSING long.legs[0]"]],
    [
      "for an entry too large",
      { long: { ...long, legs: ["+1 F @ 2000000000000"] } },
      ["VALUE_OUT_OF_RANGE long.legs[0]"],
    ],
    ["for a strike too large", { long: { ...long, legs: ["2000000000000C"] } }, ["VALUE_OUT_OF_RANGE long.legs[0]"]],
    [
      "for a premium too large",
      { long: { ...long, legs: ["1C @ 2000000000000"] } },
      ["VALUE_OUT_OF_RANGE long.legs[0]"],
    ],
    ["for too many options", { long: { ...long, legs: ["+1000001 2750C"] } }, ["VALUE_OUT_OF_RANGE long.legs[0]"]],
    ["for an unknown key", { long: { ...long, levle: 1 } }, ["KEY_UNKNOWN long.levle"]],
    ["for another version", { version: 2 }, ["VALUE_OF_WRONG_KIND version"]],
    ["once for a symbol that is a list", { long: { ...long, symbol: [] } }, ["VALUE_OF_WRONG_KIND long.symbol"]],
    [
      "for a move of a symbol that every object inherits",
      { moves: [{ RTY: 0.1, NQ: 0.1, constructor: [] }] },
      ["VALUE_OF_WRONG_KIND moves[0].constructor", "MOVE_UNREADABLE moves[0]"],
    ],
    ["for a budget left empty", { size: { maxLoss: null } }, ["VALUE_OF_WRONG_KIND size.maxLoss"]],
    ["for a limit left empty", { limits: { maxLoss: null, imbalance: "5%" } }, ["VALUE_OF_WRONG_KIND limits.maxLoss"]],
    [
      "for a cap of a side left empty",
      { size: { maxContracts: { long: null } } },
      ["VALUE_OF_WRONG_KIND size.maxContracts.long"],
    ],
    ["for legs left empty", { long: { ...long, legs: null } }, ["VALUE_OF_WRONG_KIND long.legs"]],
    ["for holdings left empty", { holdings: null }, ["VALUE_OF_WRONG_KIND holdings"]],
    ["for legs that are no list", { long: { ...long, legs: "2750C" } }, ["VALUE_OF_WRONG_KIND long.legs"]],
  ])("%s", (_, change, problems) => {
    expect(problemsOf({ ...plain, ...change })).toEqual(problems);
  });

  it("for no empty value that means no more than its absence", () => {
    const input = { ...plain, size: null, limits: null, moves: null, rate: null, long: { ...long, volatility: null } };
    expect(problemsOf(input)).toEqual([]);
  });

  it("with every problem at once, of shape and of values", () => {
    const problems = problemsOf({ version: 1, rate: 3.65, long: "RTY", short: { symbol: "NQ", level: 0 }, moves: {} });
    expect([...problems].sort()).toEqual([
      "PERCENT_AMBIGUOUS rate",
      "VALUE_OF_WRONG_KIND long",
      "VALUE_OF_WRONG_KIND moves",
      "VALUE_OUT_OF_RANGE short.level",
    ]);
  });
});
