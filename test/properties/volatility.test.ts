import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bars } from "../../src/core/volatility/bars.ts";
import { comovement } from "../../src/core/volatility/comovement.ts";
import { estimateVolatility } from "../../src/core/volatility/estimators.ts";
import { type Estimator, estimators, volatilityMethod } from "../../src/core/volatility/method.ts";
import { barsOf, closesOf } from "../price-csv.ts";

/** On ticks of a hundredth, so that no move is as small as the rounding of a price. */
const price = fc.integer({ min: 100, max: 100_000 }).map((ticks) => ticks / 100);

/** Bars whose open and close lie within the range, as many as asked or more. */
const validBars = fc
  .array(fc.tuple(price, price, price, price), { minLength: 4, maxLength: 40 })
  .map((rows) => rows.map(([a, b, c, d]) => [a, Math.max(a, b, c, d), Math.min(a, b, c, d), d] as const))
  .map(barsOf);
const closes = fc.array(price, { minLength: 4, maxLength: 40 });
const oneOfThem = fc.constantFrom<Estimator>(...estimators);

const measure = (bars: Bars, estimator: Estimator, lookback: number, periodsPerYear = 252): number => {
  const estimate = estimateVolatility(bars, volatilityMethod({ estimator, lookback, periodsPerYear }));
  return estimate.available ? estimate.value : Number.NaN;
};
const scaled = (bars: Bars, factor: number): Bars => {
  const times = (column: Float64Array | null) => column?.map((each) => each * factor) ?? null;
  const [open, high, low] = [times(bars.open), times(bars.high), times(bars.low)];
  return { dates: bars.dates, open, high, low, close: bars.close.map((each) => each * factor) };
};
const close = (got: number | null, expected: number, scale = Math.abs(expected)) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * scale + 1e-12);

describe("every estimator", () => {
  it("is 0 or more, and finite", () => {
    fc.assert(
      fc.property(validBars, oneOfThem, (bars, estimator) => {
        const value = measure(bars, estimator, bars.dates.length - 1);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("does not see the unit of the prices: a constant factor changes nothing, a power of two not a bit", () => {
    fc.assert(
      fc.property(validBars, oneOfThem, fc.double({ min: 0.01, max: 100, noNaN: true }), (bars, estimator, factor) => {
        const value = measure(bars, estimator, 3);
        close(measure(scaled(bars, factor), estimator, 3), value);
        expect(measure(scaled(bars, 1024), estimator, 3)).toBe(value);
      }),
    );
  });

  it("grows with the root of the periods per year", () => {
    fc.assert(
      fc.property(validBars, oneOfThem, (bars, estimator) => {
        close(measure(bars, estimator, 3, 400), 20 * measure(bars, estimator, 3, 1));
      }),
    );
  });

  it("reads only its lookback: earlier bars change nothing, but for ewma", () => {
    fc.assert(
      fc.property(validBars, validBars, oneOfThem, (earlier, bars, estimator) => {
        fc.pre(estimator !== "ewma");
        const joined = (column: "open" | "high" | "low" | "close") =>
          Float64Array.from([...(earlier[column] ?? []), ...(bars[column] ?? [])]);
        const all = { open: joined("open"), high: joined("high"), low: joined("low"), close: joined("close") };
        const dates = closesOf([...all.close]).dates;
        expect(measure({ dates, ...all }, estimator, 3)).toBe(measure(bars, estimator, 3));
      }),
    );
  });
});

describe("close-to-close", () => {
  it("is the same read backwards, and for the reciprocals", () => {
    fc.assert(
      fc.property(closes, (prices) => {
        const n = prices.length - 1;
        const value = measure(closesOf(prices), "close-to-close", n);
        close(measure(closesOf([...prices].reverse()), "close-to-close", n), value);
        close(measure(closesOf(prices.map((each) => 1 / each)), "close-to-close", n), value);
      }),
    );
  });

  it("does not see a constant growth", () => {
    fc.assert(
      fc.property(closes, fc.double({ min: 0.9, max: 1.1, noNaN: true }), (prices, growth) => {
        const n = prices.length - 1;
        const growing = prices.map((each, t) => each * growth ** t);
        close(measure(closesOf(growing), "close-to-close", n), measure(closesOf(prices), "close-to-close", n));
      }),
    );
  });
});

describe("the estimators among each other", () => {
  it("ewma lies between the smallest and the largest move", () => {
    fc.assert(
      fc.property(closes, (prices) => {
        const moves = prices.slice(1).map((each, t) => Math.abs(Math.log(each / (prices[t] ?? 1))));
        const value = measure(closesOf(prices), "ewma", 2, 1);
        expect(value).toBeGreaterThanOrEqual(Math.min(...moves) * (1 - 1e-9) - 1e-15);
        expect(value).toBeLessThanOrEqual(Math.max(...moves) * (1 + 1e-9) + 1e-15);
      }),
    );
  });

  it("without gaps Garman–Klass–Yang–Zhang is Garman–Klass; closing at the open, both are √(2 ln 2) Parkinson", () => {
    fc.assert(
      fc.property(price, fc.array(fc.tuple(price, price), { minLength: 4, maxLength: 20 }), (level, ranges) => {
        const bars = barsOf(
          ranges.map(([a, b]) => [level, Math.max(level, a, b), Math.min(level, a, b), level] as const),
        );
        const garmanKlass = measure(bars, "garman-klass", 3);
        close(measure(bars, "garman-klass-yang-zhang", 3), garmanKlass);
        close(garmanKlass, Math.sqrt(2 * Math.LN2) * measure(bars, "parkinson", 3));
      }),
    );
  });
});

describe("co-movement", () => {
  const pairs = fc.array(fc.tuple(price, price), { minLength: 6, maxLength: 40 });
  const both = (prices: [number, number][]) => {
    const [first, second] = [closesOf(prices.map(([a]) => a)), closesOf(prices.map(([, b]) => b))];
    const options = { lookback: prices.length - 1, periodsPerYear: 252 };
    return { of: comovement(first, second, options), swapped: comovement(second, first, options) };
  };

  it("has a correlation that does not know which is first, and inverse ratios", () => {
    fc.assert(
      fc.property(pairs, (prices) => {
        const { of, swapped } = both(prices);
        fc.pre(of.reason === null && swapped.reason === null);
        close(swapped.correlation, of.correlation ?? 0, 1);
        close((swapped.volatilityRatio ?? 0) * (of.volatilityRatio ?? 0), 1);
        expect(Math.abs(of.correlation ?? 2)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("has beta = correlation × volatility ratio, and the two betas multiply to its square", () => {
    fc.assert(
      fc.property(pairs, (prices) => {
        const { of, swapped } = both(prices);
        fc.pre(of.reason === null && swapped.reason === null);
        const [rho, ratio] = [of.correlation ?? 0, of.volatilityRatio ?? 0];
        close(of.beta, rho * ratio, ratio);
        close((of.beta ?? 0) * (swapped.beta ?? 0), rho * rho, 1);
      }),
    );
  });

  it("with itself is 1, against its reciprocal −1", () => {
    fc.assert(
      fc.property(closes, (prices) => {
        const series = closesOf(prices);
        const inverse = closesOf(prices.map((each) => 1 / each));
        const options = { lookback: prices.length - 1, periodsPerYear: 252 };
        fc.pre(comovement(series, series, options).reason === null);
        close(comovement(series, series, options).correlation, 1);
        close(comovement(series, inverse, options).correlation, -1);
      }),
    );
  });
});
