import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimal,
  decimalsOf,
  exact,
  percent,
  percentAtLeast,
  signedDecimal,
  signedPercent,
} from "../../src/render/text/text.ts";

describe("figures", () => {
  it.each([
    [25_658.25, 1, "25,658.3"],
    [1.005, 2, "1.01"],
    [2.5, 0, "3"],
    [-2.5, 0, "-3"],
    [0.05, 1, "0.1"],
    [999.995, 2, "1,000.00"],
    [1e21, 0, "1,000,000,000,000,000,000,000"],
    [123_456.789, 3, "123,456.789"],
    [0, 2, "0.00"],
    [5e-324, 2, "0.00"],
  ])("rounds %d to %d decimals, half away from zero", (value, decimals, text) => {
    expect(decimal(value, decimals)).toBe(text);
  });

  it("never writes a negative zero", () => {
    expect([decimal(-0, 0), decimal(-0.004, 2), signedDecimal(-0.4, 0), signedPercent(-0.000_01, 2)]).toEqual([
      "0",
      "0.00",
      "0",
      "0.00 %",
    ]);
  });

  it("signs both ways and moves the point exactly", () => {
    expect([signedDecimal(32_995, 0), signedDecimal(-736, 0)]).toEqual(["+32,995", "-736"]);
    // 0.285 * 100 is 28.499999999999996 in doubles.
    expect([percent(0.285, 0), percent(0.185, 1), signedPercent(0.0311472, 2)]).toEqual(["29 %", "18.5 %", "+3.11 %"]);
  });

  it("rounds a tolerance up, so that it lets in what it was made for", () => {
    expect([percentAtLeast(0.0011119, 1), percentAtLeast(0.002, 1), percentAtLeast(12.345, 0)]).toEqual([
      "0.2%",
      "0.2%",
      "1235%",
    ]);
  });

  it("writes a number as it is", () => {
    expect([exact(2730.8), exact(136_540), exact(-0.185), exact(1 / 3, 4), exact(24.99999999, 6)]).toEqual([
      "2,730.8",
      "136,540",
      "-0.185",
      "0.3333",
      "25",
    ]);
    expect([decimalsOf(78.4), decimalsOf(1e-7), decimalsOf(1e22)]).toEqual([1, 7, 0]);
  });

  it("refuses what is not a number", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => decimal(value, 2)).toThrow("finite");
  });

  it("writes every decimal of up to 15 digits back as it was given", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 14), max: 10 ** 14 }),
        fc.integer({ min: 0, max: 8 }),
        (units, decimals) => {
          const digits = Math.abs(units)
            .toString()
            .padStart(decimals + 1, "0");
          const text = `${units < 0 ? "-" : ""}${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
          const shown = decimal(Number(text), decimals).replaceAll(",", "");
          expect(shown).toBe(decimals === 0 ? text.slice(0, -1) : text);
        },
      ),
    );
  });
});
