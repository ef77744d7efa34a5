import { describe, expect, it } from "vitest";
import { readPrices, withoutFloatNoise } from "../../../src/io/price-history/read-price-history.ts";
import { secondsOf } from "../../../src/io/table/dates.ts";
import {
  currencyOf,
  decimalMarkOf,
  isMissing,
  numberIn,
  priceIn,
  recogniseScale,
} from "../../../src/io/table/numbers.ts";

const NONE = Number.NaN;

describe("a number in a cell", () => {
  it.each([
    ["25658.25", ".", 25658.25],
    ["25,658.25", ".", 25658.25],
    ["1,025,658.25", ".", 1025658.25],
    ["10,25,658.25", ".", 1025658.25],
    ["1’025’658.25", ".", 1025658.25],
    ["1.025.658,25", ",", 1025658.25],
    ["1 025 658,25", ",", 1025658.25],
    ["25\u00a0658,25", ",", 25658.25],
    ["'25658.25'", ".", 25658.25],
    ["$ 25,658.25", ".", 25658.25],
    ["25.658,25 €", ",", 25658.25],
    ["+ 0.5", ".", 0.5],
    ["-0.5", ".", -0.5],
    ["\u22120.5", ".", -0.5],
    [".5", ".", 0.5],
    ["5.", ".", 5],
    ["2.565825e4", ".", 25658.25],
    ["2.565825E+04", ".", 25658.25],
    ["25658250e-3", null, 25658.25],
    ["25658", null, 25658],
    // Not written that way: a group of other than three, two marks that differ, a group that begins with 0.
    ["25,65", ".", NONE],
    ["25,6582", ".", NONE],
    ["1,025 658.25", ".", NONE],
    ["0,185", ".", NONE],
    ["1,02,658.2.5", ".", NONE],
    ["25.658.25", ".", NONE],
    ["1,025,65.25", ".", NONE],
    ["25,658", ",", 25.658],
    ["10,25,658", ",", NONE],
    ["25,658", null, NONE],
    ["25658.25", null, NONE],
    ["25658x", ".", NONE],
    ["x25658", ".", NONE],
    ["0x10", ".", NONE],
    ["1e999", ".", NONE],
    ["--5", ".", NONE],
    ["", ".", NONE],
    [".", ".", NONE],
  ] as const)("%j with the mark %j is %d", (cell, decimal, value) => {
    expect(numberIn(cell, decimal)).toBe(value);
    expect(priceIn(cell, { decimal, scale: 1 })).toBe(value);
    expect(priceIn(cell, { decimal, scale: 100 })).toBe(value / 100);
  });

  it.each(["", "-", "N/A", " n/a ", "null", "#N/A"])("%j is missing", (cell) => {
    expect(isMissing(cell)).toBe(true);
  });

  it.each(["0", "1", "x".repeat(41)])("%j is not missing", (cell) => {
    expect(isMissing(cell)).toBe(false);
  });

  it.each([
    ["$25,658.25", "$"],
    ["25.658,25 €", "€"],
    ["-25,658.25", null],
    ["25 658", null],
  ])("of %j the currency is %j", (cell, sign) => {
    expect(currencyOf(cell)).toBe(sign);
  });
});

describe("the decimal mark of a file", () => {
  const none: readonly string[] = [];
  it.each([
    [["25,658.25", "25,659"], none, false, "."],
    [["25.658,25", "25.659"], none, true, ","],
    [["25,658", "25,659"], none, true, "."],
    [["25,658", "25,659"], ["1.2%"], false, "."],
    [["25,658", "25,659"], ["1,2 %", "3,45M"], true, ","],
    [["25658", "25659"], none, false, null],
    [["1.2345", "1.2346"], none, false, "."],
    [["1.2", "1,2", "1,3"], none, true, ","],
  ] as const)("of %j beside %j is told", (prices, others, pointIsUsual, mark) => {
    expect(decimalMarkOf({ prices, others, pointIsUsual }, "HISTORY", "a.csv")).toBe(mark);
  });

  it.each([
    [["25,658", "25,659"], none, "25658 or 25.658"],
    [["25.658", "25.659"], ["1,2", "1.2"], "25.658 or 25658"],
  ])("of %j beside %j is refused", (prices, others, readings) => {
    const evidence = { prices, others, pointIsUsual: false };
    expect(() => decimalMarkOf(evidence, "CHAIN", "a.csv")).toThrow(
      expect.objectContaining({ code: "CHAIN_NUMBER_AMBIGUOUS", message: expect.stringContaining(readings) }),
    );
  });
});

describe("prices without a mark", () => {
  it.each([
    [["25658250000000", "25659000000000"], false, 1e9],
    [["25658", "25659"], false, 1],
    [["25658250000000", "25659.5"], false, 1],
    [["25658250000000", ""], false, 1],
  ])("%j are divided by what their digits say", (prices, headerless, scale) => {
    expect(recogniseScale(prices, headerless)).toBe(scale);
  });
});

describe("a level from 32-bit floats", () => {
  it.each([
    [Math.fround(2730.8), 2730.8],
    [Math.fround(25658.1), 25658.1],
    [2730.8, 2730.8],
    [25658.25, 25658.25],
    [16_777_216, 16_777_216],
    [25658.123456789, 25658.123456789],
    [0.1, 0.1],
  ])("%d is %d", (price, level) => {
    expect(withoutFloatNoise(price)).toBe(level);
  });
});

describe("a time of day", () => {
  it.each([
    ["09:30", 34_200],
    ["9:30:15", 34_215],
    ["12:00 am", 0],
    ["12:30 PM", 45_000],
    ["3:15 p.m.", 54_900],
    ["16:00:00-05:00", 75_600],
    ["16:00:00+01:30", 52_200],
    ["23:59:60", 86_400],
    ["24:00", 86_400],
    ["25:00", NONE],
    ["12:60", NONE],
    ["12:00:61", NONE],
  ])("%j is %d seconds after midnight of Greenwich", (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

it("reads every row of a long file", async () => {
  const days = Array.from({ length: 9000 }, (_, i) => new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10));
  const rows = days.map((day, i) => `${day} 16:00:00,${1000 + i},${1002 + i},${999 + i},${1001 + i},${5000 + i}`);
  const text = `Date,Open,High,Low,Close,Volume\n${rows.join("\n")}\n`;
  const { bars } = await readPrices({ name: "long.csv", chunks: new TextEncoder().encode(text) });
  expect(bars.dates).toEqual(days);
  const from = (start: number) => days.map((_, i) => start + i);
  expect([bars.open, bars.high, bars.low, bars.close].map((prices) => [...(prices ?? [])])).toEqual(
    [1000, 1002, 999, 1001].map(from),
  );
});
