import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainOf, codesOf, pricesOf } from "./chain-text.ts";

const first = async (text: string, options = {}) => (await chainOf(text, options)).rows[0];
const strikesOf = async (text: string, options = {}) => (await chainOf(text, options)).rows.map(({ strike }) => strike);

/** Rows of a call and a put at two strikes, whose difference falls by `fall` points: 33.60 at the lower, of 104.60 and 71. */
const pairs = (low: number, high: number, fall: number): string =>
  [`C,${low},104.6`, `P,${low},71`, `C,${high},${60 + 33.6 - fall}`, `P,${high},60`].join("\n");

describe("the unit of strikes", () => {
  // Put–call parity: call less put falls by the discounted distance of the strikes, here of 50 points.
  it.each([
    [1, 2700, 2750, 50],
    [100, 270_000, 275_000, 49.7],
    [1000, 2_700_000, 2_750_000, 49.7],
    // Within 0.7 and 1.4 of a thousand: 50,000 parts over 36 and 71 points, not 35 and 72.
    [1000, 2_700_000, 2_750_000, 36],
    [1000, 2_700_000, 2_750_000, 71],
    [1, 2_700_000, 2_750_000, 35],
    [1, 2_700_000, 2_750_000, 72],
    // No vendor counts in parts and writes strikes beside whole fives.
    [1, 2_700_001, 2_750_001, 50],
  ])("is 1/%d of a point where strikes %d and %d part call less put by that many", async (parts, low, high, fall) => {
    for (const column of ["Mark", "Settle"]) {
      const chain = await chainOf(`Type,Strike,${column}\n${pairs(low, high, fall)}\n`);
      expect(chain.rows.map(({ strike }) => strike)).toEqual([low, low, high, high].map((strike) => strike / parts));
      const scaled = { code: "CHAIN_STRIKES_SCALED", args: { parts, value: low, strike: low / parts } };
      expect(chain.findings).toMatchObject(parts === 1 ? [] : [scaled]);
    }
  });

  it("is told by the middles of bids and asks", async () => {
    const rows = ["C,2700000,104.2,105", "P,2700000,70.6,71.4", "C,2750000,78,78.8", "P,2750000,94.4,95.2"];
    expect(await strikesOf(`Type,Strike,Bid,Ask\n${rows.join("\n")}\n`)).toEqual([2700, 2700, 2750, 2750]);
  });

  it.each([
    [1000, 2730.8],
    // Between 0.6 and 1.6 of a thousand times the level stands the middle strike of 2,750,000.
    [1000, 1720],
    [1000, 4580],
    [1, 1715],
    [1, 4590],
    [100, 27_308],
    [1, undefined],
  ])("is 1/%d of a point at a level of %d where no strike has call and put", async (parts, level) => {
    const text = "Type,Strike,Mark\nC,2700000,104.6\nP,2750000,94.8\nC,2800000,54\n";
    expect(await strikesOf(text, { level })).toEqual([2_700_000, 2_750_000, 2_800_000].map((strike) => strike / parts));
  });

  it("is told by the level too where strikes tell different units, or calls and puts are of two times or series", async () => {
    const uneven = "C,2750000,78.4\nP,2750000,94.8\nC,2800000,68.4\nP,2800000,134.8";
    const odd = `Type,Strike,Mark\nC,2700000,80\nP,2700000,95.4\n${uneven}\n`;
    expect(await strikesOf(odd, { level: 2730.8 })).toContain(2700);
    const apart = (column: string, one: string, other: string) =>
      `Type,Strike,Mark,${column}\n${pairs(2_700_000, 2_750_000, 50)
        .split("\n")
        .map((row) => `${row},${row.startsWith("C") ? one : other}`)
        .join("\n")}\n`;
    for (const [column, one, other] of [
      ["Quote Time", "2026-01-22 15:15:00", "2026-01-22 15:16:00"],
      ["Expiry", "2026-03-20", "2026-06-19"],
      ["Underlying", "RUT", "RUTW"],
    ] as const) {
      expect(await strikesOf(apart(column, one, other), { level: 2730.8, product: "RUT" }), column).toContain(2700);
      expect(await strikesOf(apart(column, one, one), { product: "RUT" }), column).toContain(2700);
      expect(await strikesOf(apart(column, one, other), { product: "RUT" }), column).toContain(2_700_000);
    }
  });

  it("is told in any order of rows, and not by parity where its strikes tell different units", async () => {
    const rows = pairs(2_700_000, 2_750_000, 50).split("\n").toReversed();
    expect(await strikesOf(`Type,Strike,Mark\n${rows.join("\n")}\n`)).toEqual([2750, 2750, 2700, 2700]);
    const calls = "C,2700000,104.6\nC,5000000,1\nC,2750000,78.4\n";
    expect(await strikesOf(`Type,Strike,Mark\n${calls}`, { level: 2730.8 })).toEqual([2700, 5000, 2750]);
    // Call less put is 33.6, 23.6 and -26.4: 50,000 parts over 10 points, then over 50.
    const third = "C,2800000,53.6\nP,2800000,80\n";
    const uneven = `Type,Strike,Mark\n${pairs(2_700_000, 2_750_000, 10)}\n${third}`;
    expect((await strikesOf(uneven)).at(-1)).toBe(2_800_000);
    expect((await strikesOf(uneven, { level: 2730.8 })).at(-1)).toBe(2800);
  });

  it.each([
    [2700, "RUTW  260320C02700000", 2700],
    [270_000, "RUTW  260320C02700000", 2700],
    [2_700_000, "RUTW  260320C02700000", 2700],
  ])("%d is told by the symbol beside it", async (strike, symbol, points) => {
    expect(await strikesOf(`Symbol,Strike,Mark\n${symbol},${strike},104.6\n`)).toEqual([points]);
  });

  it("that no symbol agrees with is a contradiction", async () => {
    const text = "Symbol,Strike,Mark\nRUTW  260320C02700000,27000,104.6\n";
    expect(await refusal(() => chainOf(text))).toMatchObject([
      { code: "CHAIN_ROW_CONTRADICTS", args: { what: "strike", column: "27000", symbol: "2700" }, where: { line: 2 } },
    ]);
  });
});

