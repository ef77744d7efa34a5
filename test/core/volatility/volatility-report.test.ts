import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { estimators } from "../../../src/core/volatility/method.ts";
import {
  defaultLookbacks,
  methodsOf,
  type NamedHistory,
  type TermStructureRequest,
  volatilityReport,
} from "../../../src/core/volatility/volatility-report.ts";
import { messageOf } from "../../../src/errors/words.ts";
import { barsOf, closesOf, readBars } from "../../price-csv.ts";

const asOf = "2026-01-02";
const request: TermStructureRequest = { estimators, lookbacks: defaultLookbacks, periodsPerYear: 252, lambda: 0.94 };
const named = (bars: Bars, file = "a.csv"): NamedHistory => ({ file, symbol: null, bars, lastClose: null });
const synthetic = (name: string) =>
  named(readBars(new URL(`../../../fixtures/prices/synthetic-${name}.csv`, import.meta.url), asOf), `${name}.csv`);

/** Equal to 1e-12 of the expected value. */
const expectEqual = (got: number | null | undefined, expected: number, what: string) =>
  expect(Math.abs((got ?? Number.NaN) / expected - 1), what).toBeLessThan(1e-12);

describe("a volatility report of two files", () => {
  const report = volatilityReport([synthetic("first"), synthetic("second")], request);

  it.each(["first", "second"])("holds the volatilities that R's TTR measures of the %s", (name) => {
    const series = report.series.find(({ file }) => file === `${name}.csv`);
    const expected = oracle.series.find((one) => one.name === name)?.dates.find((date) => date.asOf === asOf);
    expect(series?.observations).toBe(expected?.rows);
    expect(series?.volatilities).toHaveLength(6 * 6 + 1);
    for (const { estimator, lookback, value } of series?.volatilities ?? []) {
      const ofR = Object.entries(expected?.volatilities ?? {}).find(([calc]) => calc === estimator)?.[1];
      const want = lookback === null ? expected?.ewma : ofR?.[defaultLookbacks.indexOf(lookback)];
      expectEqual(value, want ?? Number.NaN, `${name} ${estimator} ${lookback}`);
    }
    expect(report.warnings.map(({ code }) => code)).toEqual(["HISTORIES_END_APART"]);
  });

  it("holds the co-movement that R's cor and lm measure, the first on the second", () => {
    const pair = oracle.comovement.find(({ first }) => first === "first");
    const cases = pair?.cases.filter((one) => one.asOf === asOf) ?? [];
    expect(report.comovement?.byLookback.map(({ lookback }) => lookback)).toEqual(
      cases.map(({ lookback }) => lookback),
    );
    for (const [at, expected] of cases.entries()) {
      const got = report.comovement?.byLookback[at];
      expectEqual(got?.correlation, expected.correlation, "correlation");
      expectEqual(got?.beta, expected.beta, "beta");
      expectEqual(got?.volatilityRatio, expected.volatilityRatio, "ratio");
      expect(got?.commonDates).toBe(expected.commonDates);
    }
  });

  it.each([
    [[10, 20, 60], 20],
    [[60], 60],
    [[30, 60], 30],
  ])("heads the co-movement of lookbacks %j with that over %i returns", (lookbacks, headed) => {
    const { comovement } = volatilityReport([synthetic("first"), synthetic("second")], { ...request, lookbacks });
    expect(comovement?.lookback).toBe(headed);
  });
});

describe("a volatility report", () => {
  it.each([1, 3])("of %i files has no co-movement", (count) => {
    const files = Array.from({ length: count }, (_, at) => named(closesOf([100, 101, 102, 103, 104]), `${at}.csv`));
    expect(volatilityReport(files, { ...request, lookbacks: [2] }).comovement).toBeNull();
  });

  it("measures ewma once, whatever the lookbacks", () => {
    expect(methodsOf(request).filter(({ estimator }) => estimator === "ewma")).toHaveLength(1);
  });

  it("takes nothing of a request but what is asked", () => {
    const more = { ...request, estimator: "ewma", lookback: 2 };
    expect(methodsOf(more).map(({ lookback }) => lookback)).toEqual([...Array(6).fill(defaultLookbacks).flat(), 10]);
  });
});

