import { describe, expect, it } from "vitest";
import { american, americanValue, black76, black76Value, blackScholes, impliedVolatility } from "../../src/index.ts";

const outOfRange = expect.objectContaining({ code: "VALUE_OUT_OF_RANGE" });
const option = { right: "call", strike: 100, years: 0.5, volatility: 0.2, rate: 0.04 } as const;

describe("every number that goes in", () => {
  it.each([
    ["strike", Number.NaN],
    ["strike", 0],
    ["strike", Number.POSITIVE_INFINITY],
    ["years", -1e-9],
    ["years", 365],
    ["volatility", 22.4],
    ["volatility", -0.1],
    ["rate", 4.5],
    ["rate", Number.NEGATIVE_INFINITY],
    ["yield", 1.3],
    ["right", "Call"],
  ])("%s %d is refused", (name, value) => {
    const wrong = { ...option, [name]: value };
    expect(() => blackScholes({ ...wrong, spot: 100 } as never)).toThrow(outOfRange);
    expect(() => american({ ...wrong, underlying: "spot", price: 100 } as never)).toThrow(outOfRange);
    expect(() => americanValue({ ...wrong, underlying: "spot", price: 100 } as never)).toThrow(outOfRange);
    if (name === "yield") return;
    expect(() => black76({ ...wrong, forward: 100 } as never)).toThrow(outOfRange);
    const w = { ...wrong, forward: 100 };
    expect(() => black76Value(w.right as never, w.forward, w.strike, w.years, w.volatility, w.rate)).toThrow(
      outOfRange,
    );
  });
  it("the price of the underlying by its own name", () => {
    expect(() => black76({ ...option, forward: -5 })).toThrow(
      "forward must be between 1e-100 and 1e+100 index points, got -5",
    );
    expect(() => blackScholes({ ...option, spot: 0 })).toThrow("spot must be");
    expect(() => american({ ...option, underlying: "index" as never, price: 1 })).toThrow('"future" or "spot"');
  });
  it("of a quote", () => {
    const quote = { right: "call", strike: 100, years: 0.5, rate: 0.04, premium: 5 } as const;
    expect(() => impliedVolatility({ ...quote, model: "black-76", forward: 100, premium: -1 })).toThrow(outOfRange);
    expect(() => impliedVolatility({ ...quote, model: "black-76", spot: 100 } as never)).toThrow("forward must be");
    expect(() => impliedVolatility({ ...quote, model: "american-spot", forward: 100 } as never)).toThrow(
      "spot must be",
    );
    expect(() => impliedVolatility({ ...quote, model: "black", forward: 100 } as never)).toThrow(outOfRange);
  });
  it("yield: undefined is an absent yield", () => {
    const absent = blackScholes({ ...option, spot: 100 });
    expect(blackScholes({ ...option, spot: 100, yield: undefined })).toEqual(absent);
    expect(blackScholes({ ...option, spot: 100, yield: 0 })).toEqual(absent);
  });
});