describe("the time of quotes in a column without a known name", () => {
  // 1769113800 is 20:30 UTC on 22 January 2026: 20,475 days and 73,800 seconds.
  it.each([
    ["Pricing moment", "1769113800", "2026-01-22T20:30:00"],
    ["Moment", "2026-01-22 15:15:00", "2026-01-22T15:15:00"],
    ["Zeitstempel", "2026-01-22", "2026-01-22"],
    ["Kursdatum", "2026-01-22", "2026-01-22"],
    ["Quotation", "2026-01-22", "2026-01-22"],
    ["As-of", "2026-01-22", "2026-01-22"],
    ["Snap", "2026-01-22", "2026-01-22"],
    ["ts", "2026-01-22", "2026-01-22"],
    ["Fecha cotización", "2026-01-22", "2026-01-22"],
    ["Heure", "2026-01-22", "2026-01-22"],
    ["取引時刻", "2026-01-22", "2026-01-22"],
    ["取引日", "2026-01-22", "2026-01-22"],
    ["Other", "2026-01-22", null],
    ["Moment", "noon", null],
    ["Moment", "", null],
    // Names of other days.
    ["Expiring On Date", "2026-01-22", null],
    ["Matures Date", "2026-01-22 15:15:00", null],
    ["Venc. Stamp", "2026-01-22", null],
    ["Trade Stamp", "2026-01-22", null],
    ["Last Stamp", "2026-01-22", null],
    ["First Listing Date", "2026-01-22", null],
    ["Settlement Date", "2026-01-22", null],
    ["Earnings Date", "2026-01-22", null],
    ["Dividend Date", "2026-01-22", null],
    ["session.timestamp", "2026-01-22 15:15:00", null],
  ])("%s: %s", async (name, cell, time) => {
    const row = await first(`Type,Strike,Bid,${name}\nC,2750,78.4,${cell}\n`);
    expect(row?.quoteTime).toBe(time);
  });

  it.each(["Time", "DateTime", "Hour"])("is %s where all rows have it, and of one day", async (name) => {
    const text = (...times: readonly string[]) =>
      `Type,Strike,Bid,${name}\n${times.map((time, i) => `C,${2700 + 50 * i},78.4,${time}`).join("\n")}\n`;
    const timesOf = async (...times: readonly string[]) =>
      (await chainOf(text(...times))).rows.map(({ quoteTime }) => quoteTime);
    const [one, later, other] = ["2026-01-22 15:15:00", "2026-01-22 15:16:00", "2026-01-21 15:15:00"];
    expect(await timesOf(one, later)).toEqual(["2026-01-22T15:15:00", "2026-01-22T15:16:00"]);
    if (name !== "Time") return;
    expect(await timesOf(one, other)).toEqual([null, null]);
    expect(await timesOf(one, "")).toEqual([null, null]);
  });

  it("is that of most rows at least, and not looked for where the quotes are dated", async () => {
    const text = (cells: readonly string[], above = "") =>
      `${above}Type,Strike,Bid,Moment\n${cells.map((cell, i) => `C,${2700 + 50 * i},78.4,${cell}`).join("\n")}\n`;
    const [time, no] = ["2026-01-22 15:15:00", "noon"];
    expect((await first(text([time, time, time, no, no])))?.quoteTime).toBe("2026-01-22T15:15:00");
    expect((await first(text([time, time, no, no])))?.quoteTime).toBeNull();
    expect((await first(text([time], "Quoted at 09:30 on 2026-01-22\n")))?.quoteTime).toBe("2026-01-22T09:30:00");
  });

  it("is of each table that has one", async () => {
    const rows = "C,2750,78.4,2026-01-22 15:15:00\nType,Strike,Bid,Note\nC,2800,54,closed\n";
    const chain = await chainOf(`Type,Strike,Bid,Moment\n${rows}`);
    expect(chain.rows.map(({ quoteTime }) => quoteTime)).toEqual(["2026-01-22T15:15:00", null]);
  });
});

