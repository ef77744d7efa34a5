import { describe, expect, it } from "vitest";
import { comovement, type Estimator, estimators, historicalVolatility, type PriceBar } from "../../src/index.ts";
import { datesOf } from "../price-csv.ts";

const monthly = [35, 38, 41, 37, 33, 32];
const dates = datesOf(6);
const bars: PriceBar[] = monthly.map((close, i) => ({ date: dates[i] ?? "", close }));
const coded = (code: string, path?: string) =>
  expect.objectContaining({
    code,
    findings: [expect.objectContaining(path === undefined ? { code } : { code, path })],
  });
const withBar = (row: number, change: object) => bars.map((bar, i) => (i === row ? { ...bar, ...change } : bar));

describe("historicalVolatility", () => {
  it("is the annual volatility of Hull's monthly prices", () => {
    expect(historicalVolatility(bars, { lookback: 5, periodsPerYear: 12 })).toBeCloseTo(0.32637, 5);
  });

  it("takes every estimator where open, high and low are given", () => {
    const full = bars.map((bar) => ({ ...bar, open: bar.close, high: bar.close * 1.02, low: bar.close / 1.01 }));
    const all = estimators.map((estimator) => historicalVolatility(full, { estimator, lookback: 5 }));
    expect(new Set(all).size).toBe(estimators.length);
    for (const value of all) expect(value).toBeGreaterThan(0);
  });

  it.each<[string, PriceBar[], object, string]>([
    ["fewer bars than the default of 20 returns needs", bars, {}, "HISTORY_TOO_SHORT"],
    ["no bars", [], { lookback: 5 }, "HISTORY_TOO_SHORT"],
    ["a column that is missing", bars, { lookback: 5, estimator: "parkinson" }, "VOLATILITY_COLUMN_MISSING"],
    [
      "a price that is missing",
      withBar(2, { high: 42, low: 40 }),
      { lookback: 5, estimator: "parkinson" },
      "VOLATILITY_PRICE_MISSING",
    ],
    [
      "a high below its low",
      bars.map((bar) => ({ ...bar, high: 40, low: 41 })),
      { lookback: 5, estimator: "parkinson" },
      "VOLATILITY_HIGH_BELOW_LOW",
    ],
    [
      "a variance below 0",
      bars.map((bar) => ({ ...bar, open: 10, high: 41, low: 40 })),
      { lookback: 5, estimator: "garman-klass" },
      "VOLATILITY_VARIANCE_NEGATIVE",
    ],
    ["a lookback below 2", bars, { lookback: 1 }, "VALUE_OUT_OF_RANGE"],
    ["an estimator that it does not know", bars, { estimator: "atr" as Estimator }, "ESTIMATOR_UNKNOWN"],
    ["bars that are not an array", { close: 1 } as unknown as PriceBar[], { lookback: 5 }, "VALUE_OUT_OF_RANGE"],
  ])("refuses %s", (_what, given, options, code) => {
    expect(() => historicalVolatility(given, options)).toThrow(coded(code));
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, "41", null, undefined])("refuses a close of %o", (close) => {
    const given = withBar(2, { close }) as PriceBar[];
    expect(() => historicalVolatility(given, { lookback: 2 })).toThrow(coded("VALUE_OUT_OF_RANGE", "bars[2].close"));
  });

  it("checks the other prices where they are given, and lets null and undefined be missing", () => {
    const given = withBar(2, { low: 0 });
    expect(() => historicalVolatility(given, { lookback: 2 })).toThrow(coded("VALUE_OUT_OF_RANGE", "bars[2].low"));
    const missing = withBar(2, { open: null, high: undefined });
    expect(historicalVolatility(missing, { lookback: 5 })).toBe(historicalVolatility(bars, { lookback: 5 }));
  });

  it.each([
    "22 Jan 2026",
    "2026-13-01",
    "2026-01-32",
    "2026-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-02-30T12:00Z",
    "2026-1-2",
    "",
    20260122,
    undefined,
  ])("refuses the date %o", (date) => {
    const given = withBar(2, { date }) as PriceBar[];
    expect(() => historicalVolatility(given, { lookback: 2 })).toThrow(coded("BAR_DATE_UNREADABLE", "bars[2].date"));
  });

  it("takes the last day of every month, and a leap day", () => {
    const lasts = ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31T16:00:00Z"];
    const closes = lasts.map((date, at) => ({ date, close: 100 + (at % 2) }));
    expect(historicalVolatility(closes, { lookback: 4, periodsPerYear: 12 })).toBeGreaterThan(0);
    const common = [{ date: "2100-02-29", close: 100 }];
    expect(() => comovement(common, common)).toThrow(coded("BAR_DATE_UNREADABLE", "first[0].date"));
  });

  it("refuses rows that are not there", () => {
    expect(() => historicalVolatility([null] as unknown as PriceBar[])).toThrow(coded("VALUE_OUT_OF_RANGE", "bars[0]"));
    expect(() => historicalVolatility(new Array(3))).toThrow(coded("VALUE_OUT_OF_RANGE", "bars[0]"));
  });

  it("refuses dates that do not ascend, and a date twice", () => {
    const twice = withBar(2, { date: dates[1] });
    expect(() => historicalVolatility(twice, { lookback: 2 })).toThrow(coded("BAR_OUT_OF_ORDER", "bars[2].date"));
    const newestFirst = [...bars].reverse();
    expect(() => historicalVolatility(newestFirst, { lookback: 2 })).toThrow(coded("BAR_OUT_OF_ORDER", "bars[1].date"));
  });
});

