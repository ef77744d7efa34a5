import { describe, expect, it } from "vitest";
import { timeValue } from "../../../src/core/option/european.ts";
import { normalDistribution } from "../../../src/core/option/normal.ts";
import { black76, black76Value, blackScholes } from "../../../src/index.ts";
import { type OracleRow, oracle, rowsOf, worst } from "./oracle.ts";

const made = oracle("option-value.json");
const futures = rowsOf(made.black76.columns, made.black76.rows);
const spots = rowsOf(made.blackScholes.columns, made.blackScholes.rows);

type FutureRow = OracleRow & Parameters<typeof black76>[0];
type SpotRow = OracleRow & Parameters<typeof blackScholes>[0];
const relative = (got: number, expected: number | undefined): number =>
  got === expected ? 0 : Math.abs(got / (expected ?? Number.NaN) - 1);
const scaled = (got: number, expected: number | undefined, scale: number | undefined): number =>
  got === expected ? 0 : Math.abs(got - (expected ?? Number.NaN)) / (scale ?? Number.NaN);

describe("N(x) against 80 digits", () => {
  it("is within 1e-15 relative for |x| <= 1 and 1e-15(1 + x²) beyond", () => {
    for (const [x, expected] of made.normal.rows) {
      const allowed = 1e-15 * (Math.abs(x) <= 1 ? 1 : 1 + x * x);
      expect(relative(normalDistribution(x), expected), `x = ${x}`).toBeLessThanOrEqual(allowed);
    }
  });
  it("is 0 and 1 at the ends", () => {
    expect(normalDistribution(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalDistribution(Number.POSITIVE_INFINITY)).toBe(1);
  });
});

describe("Black-76 against 80 digits, down to 1e-300 of the forward", () => {
  it.each(["value", "delta", "gamma", "vega", "rho"] as const)("%s within 1e-12 relative", (name) => {
    expect(worst(futures, (row) => relative(black76(row as FutureRow)[name], row[name])).error).toBeLessThan(1e-12);
  });
  it("theta within 1e-12 of its terms", () => {
    const error = (row: OracleRow) => scaled(black76(row as FutureRow).theta, row.theta, row.thetaScale);
    expect(worst(futures, error).error).toBeLessThan(1e-12);
  });
  it("the value alone within 1e-12 relative", () => {
    const error = (row: OracleRow) => {
      const { right, forward, strike, years, volatility, rate } = row as FutureRow;
      return relative(black76Value(right, forward, strike, years, volatility, rate), row.value);
    };
    expect(worst(futures, error).error).toBeLessThan(1e-12);
  });
});

describe("Black–Scholes–Merton against 80 digits", () => {
  it.each(["delta", "gamma", "vega", "rho"] as const)("%s within 1e-12 relative", (name) => {
    expect(worst(spots, (row) => relative(blackScholes(row as SpotRow)[name], row[name])).error).toBeLessThan(1e-12);
  });
  it.each(["value", "theta"] as const)("%s within 1e-12 of its terms", (name) => {
    const error = (row: OracleRow) => scaled(blackScholes(row as SpotRow)[name], row[name], row[`${name}Scale`]);
    expect(worst(spots, error).error).toBeLessThan(1e-12);
  });
});

describe("published European cases", () => {
  it("P1: at the money forward, call = put = 1.1166 (MATLAB, Hull)", () => {
    const option = { forward: 20, strike: 20, years: 4 / 12, volatility: 0.25, rate: 0.09 };
    expect(black76({ right: "call", ...option }).value).toBeCloseTo(1.1166, 4);
    expect(black76({ right: "put", ...option }).value).toBeCloseTo(1.1166, 4);
  });
  it("P2: py_vollib's reference value, discounted and not", () => {
    expect(black76Value("call", 100, 100, 0.5, 0.2, 0.02)).toBeCloseTo(5.5811067246048118, 13);
    expect(black76Value("call", 100, 100, 0.5, 0.2, 0)).toBeCloseTo(5.637197779701664, 13);
  });
  it("P3: Haug's grid", () => {
    expect(black76Value("call", 100, 100, 0.5, 0.25, 0.1)).toBeCloseTo(6.6997, 4);
    expect(black76Value("put", 90, 100, 0.5, 0.35, 0.1)).toBeCloseTo(14.4452, 4);
  });
  it("P6: a put on a future is not a put on a spot (47.60)", () => {
    expect(black76Value("put", 1200, 1210, 0.25, 0.18, 0.005)).toBeCloseTo(48.3738, 4);
  });
  it("P7: Haug's deltas", () => {
    const option = { forward: 105, strike: 100, years: 0.5, volatility: 0.36, rate: 0.1 };
    expect(black76({ right: "call", ...option }).delta).toBeCloseTo(0.5946, 4);
    expect(black76({ right: "put", ...option }).delta).toBeCloseTo(-0.3566, 4);
  });
});

describe("degenerate European options", () => {
  const call = { right: "call", forward: 120, strike: 100, years: 2, volatility: 0.2, rate: 0.05 } as const;
  it("T = 0 is the intrinsic value", () => {
    expect(black76({ ...call, years: 0 })).toEqual({ value: 20, delta: 1, gamma: 0, vega: 0, theta: 1, rho: -0 });
    expect(black76({ ...call, right: "put", years: 0 })).toMatchObject({ value: 0, delta: -0, gamma: 0 });
    // q·S − r·K: the dividends of the asset, less the interest on the strike.
    const theta = expect.closeTo(0.01 * 120 - 0.05 * 100, 14);
    expect(blackScholes({ ...call, spot: 120, yield: 0.01, years: 0 })).toMatchObject({
      value: 20,
      delta: 1,
      gamma: 0,
      theta,
    });
  });
  it("volatility = 0 is the discounted intrinsic value", () => {
    expect(black76({ ...call, volatility: 0 }).value).toBeCloseTo(20 * Math.exp(-0.1), 14);
    expect(black76({ ...call, volatility: 0 }).theta).toBeCloseTo(Math.exp(-0.1), 14);
  });
  it("the kink has half a delta, no gamma, and the limit of vega", () => {
    const kink = black76({ ...call, forward: 100, volatility: 0, rate: 0 });
    expect(kink).toMatchObject({ value: 0, delta: expect.closeTo(0.5, 14), gamma: 0 });
    expect(kink.vega).toBeCloseTo((100 * Math.sqrt(2)) / Math.sqrt(2 * Math.PI), 12);
  });
  it("has no time value as volatility goes to 0, all of the cheaper side as it grows, and no number of no number", () => {
    const worth = (s: number) => timeValue(100, Math.log(0.5), s);
    expect([worth(1e-310), worth(1e200), worth(Number.NaN)]).toEqual([0, 100, Number.NaN]);
  });
  it.each([
    [1e-6, 1e12, 100, 10],
    [1e12, 1e-6, 100, 1e-9],
    [100, 100, 100, 10],
    [100, 100.00000000000001, 1e-9, 1e-9],
    [25000, 24999, 30, 0.2],
  ])("F %d, K %d, T %d, volatility %d: everything finite, within bounds", (forward, strike, years, volatility) => {
    for (const rate of [-0.1, 0, 0.1]) {
      for (const right of ["call", "put"] as const) {
        const result = black76({ right, forward, strike, years, volatility, rate });
        for (const number of Object.values(result)) expect(Number.isFinite(number)).toBe(true);
        expect(result.value).toBeGreaterThanOrEqual(0);
        expect(result.value).toBeLessThanOrEqual(Math.exp(-rate * years) * (right === "call" ? forward : strike));
      }
    }
  });
});
