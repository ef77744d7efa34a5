import { describe, expect, it } from "vitest";
import { findRoot } from "../../src/core/find-root.ts";

type Case = readonly [name: string, f: (x: number) => number, low: number, high: number, root: number, values: number];

const cubic = (x: number) => x ** 3 - 2 * x - 5;
const pole = (x: number) => 1 - 1 / x ** 2;
const triple = (x: number) => (x - 3) ** 3;
const fifth = (x: number) => 6 * (x - 2) ** 5;
const ninth = (x: number) => x ** 9;

/** The root of x³ − 2x − 5, Wallis' example. */
const WALLIS = 2.0945514815423265;

describe("the search for a root", () => {
  // T. Chandrupatla, Advances in Engineering Software 28, 1997, table 1: how many values his search takes, the two ends among them,
  // with tolerances of 1e-10 of the root and 1e-5.
  it.each<Case>([
    ["x³ − 2x − 5", cubic, 2, 3, WALLIS, 7],
    ["x³ − 2x − 5", cubic, 1, 10, WALLIS, 11],
    ["x³ − 2x − 5", cubic, 1, 100, WALLIS, 14],
    ["x³ − 2x − 5", cubic, -1e4, 1e4, WALLIS, 23],
    ["x³ − 2x − 5", cubic, -1e10, 1e10, WALLIS, 43],
    ["1 − 1/x²", pole, 0.5, 1.51, 1, 8],
    ["1 − 1/x²", pole, 1e-4, 1e4, 1, 22],
    ["1 − 1/x²", pole, 1e-12, 1e12, 1, 48],
    ["(x − 3)³", triple, 0, 5, 3, 21],
    ["(x − 3)³", triple, -1e10, 1e10, 3, 55],
    ["6(x − 2)⁵", fifth, -10, 10, 2, 23],
    ["6(x − 2)⁵", fifth, -1e4, 1e4, 2, 33],
    ["x⁹", ninth, -1, 4, 0, 21],
    ["x⁹", ninth, -10, 100, 0, 26],
  ])("of %s between %d and %d takes the published number of values", (_, f, low, high, root, values) => {
    let asked = 2;
    const counted = (x: number): number => {
      asked += 1;
      return f(x);
    };
    const bracket = { low, lowValue: f(low), high, highValue: f(high) };
    const found = findRoot(counted, bracket, (x) => 2e-10 * Math.abs(x) + 0.5e-5);
    expect(Math.abs(found - root)).toBeLessThan(1.1e-5);
    expect(asked).toBe(values);
  });

  it("finds a root between ends that fall as well as between ends that rise", () => {
    const falling = { low: 0, lowValue: 3, high: 8, highValue: -5 };
    expect(
      findRoot(
        (x) => 3 - x,
        falling,
        () => 1e-12,
      ),
    ).toBeCloseTo(3, 11);
  });

  it("ends at a value that is 0, and after a hundred steps at a jump", () => {
    let asked = 0;
    const jump = (x: number): number => {
      asked += 1;
      return x < 3 ? -1 : 1;
    };
    const line = (x: number): number => {
      asked += 1;
      return x - 4;
    };
    expect(findRoot(line, { low: 0, lowValue: -4, high: 8, highValue: 4 }, () => 0)).toBe(4);
    expect(asked).toBe(1);
    asked = 0;
    expect(findRoot(jump, { low: 0, lowValue: -1, high: 8, highValue: 1 }, () => 0)).toBeCloseTo(3, 14);
    expect(asked).toBeLessThanOrEqual(100);
  });
});
