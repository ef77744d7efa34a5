import { describe, expect, it } from "vitest";
import { type Code, messageOf, PairsizeError, readPriceHistory } from "../../../src/index.ts";

type Options = Parameters<typeof readPriceHistory>[1];

async function refusalOf(content: string | Uint8Array, options: Options = {}): Promise<PairsizeError> {
  const source = typeof content === "string" ? { name: "a.csv", text: content } : { name: "a.csv", bytes: content };
  try {
    await readPriceHistory(source, options);
  } catch (error) {
    if (error instanceof PairsizeError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

const bytes = (...values: readonly number[]): Uint8Array =>
  new Uint8Array([...values, ...new Array<number>(64).fill(7)]);

/** 400 days of whole prices, which show no decimal mark, then one with a mark. */
const WHOLE = `Date;Close\n${Array.from({ length: 400 }, (_, i) => `${new Date(i * 86_400_000).toISOString().slice(0, 10)};10\n`).join("")}1972-01-05;1.100\n`;

/** What is refused: the code, the content, the options, the line named, and a part of the message. */
const REFUSALS: readonly (readonly [Code, string, string | Uint8Array, Options, number | undefined, string])[] = [
  ["HISTORY_EMPTY", "no byte", "", {}, undefined, "empty"],
  ["HISTORY_EMPTY", "blank lines", "\n \r\n\n", {}, undefined, "empty"],
  ["HISTORY_NOT_TEXT", "a workbook", bytes(0x50, 0x4b, 3, 4), {}, undefined, ".xlsx"],
  ["HISTORY_NOT_TEXT", "gzip", bytes(0x1f, 0x8b), {}, undefined, "gzip"],
  ["HISTORY_NOT_TEXT", "zero bytes", bytes(65, 0, 0, 66, 0, 0), {}, undefined, "binary"],
  ["HISTORY_NOT_A_TABLE", "HTML", "<!DOCTYPE html>\n<html><body>404, not 1</body></html>", {}, 1, "an HTML page"],
  ["HISTORY_NOT_A_TABLE", "JSON", '{"Note": "limit of 25 requests, 2026-01-05"}', {}, 1, "JSON"],
  ["HISTORY_NOT_A_TABLE", "XML", "<?xml version='1.0'?><Error>AccessDenied</Error>", {}, 1, "XML"],
  ["HISTORY_NOT_A_TABLE", "an error", "Exceeded the daily hits limit", {}, 1, "text without them"],
  ["HISTORY_NOT_A_TABLE", "a header alone", "Date,Close\n", {}, 1, "text without them"],
  [
    "HISTORY_NOT_A_TABLE",
    "a long line",
    `Date,Close\n2026-01-05,1\n2026-01-06,2${"9".repeat(2_500_000)}`,
    {},
    undefined,
    "mebibyte",
  ],
  [
    "HISTORY_QUOTE_UNCLOSED",
    "an open quote",
    'Date,Close\n"2026-01-05","10"\n"2026-01-06","11\n"2026-01-07","12"\n',
    {},
    3,
    "close",
  ],
  [
    "HISTORY_QUOTE_UNCLOSED",
    "one to the end",
    'Date,Close\n2026-01-05,10\n2026-01-06,"11\n2026-01-07,12\n',
    {},
    3,
    "close",
  ],
  [
    "HISTORY_ROW_TOO_WIDE",
    "bare thousands",
    "Date,Close\n2026-01-05,9950.5\n2026-01-06,10,010.5\n",
    {},
    3,
    "at most 2 fields, got 3",
  ],
  ["HISTORY_NO_PRICE_COLUMN", "volume alone", "Date,Volume\n2026-01-05,10\n2026-01-06,11\n", {}, undefined, '"Volume"'],
  [
    "HISTORY_COLUMN_AMBIGUOUS",
    "a panel",
    "Date,IX,IY\n2026-01-05,10,20\n2026-01-06,11,21\n",
    {},
    undefined,
    '"IX", "IY"',
  ],
  [
    "HISTORY_COLUMN_AMBIGUOUS",
    "no header",
    "2026-01-05,10,20\n2026-01-06,11,21\n",
    {},
    undefined,
    '"column 2", "column 3"',
  ],
  [
    "HISTORY_COLUMN_UNKNOWN",
    "a wrong name",
    "Date,Close\n2026-01-05,10\n2026-01-06,11\n",
    { column: "Settle" },
    undefined,
    '"Settle"',
  ],
  [
    "HISTORY_SYMBOLS_SEVERAL",
    "two symbols",
    "symbol,date,close\nA,2026-01-05,10\nB,2026-01-05,20\n",
    {},
    undefined,
    "A, B",
  ],
  [
    "HISTORY_SYMBOLS_SEVERAL",
    "two in the header",
    "Price,Close,Close\nTicker,A,B\n2026-01-05,10,20\n2026-01-06,11,21\n",
    {},
    undefined,
    "A, B",
  ],
  [
    "HISTORY_SYMBOL_UNKNOWN",
    "a wrong symbol",
    "symbol,date,close\nA,2026-01-05,10\nA,2026-01-06,20\n",
    { symbol: "C" },
    undefined,
    "got C",
  ],
  [
    "HISTORY_SYMBOL_UNKNOWN",
    "a wrong one of the header",
    "Price,Close\nTicker,A\n2026-01-05,10\n2026-01-06,11\n",
    { symbol: "C" },
    undefined,
    "got C",
  ],
  [
    "HISTORY_DATE_ORDER_AMBIGUOUS",
    "three days",
    "Date,Close\n05/01/2026,10\n06/01/2026,11\n07/01/2026,12\n",
    {},
    undefined,
    "2026-05-01 or 2026-01-05",
  ],
  ["HISTORY_DATE_ORDER_AMBIGUOUS", "short years", "Date,Close\n05/01/06,10\n06/01/06,11\n", {}, undefined, " or "],
  [
    "HISTORY_DATE_UNREADABLE",
    "another layout",
    "Date,Close\n2026-01-05,10\n06/01/2026,11\n2026-01-07,12\n",
    {},
    3,
    "06/01/2026",
  ],
  [
    "HISTORY_DATE_UNREADABLE",
    "no such day",
    "Date,Close\n2026-02-27,10\n2026-02-30,11\n2026-03-02,12\n",
    {},
    3,
    "2026-2-30",
  ],
  [
    "HISTORY_DATE_UNREADABLE",
    "a slip in the last row",
    "Date,Close\n2026-01-05,10\n2026-01-06,11\n2026-1-,12\n",
    {},
    4,
    "2026-1-",
  ],
  [
    "HISTORY_DATE_UNREADABLE",
    "the order asked for",
    "Date,Close\n13/01/2026,10\n14/01/2026,11\n",
    { dateOrder: "mdy" },
    2,
    "MM/DD/YYYY",
  ],
  [
    "HISTORY_TIME_UNREADABLE",
    "a time",
    "Date,Time,Close\n2026-01-05,09:30,10\n2026-01-05,9h,11\n2026-01-05,09:31,11\n",
    {},
    3,
    "9h",
  ],
  [
    "HISTORY_DATE_REPEATED",
    "two prices",
    "Date,Close\n2026-01-05,10\n2026-01-06,11\n2026-01-06,12\n",
    {},
    4,
    "11 on line 3 and 12 here",
  ],
  [
    "HISTORY_NUMBER_UNREADABLE",
    "a word",
    "Date,Close\n2026-01-05,10\n2026-01-06,eleven\n2026-01-07,12\n",
    {},
    3,
    '"eleven"',
  ],
  [
    "HISTORY_NUMBER_UNREADABLE",
    "hexadecimal",
    "Date,Close\n2026-01-05,10\n2026-01-06,0x10\n2026-01-07,12\n",
    {},
    3,
    '"0x10"',
  ],
  ["HISTORY_NUMBER_UNREADABLE", "a mark not met before", WHOLE, {}, 402, '"1.100"'],
  [
    "HISTORY_NUMBER_AMBIGUOUS",
    "three decimals",
    "Datum;Schlusskurs\n05.01.2026;25.658\n06.01.2026;25.700\n",
    {},
    undefined,
    "25.658 or 25658",
  ],
  ["HISTORY_PRICE_NOT_POSITIVE", "zero", "Date,Close\n2026-01-05,10\n2026-01-06,0\n", {}, 3, "got 0"],
  ["HISTORY_PRICE_NOT_POSITIVE", "negative", "Date,Close\n2026-01-05,10\n2026-01-06,-37.63\n", {}, 3, "got -37.63"],
  [
    "HISTORY_PRICE_NOT_POSITIVE",
    "behind an adjusted price",
    "Date,Close,Adj Close\n2026-01-05,10,9\n2026-01-06,-1,9\n",
    {},
    3,
    "Close must be greater than 0, got -1",
  ],
  [
    "HISTORY_NO_ROWS",
    "all after asOf",
    "Date,Close\n2026-01-05,10\n2026-01-06,11\n",
    { asOf: "2026-01-04" },
    undefined,
    "2026-01-04",
  ],
  ["HISTORY_NO_ROWS", "no price", "Date,Close,Open\n2026-01-05,,1\n2026-01-06,,1\n", {}, undefined, "row with a price"],
  [
    "VALUE_OUT_OF_RANGE",
    "a wrong asOf",
    "Date,Close\n2026-01-05,10\n",
    { asOf: "2026-02-30" },
    undefined,
    "2026-02-30",
  ],
];

describe("a price file that cannot be read in one way only is refused", () => {
  it.each(REFUSALS)("%s: %s", async (code, _, content, options, line, part) => {
    const error = await refusalOf(content, options);
    expect(error.code).toBe(code);
    expect(error.findings[0].where?.line).toBe(line);
    expect(messageOf(error.findings[0])).toContain(part);
  });

  it("shows the line, the column and the text of the cell", async () => {
    const error = await refusalOf('"Date","Close"\r\n"2026-01-05","10"\r\n"2026-01-06","x1"\r\n"2026-01-07","12"\r\n');
    expect(error.findings[0].where).toEqual({ file: "a.csv", line: 3, column: 15, excerpt: '"2026-01-06","x1"' });
  });

  it("lists all problems of a file, at most ten", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `2026-01-${i + 1 < 10 ? "0" : ""}${i + 1},${i % 2 ? "bad" : "10"}`,
    );
    const error = await refusalOf(`Date,Close\n${rows.join("\n")}`);
    expect(error.findings).toHaveLength(10);
    expect(error.findings.map(({ where }) => where?.line).slice(0, 3)).toEqual([3, 5, 7]);
  });

  it.each([
    ["fixtures/prices/absent.csv", "no such file"],
    ["fixtures/prices", "directory"],
  ])("HISTORY_FILE_UNREADABLE: %s", async (path, reason) => {
    const error = await readPriceHistory(path).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PairsizeError);
    expect(error).toMatchObject({ code: "HISTORY_FILE_UNREADABLE", message: expect.stringContaining(reason) });
  });
});
