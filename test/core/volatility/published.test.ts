import { describe, expect, it } from "vitest";
import { estimateVolatility, nextVariance } from "../../../src/core/volatility/estimators.ts";
import { type Estimator, type MethodOptions, volatilityMethod } from "../../../src/core/volatility/method.ts";
import { barsOf, closesOf } from "../../price-csv.ts";

const measure = (bars: ReturnType<typeof closesOf>, options: MethodOptions): number => {
  const estimate = estimateVolatility(bars, volatilityMethod(options));
  return estimate.available ? estimate.value : Number.NaN;
};

describe("published volatilities", () => {
  it("Hull and FRM's monthly prices: s 0.0942144, 32.637 % a year", () => {
    const monthly = closesOf([35, 38, 41, 37, 33, 32]);
    expect(measure(monthly, { lookback: 5, periodsPerYear: 1 })).toBeCloseTo(0.0942144, 7);
    expect(measure(monthly, { lookback: 5, periodsPerYear: 12 })).toBeCloseTo(0.32637, 5);
  });

  it("a futures worksheet: s 0.0136843775, 21.723 % a year (the sheet prints 0.013676658, which is wrong)", () => {
    const daily = closesOf([15, 14.75, 14.5, 14.875, 15, 15.125, 15.1875, 15.3125, 15.5, 15.75, 16]);
    expect(measure(daily, { lookback: 10, periodsPerYear: 1 })).toBeCloseTo(0.0136843775, 10);
    expect(measure(daily, { lookback: 10 })).toBeCloseTo(0.21723, 5);
  });

  it("Hull, Risk Management, ex. 5.2: lambda 0.9, 1 % before, a move of 2 %: 1.1402 %", () => {
    expect(Math.sqrt(nextVariance(0.01 ** 2, 0.02, 0.9))).toBeCloseTo(0.011402, 6);
    const moved = closesOf([100, 100 * Math.exp(0.01), 100 * Math.exp(0.03)]);
    expect(measure(moved, { estimator: "ewma", lambda: 0.9, periodsPerYear: 1 })).toBeCloseTo(0.011402, 6);
  });
});

describe("a range of x every day, closing where it opened", () => {
  const x = 0.02;
  const above = 0.013;
  const bar = [100, 100 * Math.exp(above), 100 * Math.exp(above - x), 100] as const;
  const bars = barsOf([bar, bar, bar, bar, bar]);
  const rogersSatchell = Math.sqrt(above ** 2 + (x - above) ** 2);
  const k = 0.34 / (1.34 + 5 / 3);

  it.each<[Estimator, number]>([
    ["close-to-close", 0],
    ["parkinson", x / (2 * Math.sqrt(Math.LN2))],
    ["garman-klass", x / Math.SQRT2],
    ["rogers-satchell", rogersSatchell],
    ["garman-klass-yang-zhang", x / Math.SQRT2],
    ["yang-zhang", Math.sqrt(1 - k) * rogersSatchell],
    ["ewma", 0],
  ])("%s is %f a day", (estimator, expected) => {
    expect(measure(bars, { estimator, lookback: 4, periodsPerYear: 1 })).toBeCloseTo(expected, 13);
  });
});
