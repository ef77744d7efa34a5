import { describe, expect, it } from "vitest";
import { americanValue, black76Value, blackScholes, impliedVolatility } from "../../../src/index.ts";
import { type OracleRow, oracle, rowsOf, worst } from "./oracle.ts";

const made = oracle("option-value.json");
type Quote = Parameters<typeof impliedVolatility>[0];

/** How far the rounding of the premium alone moves the volatility, relative to it: the condition of the problem. */
const condition = (row: OracleRow): number => {
  const { value = 0, forward = row.spot ?? 0, strike = 0, vega = 0, volatility = 0 } = row;
  return (2 ** -53 * Math.max(value, Math.abs(forward - strike))) / (vega * volatility);
};

describe("implied volatility of 80-digit premiums", () => {
  it.each([
    ["black-76", made.black76],
    ["black-scholes", made.blackScholes],
  ] as const)("%s: the generating volatility within 1e-10 wherever the premium holds it", (model, table) => {
    const rows = rowsOf(table.columns, table.rows).filter((row) => condition(row) < 1e-13);
    expect(rows.length).toBeGreaterThan(300);
    const error = (row: OracleRow) =>
      Math.abs(
        (impliedVolatility({ ...row, model, premium: row.value } as unknown as Quote) ?? Number.NaN) /
          (row.volatility ?? 0) -
          1,
      );
    expect(worst(rows, error).error).toBeLessThan(1e-10);
  });
  it("out of the money also where the premium is far below the rounding of the strike", () => {
    const rows = rowsOf(made.black76.columns, made.black76.rows).filter(
      ({ value = 0, forward = 0, strike = 0, right }) =>
        (right === "call" ? strike > forward : strike < forward) && value > 1e-290 && value < 1e-16 * strike,
    );
    expect(rows.length).toBeGreaterThan(20);
    const found = (row: OracleRow) =>
      impliedVolatility({ ...row, model: "black-76", premium: row.value } as unknown as Quote) ?? Number.NaN;
    expect(worst(rows, (row) => Math.abs(found(row) / (row.volatility ?? 0) - 1)).error).toBeLessThan(1e-10);
  });
});

describe("implied volatility of an American premium", () => {
  it.each([
    ["call", 100, 100, 0.5, 0.25, 0.1],
    ["put", 90, 100, 0.1, 0.35, 0.1],
    ["call", 25658.25, 26000, 0.12, 0.21, 0.036],
    ["put", 2730.8, 2500, 0.25, 0.3, 0.045],
    ["put", 100, 105, 0.5, 0.2, -0.01],
    // Worth more than any European put, 100·exp(−rT): the search has no European volatility to start from.
    ["put", 40, 100, 5, 0.6, 0.1],
  ] as const)("%s on a future at %d, strike %d", (right, price, strike, years, volatility, rate) => {
    const premium = americanValue({ right, underlying: "future", price, strike, years, volatility, rate });
    const found = impliedVolatility({ right, model: "american-future", forward: price, strike, years, rate, premium });
    expect(Math.abs((found ?? Number.NaN) / volatility - 1)).toBeLessThan(1e-10);
  });
  it("on a spot with a yield", () => {
    const option = { right: "put", strike: 100, years: 0.75, rate: 0.04, yield: 0.013 } as const;
    const premium = americanValue({ ...option, underlying: "spot", price: 95, volatility: 0.22 });
    const found = impliedVolatility({ ...option, model: "american-spot", spot: 95, premium });
    expect(Math.abs((found ?? Number.NaN) / 0.22 - 1)).toBeLessThan(1e-10);
  });
});

describe("a premium without an implied volatility", () => {
  const call = { right: "call", model: "black-76", forward: 120, strike: 100, years: 0.5, rate: 0.04 } as const;
  const discount = Math.exp(-0.02);
  it("is null at and below the intrinsic value, at and above the forward", () => {
    for (const premium of [0, 10, 20 * discount, 120 * discount, 121, 1e9]) {
      expect(impliedVolatility({ ...call, premium }), String(premium)).toBeNull();
    }
    expect(impliedVolatility({ ...call, forward: 80, premium: 0 })).toBeNull();
  });
  it("is null where the time value is lost in the rounding of the premium", () => {
    const premium = black76Value("call", 120, 60, 0.01, 0.2, 0.04);
    expect(impliedVolatility({ ...call, strike: 60, years: 0.01, premium })).toBeNull();
    // 2e-11 is less than eight roundings of the future, 8·2^-52·25,658.25 = 4.6e-11.
    const deep = { ...call, forward: 25658.25, strike: 5000, rate: 0 };
    expect(impliedVolatility({ ...deep, premium: 20658.25 + 2e-11 })).toBeNull();
    expect(impliedVolatility({ ...deep, premium: 20658.25 + 6e-11 })).not.toBeNull();
    const spot = { right: "put", strike: 200, years: 0.01, rate: 0.04, yield: 0.01, spot: 100 } as const;
    const put = blackScholes({ ...spot, volatility: 0.2 }).value;
    expect(impliedVolatility({ ...spot, model: "black-scholes", premium: put })).toBeNull();
  });
  it("is null on the last day", () => {
    expect(impliedVolatility({ ...call, years: 0, premium: 21 })).toBeNull();
  });
  it("is null for an American option at its intrinsic value or above the underlying", () => {
    const american = { ...call, model: "american-future" } as const;
    for (const premium of [0, 19, 20, 120, 130]) expect(impliedVolatility({ ...american, premium })).toBeNull();
    // 4e-11 is less than eight roundings of the price, 8·2^-52·25,658.25 = 4.6e-11.
    const deep = { ...american, forward: 25658.25, strike: 20000 };
    expect(impliedVolatility({ ...deep, premium: 5658.25 + 4e-11 })).toBeNull();
    expect(impliedVolatility({ ...deep, premium: 5658.25 + 6e-11 })).not.toBeNull();
  });
  it("is a small number just above the intrinsic value, never a wrong one", () => {
    const found = impliedVolatility({ ...call, premium: (20 + 1e-9) * discount }) ?? Number.NaN;
    expect(black76Value("call", 120, 100, 0.5, found, 0.04) / discount - 20).toBeCloseTo(1e-9, 12);
  });
});
