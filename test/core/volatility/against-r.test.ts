import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import market from "../../../fixtures/oracles/ttr-market.json" with { type: "json" };
import random from "../../../fixtures/oracles/ttr-random.json" with { type: "json" };
import synthetic from "../../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { comovement } from "../../../src/core/volatility/comovement.ts";
import { estimateVolatility } from "../../../src/core/volatility/estimators.ts";
import { type Estimator, volatilityMethod } from "../../../src/core/volatility/method.ts";
import { barsWhere, readBars } from "../../price-csv.ts";

const made = new URL("../../../fixtures/prices/", import.meta.url);
const shared = new URL("../../../../shared/data/", import.meta.url);

const measured = (bars: Bars, estimator: Estimator, lookback: number): number | null => {
  const estimate = estimateVolatility(bars, volatilityMethod({ estimator, lookback }));
  return estimate.available ? estimate.value : null;
};

/** 1e-12 of the expected value, and a number at all. */
const expectEqual = (got: number | null, expected: number, what: string) => {
  expect(got, what).not.toBeNull();
  expect(Math.abs((got ?? Number.NaN) / expected - 1), what).toBeLessThan(1e-12);
};

function equalsR(folder: URL, oracle: typeof synthetic | typeof market): void {
  for (const { name, file, dates } of oracle.series) {
    for (const { asOf, rows, volatilities, ewma } of dates) {
      it(`measures ${name} as of ${asOf}`, () => {
        const bars = readBars(new URL(file, folder), asOf);
        expect(bars.dates.length).toBe(rows);
        expectEqual(measured(bars, "ewma", 20), ewma, "ewma");
        for (const [estimator, values] of Object.entries(volatilities)) {
          expect(values).toHaveLength(oracle.lookbacks.length);
          for (const [i, lookback] of oracle.lookbacks.entries()) {
            const what = `${estimator} ${lookback}`;
            expectEqual(measured(bars, estimator as Estimator, lookback), values[i] ?? Number.NaN, what);
          }
        }
      });
    }
  }
  for (const { first, second, cases } of oracle.comovement) {
    it(`measures the co-movement of ${first} and ${second}`, () => {
      const fileOf = (name: string) => oracle.series.find((series) => series.name === name)?.file ?? "";
      for (const expected of cases) {
        const { asOf, lookback } = expected;
        const of = (name: string) => readBars(new URL(fileOf(name), folder), asOf);
        const got = comovement(of(first), of(second), { lookback, periodsPerYear: 252 });
        const what = `${asOf} ${lookback}`;
        expect([got.commonDates, got.observations, got.reason], what).toEqual([expected.commonDates, lookback, null]);
        expectEqual(got.correlation, expected.correlation, what);
        expectEqual(got.beta, expected.beta, what);
        expectEqual(got.volatilityRatio, expected.volatilityRatio, what);
      }
    });
  }
}

describe("volatility equals R's TTR, cor and lm on made-up prices", () => equalsR(made, synthetic));

describe("volatility equals R's TTR, cor and lm on short random prices", () => {
  const barsOf = (rows: readonly (readonly (string | number)[])[]): Bars => {
    const column = (index: number) => Float64Array.from(rows, (row) => Number(row[index]));
    const [open, high, low, close] = [column(1), column(2), column(3), column(4)];
    return { dates: rows.map((row) => String(row[0])), open, high, low, close };
  };

  it("by every estimator, with periods a year, lookback and λ of its own", () => {
    expect(random.cases).toHaveLength(32);
    for (const { series, volatilities, periodsPerYear, lambda, lookback } of random.cases) {
      for (const [i, rows] of series.entries()) {
        for (const [estimator, value] of Object.entries(volatilities[i] ?? {})) {
          const method = volatilityMethod({ estimator: estimator as Estimator, lookback, periodsPerYear, lambda });
          const got = estimateVolatility(barsOf(rows), method);
          expectEqual(got.available ? got.value : null, value, `${estimator} over ${lookback}`);
        }
      }
    }
  });

  it("together, over the dates that both have", () => {
    const moving = random.cases.flatMap(({ series, comovement: expected }) =>
      expected === null ? [] : [{ first: barsOf(series[0] ?? []), second: barsOf(series[1] ?? []), expected }],
    );
    expect(moving.length).toBeGreaterThan(20);
    for (const { first, second, expected } of moving) {
      const got = comovement(first, second, { lookback: expected.lookback, periodsPerYear: 252 });
      expect(got.commonDates).toBe(expected.commonDates);
      // What cancels in a sum of products is measured against 1 and against the ratio; R takes differences of logs, which cost digits.
      expect(Math.abs((got.correlation ?? Number.NaN) - expected.correlation)).toBeLessThan(5e-12);
      expect(Math.abs((got.beta ?? Number.NaN) - expected.beta)).toBeLessThan(5e-12 * expected.volatilityRatio);
      expectEqual(got.volatilityRatio, expected.volatilityRatio, "ratio of volatilities");
    }
  });
});

const present = existsSync(shared);
const where = present ? "" : " (skipped: needs ../shared/data beside the checkout)";

describe.skipIf(!present)(`volatility equals R's TTR, cor and lm on market prices${where}`, () =>
  equalsR(shared, market),
);

describe.skipIf(!present)(`RTY and NQ as of 2026-01-16${where}`, () => {
  const isWeekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

  it.each([
    ["RTY_F_yahoo.csv", 13.998, 22.886, 22.963],
    ["NQ_F_yahoo.csv", 12.47, 23.456, 23.461],
  ])(
    "%s: %f %% over 20 returns, %f %% over 252, %f %% without its Sunday row",
    (file, over20, over252, weekdays252) => {
      const bars = readBars(new URL(file, shared), "2026-01-16");
      const weekdays = barsWhere(bars, isWeekday);
      const percent = (of: Bars, lookback: number) =>
        (100 * (measured(of, "close-to-close", lookback) ?? 0)).toFixed(3);
      expect(bars.dates.filter((date) => !isWeekday(date))).toEqual(["2025-07-13"]);
      expect(percent(bars, 20)).toBe(over20.toFixed(3));
      expect(percent(bars, 252)).toBe(over252.toFixed(3));
      expect(percent(weekdays, 252)).toBe(weekdays252.toFixed(3));
    },
  );
});
