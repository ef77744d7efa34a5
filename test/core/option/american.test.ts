import { describe, expect, it } from "vitest";
import { putByFiniteDifferences } from "../../../src/core/option/american/finite-differences.ts";
import { american, americanValue, black76, blackScholes } from "../../../src/index.ts";
import { type OracleRow, oracle, rowsOf, worst } from "./oracle.ts";

const made = oracle("american.json");
type Input = Parameters<typeof american>[0];
const inputOf = (row: OracleRow, underlying: Input["underlying"]): Input =>
  ({ ...row, underlying, years: (row.days ?? 0) / 365 }) as unknown as Input;

describe("American values against QuantLib's high-precision engine", () => {
  it.each(["future", "spot"] as const)("on a %s within 1e-6 of the price", (underlying) => {
    const rows = rowsOf(made.columns, made[underlying]);
    const error = (row: OracleRow) =>
      Math.abs(americanValue(inputOf(row, underlying)) - (row.value ?? Number.NaN)) / (row.price ?? 0);
    // Ours is nearer than the contract asks; a slip of the method shows at 1e-7 before it shows at 1e-6.
    expect(worst(rows, error).error).toBeLessThan(1e-7);
  });
  it("between two boundaries (r < 0, q < r) within 2e-6 of QuantLib's finite differences", () => {
    const rows = rowsOf(made.columns, made.twoBoundaries);
    const error = (row: OracleRow) =>
      Math.abs(americanValue(inputOf(row, "spot")) - (row.value ?? Number.NaN)) / (row.price ?? 0);
    expect(worst(rows, error).error).toBeLessThan(2e-6);
  });
});

describe("published American cases", () => {
  const future = { underlying: "future", strike: 100 } as const;
  it("P4: Haug's futures grid, the true values and not the book's approximations", () => {
    const call = { ...future, right: "call", price: 100, years: 0.5, volatility: 0.25, rate: 0.1 } as const;
    expect(american(call).value).toBeCloseTo(6.775281, 6);
    const put = { ...future, right: "put", price: 90, years: 0.1, volatility: 0.15, rate: 0.1 } as const;
    expect(american(put).value).toBeCloseTo(10.000572, 6);
  });
  it.each([
    [80, 0.0392],
    [90, 0.6995],
    [100, 3.9235],
    [110, 10.818],
    [120, 20.0276],
  ])("P5: Barone-Adesi and Whaley's table III, F = %d: %d", (price, expected) => {
    const call = { ...future, right: "call", price, years: 0.25, volatility: 0.2, rate: 0.08 } as const;
    expect(americanValue(call)).toBeCloseTo(expected, 4);
  });
});

describe("the boundary's equation and finite differences, two methods with nothing in common", () => {
  it.each([
    [1, 0.05, 0, 0.2, 1],
    [0.9, 0.05, 0.05, 0.2, 0.25],
    [1.1, 0.02, 0.08, 0.4, 3],
    [1, 0, -0.01, 0.3, 5],
  ])("spot %d, r %d, q %d, volatility %d, T %d agree on value, delta and gamma", (spot, rate, q, volatility, years) => {
    const grid = putByFiniteDifferences({ rate, yield: q, volatility }, years, spot);
    const integral = american({
      right: "put",
      underlying: "spot",
      price: spot,
      strike: 1,
      rate,
      yield: q,
      volatility,
      years,
    });
    expect(integral.value).toBeCloseTo(grid.value, 6);
    expect(integral.delta).toBeCloseTo(grid.delta, 4);
    expect(integral.gamma / grid.gamma).toBeCloseTo(1, 2);
  });
});

describe("degenerate American options", () => {
  const put = {
    right: "put",
    underlying: "spot",
    price: 90,
    strike: 100,
    years: 1,
    volatility: 0.2,
    rate: 0.05,
    yield: 0,
  } as const;
  it("T = 0 is the intrinsic value", () => {
    expect(american({ ...put, years: 0 })).toEqual({ value: 10, delta: -1, gamma: 0, vega: 0, theta: 0, rho: 0 });
  });
  it("volatility = 0 picks the best moment: now with interest, at expiry with dividends", () => {
    expect(american({ ...put, volatility: 0 })).toMatchObject({ value: expect.closeTo(10, 12), theta: 0 });
    expect(americanValue({ ...put, volatility: 0, rate: 0.001, yield: 0.1 })).toBeCloseTo(
      100 * Math.exp(-0.001) - 90 * Math.exp(-0.1),
      10,
    );
    // r·K·exp(−rt) = q·S·exp(−qt) at t = ln(rK/qS)/(r − q), between the ends.
    const t = Math.log((0.1 * 100) / (0.3 * 40)) / (0.1 - 0.3);
    expect(americanValue({ ...put, price: 40, volatility: 0, rate: 0.1, yield: 0.3, years: 3 })).toBeCloseTo(
      100 * Math.exp(-0.1 * t) - 40 * Math.exp(-0.3 * t),
      10,
    );
  });
  it("is the European value and greeks where waiting costs nothing", () => {
    const call = { right: "call", price: 100, strike: 95, years: 0.5, volatility: 0.2 } as const;
    const spot = { ...call, spot: 100, rate: 0.03, yield: 0 };
    expect(american({ ...call, underlying: "spot", rate: 0.03 })).toEqual(blackScholes(spot));
    const future = american({ ...call, underlying: "future", rate: -0.01 });
    const european = black76({ ...call, forward: 100, rate: -0.01 });
    for (const name of ["value", "delta", "gamma", "vega", "theta", "rho"] as const) {
      expect(future[name]).toBeCloseTo(european[name], 10);
    }
  });
  it("deep in the money it is exercised: intrinsic value, delta of one, no decay", () => {
    const deep = american({ ...put, price: 40 });
    expect(deep).toMatchObject({ value: 60, delta: -1, gamma: 0, theta: 0 });
    expect(Math.abs(deep.vega) + Math.abs(deep.rho)).toBe(0);
  });
  it.each([
    [0.005, 30, 0.045, 0.12],
    [1e-8, 5, 0.01, 0.045],
    [10, 100, 1, 0],
    [1, 5, 0, -0.2],
    [0.2, 1e-9, 0.05, 0.01],
    [0.2, 30, -0.01, -0.03],
  ])(
    "volatility %d, T %d, r %d, q %d: finite and between European, intrinsic and strike",
    (volatility, years, rate, q) => {
      const option = { ...put, volatility, years, rate, yield: q };
      const result = american(option);
      for (const number of Object.values(result)) expect(Number.isFinite(number)).toBe(true);
      expect(result.value).toBeGreaterThanOrEqual(
        Math.max(10, blackScholes({ ...option, spot: 90 }).value * (1 - 1e-13)),
      );
      expect(result.value).toBeLessThanOrEqual(100 * Math.max(1, Math.exp(-rate * years)) * (1 + 1e-7));
    },
  );
});
