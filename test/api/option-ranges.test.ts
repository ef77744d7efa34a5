import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { american, americanValue, black76, black76Value, blackScholes, impliedVolatility } from "../../src/index.ts";

// Everything that the ranges of the option functions let in, the ends and what lies near them above all.

/** Even in the logarithm. */
const scaled = (least: number, most: number) =>
  fc
    .double({ min: Math.log(least), max: Math.log(most), noNaN: true })
    .map((log) => Math.min(Math.max(Math.exp(log), least), most));
const zeroOr = (least: number, most: number) =>
  fc.oneof(scaled(least, most), fc.double({ min: least, max: most, noNaN: true }), fc.constantFrom(0, least, most));

const price = fc.oneof(scaled(1, 1e5), scaled(1e-100, 1e100), fc.constantFrom(1e-100, 1, 100, 1e100));
/** A strike, often at the money or a few digits beside it. */
const factor = fc.oneof(
  fc.constantFrom(1, 1 + 2 ** -52, 1 + 1e-9),
  fc.double({ min: 0.1, max: 3, noNaN: true }),
  scaled(1e-200, 1e200),
);
const small = fc.oneof(scaled(1e-320, 1), fc.constantFrom(0, 5e-324, 1)).chain((size) => fc.constantFrom(size, -size));
const rate = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), small);

const option = fc
  .record({
    right: fc.constantFrom("call" as const, "put" as const),
    price,
    factor,
    years: zeroOr(1e-100, 100),
    volatility: zeroOr(1e-100, 10),
    rate,
    yield: rate,
    premium: fc.oneof(zeroOr(1e-300, 1e100), scaled(1e-20, 1)),
    isShare: fc.boolean(),
  })
  .map(({ factor: of, ...terms }) => ({ ...terms, strike: Math.min(Math.max(terms.price * of, 1e-100), 1e100) }));

/** FUZZ=20000 looks further than a run of the suite does. */
const AMERICAN_RUNS = Number(process.env.FUZZ ?? 150);

function expectFinite(values: object): void {
  for (const value of Object.values(values)) expect(value).toSatisfy(Number.isFinite);
}

describe("over their whole ranges, option functions give finite numbers", () => {
  it("European values and greeks, never below 0 nor above their bound", () => {
    fc.assert(
      fc.property(option, (terms) => {
        const future = black76({ ...terms, forward: terms.price });
        const spot = blackScholes({ ...terms, spot: terms.price });
        expectFinite(future);
        expectFinite(spot);
        const { right, strike, years, volatility, rate: interest } = terms;
        const alone = black76Value(right, terms.price, strike, years, volatility, interest);
        expect(Math.abs(alone - future.value)).toBeLessThanOrEqual(1e-11 * future.value + 1e-300 * terms.price);
        const bound = (right === "call" ? terms.price : strike) * Math.exp(-interest * years);
        expect(future.value).toBeGreaterThanOrEqual(0);
        expect(future.value).toBeLessThanOrEqual(bound * (1 + 1e-12));
        expect(spot.value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 4000 },
    );
  });

  it("European implied volatilities, above 0, that give the premium back", () => {
    fc.assert(
      fc.property(option, ({ price: forward, isShare, premium: given, ...terms }) => {
        const premium = isShare ? Math.min(1e100, given * Math.max(forward, terms.strike)) : given;
        fc.pre(premium === 0 || premium >= 1e-300);
        const found = impliedVolatility({ ...terms, premium, model: "black-76", forward });
        if (found === null) return;
        expect(found).toBeGreaterThan(0);
        expect(found).toSatisfy(Number.isFinite);
        // Within what the API takes as a volatility, the value is the premium again, as far as doubles near 0 go.
        if (found > 10 || found < 1e-100 || premium < 1e-280) return;
        const { right, strike, years, rate: interest } = terms;
        const { value, vega } = black76({ right, forward, strike, years, volatility: found, rate: interest });
        const rounding = 1e-13 * premium + 1e-14 * Math.exp(-interest * years) * (forward + strike);
        expect(Math.abs(value - premium)).toBeLessThanOrEqual(rounding + 1e-10 * found * vega);
      }),
      { numRuns: 4000 },
    );
  });

  it("American values and greeks, never below the intrinsic value", () => {
    fc.assert(
      fc.property(option, fc.constantFrom("future" as const, "spot" as const), (terms, underlying) => {
        const value = american({ ...terms, underlying });
        expectFinite(value);
        expect(americanValue({ ...terms, underlying })).toSatisfy(Number.isFinite);
        const intrinsic = (terms.right === "call" ? 1 : -1) * (terms.price - terms.strike);
        expect(value.value).toBeGreaterThanOrEqual(Math.max(0, intrinsic));
      }),
      { numRuns: AMERICAN_RUNS },
    );
  });

  it("American greeks where the square of strike over price is beyond every double", () => {
    const far = {
      right: "call",
      underlying: "spot",
      price: 1e-100,
      strike: 2e54,
      years: 1e-100,
      volatility: 0,
    } as const;
    expectFinite(american({ ...far, rate: -1e-300 }));
  });

  it("American greeks of a spot that is nothing beside the strike, and two exercise boundaries", () => {
    const deep = { right: "put", underlying: "spot", years: 1, volatility: 1, rate: -5e-324, yield: -1 } as const;
    const { value, delta, gamma } = american({ ...deep, price: 1.57e-62, strike: 1e100 });
    // Exercised at once: waiting gains no interest on the strike, and costs the yield of the spot.
    expect({ value, delta, gamma }).toEqual({ value: 1e100, delta: -1, gamma: 0 });
  });

  it("American implied volatilities, above 0", () => {
    fc.assert(
      fc.property(option, fc.boolean(), ({ premium: given, ...terms }, onFuture) => {
        const premium = terms.isShare ? Math.min(1e100, given * Math.max(terms.price, terms.strike)) : given;
        fc.pre(premium === 0 || premium >= 1e-300);
        const quote = { ...terms, premium };
        const found = onFuture
          ? impliedVolatility({ ...quote, model: "american-future", forward: terms.price })
          : impliedVolatility({ ...quote, model: "american-spot", spot: terms.price });
        if (found !== null) expect(found > 0 && found < Number.POSITIVE_INFINITY).toBe(true);
      }),
      { numRuns: AMERICAN_RUNS },
    );
  });
});

describe("implied volatility at the money of a premium far below the rounding of the strike", () => {
  // √(2π/T)·premium/F, the limit of a small volatility (Brenner and Subrahmanyam, Financial Analysts Journal, 1988).
  it.each([1e-7, 1e-9, 1e-12, 1e-16, 1e-50, 1e-100, 1e-200, 1e-290])("a premium of %d of the forward", (share) => {
    const found = impliedVolatility({
      ...{ right: "call", model: "black-76", forward: 2730.8, strike: 2730.8, years: 0.5, rate: 0 },
      premium: 2730.8 * share,
    });
    expect((found ?? 0) / (share * Math.sqrt((2 * Math.PI) / 0.5))).toBeCloseTo(1, 12);
  });
});
