import { describe, expect, it } from "vitest";
import type { CheckRequest } from "../../../src/core/check/check.ts";
import { checkPair } from "../../../src/core/check/check-pair.ts";
import { parseTrade } from "../../../src/index.ts";

const rty = { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const nq = { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
const spreads = { version: 1, ...dates, long: rty, short: nq, size: { weighting: "dollar" } };
const futures = {
  version: 1,
  long: { symbol: "RTY", level: 2730.8 },
  short: { symbol: "NQ", level: 25658.25 },
  size: { weighting: "dollar" },
};

/** The first check of a trade with limits. */
function first(trade: object, limits: object, request: CheckRequest = {}) {
  const [check] = checkPair(parseTrade({ ...trade, limits }), request).checks;
  if (check === undefined) throw new Error("a limit was given");
  return check;
}

/** Finding about a limit on the sample, 4 of RTY to 1 of NQ. */
const finding = (limits: object, request: CheckRequest = {}) => first(spreads, limits, request).finding;

describe("finding about a limit in dollars", () => {
  it("is what it asks, what the pair takes, and by how much that is over", () => {
    // 4 × 50 × 60.2 + 20 × 416.25 = 20,365 of premium, all that can be lost; 4 × 136,540 + 513,165 = 1,059,325
    const kept = { code: "LIMIT_KEPT", args: { name: "maxLoss", limit: 20_400, actual: 20_365, over: -35 } };
    expect(finding({ maxLoss: 20_400 })).toMatchObject(kept);
    expect(finding({ maxLoss: 20_000 })).toMatchObject({ code: "LIMIT_BROKEN", args: { actual: 20_365, over: 365 } });
    expect(finding({ maxPremium: 20_000 }).args).toEqual({
      name: "maxPremium",
      limit: 20_000,
      actual: 20_365,
      over: 365,
    });
    expect(finding({ maxNotional: 1_059_000 }).args).toEqual({
      name: "maxNotional",
      limit: 1_059_000,
      actual: 1_059_325,
      over: 325,
    });
  });

  it("of a loss without an end names no amount", () => {
    expect(first(futures, { maxLoss: 5 })).toMatchObject({
      name: "maxLoss",
      limit: 5,
      finding: { args: { name: "maxLoss", limit: 5, actual: "unlimited", over: 0 } },
    });
  });

  it("of the daily risk is over by the difference of what is shown", () => {
    const perDay = (4 * 136_540 * 0.185 + 513_165 * 0.173) / Math.sqrt(252);
    const { args } = first({ ...spreads, asOf: undefined, expiry: undefined }, { maxDailyRisk: 12_000 }).finding;
    expect(args).toMatchObject({ name: "maxDailyRisk", limit: 12_000, by: "deltas alone", correlation: null });
    expect((args as { over: number }).over).toBeCloseTo(perDay - 12_000, 6);
  });

  it("is of its own limit, whatever else the sizing was held to", () => {
    const size = { weighting: "dollar", maxLoss: 25_000, maxPremium: 24_000, maxContracts: 9 };
    const check = first({ ...spreads, size }, { maxNotional: 1_000_000 });
    expect(check).toMatchObject({ passed: false, limit: 1_000_000 });
    // The budget leaves 4 : 1, as without one.
    expect(check.actual).toBe(1_059_325);
  });
});

describe("finding about another limit", () => {
  it("of the imbalance is the figure with its sign, and its distance from the limit", () => {
    const imbalance = 32_995 / 1_059_325;
    const { code, args } = finding({ imbalance: 0.03 });
    expect(code).toBe("LIMIT_BROKEN");
    expect(args).toMatchObject({ name: "imbalance", limit: 0.03, actual: imbalance });
    expect((args as { over: number }).over).toBeCloseTo(imbalance - 0.03, 15);
    expect(finding({ imbalance: 0.04 }).code).toBe("LIMIT_KEPT");
  });

  it("of contracts is each side that is capped, or of those the ones that break it", () => {
    expect(first(spreads, { maxContracts: { long: 3 } })).toMatchObject({ name: "maxContracts", passed: false });
    expect(finding({ maxContracts: { long: 3 } })).toMatchObject({
      code: "LIMIT_BROKEN",
      args: { name: "maxContracts", sides: [{ side: "long", actual: 4, limit: 3 }] },
    });
    expect(finding({ maxContracts: { short: 1 } }).args).toMatchObject({
      sides: [{ side: "short", actual: 1, limit: 1 }],
    });
  });

  it("of the probability is what it asks beside what it is", () => {
    const trade = { ...spreads, correlation: 0.78 };
    const check = first(trade, { minProbability: 0.01 });
    expect(check).toMatchObject({ name: "minProbability", passed: true });
    expect(check.finding.args).toEqual({ name: "minProbability", limit: 0.01, actual: check.actual });
    const nothingFits = { ...trade, size: { weighting: "dollar", maxLoss: 1 } };
    expect(first(nothingFits, { minProbability: 0 })).toMatchObject({ passed: false, actual: null });
  });

  it("of a defined risk is what each side can lose, and the sides that can lose without an end", () => {
    expect(first(futures, { definedRisk: true })).toMatchObject({
      name: "definedRisk",
      limit: true,
      // The long future falls to 0 at worst: 2,730.8 × 50.
      actual: { long: { kind: "limited", amount: 136_540 }, short: { kind: "unlimited" } },
    });
  });

  it("of warnings that were not allowed is their codes", () => {
    const off = { ...spreads, long: { ...rty, legs: ["2750C @ 78.43", "-1 2950C @ 18.20"] } };
    const { checks } = checkPair(parseTrade(off), { warningsAsErrors: true });
    expect(checks[0]?.finding).toMatchObject({ code: "LIMIT_BROKEN", args: { codes: ["PREMIUM_OFF_TICK"] } });
  });
});

describe("finding about the age of prices", () => {
  const trade = parseTrade({ ...spreads, limits: { maxPriceAge: 9 } });
  const closed = { ...trade, long: { ...trade.long, level: { ...trade.long.level, date: "2026-01-20" } } };

  it("is the side whose level has no date, if only one has none", () => {
    const [check] = checkPair(closed, { today: "2026-01-22" }).checks;
    expect(check).toMatchObject({
      name: "maxPriceAge",
      passed: false,
      actual: { long: 2, short: null },
      finding: { code: "PRICE_DATE_UNKNOWN", args: { symbol: "NQ" } },
    });
  });

  it("names both dates of a level from after today", () => {
    const [check] = checkPair(closed, { today: "2026-01-19", asOf: "2026-01-19" }).checks;
    expect(check?.finding).toMatchObject({
      code: "PRICE_AFTER_TODAY",
      args: { symbol: "RTY", date: "2026-01-20", today: "2026-01-19" },
    });
  });

  it("a level of today is 0 days old", () => {
    const [check] = checkPair(closed, { today: "2026-01-20", asOf: "2026-01-20" }).checks;
    expect(check).toMatchObject({ passed: true, actual: { long: 0, short: 0 } });
  });
});

describe("finding about a ratio's drift", () => {
  const against = (ratios: object, symbols = { long: "RTY", short: "NQ" }): CheckRequest => ({
    against: { file: "sizing.json", symbols, ratios },
  });

  it("is both ratios and the file of the older one", () => {
    const check = first(spreads, { maxRatioDrift: 0.01 }, against({ "dollar-neutral": 0.25 }));
    expect(check).toMatchObject({ name: "maxRatioDrift", limit: 0.01, passed: false });
    // 136,540 / 513,165 is 6.43 % above a quarter.
    expect(check.finding).toMatchObject({
      code: "LIMIT_BROKEN",
      args: { name: "maxRatioDrift", ratio: 136_540 / 513_165, stored: 0.25, file: "sizing.json" },
    });
    expect(check.actual).toBeCloseTo((136_540 / 513_165) * 4 - 1, 14);
  });

  it("names the pair that was stored where either side is another one", () => {
    const stored = { long: "RTY", short: "ES" };
    expect(finding({ maxRatioDrift: 0.4 }, against({ "dollar-neutral": 0.25 }, stored))).toMatchObject({
      code: "STORED_PAIR_DIFFERS",
      args: { file: "sizing.json", stored, long: "RTY", short: "NQ" },
    });
  });

  it("names the weighting that was not stored", () => {
    expect(finding({ maxRatioDrift: 0.4 }, against({}))).toMatchObject({
      code: "STORED_RATIO_MISSING",
      args: { file: "sizing.json", weighting: "dollar-neutral" },
    });
  });
});

describe("a trade", () => {
  it("passes only where every one of its checks does", () => {
    const limits = { maxLoss: 1e6, maxNotional: 1 };
    const { passed, checks } = checkPair(parseTrade({ ...spreads, limits }));
    expect(checks.map((check) => check.passed)).toEqual([true, false]);
    expect(passed).toBe(false);
  });
});
