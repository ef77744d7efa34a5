import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { american, americanValue, black76, blackScholes, impliedVolatility } from "../../src/index.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const right = fc.constantFrom("call" as const, "put" as const);
const market = {
  right,
  years: between(0.01, 5),
  volatility: between(0.05, 1),
  rate: between(-0.03, 0.12),
  yield: between(-0.02, 0.08),
};
const european = fc.record({ ...market, moneyness: between(0.5, 2), strike: between(1, 30_000) });
// Negative rates belong to the finite differences, which are slow; their cases are in test/core/option/american.test.ts.
const positive = { ...market, rate: between(0, 0.12), yield: between(0, 0.08) };
const americans = fc.record({
  ...positive,
  underlying: fc.constantFrom("future" as const, "spot" as const),
  moneyness: between(0.7, 1.4),
});

describe("European options", () => {
  it("put–call parity: C − P = S·exp(−qT) − K·exp(−rT), and its derivatives", () => {
    fc.assert(
      fc.property(european, (option) => {
        const spot = option.strike * option.moneyness;
        const call = blackScholes({ ...option, spot, right: "call" });
        const put = blackScholes({ ...option, spot, right: "put" });
        const held = spot * Math.exp(-option.yield * option.years);
        const owed = option.strike * Math.exp(-option.rate * option.years);
        expect(Math.abs(call.value - put.value - (held - owed))).toBeLessThan(1e-14 * (held + owed));
        expect(call.delta - put.delta).toBeCloseTo(held / spot, 13);
        expect(Math.abs(call.rho - put.rho - option.years * owed)).toBeLessThan(1e-13 * option.years * owed);
        expect(call.gamma).toBe(put.gamma);
        expect(call.vega).toBe(put.vega);
      }),
    );
  });
  it("Black-76 is Black–Scholes–Merton with the rate as its yield, but for rho", () => {
    fc.assert(
      fc.property(european, (option) => {
        const price = option.strike * option.moneyness;
        const future = black76({ ...option, forward: price });
        const spot = blackScholes({ ...option, spot: price, yield: option.rate });
        for (const name of ["value", "delta", "gamma", "vega"] as const) {
          expect(Math.abs(future[name] - spot[name])).toBeLessThanOrEqual(
            1e-12 * Math.max(Math.abs(spot[name]), 1e-3 * price),
          );
        }
        expect(future.rho).toBeCloseTo(-option.years * future.value, 10);
      }),
    );
  });
  it("homogeneity: twice the price and strike, twice the value", () => {
    fc.assert(
      fc.property(european, (option) => {
        const forward = option.strike * option.moneyness;
        const once = black76({ ...option, forward });
        // Below the smallest normal double a number has fewer digits, and doubling is not exact.
        fc.pre(once.value > 1e-300);
        const twice = black76({ ...option, forward: 2 * forward, strike: 2 * option.strike });
        expect(twice.value).toBe(2 * once.value);
        expect(twice.delta).toBe(once.delta);
      }),
    );
  });
  it("rises with volatility; a call falls with the strike, a put rises", () => {
    fc.assert(
      fc.property(european, between(1.0001, 1.2), (option, factor) => {
        const forward = option.strike * option.moneyness;
        const value = black76({ ...option, forward }).value;
        expect(black76({ ...option, forward, volatility: option.volatility * factor }).value).toBeGreaterThanOrEqual(
          value * (1 - 1e-14),
        );
        const higher = black76({ ...option, forward, strike: option.strike * factor }).value;
        if (option.right === "call") expect(higher).toBeLessThanOrEqual(value * (1 + 1e-14));
        else expect(higher).toBeGreaterThanOrEqual(value * (1 - 1e-14));
      }),
    );
  });
  it("greeks are what finite differences of the value say", () => {
    fc.assert(
      fc.property(european, (option) => {
        const spot = option.moneyness;
        const at = { ...option, strike: 1, spot };
        const value = (shift: object) => blackScholes({ ...at, ...shift }).value;
        const greeks = blackScholes(at);
        const h = 1e-4;
        expect((value({ spot: spot + h }) - value({ spot: spot - h })) / (2 * h)).toBeCloseTo(greeks.delta, 4);
        expect((value({ spot: spot + h }) - 2 * value({}) + value({ spot: spot - h })) / (h * h)).toBeCloseTo(
          greeks.gamma,
          1,
        );
        const { volatility, rate, years } = option;
        expect((value({ volatility: volatility + h }) - value({ volatility: volatility - h })) / (2 * h)).toBeCloseTo(
          greeks.vega,
          4,
        );
        expect((value({ rate: rate + h }) - value({ rate: rate - h })) / (2 * h)).toBeCloseTo(greeks.rho, 4);
        const e = 1e-5;
        expect((value({ years: years - e }) - value({ years: years + e })) / (2 * e)).toBeCloseTo(greeks.theta, 3);
      }),
    );
  });
  it("the implied volatility reprices the option", () => {
    fc.assert(
      fc.property(european, (option) => {
        const forward = option.strike * option.moneyness;
        const { value, vega } = black76({ ...option, forward });
        // In the money the premium's own rounding is what limits the answer.
        fc.pre((2 ** -52 * Math.max(value, Math.abs(forward - option.strike))) / (vega * option.volatility) < 1e-12);
        const found = impliedVolatility({ ...option, model: "black-76", forward, premium: value }) ?? Number.NaN;
        expect(Math.abs(found / option.volatility - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("American options", () => {
  it("are worth at least the European and the intrinsic value, and at most the strike or the price", () => {
    fc.assert(
      fc.property(americans, (option) => {
        const price = 100 * option.moneyness;
        const value = americanValue({ ...option, price, strike: 100 });
        const dividend = option.underlying === "future" ? option.rate : option.yield;
        const floor = blackScholes({ ...option, spot: price, strike: 100, yield: dividend }).value;
        const sign = option.right === "call" ? 1 : -1;
        expect(value).toBeGreaterThanOrEqual(Math.max(floor * (1 - 1e-12), sign * (price - 100)) - 1e-10);
        const most =
          option.right === "call"
            ? price * Math.exp(Math.max(0, -dividend * option.years))
            : 100 * Math.exp(Math.max(0, -option.rate * option.years));
        expect(value).toBeLessThanOrEqual(most);
      }),
      { numRuns: 100 },
    );
  });
  it("rise with volatility and time; homogeneous", () => {
    fc.assert(
      fc.property(americans, between(1.01, 1.3), (option, factor) => {
        const at = { ...option, price: 100 * option.moneyness, strike: 100 };
        const value = americanValue(at);
        expect(americanValue({ ...at, volatility: at.volatility * factor })).toBeGreaterThanOrEqual(value - 1e-5);
        expect(americanValue({ ...at, years: at.years * factor })).toBeGreaterThanOrEqual(value - 1e-5);
        expect(Math.abs(americanValue({ ...at, price: 4 * at.price, strike: 400 }) - 4 * value)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });
  it("greeks are what finite differences of the value say", () => {
    fc.assert(
      fc.property(americans, (option) => {
        const at = { ...option, price: option.moneyness, strike: 1, rate: Math.abs(option.rate) };
        const value = (shift: object) => americanValue({ ...at, ...shift });
        const greeks = american(at);
        // The second derivative jumps at the exercise boundary, which bounds how near the quotients can come.
        const h = 1e-3;
        expect(
          Math.abs((value({ price: at.price + h }) - value({ price: at.price - h })) / (2 * h) - greeks.delta),
        ).toBeLessThan(h * (2 + greeks.gamma) * 5);
        expect(
          Math.abs(
            (value({ volatility: at.volatility + h }) - value({ volatility: at.volatility - h })) / (2 * h) -
              greeks.vega,
          ),
        ).toBeLessThan(0.02);
        const decay = (value({ years: at.years * 0.99 }) - value({ years: at.years * 1.01 })) / (0.02 * at.years);
        expect(Math.abs(decay - greeks.theta)).toBeLessThan(0.01 * Math.abs(greeks.theta) + 2e-3);
      }),
      { numRuns: 50 },
    );
  });
  it("a call is the put with price and strike, rate and yield exchanged", () => {
    fc.assert(
      fc.property(americans, (option) => {
        const call = americanValue({
          ...option,
          underlying: "spot",
          right: "call",
          price: option.moneyness,
          strike: 1,
        });
        const put = americanValue({
          ...option,
          underlying: "spot",
          right: "put",
          price: 1,
          strike: option.moneyness,
          rate: option.yield,
          yield: option.rate,
        });
        expect(Math.abs(call - put)).toBeLessThan(1e-12);
      }),
      { numRuns: 50 },
    );
  });
});
