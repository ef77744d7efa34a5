import { describe, expect, it } from "vitest";
import { lastReturns, logRatio } from "../../../src/core/volatility/bars.ts";

const ratio = (over: number, under: number) => logRatio(Float64Array.of(over), Float64Array.of(under), 0);

describe("a log return", () => {
  // mpmath, 30 digits: log(mpf(over) / mpf(under)).
  it.each([
    [1 + 2 ** -40, 1, 9.094947017725146e-13],
    [2730.8, 2730.7, 3.661997620124105e-5],
    [3, 2, 0.4054651081081644],
    [1, 3, -1.0986122886681098],
    [Number.MAX_VALUE, Number.MIN_VALUE, 1454.2227848147652],
    [Number.MIN_VALUE, Number.MAX_VALUE, -1454.2227848147652],
  ])("of %f over %f is %f", (over, under, expected) => {
    expect(Math.abs(ratio(over, under) / expected - 1)).toBeLessThan(4e-16);
  });

  it("is taken of the last closes only, oldest first", () => {
    const returns = lastReturns(Float64Array.of(7, 1, 2, 6), 2);
    expect([...returns]).toEqual([Math.log(2), Math.log(3)]);
  });
});
