import { describe, expect, it } from "vitest";
import type { Check, CheckRequest } from "../../../src/core/check/check.ts";
import { checkPair } from "../../../src/core/check/check-pair.ts";
import { pairScenario, type ScenarioRequest } from "../../../src/core/scenario/scenario.ts";
import { isTradingDay } from "../../../src/core/trading-days.ts";
import { PairsizeError } from "../../../src/errors/error.ts";
import { messageOf } from "../../../src/errors/words.ts";
import { backtest, type PairTrade, parseTrade, readPriceHistory, type TradeSide } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const rty = { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const nq = { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const spreads = { version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", long: rty, short: nq };
const futures = {
  version: 1,
  long: { symbol: "RTY", level: 2730.8 },
  short: { symbol: "NQ", level: 25658.25 },
  size: { weighting: "dollar" },
};

const atExpiry = {
  horizon: { kind: "expiry" },
  moves: { long: [], short: [] },
  volatilityShift: { long: 0, short: 0 },
} as unknown as ScenarioRequest;

/** The checks of a trade with limits, 4 : 1 and 7 : 2 where it is the sample. */
function checks(trade: object, limits: object, request: CheckRequest = {}): readonly Check[] {
  return checkPair(parseTrade({ ...trade, limits }), request).checks;
}

/** What the checks came to, and the code of its finding. */
function outcomes(trade: object, limits: object, request: CheckRequest = {}) {
  return checks(trade, limits, request).map(({ weighting, passed, actual, finding }) => [
    weighting,
    passed,
    actual,
    finding.code,
  ]);
}

// One unit costs 78.4 − 18.2 = 60.2 points × $50 = $3,010, and 612.5 − 196.25 = 416.25 points × $20 = $8,325.
const losses = { dollar: 4 * 3010 + 8325, volatility: 7 * 3010 + 2 * 8325 };
const loss = (amount: number) => ({ kind: "limited", amount, profit: -amount });

describe("maxLoss", () => {
  it("passes at the limit and fails a cent below it", () => {
    expect(losses).toEqual({ dollar: 20_365, volatility: 37_720 });
    expect(outcomes(spreads, { maxLoss: 20_365 })).toEqual([
      ["dollar-neutral", true, loss(20_365), "LIMIT_KEPT"],
      ["volatility-adjusted", false, loss(37_720), "LIMIT_BROKEN"],
    ]);
    expect(outcomes(spreads, { maxLoss: 20_364.99 })[0]).toEqual([
      "dollar-neutral",
      false,
      loss(20_365),
      "LIMIT_BROKEN",
    ]);
  });

  it("counts a fee for every option: 8 of RTY and 2 of NQ at 10 cents are a dollar", () => {
    const withFee = { ...spreads, size: { fee: 0.1, weighting: "dollar" } };
    expect(outcomes(withFee, { maxLoss: 20_366 })).toEqual([["dollar-neutral", true, loss(20_366), "LIMIT_KEPT"]]);
    expect(checks(withFee, { maxLoss: 20_365.99 })[0]?.passed).toBe(false);
  });

  it("fails where the loss has no end", () => {
    expect(outcomes(futures, { maxLoss: 1e12 })).toEqual([
      ["dollar-neutral", false, { kind: "unlimited" }, "LIMIT_BROKEN"],
    ]);
  });
});

describe("maxNotional", () => {
  // 4 × 136,540 + 513,165
  it("passes at the limit and fails a cent below it", () => {
    const one = { ...spreads, size: { weighting: "dollar" } };
    expect(outcomes(one, { maxNotional: 1_059_325 })).toEqual([["dollar-neutral", true, 1_059_325, "LIMIT_KEPT"]]);
    expect(outcomes(one, { maxNotional: 1_059_324.99 })).toEqual([
      ["dollar-neutral", false, 1_059_325, "LIMIT_BROKEN"],
    ]);
  });
});

describe("maxPremium", () => {
  it("counts what is paid with its fees, and takes what is received for less than nothing", () => {
    const withFee = { ...spreads, size: { fee: 2.25, weighting: "dollar" } };
    expect(outcomes(withFee, { maxPremium: 20_387.5 })).toEqual([["dollar-neutral", true, 20_387.5, "LIMIT_KEPT"]]);
    expect(outcomes(withFee, { maxPremium: 20_387.49 })).toEqual([["dollar-neutral", false, 20_387.5, "LIMIT_BROKEN"]]);
    const sold = {
      ...spreads,
      long: { ...rty, legs: ["2950C @ 18.20", "-1 2750C @ 78.40"] },
      size: { weighting: "dollar" },
    };
    expect(outcomes(sold, { maxPremium: 0 })).toEqual([["dollar-neutral", true, 8325 - 4 * 3010, "LIMIT_KEPT"]]);
  });
});

describe("maxDailyRisk", () => {
  const perYear = 4 * 136_540 * 0.185 + 513_165 * 0.173;

  it("is without dates the dollar volatility of both sides over the square root of 252", () => {
    const one = { ...spreads, asOf: undefined, expiry: undefined, size: { weighting: "dollar" } };
    const [check] = checks(one, { maxDailyRisk: 12_000 });
    expect(check?.passed).toBe(true);
    expect(check?.actual).toBeCloseTo(perYear / Math.sqrt(252), 8);
    expect(checks(one, { maxDailyRisk: 11_957.35 })[0]?.passed).toBe(false);
    expect(checks(one, { maxDailyRisk: 11_957.36 })[0]?.passed).toBe(true);
  });

  it("cannot be measured without a volatility, and fails", () => {
    expect(outcomes(futures, { maxDailyRisk: 1e9 })).toEqual([["dollar-neutral", false, null, "VOLATILITY_MISSING"]]);
  });
});

describe("imbalance", () => {
  // (4 × 136,540 − 513,165) / (4 × 136,540 + 513,165) = 32,995 / 1,059,325
  it("is held against the limit whichever side is heavier", () => {
    expect(outcomes(spreads, { imbalance: "3.12%" }).map(([, passed]) => passed)).toEqual([true, true]);
    expect(outcomes(spreads, { imbalance: "0.2%" }).map(([, passed]) => passed)).toEqual([false, false]);
    expect(checks(spreads, { imbalance: "3.12%" })[0]?.actual).toBe(32_995 / 1_059_325);
  });

  it("passes at the limit, exactly", () => {
    const thirds = {
      version: 1,
      long: { symbol: "AAA", level: 3, multiplier: 1 },
      short: { symbol: "BBB", level: 1, multiplier: 1 },
      size: { weighting: "dollar", contracts: { long: 1, short: 2 } },
    };
    // (3 − 2) / (3 + 2) = 0.2
    expect(checks(thirds, { imbalance: "20%" })[0]?.passed).toBe(true);
    expect(checks(thirds, { imbalance: "19.9999999999%" })[0]?.passed).toBe(false);
  });

  it("cannot be measured of a weighting that is not available, or that nothing fits, and fails", () => {
    const unavailable = { ...futures, size: { weighting: "vol" } };
    expect(outcomes(unavailable, { imbalance: "49%" })).toEqual([
      ["volatility-adjusted", false, null, "VOLATILITY_MISSING"],
    ]);
    const nothingFits = { ...spreads, size: { weighting: "dollar", maxLoss: 1 } };
    expect(outcomes(nothingFits, { imbalance: "49%", maxLoss: 1e9, maxContracts: 9 })).toEqual([
      ["dollar-neutral", false, null, "MAX_LOSS_OVER_BUDGET"],
      ["dollar-neutral", false, null, "MAX_LOSS_OVER_BUDGET"],
      ["dollar-neutral", false, null, "MAX_LOSS_OVER_BUDGET"],
    ]);
  });
});

describe("a trade of which no weighting comes to a pair", () => {
  // One pair can lose 50 × 60.2 + 20 × 416.25 = $11,335.
  const today = { today: "2026-01-22", asOf: "2026-01-22" };
  const ofTrade = { definedRisk: true, quotedPremiums: true, maxPriceAge: 9 };

  it("fails the limits that look at no pair, and those on warnings, with the reason", () => {
    const tooSmall = { ...spreads, size: { weighting: "dollar", maxLoss: 11_334 } };
    const held = checkPair(parseTrade({ ...tooSmall, limits: ofTrade }), { ...today, warningsAsErrors: true });
    expect(held.passed).toBe(false);
    expect(held.checks.map(({ name, passed, finding }) => [name, passed, finding.code])).toEqual(
      ["definedRisk", "quotedPremiums", "maxPriceAge", "warnings"].map((name) => [name, false, "MAX_LOSS_OVER_BUDGET"]),
    );
    expect(held.checks[0]?.actual).toEqual({ long: loss(3010), short: loss(8325) });
    const fits = checkPair(
      parseTrade({ ...tooSmall, size: { weighting: "dollar", maxLoss: 20_365 }, limits: ofTrade }),
      {
        ...today,
        warningsAsErrors: true,
      },
    );
    expect(fits.passed).toBe(true);
  });

  it("fails a ratio that has not drifted with the reason of its own weighting", () => {
    const size = { weighting: ["vol", "dollar"], maxLoss: 11_334 };
    const sides = { long: { ...rty, volatility: undefined }, short: { ...nq, volatility: undefined } };
    // Short contracts a long one: 136,540 / 513,165 dollars.
    const against = {
      file: "then.json",
      symbols: { long: "RTY", short: "NQ" },
      ratios: { "dollar-neutral": 136_540 / 513_165 },
    };
    const outcome = outcomes({ ...spreads, ...sides, size }, { maxRatioDrift: "1%" }, { against });
    expect(outcome.map(([weighting, passed, , code]) => [weighting, passed, code])).toEqual([
      ["volatility-adjusted", false, "VOLATILITY_MISSING"],
      ["dollar-neutral", false, "MAX_LOSS_OVER_BUDGET"],
    ]);
  });

  it("keeps what it breaks, and a limit stands where one weighting comes to a pair", () => {
    const sold = { ...spreads, long: { ...rty, legs: ["2750C @ 78.40", "-2 2950C @ 18.20"] } };
    const [broken] = checks({ ...sold, size: { weighting: "dollar", maxLoss: 1 } }, { definedRisk: true });
    expect(broken?.finding.code).toBe("LIMIT_BROKEN");
    const one = { ...spreads, long: { ...rty, volatility: undefined }, size: { weighting: ["vol", "dollar"] } };
    expect(outcomes(one, { quotedPremiums: true })).toEqual([[null, true, 0, "LIMIT_KEPT"]]);
  });
});

describe("two expiries without a rate", () => {
  const later = {
    ...{ ...spreads, rate: undefined, correlation: 0.78, size: { weighting: "dollar" } },
    short: { ...nq, expiry: "2026-06-18" },
  };

  it("are held to what is known, and fail what the options left over would have to be valued for", () => {
    // 4 × 50 × 60.2 + 20 × 416.25 = 20,365.
    expect(outcomes(later, { maxLoss: 20_365, minProbability: "10%" })).toEqual([
      ["dollar-neutral", true, { kind: "limited", amount: 20_365, profit: -20_365 }, "LIMIT_KEPT"],
      ["dollar-neutral", false, null, "PRICING_INPUT_MISSING"],
    ]);
    expect(checks({ ...later, rate: "3.65%" }, { minProbability: "10%" })[0]?.passed).toBe(true);
  });
});

describe("maxContracts", () => {
  const one = { ...spreads, size: { weighting: "dollar" } };

  it("caps both sides, or one", () => {
    expect(outcomes(one, { maxContracts: 4 })).toEqual([["dollar-neutral", true, { long: 4, short: 1 }, "LIMIT_KEPT"]]);
    expect(checks(one, { maxContracts: 3 })[0]?.passed).toBe(false);
    const words = (limits: object) => checks(one, limits).map((check) => messageOf(check.finding));
    expect(words({ maxContracts: 4 })[0]).toMatch(/^there are 4 long and 1 short contracts, /);
    expect(words({ maxContracts: { short: 1 } })[0]).toMatch(/^there is 1 short contract, /);
    expect(checks(one, { maxContracts: { short: 1 } })[0]).toMatchObject({
      passed: true,
      limit: { long: null, short: 1 },
    });
    expect(checks(one, { maxContracts: { long: 3, short: 1 } })[0]).toMatchObject({
      passed: false,
      finding: { args: { sides: [{ side: "long", actual: 4, limit: 3 }] } },
    });
  });

  it("counts a micro as a tenth", () => {
    const micros = {
      ...futures,
      size: { weighting: "dollar", withMicros: true, contracts: { long: 3 } },
    };
    // 3 × 136,540 = 409,620 of RTY are 7.98 MNQ of 51,316.5: eight of them, 0.8 of a large one.
    expect(checks(micros, { maxContracts: { short: 1 } })[0]).toMatchObject({
      passed: true,
      actual: { long: 3, short: 0.8 },
    });
  });
});

describe("definedRisk", () => {
  it("passes where each side's loss has an end, and names the sides where it has not", () => {
    expect(outcomes(spreads, { definedRisk: true })).toMatchObject([[null, true, {}, "LIMIT_KEPT"]]);
    // The future falls to 0 at worst, and rises without end.
    expect(checks(futures, { definedRisk: true })).toMatchObject([
      { passed: false, finding: { code: "LIMIT_BROKEN", args: { unlimited: ["NQ"] } } },
    ]);
  });

  it("is no limit where it is false", () => {
    expect(() => checks(spreads, { definedRisk: false })).toThrow(PairsizeError);
  });
});

describe("maxPriceAge", () => {
  const dates = { today: "2026-01-25", asOf: "2026-01-22" };

  it("counts from the date of the trade to the date given, for levels that were written down", () => {
    expect(outcomes(spreads, { maxPriceAge: 3 }, dates)).toEqual([[null, true, { long: 3, short: 3 }, "LIMIT_KEPT"]]);
    expect(outcomes(spreads, { maxPriceAge: 2 }, dates)).toEqual([
      [null, false, { long: 3, short: 3 }, "LIMIT_BROKEN"],
    ]);
  });

  it("never measures a date by itself: without today a level that was written down has no age", () => {
    const unknown = { long: null, short: null };
    expect(outcomes(spreads, { maxPriceAge: 9 }, { asOf: "2026-01-22" })).toEqual([
      [null, false, unknown, "PRICE_DATE_UNKNOWN"],
    ]);
    expect(outcomes(spreads, { maxPriceAge: 9 }, { today: "2026-01-25" })).toEqual([
      [null, false, unknown, "PRICE_DATE_UNKNOWN"],
    ]);
    expect(outcomes(spreads, { maxPriceAge: 9 })).toEqual([[null, false, unknown, "TODAY_UNKNOWN"]]);
  });

  it("fails for a level of a later date", () => {
    expect(outcomes(spreads, { maxPriceAge: 9 }, { today: "2026-01-21", asOf: "2026-01-22" })).toEqual([
      [null, false, { long: null, short: null }, "PRICE_AFTER_TODAY"],
    ]);
  });

  it("counts from the date of a close to the date that the trade gives", () => {
    const trade = parseTrade({ ...spreads, limits: { maxPriceAge: 6 } });
    const dated = { ...trade, long: { ...trade.long, level: { ...trade.long.level, date: "2026-01-16" } } };
    const both = { ...dated, short: { ...trade.short, level: { ...trade.short.level, date: "2026-01-20" } } };
    const { checks: found } = checkPair(both, { asOf: "2026-01-22" });
    expect(found[0]).toMatchObject({ passed: true, actual: { long: 6, short: 2 } });
    const { checks: later } = checkPair(both, { asOf: "2026-01-22", today: "2026-01-23" });
    expect(later[0]).toMatchObject({
      passed: false,
      actual: { long: 7, short: 3 },
      finding: { args: { prices: [{ symbol: "RTY", days: 7 }] } },
    });
  });
});

describe("minProbability", () => {
  // Of a future bought at its level beside a side that neither gains nor loses: P(S > F) = Φ(−σ√T/2), T = 57/365.
  const coin = {
    ...spreads,
    correlation: 0.5,
    long: { symbol: "RTY", level: 2730.8, volatility: "20%" },
    short: { ...nq, legs: ["+1 F @ 25658.25", "-1 F @ 25658.25"] },
    size: { weighting: "dollar" },
  };
  const expected = 0.4842388450869054;

  it("is that of a profit at expiry", () => {
    expect(checks(coin, { minProbability: "48.4%" })[0]?.actual).toBeCloseTo(expected, 9);
    expect(outcomes(coin, { minProbability: "48.4%" })[0]?.slice(1, 2)).toEqual([true]);
    expect(outcomes(coin, { minProbability: "48.5%" })[0]).toMatchObject(["dollar-neutral", false, {}, "LIMIT_BROKEN"]);
  });

  it("is what a scenario says, of each weighting", () => {
    const given = { ...spreads, correlation: 0.78 };
    const found = checks(given, { minProbability: 0.5 });
    const scenarios = (["dollar", "vol"] as const).map((weighting) =>
      pairScenario(parseTrade({ ...given, size: { weighting } }), atExpiry),
    );
    expect(found.map(({ actual }) => actual)).toEqual(
      scenarios.map((one) => one.available && one.distribution.known && one.distribution.probabilityOfProfit),
    );
  });

  it("passes at certainty", () => {
    const certain = {
      ...coin,
      allowArbitrage: true,
      long: { ...rty, legs: ["2950C @ 18.20", "-1 2950C @ 18.30"] },
      short: { ...nq, legs: ["+1 F @ 25650", "-1 F @ 25650"] },
    };
    expect(outcomes(certain, { minProbability: "100%" })).toEqual([["dollar-neutral", true, 1, "LIMIT_KEPT"]]);
  });

  it("cannot be measured without a correlation or the dates, and fails", () => {
    expect(outcomes(spreads, { minProbability: 0 })[0]).toEqual(["dollar-neutral", false, null, "CORRELATION_MISSING"]);
    expect(outcomes({ ...coin, expiry: null }, { minProbability: 0 })).toEqual([
      ["dollar-neutral", false, null, "HORIZON_UNKNOWN"],
    ]);
    const nothingFits = { ...spreads, correlation: 0.5, size: { weighting: "dollar", maxLoss: 1 } };
    expect(outcomes(nothingFits, { minProbability: 0 })[0]?.[3]).toBe("MAX_LOSS_OVER_BUDGET");
  });
});

describe("maxRatioDrift", () => {
  const one = { ...spreads, size: { weighting: "dollar" } };
  // The ratio of the sample is 136,540 / 513,165 = 0.26607…
  const against = (ratio: number, symbols = { long: "RTY", short: "NQ" }): CheckRequest => ({
    against: { file: "sizing.json", symbols, ratios: { "dollar-neutral": ratio as never } },
  });

  it("is the share by which the ratio has moved, either way", () => {
    const ratio = 136_540 / 513_165;
    expect(outcomes(one, { maxRatioDrift: "0%" }, against(ratio))).toEqual([["dollar-neutral", true, 0, "LIMIT_KEPT"]]);
    for (const stored of [ratio / 1.04, ratio / 0.96]) {
      expect(checks(one, { maxRatioDrift: "4.01%" }, against(stored))[0]?.passed).toBe(true);
      expect(checks(one, { maxRatioDrift: "3.99%" }, against(stored))[0]?.passed).toBe(false);
    }
    expect(checks(one, { maxRatioDrift: "4.01%" }, against(ratio / 0.96))[0]?.actual).toBeCloseTo(-0.04, 12);
  });

  it("passes at the limit, exactly", () => {
    const equal = {
      version: 1,
      long: { symbol: "AAA", level: 1.1, multiplier: 1 },
      short: { symbol: "BBB", level: 1, multiplier: 1 },
      size: { weighting: "dollar" },
    };
    // 1.1 / 1 − 1 is 0.10000000000000009 in doubles, and 10 % in decimals.
    const stored = against(1, { long: "AAA", short: "BBB" });
    expect(checks(equal, { maxRatioDrift: "10%" }, stored)[0]).toMatchObject({ passed: true, actual: 0.1 });
    expect(checks(equal, { maxRatioDrift: "9.99999999%" }, stored)[0]?.passed).toBe(false);
  });

  it("passes at the limit where both ratios are rounded", () => {
    // Levels that are 10 % and 2.5 % higher, by volatility: the quotients of doubles are off by 4e-15.
    const at = (level: number) => ({
      version: 1,
      long: { symbol: "RTY", level, volatility: "18.5%" },
      short: { symbol: "NQ", level: 25_658.25, volatility: "17.3%" },
      size: { weighting: "vol" },
    });
    const stored = (2730.8 * 50 * 0.185) / (25_658.25 * 20 * 0.173);
    const ofStored = {
      against: { file: "s.json", symbols: { long: "RTY", short: "NQ" }, ratios: { "volatility-adjusted": stored } },
    } as unknown as CheckRequest;
    for (const [level, limit, passed] of [
      [3003.88, "10%", true],
      [2457.72, "10%", true],
      [2799.07, "2.5%", true],
      [3003.89, "10%", false],
      [2457.71, "10%", false],
    ] as const)
      expect(checks(at(level), { maxRatioDrift: limit }, ofStored)[0]?.passed, `${level} ${limit}`).toBe(passed);
  });

  it("cannot be measured without a stored ratio of the same pair and weighting, and fails", () => {
    const code = (request: CheckRequest) => outcomes(one, { maxRatioDrift: "40%" }, request);
    expect(code({})).toEqual([["dollar-neutral", false, null, "STORED_SIZING_MISSING"]]);
    expect(code(against(0.27, { long: "ES", short: "NQ" }))).toEqual([
      ["dollar-neutral", false, null, "STORED_PAIR_DIFFERS"],
    ]);
    const ofNone = { against: { file: "sizing.json", symbols: { long: "RTY", short: "NQ" }, ratios: {} } };
    expect(code(ofNone)).toEqual([["dollar-neutral", false, null, "STORED_RATIO_MISSING"]]);
    const unavailable = { ...futures, size: { weighting: "vol" } };
    expect(outcomes(unavailable, { maxRatioDrift: "40%" }, against(0.27))).toEqual([
      ["volatility-adjusted", false, null, "VOLATILITY_MISSING"],
    ]);
  });
});

describe("warnings", () => {
  it("fail a trade only where they are asked to", () => {
    const odd = { ...spreads, long: { ...rty, legs: ["2750C @ 78.43", "-1 2950C @ 18.20"] } };
    expect(checkPair(parseTrade({ ...odd, limits: { maxLoss: 1e6 } })).passed).toBe(true);
    expect(checkPair(parseTrade(odd), { warningsAsErrors: true })).toMatchObject({
      passed: false,
      checks: [{ name: "warnings", limit: 0, actual: 1, finding: { args: { codes: ["PREMIUM_OFF_TICK"] } } }],
    });
    expect(checkPair(parseTrade(spreads), { warningsAsErrors: true })).toMatchObject({
      passed: true,
      checks: [{ name: "warnings", actual: 0, finding: { code: "LIMIT_KEPT" } }],
    });
  });
});

describe("a trade without limits", () => {
  it("is refused: nothing that is not checked passes", () => {
    expect(() => checkPair(parseTrade(spreads))).toThrow(expect.objectContaining({ code: "LIMITS_MISSING" }));
    expect(() => checks(spreads, {})).toThrow(expect.objectContaining({ code: "LIMITS_MISSING" }));
    expect(() => checks(spreads, { maxContracts: {} })).toThrow(expect.objectContaining({ code: "LIMITS_MISSING" }));
  });
});

describe("limits on the past", async () => {
  const barsOf = async (file: string) =>
    (await readPriceHistory(`fixtures/prices/${file}`, { asOf: "2025-12-01" })).bars;
  const bars = { long: await barsOf("synthetic-first.csv"), short: await barsOf("synthetic-second.csv") };
  const method = { estimator: "close-to-close", lookback: 60, periodsPerYear: 252, lambda: 0.94 } as const;
  const written = {
    version: 1,
    asOf: "2025-12-01",
    expiry: "2025-12-15",
    long: { symbol: "RTY", level: 1200, volatility: 0.4 },
    short: { symbol: "NQ", level: 20000, volatility: 0.35 },
  };
  const withHistories = (limits: object, size: object = { weighting: "all" }): PairTrade => {
    const trade = parseTrade({ ...written, size, limits });
    const history = (side: "long" | "short") => ({ file: `${side}.csv`, bars: bars[side], method });
    return {
      ...trade,
      long: { ...trade.long, history: history("long") },
      short: { ...trade.short, history: history("short") },
    };
  };
  const outcome = (limits: object) =>
    checkPair(withHistories(limits)).checks.map(({ weighting, passed, actual, finding }) => [
      weighting,
      passed,
      actual,
      finding.code,
    ]);

  it("hold the share of past windows, and the lower end of its interval, as a scenario says them, centred", () => {
    const dollar = withHistories({}, { weighting: "dollar" });
    const shown = pairScenario(dollar, atExpiry);
    const rows = shown.available && shown.historical.available ? shown.historical.rows : [];
    const centred = rows.find(({ method }) => method === "centred");
    if (!centred?.available) throw new Error("no past");
    const { shareProfitable, interval } = centred;
    const held = (limits: object) => checkPair({ ...withHistories(limits, { weighting: "dollar" }) }).checks[0];
    expect(held({ minShareProfitable: shareProfitable })).toMatchObject({ passed: true, actual: shareProfitable });
    expect(held({ minShareProfitable: shareProfitable + 1e-9 })).toMatchObject({ passed: false });
    expect(held({ minShareProfitableLower: interval[0] })).toMatchObject({ passed: true, actual: interval[0] });
    expect(held({ minShareProfitableLower: shareProfitable })).toMatchObject({
      passed: false,
      finding: { code: "LIMIT_BROKEN" },
    });
  });

  it("hold the beta that a weighting left in the past from its worst start, as a backtest says it, of either sign", () => {
    const trade = withHistories({ maxResidualBeta: 0.05 });
    const study = backtest(trade).horizons.find(({ days }) => days === 10);
    if (!study?.available) throw new Error("no study");
    const checks = outcome({ maxResidualBeta: 0.05 });
    for (const { weighting, betaToBoth, betaToBothRange } of study.weightings) {
      const range = betaToBothRange ?? [Number.NaN, Number.NaN];
      expect(betaToBoth).toBeGreaterThanOrEqual(range[0]);
      expect(betaToBoth).toBeLessThanOrEqual(range[1]);
      const worst = range.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 1;
      const passed = Math.abs(worst) <= 0.05;
      expect(checks).toContainEqual([weighting, passed, worst, passed ? "LIMIT_KEPT" : "LIMIT_BROKEN"]);
    }
    expect(checks).toContainEqual(["equal-risk", false, null, "WEIGHTING_NOT_STUDIED"]);
  });

  it("cannot be measured without histories, or where nothing varies, and fail", () => {
    const limits = { minShareProfitable: 0, minShareProfitableLower: 0, maxResidualBeta: 9 };
    expect(outcomes(futures, limits).map(([, passed, actual, code]) => [passed, actual, code])).toEqual(
      [0, 1, 2].map(() => [false, null, "HISTORIES_NEEDED"]),
    );
    // Indices that move against each other by as much: their mean stands still, and nothing has a beta to it.
    const dates = bars.long.dates.filter(isTradingDay);
    const up = Float64Array.from(dates, (_, row) => 100 + ((row * 7) % 13));
    const down = Float64Array.from(up);
    for (let row = 10; row < down.length; row++)
      down[row] = (down[row - 10] ?? 0) * (2 - (up[row] ?? 0) / (up[row - 10] ?? 1));
    const trade = withHistories({ maxResidualBeta: 9 }, { weighting: "dollar" });
    const of = (side: TradeSide, close: Float64Array): TradeSide => ({
      ...side,
      history: { file: "made.csv", method, bars: { dates, open: null, high: null, low: null, close } },
    });
    const against = { ...trade, long: of(trade.long, up), short: of(trade.short, down) };
    expect(checkPair(against).checks[0]).toMatchObject({
      passed: false,
      actual: null,
      finding: { code: "RESIDUAL_BETA_UNKNOWN" },
    });
  });
});

describe("a trade whose options have expired", () => {
  it("is refused on a later day, and on an earlier one is not", async () => {
    const on = (today: string, trade: object = spreads) =>
      checkPair(parseTrade({ ...trade, limits: { maxLoss: 1e6 } }), { today });
    expect(await refusal(() => on("2026-03-21"))).toMatchObject([
      { code: "EXPIRED_TODAY", args: { symbol: "RTY", expiry: "2026-03-20", today: "2026-03-21" } },
    ]);
    expect(on("2026-03-20").passed).toBe(true);
    // RTYH6 and NQH6 end with March.
    expect(on("2026-03-20", { ...futures, asOf: "2026-01-22" }).checks).toHaveLength(1);
    const [gone] = await refusal(() => on("2026-03-21", { ...futures, asOf: "2026-01-22" }));
    expect(gone).toMatchObject({ code: "EXPIRED_TODAY", args: { symbol: "RTYH6", expiry: "2026-03-20" } });
    // RUT of the third Friday settles at its opening: it is last traded the day before.
    const index = { ...spreads, long: { ...spreads.long, symbol: "RUT" }, short: { ...spreads.short, symbol: "NDX" } };
    expect(on("2026-03-19", index).checks.length).toBeGreaterThan(0);
    const [settled] = await refusal(() => on("2026-03-20", index));
    expect(settled).toMatchObject({ code: "EXPIRED_TODAY", args: { symbol: "RUT", expiry: "2026-03-19" } });
    const trade = parseTrade({ ...spreads, limits: { maxLoss: 1e6 } });
    const [past] = await refusal(() => checkPair({ ...trade, asOf: "2026-04-01" }));
    expect(past).toMatchObject({ code: "EXPIRY_PAST" });
  });
});
