import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

type Options = Parameters<typeof readPriceHistory>[1];

const read = (text: string, options: Options = {}) => readPriceHistory({ name: "a.csv", text }, options);
const refused = async (text: string, options: Options = {}) => (await refusal(() => read(text, options)))[0];

/** Eight days from Monday 5 January 2026, each with its rows of time and price. */
const DAYS = ["05", "06", "07", "08", "09", "12", "13", "14"];
const timed = (extra: Readonly<Record<string, string>>, usual = "16:00:00"): string =>
  `Date,Time,Close\n${DAYS.map((day, i) => `2026-01-${day},${usual},${100 + i}\n${extra[day] === undefined ? "" : `2026-01-${day},${extra[day]},99\n`}`).join("")}`;

describe("the delimiter", () => {
  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["bars", "|"],
  ])("is that of %s where commas stand in dates and prices", async (_, mark) => {
    const rows = DAYS.map((day, i) => [`Jan ${day}, 2026`, `25,${371 - i}.00`, `475,${100 + i}`].join(mark));
    const { bars } = await read(`${["Date", "Close", "Volume"].join(mark)}\n${rows.join("\n")}\n`);
    expect(bars.dates).toEqual(DAYS.map((day) => `2026-01-${day}`));
    expect(bars.close[7]).toBe(25_364);
  });
});

describe("days that have a second row", () => {
  it.each([
    ["before the usual time", { "06": "09:12:00" }, 100 + 1],
    ["after it", { "06": "17:12:00" }, 100 + 1],
    ["on a quarter of the days", { "06": "09:12:00", "13": "09:13:00" }, 100 + 1],
  ])("%s keep the row of the usual time", async (_, extra, price) => {
    const { bars, findings, spacing } = await read(timed(extra));
    expect(bars.dates).toEqual(DAYS.map((day) => `2026-01-${day}`));
    expect([bars.close[1], spacing.kind]).toEqual([price, "daily"]);
    expect(findings.filter(({ code }) => code === "HISTORY_DAYS_REPEATED")).toMatchObject([
      { args: { count: Object.keys(extra).length } },
    ]);
  });

  it("keep the last row where no time is usual", async () => {
    const rows = ["05,15:01:00,1", "06,15:02:00,2", "06,15:03:00,3", "07,15:04:00,4", "08,15:05:00,5"];
    const { bars } = await read(`Date,Time,Close\n${rows.map((row) => `2026-01-${row}\n`).join("")}`);
    expect([...bars.close]).toEqual([1, 3, 4, 5]);
  });

  it("are rows of a day's parts where more than a quarter of the days have one", async () => {
    const { bars, spacing } = await read(timed({ "06": "09:12:00", "07": "09:12:00", "13": "09:12:00" }));
    expect([bars.dates.length, spacing.kind]).toEqual([11, "intraday"]);
  });
});

describe("the order of rows", () => {
  const rows = (...dated: readonly string[]) => `Date,Close\n${dated.map((row) => `2026-01-${row}\n`).join("")}`;
  it.each([
    ["oldest first", rows("05,1", "06,2", "07,3"), [1, 2, 3], null],
    ["newest first", rows("07,3", "06,2", "05,1"), [1, 2, 3], null],
    ["unsorted", rows("05,1", "07,3", "06,2", "08,4"), [1, 2, 3, 4], [4]],
    ["unsorted", rows("08,4", "06,2", "07,3", "05,1"), [1, 2, 3, 4], [4]],
    ["unsorted", rows("07,3", "05,1", "06,2"), [1, 2, 3], [3]],
  ])("is %s", async (order, text, closes, astray) => {
    const { bars, format, findings } = await read(text);
    expect([[...bars.close], format.order]).toEqual([closes, order]);
    const found = findings.filter(({ code }) => code === "HISTORY_ROWS_UNSORTED");
    expect(found).toMatchObject(astray === null ? [] : [{ args: { lines: astray } }]);
  });

  it.each([
    ["oldest first", rows("05,1", "06,2", "06,2.5", "07,3"), 2, 2.5, 3],
    ["newest first", rows("07,3", "06,2.5", "06,2", "05,1"), 2.5, 2, 3],
    ["unsorted", rows("06,2", "05,1", "07,3", "06,2.5"), 2, 2.5, 2],
  ])("%s: two prices of one day are refused by their lines", async (_, text, first, second, firstLine) => {
    expect(await refused(text)).toMatchObject({
      code: "HISTORY_DATE_REPEATED",
      args: { date: "2026-01-06", isTimed: false, first, second, firstLine },
    });
  });

  it("is that of times within a day", async () => {
    expect(await refused("Date,Close\n2026-01-05 15:00,1\n2026-01-05 15:00,2\n")).toMatchObject({
      args: { isTimed: true },
    });
    const { bars } = await read("Date,Close\n2026-01-05 16:00,2\n2026-01-05 15:00,1\n2026-01-05 17:00,3\n");
    expect([...bars.close]).toEqual([1, 2, 3]);
  });
});

