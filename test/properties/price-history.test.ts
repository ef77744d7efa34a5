import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../src/index.ts";
import { withoutFloatNoise } from "../../src/io/price-history/read-price-history.ts";
import { numberIn } from "../../src/io/table/numbers.ts";
import { recordsOf } from "../../src/io/table/table.ts";

const characters = fc.constantFrom("a", "1", ".", ",", ";", " ", "\n", "\r\n", "é", "日", "-");

describe("records", () => {
  it("without quotation marks are what csv-parse makes of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(characters, { maxLength: 60 }),
        fc.constantFrom(",", ";"),
        fc.boolean(),
        async (parts, delimiter, trim) => {
          const text = parts.join("");
          const options = { delimiter, record_delimiter: ["\r\n", "\n"], relax_column_count: true };
          expect(await recordsOf(text, { delimiter, lineEnd: "CRLF", trim })).toEqual(parse(text, options));
        },
      ),
    );
  });

  it("with quotation marks give back what was quoted", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', ";", "é", " ") });
    const quoted = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(quoted, async (rows) => {
        const lines = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        const marks = { delimiter: ",", lineEnd: "LF", trim: false } as const;
        expect(await recordsOf(`${lines.join("\n")}\n`, marks)).toEqual(rows);
      }),
    );
  });
});

describe("numbers", () => {
  const cents = fc.integer({ min: 1, max: 9_999_999_999 });
  const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);

  it.each([
    [",", "."],
    [".", ","],
    ["'", "."],
    ["\u202f", ","],
    [" ", "."],
    ["", ","],
  ] as const)("grouped by %j with the decimal mark %j are read back exactly", (mark, decimal) => {
    fc.assert(
      fc.property(cents, (value) => {
        const [whole = "", fraction = ""] = (value / 100).toFixed(2).split(".");
        expect(numberIn(`${grouped(whole, mark)}${decimal}${fraction}`, decimal)).toBe(value / 100);
        expect(numberIn(`$ ${grouped(whole, mark)}${decimal}${fraction}`, decimal)).toBe(value / 100);
      }),
    );
  });

  it.each([
    "",
    "-",
    "1,23",
    "1,2345",
    "12,34.5",
    "1.2.3",
    "0x10",
    "1e",
    "1 23",
    "NaN",
    "Infinity",
    "1,234,56",
    "4.09%",
    "1.5M",
  ])("%j is no number with a decimal point", (cell) => {
    expect(numberIn(cell, ".")).toBeNaN();
  });

  it.each([
    ["-37.63", -37.63],
    ["\u2212 37.63", -37.63],
    ["+0.5", 0.5],
    [".5", 0.5],
    ["1e3", 1000],
    ["12,34,567.50", 1234567.5],
    ["5012.25s", 5012.25],
    ["€1,234.50", 1234.5],
    ["1,234.50 USD", 1234.5],
  ])("%j is %d with a decimal point", (cell, value) => {
    expect(numberIn(cell, ".")).toBe(value);
  });
});

describe("the level", () => {
  it("is the decimal that was written into the 32-bit float", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9_999_999 }), (cents) => {
        expect(withoutFloatNoise(Math.fround(cents / 100))).toBe(cents / 100);
      }),
    );
  });

  it("stays what it is where no 32-bit float is behind it", () => {
    for (const price of [25658.25, 2730.8, 1974.859985, 16777217, 123456792, 0.1]) {
      expect(withoutFloatNoise(price)).toBe(price);
    }
  });
});

describe("dates in words", () => {
  it.each([
    ["Jan 22, 2026"],
    ["Jan. 22, 2026"],
    ["January 22 2026"],
    ["22 Jan 2026"],
    ["22-Jan-26"],
    ["22nd January, 2026"],
    ["Thu Jan 22 2026"],
    ["Thursday, 22 January 2026"],
    ["Mo. 22.01.2026"],
    ["22. Januar 2026"],
    ["22 janv. 2026"],
    ["22 de enero de 2026"],
    ["22 gennaio 2026"],
    ["22 января 2026"],
    ["2026-Jan-22"],
    ["2026. 1. 22."],
    ["2026年1月22日"],
    ["2026년 1월 22일"],
    ["2026-01-22T16:00:00.000Z"],
    ["2026-01-22 16:00:00-05:00"],
    ["22.01.2026 16:00:00.000 GMT+0100"],
    ["1/22/2026 4:00 PM"],
  ])("%s", async (date) => {
    const { bars } = await readPriceHistory({ name: "a.csv", text: `Date;Close\n${date};10.5\n` });
    expect(bars.dates).toEqual(["2026-01-22"]);
  });
});
