import { describe, expect, it } from "vitest";
import { estimateVolatility } from "../../../src/core/volatility/estimators.ts";
import { estimators, volatilityMethod } from "../../../src/core/volatility/method.ts";
import { rollingVariance } from "../../../src/core/volatility/walk-forward.ts";
import { syntheticHistories } from "../../synthetic-history.ts";

const { long } = syntheticHistories([11, 300, 0.012, 0.01, 0.6, 0, 0, 0]);
const upTo = (row: number) => {
  const part = (column: Float64Array | null) => column?.subarray(0, row + 1) ?? null;
  const { dates, open, high, low, close } = long;
  const prices = { open: part(open), high: part(high), low: part(low), close: close.subarray(0, row + 1) };
  return { dates: dates.slice(0, row + 1), ...prices };
};

describe("the variance of every lookback", () => {
  it.each(estimators.filter((name) => name !== "ewma"))(
    "is that of the last one to the last bit, by %s",
    (estimator) => {
      const method = volatilityMethod({ estimator, lookback: 20 });
      const variance = rollingVariance(long, method);
      for (let row = 20; row < long.close.length; row++) {
        const single = estimateVolatility(upTo(row), method);
        const expected = single.available ? single.value : Number.NaN;
        expect(Math.sqrt(variance?.(row) ?? Number.NaN) * Math.sqrt(252)).toBe(expected);
      }
    },
  );

  it("is not known where a bar cannot be used, and has no meaning for ewma", () => {
    const holed = { ...long, high: long.high?.map((price, row) => (row === 5 ? Number.NaN : price)) ?? null };
    expect(rollingVariance(holed, volatilityMethod({ estimator: "parkinson" }))).toBeNull();
    expect(rollingVariance(holed, volatilityMethod({ estimator: "yang-zhang" }))).toBeNull();
    expect(rollingVariance(long, volatilityMethod({ estimator: "ewma" }))).toBeNull();
  });
});