describe("the order of day and month", () => {
  const of = (...dates: readonly string[]) => `Date,Close\n${dates.map((date, i) => `${date},${100 + i}\n`).join("")}`;
  it.each([
    [["05/01/2026", "06/01/2026", "13/01/2026"], "DD/MM/YYYY", "2026-01-05"],
    [["01/05/2026", "01/06/2026", "01/13/2026"], "MM/DD/YYYY", "2026-01-05"],
    // In months these rows run forward, in days back and forth.
    [["05/01/2026", "06/01/2026", "02/02/2026"], "DD/MM/YYYY", "2026-01-05"],
    [["02/02/2026", "06/01/2026", "05/01/2026"], "DD/MM/YYYY", "2026-01-05"],
    [["05.01.26", "06.01.26", "13.01.26"], "DD/MM/YY", "2026-01-05"],
    [["26/01/29", "26/01/30", "26/02/02"], "YY/MM/DD", "2026-01-29"],
    [["12/31/69", "01/01/70"], "MM/DD/YY", "1970-01-01"],
  ])("of %j is %s", async (dates, format, first) => {
    const history = await read(of(...dates));
    expect([history.format.dateFormat, history.bars.dates[0]]).toEqual([format, first]);
  });

  it("is refused where rows run one way in both, and is as told", async () => {
    const text = of("01/02/2026", "02/03/2026", "03/04/2026");
    expect(await refused(text)).toMatchObject({
      code: "HISTORY_DATE_ORDER_AMBIGUOUS",
      args: { value: "1/2/2026", readings: "2026-01-02 or 2026-02-01" },
      where: { file: "a.csv" },
    });
    expect((await read(text, { dateOrder: "dmy" })).bars.dates[0]).toBe("2026-02-01");
    expect((await read(text, { dateOrder: "mdy" })).bars.dates[0]).toBe("2026-01-02");
  });

  it("that makes a row no day is refused by its line, in the order that most rows have", async () => {
    expect(await refused(of("05/01/2026", "13/01/2026", "01/14/2026", "20/01/2026"))).toMatchObject({
      code: "HISTORY_DATE_UNREADABLE",
      args: { value: "2026-14-1", format: "DD/MM/YYYY" },
      where: { file: "a.csv", line: 4 },
    });
  });
});

