import { describe, expect, it } from "vitest";
import { nearest } from "../../src/core/nearest.ts";
import { decimalText, numberFinding, readFraction, readNumber } from "../../src/core/number-text.ts";

describe("a number as plain decimals", () => {
  it.each([
    [0.001, 3, "1"],
    [0.0001, 2, "0.01"],
    [0.012, 2, "1.2"],
    [1e-7, 0, "0.0000001"],
    [17.3, -2, "0.173"],
    [250, -4, "0.025"],
    [1e21, 0, "1000000000000000000000"],
    [-3, 2, "-300"],
  ])("%d times ten to the power of %d is %s", (value, shift, text) => {
    expect(decimalText(value, shift)).toBe(text);
  });
});

describe("a text that is no number", () => {
  it.each([
    ["2730,8", "comma"],
    ["-2730,8", "comma"],
    ["+1,2", "comma"],
    ["x1,2", "not-a-number"],
    ["1,2x", "not-a-number"],
    ["--1,2", "not-a-number"],
  ])("%s: %s", (text, reason) => {
    expect(readNumber(text)).toEqual({ ok: false, reason });
  });

  it("may have spaces around it", () => {
    expect(readFraction("  17.3 % ", "volatility")).toEqual({ ok: true, value: 0.173 });
  });
});

describe("a bare number where a percentage is likelier", () => {
  it.each([
    [3, "300"],
    [3.01, null],
    [22.4, null],
    [-3, "-300"],
    [-22.4, null],
  ])("%d may be meant hundredfold: %s", (bare, hundredfold) => {
    const found = numberFinding("volatility", String(bare), { reason: "ambiguous", bare });
    expect(found).toMatchObject({ code: "PERCENT_AMBIGUOUS", args: { hundredfold } });
  });
});

describe("a mistyped word", () => {
  it.each([
    ["volatlty", ["volatility", "level"], ["volatility"]],
    ["levle", ["level", "legs"], ["level"]],
    ["x", ["y", "long"], ["y"]],
    ["premium", ["rate", "yield"], []],
  ])("%s, of %j, means %j", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toEqual(meant);
  });
});
