import { describe, expect, it } from "vitest";
import { american, black76, blackScholes, parseTrade, priceLegs } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const other = { symbol: "NQ", level: 25658.25 };
const priced = (side: object, top: object = dates) =>
  priceLegs(parseTrade({ version: 1, ...top, long: { symbol: "RTY", level: 2730.8, ...side }, short: other }), "long");

function option(side: object, at = 0, top: object = dates) {
  const leg = priced(side, top).legs[at];
  if (leg?.kind !== "option") throw new Error("an option was asked for");
  return leg;
}

describe("the model of a leg", () => {
  const terms = { strike: 2750, years: 57 / 365, volatility: 0.2, rate: 0.0365 } as const;
  it("is American on a quarterly expiry, European on any other, and as the trade says", () => {
    const leg = { legs: ["2750P"], impliedVolatility: 0.2 };
    const whole = american({ ...terms, right: "put", underlying: "future", price: 2730.8 });
    expect(option(leg).points).toMatchObject(whole);
    expect(priced(leg)).toMatchObject({ model: "american-future", exercise: "american" });
    const european = option({ ...leg, exercise: "european" });
    expect(european.points).toMatchObject(black76({ ...terms, right: "put", forward: 2730.8 }));
    const weekly = { ...dates, expiry: "2026-02-06" };
    expect(priced(leg, weekly)).toMatchObject({ model: "black-76", exercise: "european", years: 15 / 365 });
  });
  it("without its rate is refused", async () => {
    const found = await refusal(() => priced({ legs: ["2750C @ 78.40"] }, { ...dates, rate: null }));
    expect(found).toMatchObject([{ code: "PRICING_INPUT_MISSING", args: { missing: ["rate"] } }]);
  });
  it("of a future has no yield", () => {
    const leg = { legs: ["2750P"], impliedVolatility: 0.2 };
    expect(priced({ ...leg, yield: 0.05 })).toEqual(priced(leg));
    expect(priced(leg).yield).toBeNull();
  });
  it("of a cash index has its yield", () => {
    const side = { symbol: "RUT", level: 2730.8, impliedVolatility: 0.2, yield: 0.013, legs: ["2750C"] };
    const { points } = option(side);
    expect(points).toMatchObject(blackScholes({ ...terms, right: "call", spot: 2730.8, yield: 0.013 }));
    expect(priced(side)).toMatchObject({ model: "black-scholes", yield: 0.013 });
  });
});

describe("a priced leg", () => {
  it("is worth its quote at the implied volatility", () => {
    const leg = option({ legs: ["2750C @ 78.40"], impliedVolatility: 0.5 });
    expect(leg.points?.value).toBeCloseTo(78.4, 9);
    expect(leg.volatility).toBe(leg.impliedVolatility);
  });
  it("whose quote has no volatility is worth what the given one says, and nothing where none is given", () => {
    const below = option({ legs: ["2600C @ 130.00"], impliedVolatility: 0.2 });
    expect(below).toMatchObject({ impliedVolatility: null, volatility: 0.2, premium: { value: 130 } });
    expect(below.points?.value).toBeGreaterThan(130.8);
    expect(option({ legs: ["2600C @ 130.00"] })).toMatchObject({ volatility: null, points: null, usd: null });
    expect(priced({ legs: ["2600C @ 130.00"] }).total).toBeNull();
    expect(priced({ legs: ["2750C @ 78.40", "2600C @ 130.00"] }).total).toBeNull();
  });
  it("counts quantity, multiplier and exchange rate; a given delta wins", () => {
    const legs = [{ quantity: -4, right: "call", strike: 2950, premium: 18.2, delta: 0.25 }];
    const leg = option({ legs, fx: 1.1 });
    expect(leg.quantity).toBe(-4);
    expect(leg.usd?.delta).toBeCloseTo(0.25 * -4 * 50 * 1.1, 10);
    expect(leg.usd?.vega).toBeCloseTo((leg.points?.vega ?? 0) * -4 * 50 * 1.1, 8);
    expect(leg.points?.thetaPerDay).toBe((leg.points?.theta ?? 0) / 365);
  });
  it("beside a future adds to its delta alone", () => {
    const both = priced({ legs: ["2750C @ 78.40", "-2 F @ 2700"] });
    const [call, future] = both.legs;
    expect(future).toEqual({ kind: "future", code: "RTYH6", quantity: -2, entry: 2700, usd: { delta: -100 } });
    expect(priced({ legs: ["2750C @ 78.40", "-2 F"] }).legs[1]).toMatchObject({ entry: 2730.8 });
    expect(both.total?.delta).toBeCloseTo((call?.usd?.delta ?? 0) - 100, 10);
    expect(both.total?.gamma).toBe(call?.kind === "option" ? call.usd?.gamma : Number.NaN);
  });
  it("shows d1 and d2 of the European part; none on the last day", () => {
    const { european } = option({ legs: ["2750C"], impliedVolatility: 0.2 });
    const s = 0.2 * Math.sqrt(57 / 365);
    expect(european?.d1).toBeCloseTo(Math.log(2730.8 / 2750) / s + s / 2, 12);
    expect(european?.d2).toBeCloseTo(Math.log(2730.8 / 2750) / s - s / 2, 12);
    const of = (side: object) => option({ ...side, impliedVolatility: 0.2, legs: ["2750C"] }).european;
    expect(of({ exercise: "european" })?.d1).toBe(european?.d1);
    // An index grows by the rate less its yield: ln(F/K) with F = S exp((r - q)T).
    const carried = (Math.log(2730.8 / 2750) + ((0.0365 - 0.013) * 57) / 365) / s + s / 2;
    expect(of({ symbol: "RUT", yield: 0.013 })?.d1).toBeCloseTo(carried, 12);
    expect(of({ symbol: "IWM", yield: 0.013 })?.d2).toBeCloseTo(carried - s, 12);
    const last = option({ legs: ["2700C"], impliedVolatility: 0.2 }, 0, { ...dates, asOf: "2026-03-20" });
    expect(last).toMatchObject({ european: null, points: { value: expect.closeTo(30.8, 10), delta: 1, gamma: 0 } });
  });
});