describe("the price column", () => {
  const text = "Date,Close,Last Price,SPX Index\n2026-01-05,1,2,3\n2026-01-06,1.5,2.5,3.5\n";
  it.each([
    ["Last Price", 2],
    ["last_price", 2],
    ["LAST PRICE", 2],
    ["SPX Index", 3],
    ["spxindex", 3],
    ["2", 1],
    ["4", 3],
  ])("%s is as asked for", async (column, price) => {
    expect((await read(text, { column })).bars.close[0]).toBe(price);
  });

  it.each(["0", "5", "", "-", "Settle", "1000"])("%j is none", async (column) => {
    expect(await refused(text, { column })).toMatchObject({
      code: "HISTORY_COLUMN_UNKNOWN",
      args: { column: `"${column}"`, columns: '"Date", "Close", "Last Price", "SPX Index"' },
      where: { file: "a.csv" },
    });
  });

  it.each([
    ["Date,Last,Close", "Close"],
    ["Date,Close,Last", "Close"],
    ["Date,Price,Last", "Last"],
    ["Date,SPX Close,Price", "Price"],
    ["Date,Close,Settle", "Settle"],
    ["Date,Settle,Adj Close", "Adj Close"],
  ])("of %s is %s", async (header, column) => {
    expect((await read(`${header}\n2026-01-05,1,2\n2026-01-06,1.5,2.5\n`)).format.priceColumn).toBe(column);
  });

  it("is refused where two are as good, unless one is asked for", async () => {
    const twice = "Date,RTY Close,NQ Close,Open\n2026-01-05,1,2,3\n2026-01-06,1.5,2.5,3.5\n";
    expect(await refused(twice)).toMatchObject({
      code: "HISTORY_COLUMN_AMBIGUOUS",
      args: { columns: '"RTY Close", "NQ Close"' },
      where: { file: "a.csv" },
    });
    expect((await read(twice, { column: "NQ Close" })).bars.close[0]).toBe(2);
  });

  it("that is adjusted has its own range, or that of the close on its scale", async () => {
    const names = "Date,Open,High,Low,Close,Adj Open,Adj High,Adj Low,Adj Close";
    const own = await read(`${names}\n2026-01-05,10,12,8,11,4,7,3,5.5\n2026-01-06,10,12,8,11,5,6,4,5.5\n`);
    expect([own.bars.open?.[0], own.bars.high?.[0], own.bars.low?.[0]]).toEqual([4, 7, 3]);
    expect(own.format).toMatchObject({ openColumn: "Adj Open", rangeAdjusted: false });
    // 5.5 / 11 is a half.
    const half = await read(
      `${names.replace("Adj Low", "Note")}\n2026-01-05,10,12,8,11,4,7,,5.5\n2026-01-06,10,12,8,11,5,6,,5.5\n`,
    );
    expect([half.bars.open?.[0], half.bars.high?.[0], half.bars.low?.[0]]).toEqual([5, 6, 4]);
    expect(half.format).toMatchObject({ openColumn: "Open", rangeAdjusted: true });
  });
});

describe("the header", () => {
  const rows = "2026-01-05,1,2\n2026-01-06,1.5,2.5\n";
  it.each([
    ["a line of its own", "Date,Open,Close\n", [1], 0],
    ["under text", "Prices of an index\n\nDate,Open,Close\n", [3], 2],
    ["over units", "Date,Open,Close\n,USD,USD\n", [1, 2], 0],
    ["over an empty line", "Date,Open,Close\n,,\n", [1], 0],
  ])("is %s", async (_, header, lines, preamble) => {
    const { format, bars } = await read(header + rows);
    expect(format).toMatchObject({
      headerLines: lines,
      preambleLines: preamble,
      openColumn: "Open",
      priceColumn: "Close",
    });
    expect([...bars.close]).toEqual([2, 2.5]);
  });

  it.each([
    ["15:00", "Date,Open,Close\n2026-01-05,15:00,1,2\n2026-01-06,15:00,1.5,2.5\n", 1],
    ["9:30:00.5", "Text\nDate,Open,Close\n2026-01-05, 9:30:00.5 ,1,2\n2026-01-06,9:31:00,1.5,2.5\n\n", 2],
  ])("that lacks the column of the time %s is refused", async (value, text, line) => {
    expect(await refused(text)).toMatchObject({
      code: "HISTORY_HEADER_SHORT",
      args: { fields: 4, names: 3, value },
      where: { file: "a.csv", line },
    });
  });

  it.each([
    ["Date,Time,Close", "2026-01-05,160000,1", "2026-01-06,160000,2", "Time"],
    ["Date,When,Close", "2026-01-05,16:00,1", "2026-01-06,16:00,2", "When"],
    ["Date,When,Close", "2026-01-05,16:00,1", "2026-01-06,noon,2", null],
    ["Date,When,Close", "2026-01-05,160000 h,1", "2026-01-06,160000 h,2", null],
    ["Date,Time,Close", "2026-01-05,noon,1", "2026-01-06,night,2", null],
  ])("%s with %s has a time in %s", async (header, first, second, column) => {
    expect((await read(`${header}\n${first}\n${second}\n`)).format.timeColumn).toBe(column);
  });

  it("of dotted days makes a comma as likely as a point", async () => {
    for (const day of ["05.01.2026", "5.1.2026", "05.01.26"])
      expect(await refused(`Date,Close\n${day},16.592\n${day.replace("5", "6")},16.593\n`), day).toMatchObject({
        code: "HISTORY_NUMBER_AMBIGUOUS",
      });
    for (const day of ["2026.01.05", "05/31/2026"])
      expect((await read(`Date,Close\n${day},16.592\n`)).bars.close[0], day).toBe(16.592);
  });
});