describe("the order of day and month", () => {
  const dated = (expiry: string, quoted: string, days = "") =>
    `Expiry,Quote Date,DTE,Type,Strike,Bid\n${expiry},${quoted},${days},C,2750,78.4\n`;

  it.each([
    ["an expiry on a Saturday", "03/07/2026", "2026-01-22", "", "2026-07-03"],
    ["a month above 12", "20/03/2026", "2026-01-22", "", "2026-03-20"],
    ["a quote that would be after it", "03/06/2026", "10/02/2026", "", "2026-06-03"],
    ["a quote of the same writing", "03/06/2026", "21/01/2026", "", "2026-06-03"],
    // 6 March is 30 days after 4 February, 3 June 119; vendors count a day apart.
    ["30 days left", "03/06/2026", "2026-02-04", "30", "2026-03-06"],
    ["29 days left", "03/06/2026", "2026-02-04", "29", "2026-03-06"],
    ["31 days left", "03/06/2026", "2026-02-04", " 31 ", "2026-03-06"],
    ["119 days left", "03/06/2026", "2026-02-04", "119", "2026-06-03"],
    ["days left behind the date", "03/06/2026 (30)", "2026-02-04", "", "2026-03-06"],
    ["days left behind the date, named", "03/06/2026 (119 days)", "2026-02-04", "", "2026-06-03"],
    ["days left behind the date, in short", "03/06/2026 (119d)", "2026-02-04", "", "2026-06-03"],
  ])("is told by %s", async (_, expiry, quoted, days, iso) => {
    expect((await first(dated(expiry, quoted, days)))?.expiry).toBe(iso);
  });

  it.each(["28", "32", "118.5", "1e2", "30 to 31"])("is not told by %s days left", async (days) => {
    expect(await refusal(() => chainOf(dated("03/06/2026", "2026-02-04", days)))).toMatchObject([
      {
        code: "CHAIN_DATE_ORDER_AMBIGUOUS",
        args: { value: "03/06/2026", readings: "2026-03-06 or 2026-06-03" },
        where: { file: "chain.csv" },
      },
    ]);
  });

  it.each(["30 days", "(30)", "30 DTE", "(30 d)", "(30 day)"])(
    "is told by %s in the line of the expiry",
    async (days) => {
      const text = `Expiry 03/06/2026 ${days}\nQuote Date,Type,Strike,Bid\n2026-02-04,C,2750,78.4\n`;
      expect((await first(text))?.expiry).toBe("2026-03-06");
    },
  );

  it("of the quotes alone may be open: then they are as old as their earliest reading, with a warning", async () => {
    const text = "Quote Date,Type,Strike,Bid\n01/09/2026,C,2750,78.4\n";
    const chain = await chainOf(text, { asOf: "2026-02-02" });
    expect(chain.rows[0]?.quoteTime).toBeNull();
    expect(chain.findings).toMatchObject([
      {
        code: "CHAIN_DATE_EITHER",
        args: { value: "01/09/2026", readings: "2026-01-09 or 2026-09-01", asOf: "2026-02-02" },
      },
    ]);
    expect(await refusal(() => chainOf(text, { asOf: "2026-01-08" }))).toMatchObject([
      { code: "CHAIN_QUOTED_LATER", args: { quoted: "2026-01-09", asOf: "2026-01-08" } },
    ]);
  });
});