describe("a method", () => {
  it.each<[object, string]>([
    [{ lookback: 1 }, "lookback must be a whole number of at least 2 returns, got 1"],
    [{ lookback: 20.5 }, "lookback must be a whole number of at least 2 returns, got 20.5"],
    [{ lookback: Number.NaN }, "lookback must be a whole number of at least 2 returns, got NaN"],
    [{ periodsPerYear: 0 }, "periodsPerYear must be greater than 0 and at most 1e+100 periods, got 0"],
    [{ lambda: 1 }, "lambda must be greater than 0 and less than 1, got 1"],
    [{ lambda: 0 }, "lambda must be greater than 0 and less than 1, got 0"],
  ])("refuses %o", (options, message) => {
    expect(() => historicalVolatility(bars, options)).toThrow(
      expect.objectContaining({ code: "VALUE_OUT_OF_RANGE", message }),
    );
  });

  it("takes the smallest lookback", () => {
    expect(historicalVolatility(bars, { lookback: 2 })).toBeGreaterThan(0);
  });
});

describe("comovement", () => {
  it("is of the first on the second, over the lookback", () => {
    const doubled = bars.map((bar) => ({ ...bar, close: bar.close ** 2 }));
    const got = comovement(doubled, bars, { lookback: 5 });
    expect(got.beta).toBeCloseTo(2, 12);
    expect(got.volatilityRatio).toBeCloseTo(2, 12);
    expect(got.correlation).toBeCloseTo(1, 12);
    expect(got).toMatchObject({ lookback: 5, observations: 5, commonDates: 6, droppedFirst: 0, droppedSecond: 0 });
  });

  it("uses 20 returns where nothing else is said, and says why there is no answer", () => {
    expect(comovement(bars, bars)).toMatchObject({
      lookback: 20,
      beta: null,
      reason: { code: "COMOVEMENT_TOO_SHORT" },
    });
  });

  it("names the argument that is wrong", () => {
    const wrong = withBar(2, { close: 0 });
    expect(() => comovement(bars, wrong)).toThrow(coded("VALUE_OUT_OF_RANGE", "second[2].close"));
    expect(() => comovement(wrong, bars)).toThrow(coded("VALUE_OUT_OF_RANGE", "first[2].close"));
    expect(() => comovement(bars, bars, { lookback: 1 })).toThrow(coded("VALUE_OUT_OF_RANGE"));
  });
});
