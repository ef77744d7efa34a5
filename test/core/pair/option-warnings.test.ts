import { describe, expect, it } from "vitest";
import { type Finding, parseTrade, sizePair } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.2 };
const nq = { symbol: "NQ", level: 25658.25, volatility: 0.2 };

/** All but the notes on other series of the day, on what the options leave, and on the balance by delta. */
function warnings(long: object, short: object = {}, top: object = dates): readonly Finding[] {
  const trade = parseTrade({ version: 1, ...top, long: { ...rty, ...long }, short: { ...nq, ...short } });
  return sizePair(trade).warnings.filter(
    ({ code }) => !["SERIES_SEVERAL", "OPTIONS_DELIVER", "UNBALANCED_BY_DELTA"].includes(code),
  );
}

function codes(long: object, short: object = {}, top: object = dates): string[] {
  return warnings(long, short, top).map(({ code }) => code);
}

const spread = { legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };

describe("an option side that is as it should be", () => {
  it("warns of nothing", () => expect(codes(spread)).toEqual([]));
});

describe("a side that leans the wrong way", () => {
  it("by its delta, long or short", () => {
    expect(warnings({ legs: ["2700P @ 70.00"] })).toMatchObject([
      { code: "SIDE_LEANS_WRONG", args: { side: "long", symbol: "RTY", delta: expect.closeTo(-0.44, 1) } },
    ]);
    expect(codes(spread, { legs: ["26000C @ 500.00"] })).toEqual(["SIDE_LEANS_WRONG"]);
  });
  it("by its profit at expiry where no delta is known", () => {
    expect(warnings({ legs: ["2700P @ 70.00"] }, {}, {})).toMatchObject([
      { code: "SIDE_LEANS_WRONG", args: { side: "long", delta: null } },
    ]);
    expect(codes({ legs: ["2750C @ 78.40"] }, { legs: ["-1 25500P @ 612.50"] }, {})).toEqual(["SIDE_LEANS_WRONG"]);
  });
  it("is not said of a straddle whose delta is not known, nor of a short side that falls", () => {
    expect(codes({ legs: ["2700P @ 70.00", "2700C @ 100.00"] }, { legs: ["25500P @ 612.50"] }, {})).toEqual([]);
  });
  it("is not said of a straddle near the money, whose delta is small, and is of one far from it", () => {
    // Bought calls and puts at one strike have a delta of 2·N(d) − 1: −0.09 at 2750, and −0.6 at 3000.
    expect(codes({ legs: ["2750C", "2750P"] })).toEqual([]);
    expect(codes({ legs: ["3000C", "3000P"] })).toEqual(["SIDE_LEANS_WRONG"]);
    expect(codes(spread, { legs: ["-1 25500C", "-1 25500P"] })).toEqual([]);
  });
});

describe("premiums", () => {
  it("some quoted and some the model's", () => {
    expect(warnings({ legs: ["2750C @ 78.40", "-1 2950C"] })).toMatchObject([
      { code: "PREMIUMS_MIXED", args: { symbol: "RTY", modelled: ["2950C"] } },
    ]);
    expect(codes({ legs: ["2750C", "-1 2950C"] })).toEqual([]);
  });
  it("above what an option is worth at most, with the points that dollars would be", () => {
    // 78.40 points at 50 USD are 3,920 USD, more than the index itself; 612.50 at 20 are 12,250, below the strike.
    expect(warnings({ legs: ["2750C @ 3920"] })).toMatchObject([
      {
        code: "PREMIUM_ABOVE_WORTH",
        args: { symbol: "RTY", leg: "2750C", premium: 3920, most: 2730.8, inPoints: 78.4 },
      },
    ]);
    expect(codes(spread, { legs: ["25500P @ 25500.25"] }, {})).toEqual(["PREMIUM_ABOVE_WORTH"]);
    expect(codes(spread, { legs: ["25500P @ 12250"] }, {})).toEqual([]);
  });
  it("below what the option is worth at least", () => {
    // An American 2600 call is worth 130.80 now, whatever the volatility.
    expect(warnings({ legs: ["2600C @ 130.00"] })).toMatchObject([
      { code: "PREMIUM_BELOW_INTRINSIC", args: { leg: "2600C", premium: 130, least: expect.closeTo(130.8, 9) } },
      { code: "IMPLIED_VOLATILITY_NONE", args: { leg: "2600C", premium: 130, used: 0.2, isExercised: false } },
    ]);
    expect(codes({ legs: ["2600C @ 130.80"] })).toEqual(["IMPLIED_VOLATILITY_NONE"]);
    // A European one of the weekly expiry only its discounted 130.80·exp(−0.0365·15/365) = 130.604.
    const weekly = { ...dates, expiry: "2026-02-06" };
    expect(codes({ legs: ["2600C @ 130.70"] }, {}, weekly)).toEqual(["IMPLIED_VOLATILITY_FAR"]);
    expect(codes({ legs: ["2600C @ 130.60"] }, {}, weekly)).toContain("PREMIUM_BELOW_INTRINSIC");
  });
  it("off the tick grid: 0.05 at or below 5.00, 0.10 above; the model's are on none", () => {
    expect(warnings({ legs: ["2750C @ 78.43"] })).toMatchObject([
      { code: "PREMIUM_OFF_TICK", args: { symbol: "RTY", legs: ["2750C at 78.43"] } },
    ]);
    expect(codes({ legs: ["2750C @ 78.45"] })).toEqual(["PREMIUM_OFF_TICK"]);
    expect(codes({ legs: ["2750C @ 78.40", "-1 3100C @ 4.95"] })).toEqual([]);
    expect(codes({ legs: ["2750C"] })).toEqual([]);
  });
});

