import { describe, expect, it } from "vitest";
import type { PricingModel } from "../../../src/core/option/implied-volatility.ts";
import {
  deltaOf,
  europeanTerms,
  isAmerican,
  lowerBound,
  moveOption,
  type PricingTerms,
  valueByPrice,
  valueOption,
} from "../../../src/core/option/pricing.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../../../src/core/quantity.ts";
import { type OracleRow, oracle, rowsOf } from "./oracle.ts";

const quantlib = oracle("quantlib.json");
const american = oracle("american.json");

/** Some twenty rows of a table, from its start to its end. */
function some(columns: readonly string[], rows: readonly (readonly unknown[])[]): OracleRow[] {
  return rowsOf(columns, rows).filter((_, i) => i % Math.ceil(rows.length / 20) === 0);
}

const TABLES: readonly (readonly [PricingModel, OracleRow[]])[] = [
  ["black-76", some(quantlib.black76.columns, quantlib.black76.rows)],
  ["black-scholes", some(quantlib.blackScholes.columns, quantlib.blackScholes.rows)],
  ["american-future", some(american.columns, american.future)],
  ["american-spot", some(american.columns, american.spot)],
];

function termsOf(model: PricingModel, row: OracleRow): PricingTerms {
  return {
    model,
    price: as<Points>(row.price ?? row.forward ?? row.spot ?? Number.NaN),
    years: as<Years>((row.days ?? Number.NaN) / 365),
    rate: as<AnnualRate>(row.rate ?? Number.NaN),
    // A future has none; the tables of American options say its rate there.
    yield: as<AnnualRate>(model.endsWith("spot") || model === "black-scholes" ? (row.yield ?? 0) : 0),
  };
}

describe.each(TABLES)("an option by the model %s", (model, rows) => {
  it("has QuantLib's value, however it is asked for", () => {
    for (const row of rows) {
      const terms = termsOf(model, row);
      const strike = as<Points>(row.strike ?? Number.NaN);
      const volatility = as<AnnualVolatility>(row.volatility ?? Number.NaN);
      const values = [
        valueOption(terms, row.right, strike, volatility).value,
        moveOption(terms, row.right, strike, volatility).value,
        valueByPrice(terms, row.right, strike, volatility)(terms.price),
      ];
      for (const value of values) expect(Math.abs(value - (row.value ?? Number.NaN))).toBeLessThan(1e-7 * terms.price);
    }
  });

  it("has the slope of that value as its delta, however it is asked for", () => {
    for (const row of rows) {
      const terms = termsOf(model, row);
      const strike = as<Points>(row.strike ?? Number.NaN);
      const volatility = as<AnnualVolatility>(row.volatility ?? Number.NaN);
      const value = valueByPrice(terms, row.right, strike, volatility);
      const h = 1e-4 * terms.price;
      const rise = (value(as<Points>(terms.price + h)) - value(as<Points>(terms.price - h))) / (2 * h);
      const gamma = valueOption(terms, row.right, strike, volatility).gamma;
      const near = 1e-4 + gamma * h;
      expect(Math.abs(moveOption(terms, row.right, strike, volatility).delta - rise)).toBeLessThan(near);
      expect(Math.abs(deltaOf(terms, row.right, strike, volatility) - rise)).toBeLessThan(near);
    }
  });

  it("is worth nothing as a call and the strike as a put where the price is 0", () => {
    const terms = { model, years: as<Years>(0.5), rate: as<AnnualRate>(0.04), yield: as<AnnualRate>(0.01) };
    const at = (right: "call" | "put") => valueByPrice(terms, right, as<Points>(100), as<AnnualVolatility>(0.2));
    expect(at("call")(as<Points>(0))).toBe(0);
    // A European put pays its strike on the last day only.
    const strike = isAmerican({ ...terms, price: as<Points>(0) }) ? 100 : 100 * Math.exp(-0.02);
    expect(at("put")(as<Points>(0))).toBeCloseTo(strike, 12);
  });
});

describe("the exercise of a model", () => {
  const terms = { price: 2730, years: 0.25, rate: 0.04, yield: 0.01 } as unknown as PricingTerms;
  it.each([
    ["black-76", "black-76"],
    ["american-future", "black-76"],
    ["black-scholes", "black-scholes"],
    ["american-spot", "black-scholes"],
  ] as const)("%s is %s on the last day only", (model, european) => {
    expect(europeanTerms({ ...terms, model })).toEqual({ ...terms, model: european });
    expect(isAmerican({ ...terms, model })).toBe(model.startsWith("american"));
  });

  it("bounds the least that an option is worth", () => {
    const least = (model: PricingModel, price: number, right: "call" | "put") =>
      lowerBound({ ...terms, model, price: as<Points>(price) }, right, as<Points>(2700));
    expect(least("american-future", 2730, "call")).toBe(30);
    expect(least("black-76", 2730, "call")).toBeCloseTo(30 * Math.exp(-0.01), 10);
    // A put on a spot: now, or at expiry for K·exp(−rT) − S·exp(−qT), which is less.
    expect(least("american-spot", 2600, "put")).toBe(100);
    expect(least("black-scholes", 2600, "put")).toBeCloseTo(2700 * Math.exp(-0.01) - 2600 * Math.exp(-0.0025), 10);
  });
});