describe("months that look like numbers", () => {
  it.each([
    ["202601", "202602", "YYYYMM"],
    ["2026.01", "2026.02", "YYYYMM"],
    ["01.2026", "02.2026", "MM.YYYY"],
  ])("%s and %s are months under a header that says so", async (first, second, format) => {
    const history = await read(`Month,Date,Close\n7,${first},1\n7,${second},2\n`);
    expect(history.bars.dates).toEqual(["2026-01-31", "2026-02-28"]);
    expect(history.format.dateFormat).toBe(format);
    expect((await refused(`${first},1\n${second},2\n`))?.code).toBe("HISTORY_NOT_A_TABLE");
    expect((await refused(`Time,Close\n${first},1\n${second},2\n`))?.code).toBe("HISTORY_NOT_A_TABLE");
  });

  it("are months in every row, day numbers in most", async () => {
    expect((await refused("Date,Close\n202601,1\n202602,2\n202613,3\n"))?.code).toBe("HISTORY_NOT_A_TABLE");
    const { bars } = await read("Date,Close\n45320,1\n45321,2\nend,\n");
    expect(bars.dates).toEqual(["2024-01-29", "2024-01-30"]);
    expect((await refused("Date,Close\n45320,1\nend,\nend,\n"))?.code).toBe("HISTORY_NOT_A_TABLE");
  });
});

describe("what is asked for", () => {
  const text = "Symbol,Date,Close\nRTY,2026-01-09,1\nNQ,2026-01-09,2\nRTY,2026-01-10,3\nRTY,2026-01-12,4\n";
  it.each(["RTY", "rty", "Rty"])("is a symbol, %s", async (symbol) => {
    const history = await read(text, { symbol });
    expect([history.symbol, [...history.bars.close]]).toEqual(["RTY", [1, 3, 4]]);
  });

  it("is a last day, and no weekend", async () => {
    expect([...(await read(text, { symbol: "RTY", asOf: "2026-01-10" })).bars.close]).toEqual([1, 3]);
    expect([...(await read(text, { symbol: "RTY", skipWeekends: true })).bars.close]).toEqual([1, 4]);
    expect(await refused(text, { symbol: "RTY", asOf: "2026-01-08" })).toMatchObject({
      code: "HISTORY_NO_ROWS",
      args: { what: " on or before 2026-01-08 of RTY" },
      where: { file: "a.csv" },
    });
    expect(await refused(text, { symbol: "ES" })).toMatchObject({
      code: "HISTORY_SYMBOL_UNKNOWN",
      args: { symbol: "ES", symbols: "RTY, NQ" },
    });
    expect(await refused(text)).toMatchObject({ code: "HISTORY_SYMBOLS_SEVERAL", args: { symbols: "RTY, NQ" } });
    expect(await refused("Date,Close\n2026-01-09,1\n", { asOf: "9 Jan" })).toMatchObject({
      code: "VALUE_OUT_OF_RANGE",
      args: { name: "asOf" },
    });
  });
});