describe("volatility", () => {
  it("implied at twice that of the side, or at half of it", () => {
    expect(warnings({ legs: ["2750C @ 178.40"] })).toMatchObject([
      { code: "IMPLIED_VOLATILITY_FAR", args: { leg: "2750C", sized: 0.2, implied: expect.closeTo(0.438, 2) } },
    ]);
    expect(codes({ legs: ["2750C @ 28.40"] })).toEqual(["IMPLIED_VOLATILITY_FAR"]);
    expect(codes({ legs: ["2750C @ 78.40"], volatility: 0.11 })).toEqual([]);
  });
});

describe("early exercise", () => {
  it("of a sold American option deep in the money, not of a bought one, nor of a European one", () => {
    const deep = { legs: ["2730C @ 80.00", "-1 2200C @ 531.00"] };
    expect(warnings(deep)).toContainEqual({
      code: "SHORT_AMERICAN_DEEP",
      // 530.80 in the money and 0.20 of time value: it moves as the future does.
      args: { symbol: "RTY", leg: "2200C", delta: expect.closeTo(0.99, 1) },
    });
    const put = { legs: ["25600P @ 700.00", "-1 31000P @ 5350.00"] };
    expect(warnings({}, put).map(({ args }) => args)).toContainEqual(expect.objectContaining({ leg: "31000P" }));
    const given = (delta: number) => ({ legs: [{ quantity: -1, right: "put", strike: 2750, premium: 98, delta }] });
    expect(codes(given(-0.9))).toContain("SHORT_AMERICAN_DEEP");
    expect(codes(given(-0.89))).not.toContain("SHORT_AMERICAN_DEEP");
    expect(codes({ ...deep, exercise: "european" })).not.toContain("SHORT_AMERICAN_DEEP");
    expect(codes({ legs: ["2200C @ 531.00"] })).not.toContain("SHORT_AMERICAN_DEEP");
  });
});

describe("expiry", () => {
  it("on the date of the trade", () => {
    expect(warnings(spread, {}, { ...dates, asOf: "2026-03-20" })).toContainEqual({
      code: "EXPIRY_NOT_AHEAD",
      args: { symbol: "RTY", expiry: "2026-03-20", isOpening: true },
    });
    expect(codes(spread, {}, { ...dates, asOf: "2026-03-19" })).not.toContain("EXPIRY_NOT_AHEAD");
  });
  it("beside a future in the same unit", () => {
    const covered = { legs: ["-1 2750C @ 78.40", "+1 F @ 2730.8"] };
    expect(codes(covered, {}, { ...dates, asOf: "2026-03-20" })).toContain("EXPIRY_NOT_AHEAD");
  });
  it("is not judged where either date is open", () => {
    for (const { asOf, expiry } of [{ asOf: dates.asOf }, { expiry: dates.expiry }] as const)
      expect(codes(spread, {}, { asOf, expiry }).filter((code) => code.startsWith("EXPIRY"))).toEqual([]);
  });
  it("of nothing, for futures alone", () => {
    expect(codes({}, {}, { ...dates, asOf: "2026-03-20", expiry: "2026-03-21" })).toEqual([]);
  });
});

describe("a dividend yield", () => {
  const ndx = { symbol: "NDX", level: 25600, volatility: 0.2, legs: ["25500P @ 612.50"] };
  it("missing for a cash index", () => {
    const top = { ...dates, expiry: "2026-02-20" };
    expect(warnings(spread, ndx, top)).toContainEqual({ code: "YIELD_ASSUMED_ZERO", args: { symbol: "NDX" } });
    expect(codes(spread, { ...ndx, yield: 0.007 }, top)).not.toContain("YIELD_ASSUMED_ZERO");
  });
  it("is not said to be taken where there are no options to value", () => {
    const etf = { symbol: "IWM", level: 271.2, volatility: 0.2 };
    expect(warnings({}, etf).map(({ args }) => args)).not.toContainEqual({ symbol: "IWM" });
    expect(codes({}, etf)).not.toContain("YIELD_ASSUMED_ZERO");
  });
  it("is not said to be taken where nothing values the options, though a delta is given", () => {
    const given = { right: "put", strike: 25500, premium: 612.5, delta: -0.45 };
    expect(codes(spread, { ...ndx, legs: [given] }, {})).not.toContain("YIELD_ASSUMED_ZERO");
  });
});
