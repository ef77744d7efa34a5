import { describe, expect, it } from "vitest";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { estimateVolatility, rowsNeeded } from "../../../src/core/volatility/estimators.ts";
import {
  type Estimator,
  estimators,
  type MethodOptions,
  volatilityMethod,
} from "../../../src/core/volatility/method.ts";
import type { Code } from "../../../src/errors/finding.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";
import { barsOf, closesOf } from "../../price-csv.ts";

const estimate = (bars: Bars, options: MethodOptions) => estimateVolatility(bars, volatilityMethod(options));

const reasonOf = (bars: Bars, options: MethodOptions) => {
  const got = estimate(bars, options);
  if (got.available) throw new Error(`available: ${got.value}`);
  return { code: got.reason.code, message: messageOf(got.reason), hint: hintOf(got.reason) };
};

const rows = Array.from({ length: 6 }, (_, t) => [100 + t, 103 + t, 99 + t, 101 + t * 1.1] as const);
const bars = barsOf(rows);

describe("an estimate", () => {
  it.each<[Estimator, number, number, number | null]>([
    ["close-to-close", 4, 4, 3],
    ["parkinson", 3, 3, 3],
    ["garman-klass", 3, 3, 3],
    ["rogers-satchell", 3, 3, 3],
    ["garman-klass-yang-zhang", 4, 4, 3],
    ["yang-zhang", 4, 4, 3],
    ["ewma", 2, 6, null],
  ])("%s needs %i rows, reads %i and says so", (estimator, needed, observations, lookback) => {
    expect(rowsNeeded({ estimator, lookback: 3 })).toBe(needed);
    expect(estimate(bars, { estimator, lookback: 3, periodsPerYear: 52 })).toEqual({
      available: true,
      value: expect.any(Number),
      estimator,
      lookback,
      periodsPerYear: 52,
      observations,
      firstDate: bars.dates[6 - observations],
      lastDate: bars.dates[5],
    });
  });

  it.each(estimators)("%s is available at exactly the rows it needs, and not at one fewer", (estimator) => {
    const needed = rowsNeeded({ estimator, lookback: 3 });
    expect(estimate(barsOf(rows.slice(0, needed)), { estimator, lookback: 3 }).available).toBe(true);
    const reason = reasonOf(barsOf(rows.slice(0, needed - 1)), { estimator, lookback: 3 });
    expect(reason.code).toBe("HISTORY_TOO_SHORT");
    expect(reason.message).toContain(`needs ${needed} rows with a price, got ${needed - 1}`);
  });

  it.each(estimators)("%s of prices that never move is exactly 0", (estimator) => {
    const still = barsOf(Array.from({ length: 6 }, () => [0.1, 0.1, 0.1, 0.1] as const));
    expect(estimate(still, { estimator, lookback: 5 })).toMatchObject({ available: true, value: 0 });
  });

  it("close-to-close of prices that grow at one rate is exactly 0, rounding and all", () => {
    const growing = closesOf(Array.from({ length: 300 }, (_, t) => 100 * 1.01 ** t));
    expect(estimate(growing, { lookback: 252 })).toMatchObject({ value: 0 });
    const doubling = closesOf(Array.from({ length: 1000 }, (_, t) => 2 ** t));
    expect(estimate(doubling, { lookback: 999 })).toMatchObject({ value: 0 });
  });

  it("keeps the digits of moves of a hundred-millionth", () => {
    const swings = closesOf(Array.from({ length: 21 }, (_, t) => (t % 2 === 0 ? 1 : 1 + 2 ** -26)));
    const expected = Math.log1p(2 ** -26) * Math.sqrt(20 / 19);
    expect(estimate(swings, { periodsPerYear: 1 })).toMatchObject({ value: expect.closeTo(expected, 20) });
  });

  it.each(estimators)("%s is finite for the largest and the smallest prices", (estimator) => {
    const wild = barsOf(
      Array.from({ length: 6 }, (_, t) => {
        const [low, high] = [Number.MIN_VALUE, Number.MAX_VALUE];
        return t % 2 === 0 ? ([low, high, low, high] as const) : ([high, high, low, low] as const);
      }),
    );
    const got = estimate(wild, { estimator, lookback: 4, periodsPerYear: Number.MAX_VALUE });
    expect(got.available ? Number.isFinite(got.value) : got.reason.code).toBeTruthy();
  });
});