describe("an expiry without a year, or a month alone", () => {
  it.each(["Mar 20", "March 20", "Mar. 20", "Mar-20", "20 Mar", "20-March"])("%s is in the year above", async (day) => {
    const text = `Expiration,Type,Strike,Bid\n"March 20, 2026",,,\n${day},C,2750,78.4\n`;
    expect((await first(text))?.expiry).toBe("2026-03-20");
  });

  it("3/20 is, in the order of the file's other dates", async () => {
    const text = 'Expiration,Quote Date,Type,Strike,Bid\n"March 20, 2026",,,,\n3/20,01/22/2026,C,2750,78.4\n';
    expect((await first(text))?.expiry).toBe("2026-03-20");
  });

  it.each(["Mar 20", "soon", "20", "Mar 201", "M 20", "on Mar 20"])("%s alone is refused", async (day) => {
    expect(await refusal(() => chainOf(`Expiration,Type,Strike,Bid\n${day},C,2750,78.4\n`))).toMatchObject([
      { code: "CHAIN_DATE_UNREADABLE", args: { value: day }, where: { line: 2 } },
    ]);
  });

  it.each([
    ["202603", { month: 3, yearEnds: "2026" }, "TXO"],
    ["202612", { month: 12, yearEnds: "2026" }, "TXO"],
    ["202603W1", { month: 3, yearEnds: "2026" }, "TXOW1"],
    ["202603F2", { month: 3, yearEnds: "2026" }, "TXOF2"],
  ])("%s is a month", async (cell, month, symbol) => {
    const row = await first(`Underlying,Expiration,Type,Strike,Bid\nTXO,${cell},C,25000,411\n`);
    expect(row).toMatchObject({ expiry: null, month, symbol });
  });

  it.each(["202613", "202600", "182603", "202603X1", "202603W", "2026033"])("%s is none", async (cell) => {
    const text = `Underlying,Expiration,Type,Strike,Bid\nTXO,${cell},C,25000,411\n`;
    expect(await refusal(() => chainOf(text))).toMatchObject([{ code: "CHAIN_DATE_UNREADABLE" }]);
  });

  it.each([
    ["rut-exp-2026-03-20.csv", "2026-03-20"],
    ["rut_expiry_20260320.csv", "2026-03-20"],
    ["rut expiration 2026-0320-show-all.csv", "2026-03-20"],
    ["exp2026-03-20/chain.csv", null],
    ["rut-exp-2026-02-30.csv", null],
    ["rut-exp-2026-03-201.csv", null],
    ["rut-2026-03-20.csv", null],
  ])("of a file %s is %j", async (name, expiry) => {
    const chain = await chainOf("Type,Strike,Bid\nC,2750,78.4\n", {}, name);
    expect([chain.rows[0]?.expiry, chain.format.expiryFrom]).toEqual([expiry, expiry === null ? null : "file name"]);
  });

  it("of the file's name gives way to that of a row", async () => {
    const text = "Expiry,Type,Strike,Bid\n2026-06-19,C,2750,78.4\n,P,2750,94.8\n";
    expect((await chainOf(text, {}, "exp-2026-03-20.csv")).rows.map(({ expiry }) => expiry)).toEqual([
      "2026-06-19",
      null,
    ]);
  });
});

