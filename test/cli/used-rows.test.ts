import { describe, expect, it } from "vitest";
import { answerOf, sized } from "./world.ts";

const days = Array.from({ length: 200 }, (_, at) => new Date(Date.UTC(2025, 3, 1 + at)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10));

interface Row {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number | "";
  readonly volume: number;
}

const plain = (date: string, at: number): Row => {
  const close = Number((2300 + 31 * Math.sin(2.3 * at)).toFixed(2));
  return { date, open: close, high: close + 9, low: close - 9, close, volume: 1000 };
};

/** What may be wrong with rows from one on, each with the code of its warning. */
const faults: readonly [string, (rows: readonly Row[], at: number) => readonly Row[]][] = [
  ["HISTORY_OUTSIDE_RANGE", (rows, at) => rows.map((row, one) => (one === at ? { ...row, open: row.high + 5 } : row))],
  ["HISTORY_HIGH_BELOW_LOW", (rows, at) => rows.map((row, one) => (one === at ? { ...row, high: row.low - 1 } : row))],
  ["HISTORY_RANGE_NOT_POSITIVE", (rows, at) => rows.map((row, one) => (one === at ? { ...row, low: 0 } : row))],
  ["HISTORY_ZERO_VOLUME", (rows, at) => rows.map((row, one) => (one === at ? { ...row, volume: 0 } : row))],
  ["HISTORY_ROWS_WITHOUT_PRICE", (rows, at) => rows.map((row, one) => (one === at ? { ...row, close: "" } : row))],
  ["HISTORY_ROWS_MERGED", (rows, at) => rows.flatMap((row, one) => (one === at ? [row, row] : [row]))],
  ["HISTORY_WEEKEND_ROWS", (rows, at) => rows.flatMap((row, one) => (one === at ? [row, weekend(row)] : [row]))],
  ["HISTORY_GAP", (rows, at) => rows.filter((_, one) => one <= at || one > at + 7)],
  ["HISTORY_SPLIT_LIKELY", (rows, at) => rows.map((row, one) => (one < at ? scaled(row, 2) : row))],
];

/** The Saturday after the week of a row. */
function weekend(row: Row): Row {
  const day = new Date(row.date);
  const saturday = new Date(day.getTime() + 86_400_000 * (6 - day.getUTCDay()));
  return { ...row, date: saturday.toISOString().slice(0, 10) };
}

function scaled({ close, ...row }: Row, by: number): Row {
  const times = (price: number) => Number((price * by).toFixed(2));
  return {
    ...row,
    open: times(row.open),
    high: times(row.high),
    low: times(row.low),
    close: close === "" ? "" : times(close),
  };
}

const text = (rows: readonly Row[], isNewestFirst: boolean) => {
  const lines = rows.map(({ date, open, high, low, close, volume }) =>
    [date, open, high, low, close, volume].join(","),
  );
  return `Date,Open,High,Low,Close,Volume\n${(isNewestFirst ? lines.reverse() : lines).join("\n")}\n`;
};

/** Fridays, so that the weekend after stands in the order of the file. */
const friday = (near: number) => days.findIndex((day, at) => at >= near && new Date(day).getUTCDay() === 5);

const argv = ["--long", "RTY", "--short", "NQ", "--level", "NQ=25000", "--vol", "NQ=20%", "--history", "RTY=a.csv"];
const codesOf = (warnings: readonly { code: string }[]) =>
  warnings.map(({ code }) => code).filter((code) => code.startsWith("HISTORY_") && code !== "HISTORY_ROLL_DAYS");

