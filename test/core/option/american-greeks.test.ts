import { describe, expect, it } from "vitest";
import { american, americanValue } from "../../../src/index.ts";
import { type OracleRow, oracle, rowsOf, worst } from "./oracle.ts";

type Input = Parameters<typeof american>[0];
const inputOf = (row: OracleRow): Input => ({ ...row, years: (row.days ?? 0) / 365 }) as unknown as Input;

describe("American greeks against differences of QuantLib's values", () => {
  const made = oracle("american-greeks.json");
  const rows = rowsOf(made.columns, made.rows);
  // In the unit of a price: what a move of the whole price, a volatility or a rate of 100 %, or a year would bring.
  it.each([
    ["delta", 1e-6, (price: number) => 1 / price],
    ["gamma", 1e-5, (price: number) => 1 / price ** 2],
    ["vega", 1e-5, () => 1],
    ["theta", 1e-5, () => 1],
    ["rho", 1e-5, () => 1],
  ] as const)("%s within %d of the price", (name, bound, per) => {
    const error = (row: OracleRow) => {
      const { price = Number.NaN } = row;
      return Math.abs(american(inputOf(row))[name] - (row[name] ?? Number.NaN)) / (price * per(price));
    };
    expect(worst(rows, error).error).toBeLessThan(bound);
  });
});

describe("an option that is exercised between two boundaries", () => {
  const made = oracle("american.json");
  it("has the same value with its greeks as alone", () => {
    for (const row of rowsOf(made.columns, made.twoBoundaries)) {
      const option = { ...inputOf(row), underlying: "spot" } as const;
      expect(american(option).value).toBe(americanValue(option));
    }
  });
});