describe("a row that is none", () => {
  const text = (...rows: readonly string[]) => `Date,Close\n2026-01-05,1\n${rows.map((row) => `${row}\n`).join("")}`;
  it.each([
    ["text above a row", text("note,", "2026-01-06,2"), "note", 3],
    ["text without a price, above text and a row", text("note,", "more,", "2026-01-06,2"), "note", 3],
    ["a day that is none", text("2026-13-45,2"), "2026-13-45", 3],
    ["a price under half a date", text("2026-01,2"), "2026-01", 3],
  ])("is a slip: %s", async (_, content, value, line) => {
    expect(await refused(content)).toMatchObject({
      code: "HISTORY_DATE_UNREADABLE",
      args: { value, format: "YYYY-MM-DD" },
      where: { file: "a.csv", line },
    });
  });

  it("is a slip in an open order too", async () => {
    expect(await refused("Date,Close\n13/01/2026,1\n14/01/2026,2\n14/2026,3\n")).toMatchObject({
      code: "HISTORY_DATE_UNREADABLE",
      args: { value: "14/2026", format: "DD/MM/YYYY or MM/DD/YYYY" },
    });
  });

  it("is a footer at the end, a blank line, or the header again", async () => {
    const { format, bars, findings } = await read(
      text(" , ", "Date,Close", ",", "2026-01-06,2", "Total,3", "Source,", ","),
    );
    expect([format.footerLines, [...bars.close]]).toEqual([2, [1, 2]]);
    const again = findings.filter(({ code }) => code === "HISTORY_ROWS_NOT_PRICES");
    expect(again).toMatchObject([{ args: { count: 1, lines: [4] } }]);
  });
});

describe("prices of 0 and below", () => {
  it.each([
    ["Date,Close", "0", "Close", 0],
    ["Date,Close", "-1.5", "Close", -1.5],
    ["Date,Close,Adj Close", "0,5", "Close", 0],
    ["Date,Close,Adj Close", "5,0", "Adj Close", 0],
  ])("%s of %s are refused", async (header, cells, column, value) => {
    const good = header.includes("Adj") ? "5,5" : "5";
    expect(await refused(`${header}\n2026-01-05,${good}\n2026-01-06,${cells}\n`)).toMatchObject({
      code: "HISTORY_PRICE_NOT_POSITIVE",
      args: { column, value },
      where: { line: 3 },
    });
  });

  it.each(["Open", "High", "Low"])("are missing in the %s", async (name) => {
    const names = ["Open", "High", "Low"];
    const row = (price: string) => names.map((one) => (one === name ? price : "5")).join(",");
    const { bars, findings } = await read(
      `Date,Open,High,Low,Close\n2026-01-05,${row("5")},5\n2026-01-06,${row("0")},5\n`,
    );
    expect([bars.open?.[1], bars.high?.[1], bars.low?.[1]]).toEqual(
      names.map((one) => (one === name ? Number.NaN : 5)),
    );
    expect(findings).toMatchObject([{ code: "HISTORY_RANGE_NOT_POSITIVE", args: { count: 1, lines: [3] } }]);
  });

  it("are no volume, in whatever way they are written", async () => {
    const cells = ["0", "0.0", "000", "10", "100", "0.5", "7", "", "8", "9"];
    const rows = cells.map((cell, i) => `2026-01-${String(i + 5).padStart(2, "0")},5,${cell}\n`);
    const { findings } = await read(`Date,Close,Volume\n${rows.join("")}`);
    const idle = findings.find(({ code }) => code === "HISTORY_ZERO_VOLUME");
    expect(idle?.args).toMatchObject({ count: 3, lines: [2, 3, 4] });
  });
});