describe.each([
  ["oldest first", false],
  ["newest first", true],
])("a warning about rows of a file, %s,", (_, isNewestFirst) => {
  const rows = days.map(plain);

  it.each(faults)("%s is given where the answer uses them, and by vol", async (code, spoil) => {
    const answered = async (at: number, ...more: readonly string[]) => {
      const files = { "a.csv": text(spoil(rows, at), isNewestFirst) };
      const { exit, warnings } = await sized([...argv, ...more], { files });
      expect(exit).toBe(0);
      return codesOf(warnings);
    };
    const [early, late] = [friday(20), friday(days.length - 15)];
    expect(await answered(late)).toEqual([code]);
    expect(await answered(early)).toEqual([]);
    // A longer lookback uses the early rows too; a volatility that is given leaves the level's row alone.
    expect(await answered(early, "--lookback", "130")).toEqual([code]);
    expect(await answered(late, "--vol", "RTY=20%")).toEqual([]);
    const files = { "a.csv": text(spoil(rows, early), isNewestFirst) };
    const { stdout } = await answerOf(["vol", "a.csv", "--json"], { files });
    expect(codesOf(JSON.parse(stdout).warnings)).toEqual([code]);
  });
});

describe("rows on holidays of the United States", () => {
  const rows = days.map(plain);
  // A weekday that is none of the exchanges': Labor Day.
  const holiday = days.indexOf("2025-09-01");
  const said = async (symbol: string, made: readonly Row[]) => {
    const sides = ["--long", symbol, "--leg", `${symbol}=+1 2750C @ 10`, "--short", "NQ", "--expiry", "2026-03-20"];
    const others = ["--level", "NQ=25000", "--vol", "NQ=20%", "--history", `${symbol}=a.csv`, "--lookback", "60"];
    const { warnings } = await sized([...sides, ...others], { files: { "a.csv": text(made, false) } });
    return warnings.filter(({ code }: { code: string }) => code === "HISTORY_WEEKEND_ROWS");
  };

  it("of an index are named; of a future only those that repeat a price", async () => {
    expect(holiday).toBeGreaterThan(0);
    const message = "1 row dated on a US holiday, kept: 2025-09-01";
    expect(await said("RUT", rows)).toMatchObject([{ message }]);
    expect(await said("RTY", rows)).toEqual([]);
    const repeated = rows.map((row, at) => (at === holiday ? { ...row, close: rows[at - 1]?.close ?? 0 } : row));
    expect(await said("RTY", repeated)).toMatchObject([{ message }]);
  });
});

describe("rows that are used", () => {
  const rows = days.map(plain);
  it("are counted and named alone", async () => {
    const idle = rows.map((row, at) => (at % 20 === 0 ? { ...row, volume: 0 } : row));
    const { warnings } = await sized(argv, { files: { "a.csv": text(idle, false) } });
    const used = rows.flatMap((_, at) => (at % 20 === 0 && at >= rows.length - 21 ? [at + 2] : []));
    const [found] = warnings.filter(({ code }: { code: string }) => code === "HISTORY_ZERO_VOLUME");
    expect(found.message).toBe(
      `${used.length === 1 ? "1 row" : `${used.length} rows`} with a volume of 0: line${used.length === 1 ? "" : "s"} ${used.join(", ")}`,
    );
  });

  it("are all of them where two files are there, which past windows look at from their first day on", async () => {
    const early = rows.map((row, at) => (at === 20 ? { ...row, volume: 0 } : row));
    const two = ["--long", "RTY", "--short", "NQ", "--history", "RTY=a.csv", "--history", "NQ=b.csv"];
    const { warnings } = await sized(two, { files: { "a.csv": text(early, false), "b.csv": text(rows, false) } });
    expect(codesOf(warnings)).toEqual(["HISTORY_ZERO_VOLUME"]);
  });

  it("are those before asOf, and an unfinished last row is one of them", async () => {
    const at = friday(60);
    const later = rows.map((row, one) => (one === at + 4 ? { ...row, volume: 0 } : row));
    const asOf = ["--as-of", days[at] ?? ""];
    const cut = await sized([...argv, ...asOf], { files: { "a.csv": text(later, false) } });
    expect(codesOf(cut.warnings)).toEqual([]);
    const open = rows.map((row, one) => (one === rows.length - 1 ? { ...row, close: "" as const } : row));
    for (const isNewestFirst of [false, true]) {
      const { warnings } = await sized(argv, { files: { "a.csv": text(open, isNewestFirst) } });
      expect(codesOf(warnings)).toEqual(["HISTORY_ROWS_WITHOUT_PRICE"]);
    }
  });
});
