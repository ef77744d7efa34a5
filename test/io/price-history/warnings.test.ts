import { describe, expect, it } from "vitest";
import { hintOf, messageOf, readPriceHistory } from "../../../src/index.ts";

type Options = Parameters<typeof readPriceHistory>[1];

const read = async (text: string, options: Options = {}) => await readPriceHistory({ name: "a.csv", text }, options);

/** The sentence of the one warning of a code; undefined where there is none. */
async function warning(code: string, text: string, options: Options = {}): Promise<string | undefined> {
  const { findings } = await read(text, options);
  const found = findings.filter((finding) => finding.code === code);
  expect(found.length).toBeLessThan(2);
  return found[0] === undefined ? undefined : messageOf(found[0]);
}

/** Rows of trading days from 2026-01-05 (a Monday) on, weekends left out. */
function days(count: number, row: (i: number) => string): string {
  const dates: string[] = [];
  for (let day = Date.UTC(2026, 0, 5); dates.length < count; day += 86_400_000) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) dates.push(date.toISOString().slice(0, 10));
  }
  return dates.map((date, i) => `${date},${row(i)}\n`).join("");
}

const ten = days(10, (i) => `${100 + i}`);

describe("what a trader should know about a file is a warning", () => {
  it("says nothing about a plain daily file", async () => {
    expect((await read(`Date,Close\n${ten}`)).findings).toEqual([]);
  });

  it.each([
    [
      "HISTORY_ROWS_WITHOUT_PRICE",
      `Date,Close\n${ten}2026-01-19,\n2026-01-20,null\n`,
      {},
      "2 rows without Close, left out: lines 12, 13",
    ],
    ["HISTORY_ROWS_WITHOUT_PRICE", `DATE,SP500\n2026-01-02,.\n${ten}`, {}, "1 row without SP500, left out: line 2"],
    [
      "HISTORY_ROWS_NOT_PRICES",
      `Date,Close\n${ten}Date,Close\n2026-01-19,110\n`,
      {},
      "1 row that hold no price, left out: line 12",
    ],
    ["HISTORY_ROWS_MERGED", `Date,Close\n${ten}2026-01-16,109\n2026-01-19,110\n`, {}, "merged: line 12"],
    ["HISTORY_ROWS_UNSORTED", `Date,Close\n${ten}2026-01-02,99\n`, {}, "1 row out of order, sorted by date: line 12"],
    [
      "HISTORY_HIGH_BELOW_LOW",
      `Date,High,Low,Close\n${days(4, (i) => (i === 2 ? "9,11,10" : "11,9,10"))}`,
      {},
      "1 row with the high below the low: line 4",
    ],
    [
      "HISTORY_OUTSIDE_RANGE",
      `Date,Open,High,Low,Close\n${days(4, (i) => (i === 2 ? "12,11,9,10" : "10,11,9,10"))}`,
      {},
      "kept: line 4",
    ],
    [
      "HISTORY_RANGE_NOT_POSITIVE",
      `Date,Open,Close\n${days(4, (i) => (i === 2 ? "0,10" : "10,10"))}`,
      {},
      "taken as missing: line 4",
    ],
    [
      "HISTORY_STALE",
      `Date,Close\n${ten}`,
      { asOf: "2026-01-22" },
      "the last row is of 2026-01-16, 6 days before 2026-01-22",
    ],
    [
      "HISTORY_WEEKEND_ROWS",
      `Date,Close\n${ten}2026-01-18,110\n2026-01-19,111\n`,
      {},
      "1 row dated on a weekend, kept: 2026-01-18",
    ],
    [
      "HISTORY_WEEKEND_ROWS",
      `Date,Close\n${ten}2026-01-18,110\n2026-01-19,111\n`,
      { skipWeekends: true },
      "left out: 2026-01-18",
    ],
    [
      "HISTORY_ZERO_VOLUME",
      `Date,Close,Volume\n${days(8, (i) => `10,${i === 2 ? 0 : 7}`)}`,
      {},
      "1 row with a volume of 0: line 4",
    ],
    [
      // Closes 100 to 107, then 107 twice more; two equal ones at the start are no repeat.
      "HISTORY_REPEATED_PRICES",
      `Date,Close\n${days(10, (i) => `${i < 2 ? 100 : Math.min(99 + i, 106)}`)}`,
      {},
      "2 rows of three or more equal prices: lines 10, 11",
    ],
    [
      "HISTORY_GAP",
      `Date,Close\n${ten}2026-02-16,110\n`,
      {},
      "1 gap between rows, the longest 31 days from 2026-01-16 to 2026-02-16",
    ],
    ["HISTORY_LEVEL_ADJUSTED", `Date,Adj Close\n${ten}`, {}, "the level is from Adj Close"],
    [
      "HISTORY_PRICES_SCALED",
      `Date,Close\n${days(3, (i) => `${2100 + i}250000000`)}`,
      {},
      "2100250000000 was read as 2100.25",
    ],
    ["HISTORY_HEADER_ABSENT", ten, {}, "column 1 is the date, column 2 is the price"],
    ["HISTORY_SYMBOL_UNCHECKED", `Date,Close\n${ten}`, { symbol: "RTY" }, "RTY could not be checked"],
    [
      "HISTORY_SPLIT_LIKELY",
      `Date,Close\n${days(6, (i) => (i < 3 ? "100" : "50.5"))}`,
      {},
      "from 100 to 50.5 on 2026-01-08, like a 2:1 split",
    ],
    ["HISTORY_SPLIT_LIKELY", `Date,Close\n${days(6, (i) => (i < 3 ? "10" : "99"))}`, {}, "like a 1:10 split"],
    [
      "HISTORY_SPLIT_LIKELY",
      `Date,Close,Adj Close\n${days(6, (i) => (i < 3 ? "100,50" : "50,50"))}`,
      {},
      "Adj Close does not jump",
    ],
  ] as const)("%s", async (code, text, options, part) => {
    expect(await warning(code, text, options)).toContain(part);
  });

  it("warns of no weekend and no volume where that is how the market is", async () => {
    const everyDay = Array.from({ length: 28 }, (_, i) => `2026-02-${i < 9 ? "0" : ""}${i + 1},10,0\n`).join("");
    const { findings, spacing } = await read(`Date,Close,Volume\n${everyDay}`);
    expect(spacing).toEqual({ kind: "daily", periodsPerYear: 365 });
    expect(findings.map(({ code }) => code)).toEqual(["HISTORY_SPACING"]);
  });
});