describe("the product of a chain's rows", () => {
  const rows = (...names: readonly string[]) =>
    `Underlying,Type,Strike,Bid\n${names.map((name, i) => `${name},C,${2700 + 50 * i},78.4`).join("\n")}\n`;
  const strikes = async (product: string | undefined, ...names: readonly string[]) =>
    strikesOf(rows(...names), { product });

  it.each([
    ["RUT", "RUT"],
    ["RUT", "^RUT"],
    ["RUT", "$RUT.X"],
    ["RUT", "I:RUT"],
    ["RUT", "RUTW"],
    ["RUT", " rut "],
    ["RUT", "RUT US Equity"],
    ["RTY", "RTYH6"],
    ["RTY", "RTYH26"],
    ["RTY", "/RTYH6:XCME"],
    ["RTY", "@R3E"],
    ["SPX", "SPXW"],
  ])("%s are those of %s, out of two", async (product, name) => {
    expect(await strikes(product, "ZZZ", name)).toEqual([2750]);
    expect(await strikes(product, name)).toEqual([2700]);
  });

  it.each([
    ["RUT", "SPXW"],
    ["RUT", "IWM"],
    ["SPX", "RTYH6"],
    ["RTY", "ESH6"],
  ])("%s are not those of %s", async (product, name) => {
    expect(await refusal(() => strikes(product, name))).toMatchObject([
      { code: "CHAIN_OTHER_PRODUCT", args: { quoted: name, product }, where: { file: "chain.csv", line: 2 } },
    ]);
  });

  it("are all where all are of one product under several names", async () => {
    expect(await strikes("RUT", "RUT", "RUTW")).toEqual([2700, 2750]);
    expect(await refusal(() => strikes("RUT", "SPX", "SPXW"))).toMatchObject([{ code: "CHAIN_OTHER_PRODUCT" }]);
  });

  it("have to be chosen where nothing says which", async () => {
    expect(await refusal(() => strikes(undefined, "SPX", "RUT"))).toMatchObject([
      { code: "CHAIN_SYMBOLS_SEVERAL", args: { symbols: "SPX, RUT", product: null, file: "chain.csv" } },
    ]);
    expect(await refusal(() => strikes("NDX", "SPX", "RUT"))).toMatchObject([
      { code: "CHAIN_SYMBOLS_SEVERAL", args: { product: "NDX" } },
    ]);
    expect(await strikesOf(rows("SPX", "RUT"), { symbol: "rut" })).toEqual([2750]);
    expect(await refusal(() => chainOf(rows("SPX", "RUT"), { symbol: "NDX" }))).toMatchObject([
      { code: "CHAIN_SYMBOL_UNKNOWN", args: { symbol: "NDX", symbols: "SPX, RUT" } },
    ]);
  });

  it("are told apart by codes of no fixed form, and by a line above", async () => {
    const codes = ["EW3 MAR26 C 2750,C,2750,78.4", "RTO MAR26 C 2750,C,2750,77.5", "RTO MAR26 P 2750,P,2750,94"];
    const text = `Contract,Right,Strike,Bid\n${codes.join("\n")}\n`;
    const chain = await chainOf(text);
    expect(chain.rows.map(({ symbol }) => symbol)).toEqual(["EW3 MAR26", "RTO MAR26", "RTO MAR26"]);
    const one = `Contract,Right,Strike,Bid\n${codes.slice(1).join("\n")}\n`;
    expect((await chainOf(one)).rows.map(({ symbol }) => symbol)).toEqual([null, null]);
    const above = (name: string) => `Stock and option quote for ${name} on 1/22/26\nType,Strike,Bid\nC,2750,78.4\n`;
    expect(await strikesOf(above("$RUT"), { product: "RUT" })).toEqual([2750]);
    expect(await refusal(() => chainOf(above("SPX"), { product: "RUT" }))).toMatchObject([
      { code: "CHAIN_OTHER_PRODUCT", args: { quoted: "SPX", product: "RUT" } },
    ]);
  });

  it("are refused where a dated symbol names an unknown root beside a listed index", async () => {
    const text = "Symbol,Bid\nZZZ   260320C02750000,78.4\n";
    expect(await refusal(() => chainOf(text, { product: "RUT" }))).toMatchObject([{ code: "CHAIN_OTHER_PRODUCT" }]);
    expect(await strikesOf(text, { product: "MINE" })).toEqual([2750]);
  });
});

describe("quotes of one option at several times", () => {
  it("leave the latest, in whatever order they stand", async () => {
    const rows = ["2026-01-22 15:15:00,C,2750,78.4", "2026-01-22 15:14:00,C,2750,77", "2026-01-22 15:16:00,C,2750,79"];
    const chain = await chainOf(`Quote Time,Type,Strike,Bid\n${rows.join("\n")}\n`);
    expect([pricesOf(chain), chain.format.olderQuotes]).toEqual([["2750 call: 79/-/-/-/-"], 2]);
    expect(codesOf(chain)).toEqual([]);
  });
});
