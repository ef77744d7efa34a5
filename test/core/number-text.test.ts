import { describe, expect, it } from "vitest";
import { decimalText, numberFinding, readFraction, readNumber } from "../../src/core/number-text.ts";
import { hintOf, messageOf } from "../../src/errors/words.ts";

describe("a number in text", () => {
  it.each([
    ["2730.8", 2730.8],
    ["25,658.25", 25658.25],
    ["1,025,658", 1025658],
    ["-18.20", -18.2],
    ["+16", 16],
    ["007", 7],
    ["0.05", 0.05],
    [" 12 ", 12],
  ])("%j is %d", (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it("has no negative zero", () => {
    expect(readNumber("-0.00")).toEqual({ ok: true, value: 0 });
  });

  it.each([
    ["2730,8", "comma"],
    ["25,65.25", "comma"],
    ["25,6588", "comma"],
    ["25658,250", "comma"],
    ["0,185", "comma"],
    ["1.234,56", "comma"],
    [",123", "comma"],
    ["", "empty"],
    ["  ", "empty"],
    ["18.5%", "percent"],
    ["0x10", "not-a-number"],
    ["1e3", "not-a-number"],
    ["1_000", "not-a-number"],
    ["NaN", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["5.", "not-a-number"],
    ["--5", "not-a-number"],
    ["1 000", "not-a-number"],
    ["12abc", "not-a-number"],
    ["$12", "not-a-number"],
    ["٣", "not-a-number"],
    ["9".repeat(400), "too-large"],
  ])("%j is refused: %s", (text, reason) => {
    expect(readNumber(text)).toEqual({ ok: false, reason });
  });

  it("is refused with the rule and the remedy", () => {
    const met = numberFinding("level", "2730,8", { reason: "comma" });
    expect(messageOf(met)).toBe('level must be a plain number, got "2730,8"');
    expect(hintOf(met)).toContain("25,658.25");
    expect(messageOf(numberFinding("premium", "", { reason: "empty" }))).toBe("premium is missing");
    for (const reason of ["percent", "too-large", "not-a-number"] as const) {
      expect(hintOf(numberFinding("level", "x", { reason }))).not.toBeNull();
    }
  });
});

describe("a fraction in text", () => {
  it.each([
    ["18.5%", "volatility", 0.185],
    ["17.3%", "volatility", 0.173],
    ["17.3 %", "volatility", 0.173],
    ["0.185", "volatility", 0.185],
    ["1", "volatility", 1],
    ["150%", "volatility", 1.5],
    ["3.65%", "rate", 0.0365],
    ["-0.25%", "rate", -0.0025],
    ["0.0365", "rate", 0.0365],
    ["60%", "rate", 0.6],
    ["+16%", "rate", 0.16],
    ["0.6", "probability", 0.6],
    ["1,150%", "rate", 11.5],
  ] as const)("%j as a %s is %d", (text, use, value) => {
    expect(readFraction(text, use)).toEqual({ ok: true, value });
  });

  it.each([
    ["18.5", "volatility", "write 18.5% or 0.185"],
    ["1.5", "volatility", "write 1.5% or 0.015, or 150% if that is meant"],
    ["3.65", "rate", "write 3.65% or 0.0365"],
    ["0.5", "rate", "write 0.5% or 0.005, or 50% if that is meant"],
    ["-8", "rate", "write -8% or -0.08"],
    ["1", "probability", "write 1% or 0.01, or 100% if that is meant"],
    ["60", "probability", "write 60% or 0.6"],
  ] as const)("%j as a %s could be read two ways", (text, use, remedy) => {
    const reading = readFraction(text, use);
    if (reading.ok) expect.fail("it was read");
    const met = numberFinding("volatility", text, reading);
    expect(met.code).toBe("PERCENT_AMBIGUOUS");
    expect(messageOf(met)).toBe(`volatility ${text} could be a percentage or a fraction`);
    expect(hintOf(met)).toContain(remedy);
  });

  it.each(["%", "18%%", "18,5%", "x%", "18.5% p.a."])("%j is refused", (text) => {
    const reading = readFraction(text, "volatility");
    if (reading.ok) expect.fail("it was read");
    expect(numberFinding("volatility", text, reading).code).toBe("NUMBER_UNREADABLE");
  });
});

describe("decimal text", () => {
  it.each([
    [0, 0, "0"],
    [-0, 0, "0"],
    [0, 2, "0"],
    [2750, 0, "2750"],
    [0.173, 2, "17.3"],
    [0.4, 2, "40"],
    [18.5, -2, "0.185"],
    [-8, -2, "-0.08"],
    [1e21, 0, "1000000000000000000000"],
    [1.5e-7, 0, "0.00000015"],
    [1.5e-7, 2, "0.000015"],
    [100, -2, "1"],
  ])("%d shifted by %d is %s", (value, shift, text) => {
    expect(decimalText(value, shift)).toBe(text);
  });
});