const monthly = Array.from(
  { length: 24 },
  (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01,10\n`,
);
const weekly = Array.from(
  { length: 30 },
  (_, i) => `${new Date(Date.UTC(2025, 0, 3 + 7 * i)).toISOString().slice(0, 10)},10\n`,
);
const yearly = Array.from({ length: 9 }, (_, i) => `${2015 + i}-12-31,10\n`);
const hourly = days(4, () => "")
  .replace(/,\n/g, "\n")
  .split("\n")
  .filter(Boolean)
  .flatMap((date) => [10, 11, 12, 13, 14, 15, 16].map((hour) => `${date} ${hour}:00,10\n`));

describe("spacing", () => {
  it.each([
    ["weekly", weekly, 52],
    ["monthly", monthly, 12],
    ["quarterly", monthly.filter((_, i) => i % 3 === 0), 4],
    ["yearly", yearly, 1],
    ["intraday", hourly, 252 * 7],
  ])("%s rows warn of the periods per year that fit", async (kind, rows, periodsPerYear) => {
    const { spacing, findings } = await read(`Date,Close\n${rows.join("")}`);
    expect(spacing).toEqual({ kind, periodsPerYear });
    const found = findings.find(({ code }) => code === "HISTORY_SPACING");
    expect(found && hintOf(found)).toBe(`give --periods ${periodsPerYear}`);
  });

  const weekdays = days(240, () => "10")
    .split("\n")
    .filter(Boolean);

  it.each([
    // 120 rows at every second of 240 weekdays: 365.25/2.8 a year.
    ["every second day", (at: number) => at % 2 === 0, 130],
    ["Monday, Wednesday and Friday", (at: number) => [0, 2, 4].includes(at % 5), 157],
    // Half of the days, of which most follow one another.
    ["eight of sixteen days", (at: number) => at % 16 < 4 || (at % 2 === 0 && at % 16 >= 8), 130],
  ])("names rows of %s, which are not daily", async (_, isKept, aYear) => {
    const kept = weekdays.filter((_row, at) => isKept(at));
    const { spacing, findings } = await read(`Date,Close\n${kept.join("\n")}\n`);
    expect(spacing.kind).toBe("a few days apart");
    expect(Math.abs(spacing.periodsPerYear - aYear)).toBeLessThanOrEqual(aYear * 0.03);
    const found = findings.find(({ code }) => code === "HISTORY_SPACING");
    expect(found && messageOf(found)).toContain(`rows are a few days apart, about ${spacing.periodsPerYear} a year`);
  });

  it("names rows of every second day where all days are traded", async () => {
    const rows = Array.from({ length: 100 }, (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + 2 * at)).toISOString().slice(0, 10),
    );
    const { spacing } = await read(`Date,Close\n${rows.map((date) => `${date},10\n`).join("")}`);
    // 365.25/2 a year.
    expect(spacing).toEqual({ kind: "a few days apart", periodsPerYear: 183 });
  });

  it.each([
    ["a weekend between two rows", [4, 5]],
    ["two holidays", [0, 2, 4, 5]],
    ["every fifth day missing", Array.from({ length: 240 }, (_, at) => at).filter((at) => at % 5 !== 2)],
    ["half a year missing", Array.from({ length: 240 }, (_, at) => at).filter((at) => at < 60 || at > 185)],
  ])("takes rows with %s for daily", async (_, kept) => {
    const { spacing } = await read(`Date,Close\n${kept.map((at) => weekdays[at]).join("\n")}\n`);
    expect(spacing).toEqual({ kind: "daily", periodsPerYear: 252 });
  });

  it("keeps the rows of a day in the order of their times", async () => {
    const { bars } = await read("Date,Time,Close\n2026-01-05,15:00,3\n2026-01-05,09:30,1\n2026-01-05,10:00,2\n");
    expect([...bars.close]).toEqual([1, 2, 3]);
  });
});

describe("what is read", () => {
  it("cuts at asOf and leaves out weekends when asked", async () => {
    const text = `Date,Close\n${ten}2026-01-18,110\n2026-01-19,111\n`;
    const { bars, level } = await read(text, { asOf: "2026-01-18", skipWeekends: true });
    expect(bars.dates.at(-1)).toBe("2026-01-16");
    expect(level).toEqual({ value: 109, date: "2026-01-16" });
  });

  it("takes 32-bit float noise off the level only", async () => {
    const { bars, level } = await read("Date,Close\n2026-01-21,2718.770048828125\n2026-01-22,2730.800048828125\n");
    expect(bars.close[1]).toBe(2730.800048828125);
    expect(level?.value).toBe(2730.8);
  });

  it("names the rows whose ranges no estimator may use", async () => {
    const { unusableRanges } = await read(`Date,High,Low,Close\n${days(4, (i) => (i === 2 ? "9,11,10" : "11,9,10"))}`);
    expect(unusableRanges).toEqual([2]);
  });

  it("brings open, high and low to the scale of the adjusted close", async () => {
    const { bars, level, findings, format } = await read(
      "Date,Open,High,Low,Close,Adj Close\n2026-01-05,9,10,8,10,7\n2026-01-06,9,10,8,9,9\n",
    );
    expect([bars.open, bars.high, bars.low, bars.close].map((column) => column?.[0])).toEqual([6.3, 7, 5.6, 7]);
    expect(level?.value).toBe(9);
    expect(format.rangeAdjusted).toBe(true);
    expect(findings).toEqual([]);
  });

  it("passes over an adjusted column that holds nothing", async () => {
    const { bars, format } = await read("Date,Close,Adj Close\n2026-01-05,10,\n2026-01-06,11,\n");
    expect([...bars.close]).toEqual([10, 11]);
    expect(format.priceColumn).toBe("Close");
  });

  it.each([
    ["day first by a day above 12", "05/01/2026,1\n13/01/2026,2\n", "2026-01-05"],
    ["month first by a day above 12", "01/05/2026,1\n01/13/2026,2\n", "2026-01-05"],
    ["day first in one month of short years", "21.01.26,1\n22.01.26,2\n", "2026-01-21"],
    ["day first by rows that run one way", "12/01/2026,1\n01/02/2026,2\n02/02/2026,3\n", "2026-01-12"],
    [
      "first days of months",
      Array.from({ length: 24 }, (_, i) => `${(i % 12) + 1}/1/${2024 + Math.floor(i / 12)},1\n`).join(""),
      "2024-01-01",
    ],
  ])("dates: %s", async (_, rows, first) => {
    expect((await read(`Date,Close\n${rows}`)).bars.dates[0]).toBe(first);
  });

  it.each([
    ["dmy", "2026-01-05"],
    ["mdy", "2026-05-01"],
  ] as const)("dates in the order asked for: %s", async (dateOrder, first) => {
    const { bars, format } = await read("Date,Close\n05/01/2026,1\n06/01/2026,2\n", { dateOrder });
    expect(bars.dates[0]).toBe(first);
    expect(format.dateFormat).toBe(dateOrder === "dmy" ? "DD/MM/YYYY" : "MM/DD/YYYY");
  });
});

it.each([
  ["the evening before", [4, 5, 6, 7, 8, 11, 12, 13], "Friday: date each row a day later"],
  ["the day after", [6, 7, 8, 9, 10, 13, 14, 15], "Monday: date each row a day earlier"],
  ["their session, with a Sunday", [4, 5, 6, 7, 8, 9, 12, 13], "--skip-weekends leaves them out"],
])("says of sessions dated %s what to do with rows of weekends", async (_, dates, hint) => {
  // 4 January 2026 is a Sunday.
  const rows = dates.map((day, i) => `2026-01-${String(day).padStart(2, "0")},${100 + i}`);
  const { findings } = await read(`Date,Close\n${rows.join("\n")}\n`);
  const hints = findings.filter(({ code }) => code === "HISTORY_WEEKEND_ROWS").map((one) => hintOf(one));
  expect(hints).toEqual([expect.stringContaining(hint)]);
});

it("leads with a likely split, which is what one line about a file shows", async () => {
  const rows = days(8, (i) => `${(i < 4 ? 200 : 100) + i},${i === 2 ? 0 : 7}`);
  const { findings } = await read(`Date,Close,Volume\n${rows}`);
  expect(findings.map(({ code }) => code)).toEqual(["HISTORY_SPLIT_LIKELY", "HISTORY_ZERO_VOLUME"]);
});