describe("figures that cannot be measured are null, and said once for each cause", () => {
  const other = closesOf([200, 203, 201, 206, 205]);
  const said = (histories: readonly NamedHistory[], options: Partial<TermStructureRequest>) => {
    const { series, warnings } = volatilityReport(histories, { ...request, ...options });
    const missing = series.flatMap(({ volatilities }) => volatilities.filter(({ value }) => value === null));
    return { missing: missing.length, said: warnings.map((one) => `${one.code}: ${messageOf(one)}`) };
  };
  const five = closesOf([100, 101, 103, 102, 104]);

  it("for a file of closes only", () => {
    expect(said([named(five)], { lookbacks: [2, 3, 252] })).toEqual({
      missing: 5 * 3 + 1,
      said: [
        "VOLATILITY_NOT_MEASURED: no close-to-close over 252: the file has 5 rows with a price",
        "VOLATILITY_NOT_MEASURED: no parkinson, garman-klass, rogers-satchell, garman-klass-yang-zhang, yang-zhang: the file has no open, high, low",
      ],
    });
  });

  it("for estimators that need one row more than others", () => {
    const rows = Array.from({ length: 5 }, (_, t) => [100 + t, 102 + t, 99 + t, 101 + t] as const);
    expect(said([named(barsOf(rows))], { lookbacks: [5] })).toEqual({
      missing: 3,
      said: [
        "VOLATILITY_NOT_MEASURED: no close-to-close, garman-klass-yang-zhang, yang-zhang over 5: the file has 5 rows with a price",
      ],
    });
  });

  it("for a row that lacks a price, only over the lookbacks that read it", () => {
    const bars = { ...five, high: Float64Array.of(101, Number.NaN, 104, 103, 105), low: five.close };
    expect(said([named(bars)], { estimators: ["parkinson"], lookbacks: [3, 4, 5] })).toEqual({
      missing: 2,
      said: ["VOLATILITY_NOT_MEASURED: no parkinson over 4, 5: the high of 2000-01-02 is missing or not above 0"],
    });
  });

  it("for a high below its low", () => {
    const bars = { ...five, high: five.close.map((close) => close - 1), low: five.close };
    expect(said([named(bars)], { estimators: ["parkinson"], lookbacks: [2] }).said).toEqual([
      "VOLATILITY_NOT_MEASURED: no parkinson over 2: the high of 2000-01-04 is below its low",
    ]);
  });

  it("for a variance below 0", () => {
    const flat = five.close.map(() => 100);
    const bars = { ...five, open: five.close, close: flat, high: flat, low: flat };
    expect(said([named(bars)], { estimators: ["garman-klass"], lookbacks: [2] }).said).toEqual([
      "VOLATILITY_NOT_MEASURED: no garman-klass over 2: opens or closes lie so far outside high and low that the variance is below 0",
    ]);
  });

  it("for one row, of which nothing can be measured", () => {
    const { missing, said: warnings } = said([named(closesOf([100]))], { estimators: ["ewma"] });
    expect([missing, warnings]).toEqual([1, ["VOLATILITY_NOT_MEASURED: no ewma: the file has 1 row with a price"]]);
  });

  it("for two files with too few common dates, or one that does not move", () => {
    const flat = closesOf([7, 7, 7, 7, 7]);
    expect(said([named(five), named(other)], { estimators: ["ewma"], lookbacks: [2, 3, 9] }).said).toEqual([
      "COMOVEMENT_NOT_MEASURED: no co-movement over 2, 9: the two files have 4 returns between common dates",
    ]);
    expect(said([named(five), named(flat)], { estimators: ["close-to-close"], lookbacks: [3] }).said).toEqual([
      "COMOVEMENT_NOT_MEASURED: no correlation over 3: the second file does not move",
    ]);
  });

  it("and names the file that ends first", () => {
    const shorter = closesOf([100, 102, 101, 105]);
    expect(
      said([named(five, "a.csv"), named(shorter, "b.csv")], { estimators: ["ewma"], lookbacks: [3] }).said,
    ).toEqual([
      "HISTORIES_END_APART: b.csv ends on 2000-01-04 and a.csv on 2000-01-05: their volatilities are not of one date",
    ]);
    expect(
      said([named(shorter, "b.csv"), named(five, "a.csv")], { estimators: ["ewma"], lookbacks: [3] }).said,
    ).toEqual([
      "HISTORIES_END_APART: b.csv ends on 2000-01-04 and a.csv on 2000-01-05: their volatilities are not of one date",
    ]);
  });

  it("is silent about two files that end on one date", () => {
    expect(said([named(five), named(other)], { estimators: ["ewma"], lookbacks: [3] }).said).toEqual([]);
  });

  it("for a price that the last row lacks, apart from the rows that a longer lookback lacks", () => {
    const bars = { ...five, high: Float64Array.of(101, 102, 104, 103, Number.NaN), low: five.close };
    expect(said([named(bars)], { estimators: ["parkinson"], lookbacks: [2, 3, 60] }).said).toEqual([
      "VOLATILITY_NOT_MEASURED: no parkinson over 2, 3: the high of 2000-01-05 is missing or not above 0",
      "VOLATILITY_NOT_MEASURED: no parkinson over 60: the file has 5 rows with a price",
    ]);
  });

  it("for the one column that is missing", () => {
    const bars = { ...five, high: five.close, low: five.close };
    expect(said([named(bars)], { estimators: ["parkinson", "garman-klass"], lookbacks: [2] }).said).toEqual([
      "VOLATILITY_NOT_MEASURED: no garman-klass: the file has no open",
    ]);
  });

  it("for a second that does not move, over three lookbacks", () => {
    const flat = closesOf([7, 7, 7, 7, 7, 7]);
    const six = closesOf([100, 101, 103, 102, 104, 105]);
    const { warnings } = volatilityReport([named(six), named(flat)], { ...request, lookbacks: [3, 4, 5] });
    expect(warnings.find(({ code }) => code === "COMOVEMENT_NOT_MEASURED")?.args).toEqual({
      lookbacks: [3, 4, 5],
      got: 5,
      flat: "second",
    });
  });

  it("says which file, and every series its first and last date", () => {
    const { series, warnings } = volatilityReport([named(five)], { ...request, lookbacks: [252] });
    expect(series.map(({ firstDate, lastDate }) => [firstDate, lastDate])).toEqual([["2000-01-01", "2000-01-05"]]);
    expect(warnings.map(({ where }) => where)).toEqual(warnings.map(() => ({ file: "a.csv" })));
    expect(warnings.length).toBeGreaterThan(0);
  });
});
