import { describe, expect, it } from "vitest";
import {
  byBracket,
  bySecants,
  firstGuess,
  nearerVolatility,
  totalVolatility,
} from "../../../src/core/option/implied-volatility.ts";
import { timeValue } from "../../../src/core/option/lognormal.ts";

/** Both sides of an inflection, and each of the three objectives: a value in the lower wing, in the middle and near its bound. */
const CASES: readonly (readonly [x: number, s: number])[] = [
  [-0.5, 0.1],
  [-0.5, 0.3],
  [-1, 0.9],
  [-2, 0.7],
  [-0.01, 0.001],
  [-0.01, 0.05],
  [-0.1, 0.4],
  [0, 0.5],
  [-0.5, 1],
  [-0.2, 2],
  [-0.1, 3],
  [-0.5, 4],
];

describe("the search for a European option's volatility", () => {
  it("begins within an eighth of it, from the middle to the far wings", () => {
    for (const x of [0, -1e-4, -0.01, -0.1, -0.5, -2, -8]) {
      for (let s = 0.001; s < 7; s *= 1.3) {
        const c = timeValue(1, x, s);
        if (c > 1e-290 && c < 1) expect(Math.abs(firstGuess(x, c) / s - 1), `x ${x}, s ${s}`).toBeLessThan(0.125);
      }
    }
  });

  it.each(CASES)("takes steps of the fourth order at x %d, s %d", (x, s) => {
    for (const off of [0.03, -0.03, 0.01, -0.01]) {
      const from = s * (1 + off);
      const next = nearerVolatility(x, from, timeValue(1, x, from), timeValue(1, x, s));
      expect(Math.abs(next / s - 1)).toBeLessThan(0.25 * off ** 4);
    }
  });

  it.each(CASES)("finds x %d, s %d from wherever it starts", (x, s) => {
    for (const factor of [1e-3, 0.1, 1, 10, 1e3]) {
      expect(Math.abs(totalVolatility(x, timeValue(1, x, s), s * factor) / s - 1)).toBeLessThan(1e-13);
    }
  });
});

/** How far v² is above r², and how often that was asked. */
function square(root: number) {
  const asked: number[] = [];
  const excess = (v: number): number => {
    asked.push(v);
    return v * v - root * root;
  };
  return { excess, asked };
}

describe("secants from above", () => {
  it.each([1e-3, 0.2, 50])("find %d, with six values", (root) => {
    // From 1.3 times the root: each error is half the product of the two before it, 0.035, 0.0045, 8e-5, 2e-7, 7e-12, 6e-19.
    const { excess, asked } = square(root);
    const found = bySecants(excess, 1.3 * root, 2.6 * root) ?? Number.NaN;
    expect(Math.abs(found / root - 1)).toBeLessThan(1e-14);
    expect(asked).toHaveLength(6);
  });

  it("find a root that rounding has put above the start", () => {
    expect(bySecants((v) => v - 0.25 * (1 + 1e-12), 0.25, 1)).toBeCloseTo(0.25, 11);
  });

  it.each([
    ["above the start", -1],
    ["below 0", 0.5],
    ["to 0", 0.6],
  ])("end where one leads %s", (_, slope) => {
    const asked: number[] = [];
    const excess = (v: number): number => {
      asked.push(v);
      return v - 0.1;
    };
    expect(bySecants(excess, 0.25, slope)).toBeNull();
    expect(asked).toEqual([0.25]);
  });

  it("end after eight steps that do not settle", () => {
    const asked: number[] = [];
    const cube = (v: number): number => {
      asked.push(v);
      return v ** 3;
    };
    expect(bySecants(cube, 1, 3)).toBeNull();
    expect(asked).toHaveLength(9);
  });
});

describe("the search within a bracket", () => {
  it.each([
    [1e-3, null],
    [0.2, 0.21],
    [0.2, 0.2],
    [3, null],
    [99, null],
  ])("finds %d from %s", (root, above) => {
    const { excess, asked } = square(root);
    const found = byBracket(excess, -root * root, above) ?? Number.NaN;
    expect(Math.abs(found / root - 1)).toBeLessThan(1e-12);
    expect(asked.length).toBeLessThan(60);
  });

  it("looks for no volatility above 10,000 %", () => {
    expect(byBracket(square(150).excess, -(150 ** 2), null)).toBeNull();
  });
});
