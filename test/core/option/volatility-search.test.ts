import { describe, expect, it } from "vitest";
import { type AmericanTerms, americanSlopes, european } from "../../../src/core/option/american.ts";
import { timeValue } from "../../../src/core/option/european.ts";
import {
  byBracket,
  bySecants,
  firstGuess,
  impliedVolatility,
  nearerVolatility,
  totalVolatility,
} from "../../../src/core/option/implied-volatility.ts";
import { type AnnualRate, as, type Points, type Years } from "../../../src/core/quantity.ts";

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

describe("the volatility of an American option", () => {
  it("takes at most five American values on average, from 0.8 to 1.2 of the money and a week to two years", () => {
    let [options, values] = [0, 0];
    const count = (terms: Omit<AmericanTerms, "volatility">, sigma: number) => {
      const premium = Number(americanSlopes({ ...terms, volatility: sigma }).value.toFixed(6));
      const { right, price, strike, years, rate, yield: dividend } = terms;
      const [owned, owed] = [price * Math.exp(-dividend * years), strike * Math.exp(-rate * years)];
      const forward = as<Points>(owned / Math.exp(-rate * years));
      const quote = { right, model: "black-76", price: forward, strike: as<Points>(strike) } as const;
      const terms76 = { years: as<Years>(years), rate: as<AnnualRate>(rate), premium: as<Points>(premium) };
      const above = impliedVolatility({ ...quote, ...terms76 });
      const excess = (volatility: number) => {
        values += 1;
        return americanSlopes({ ...terms, volatility }).value - premium;
      };
      const least = americanSlopes({ ...terms, volatility: 0 }).value - premium;
      // At its intrinsic value an option has no volatility, and none is sought.
      if (above === null || least > -1e-9 * (owned + owed)) return;
      options += 1;
      const found = bySecants(excess, above, european({ ...terms, volatility: above }).vega);
      const root = found ?? byBracket(excess, least, above) ?? Number.NaN;
      expect(Math.abs(americanSlopes({ ...terms, volatility: root }).value - premium)).toBeLessThan(1e-9);
    };
    for (const right of ["call", "put"] as const)
      for (const dividend of [0.0365, 0.012])
        for (const strike of [80, 90, 95, 100, 105, 110, 120])
          for (const days of [7, 30, 57, 182, 365, 730])
            for (const sigma of [0.12, 0.2, 0.35])
              count({ right, price: 100, strike, years: days / 365, rate: 0.0365, yield: dividend }, sigma);
    expect(options).toBeGreaterThan(300);
    expect(values / options).toBeLessThanOrEqual(5);
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