describe("a reason instead of an estimate", () => {
  const closesOnly = closesOf(rows.map((row) => row[3]));
  const withPrice = (column: "open" | "high" | "low", row: number, price: number): Bars => {
    const changed = Float64Array.from(bars[column] ?? []);
    changed[row] = price;
    return { ...bars, [column]: changed };
  };

  it("is a missing column, which close-to-close and ewma do not need", () => {
    expect(reasonOf(closesOnly, { estimator: "yang-zhang", lookback: 3 })).toEqual({
      code: "VOLATILITY_COLUMN_MISSING",
      message: "yang-zhang needs the open of every row, and the history has none",
      hint: "use close-to-close or ewma, which need closes only",
    });
    expect(reasonOf(closesOnly, { estimator: "parkinson", lookback: 3 }).message).toContain("high");
    expect(reasonOf({ ...bars, low: null }, { estimator: "parkinson", lookback: 3 }).message).toContain("low");
    expect(estimate({ ...bars, open: null }, { estimator: "parkinson", lookback: 3 }).available).toBe(true);
    expect(estimate(closesOnly, { lookback: 3 }).available).toBe(true);
    expect(estimate(closesOnly, { estimator: "ewma" }).available).toBe(true);
  });

  it.each(["open", "high", "low"] as const)("is a missing %s in a row that is read, named by its date", (column) => {
    for (const price of [Number.NaN, 0, -5, Number.POSITIVE_INFINITY]) {
      const reason = reasonOf(withPrice(column, 3, price), { estimator: "garman-klass", lookback: 3 });
      expect(reason.code).toBe("VOLATILITY_PRICE_MISSING");
      expect(reason.message).toContain(`the ${column} of ${bars.dates[3]}`);
      expect(estimate(withPrice(column, 2, price), { estimator: "garman-klass", lookback: 3 }).available).toBe(true);
    }
  });

  it("is a high below its low in a row that is read, named by its date", () => {
    const crossed = withPrice("high", 3, 90);
    for (const estimator of ["parkinson", "rogers-satchell", "yang-zhang"] as const) {
      expect(reasonOf(crossed, { estimator, lookback: 3 })).toMatchObject({
        code: "VOLATILITY_HIGH_BELOW_LOW",
        message: `${estimator} cannot use ${bars.dates[3]}: its high 90 is below its low 102`,
      });
    }
    // The close before the bars is read, its high and low are not.
    expect(estimate(withPrice("high", 2, 90), { estimator: "yang-zhang", lookback: 3 }).available).toBe(true);
    expect(estimate(crossed, { lookback: 3 }).available).toBe(true);
  });

  it.each<[Estimator, Code | "available"]>([
    ["garman-klass", "VOLATILITY_VARIANCE_NEGATIVE"],
    ["rogers-satchell", "VOLATILITY_VARIANCE_NEGATIVE"],
    ["parkinson", "available"],
  ])("is a negative variance: opens and closes outside the range, %s: %s", (estimator, expected) => {
    const outside = barsOf(Array.from({ length: 3 }, () => [100, 102, 101, 104] as const));
    const got = estimate(outside, { estimator, lookback: 3 });
    expect(got.available ? "available" : got.reason.code).toBe(expected);
    if (!got.available)
      expect(messageOf(got.reason)).toContain(`${estimator} over 3 must have a variance of 0 or more`);
  });
});

describe("a method", () => {
  it("is close-to-close over 20 returns, 252 periods a year, lambda 0.94, where nothing else is said", () => {
    const expected = { estimator: "close-to-close", lookback: 20, periodsPerYear: 252, lambda: 0.94 };
    expect(volatilityMethod()).toEqual(expected);
    expect(volatilityMethod({ lookback: undefined, lambda: undefined })).toEqual(expected);
  });
});

describe("a reason", () => {
  it("calls ewma by its name, which has no lookback, and the others by both", () => {
    const short = closesOf([100]);
    expect(reasonOf(short, { estimator: "ewma" }).message).toContain("ewma needs");
    expect(reasonOf(short, { lookback: 20 }).message).toContain("close-to-close over 20 needs");
  });

  it("is nothing but the finding", () => {
    const upsideDown = barsOf([[100, 99, 101, 100] as const, [100, 99, 101, 100] as const]);
    const got = estimate(upsideDown, { estimator: "rogers-satchell", lookback: 2 });
    expect(got.available).toBe(false);
    if (!got.available) expect(Object.keys(got.reason).sort()).toEqual(["args", "code"]);
  });
});
