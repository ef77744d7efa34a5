import { expect, it } from "vitest";
import { integral } from "../../../src/core/scenario/profit-law.ts";

it("finds a step that no break names", () => {
  expect(integral((x) => (x < Math.SQRT1_2 ? 1 : 0), [0, 1], 1e-9)).toBeCloseTo(Math.SQRT1_2, 7);
});

it("ends where the tolerance is below the rounding of the integrand, and is off by no more than that", () => {
  let calls = 0;
  // x, with a rounding of 1e-6 that changes its sign from call to call.
  const rough = (x: number) => {
    calls += 1;
    return x + (calls % 2 === 0 ? 1e-6 : -1e-6);
  };
  expect(Math.abs(integral(rough, [0, 1], 1e-18) - 0.5)).toBeLessThan(2e-6);
  expect(calls).toBeLessThan(20_000);
});
