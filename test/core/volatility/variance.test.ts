import { describe, expect, it } from "vitest";
import { sampleCovariance, sampleVariance } from "../../../src/core/volatility/bars.ts";

describe("sample moments", () => {
  // Variance of 4, 2 and 1 is 7/3; their mean, so far from 0, is no double.
  const far = Float64Array.of(2 ** 53 - 1, 2 ** 53 - 2, 2 ** 53 - 4);

  it("take back out what the rounding of the mean puts in", () => {
    expect(sampleVariance(far)).toBe(7 / 3);
    expect(sampleCovariance(far, Float64Array.of(3, 2, 0))).toBeCloseTo(7 / 3, 12);
  });
});
