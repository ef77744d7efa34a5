import { expect, it } from "vitest";
import { parseTrade } from "../../../src/api/trade.ts";
import { sidePricing } from "../../../src/core/pair/valued-leg.ts";
import { type AnnualRate, as } from "../../../src/core/quantity.ts";

const trade = (more: object = {}, symbol = "RTY") =>
  parseTrade({
    version: 1,
    ...{ asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" },
    ...more,
    long: { symbol, level: 2730.8, legs: ["2750C @ 78.40"], ...(symbol === "XYZ" ? { multiplier: 25 } : {}) },
    short: { symbol: "NQ", level: 25658.25 },
  });

function reasonOf(pair: ReturnType<typeof trade>) {
  const pricing = sidePricing(pair.long, pair);
  return pricing.known ? null : pricing.reason;
}

it.each([[["asOf"]], [["expiry"]], [["rate"]], [["expiry", "rate"]], [["asOf", "rate"]], [["asOf", "expiry", "rate"]]])(
  "names what a model lacks: %o",
  (missing) => {
    const lacking = Object.fromEntries(missing.map((key) => [key, null]));
    expect(reasonOf(trade(lacking))).toEqual({ code: "PRICING_INPUT_MISSING", args: { missing } });
  },
);

it("has no model for a contract whose exercise nobody says", () => {
  expect(reasonOf(trade({}, "XYZ"))).toMatchObject({ code: "EXERCISE_UNKNOWN", args: { symbol: "XYZ" } });
});

it("is the American one with its yield on an ETF, and takes none for a future", () => {
  const termsOf = (symbol: string, dividend: number | null) => {
    const pair = trade({}, symbol);
    const pricing = sidePricing({ ...pair.long, yield: dividend === null ? null : as<AnnualRate>(dividend) }, pair);
    return pricing.known ? pricing.terms : null;
  };
  expect(termsOf("IWM", 0.012)).toMatchObject({ model: "american-spot", yield: 0.012 });
  expect(termsOf("IWM", null)).toMatchObject({ model: "american-spot", yield: 0 });
  expect(termsOf("RTY", 0.012)).toMatchObject({ model: "american-future", yield: 0 });
});

it("is the American one on a quarterly future, over 57 of 365 days", () => {
  const pricing = sidePricing(trade().long, trade());
  expect(pricing).toMatchObject({ known: true, terms: { model: "american-future", years: 57 / 365, rate: 0.0365 } });
});
