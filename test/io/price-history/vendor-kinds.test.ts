import { describe, expect, it } from "vitest";
import { type Code, PairsizeError, readPriceHistory } from "../../../src/index.ts";

/** Three sessions of a made-up index, as [year, month, day, open, high, low, close]. */
const BARS = [
  ["2024", "01", "30", 16543.94, 16658.48, 16477.76, 16592.11],
  ["2024", "01", "31", 16592.11, 16640.75, 16502.5, 16530.25],
  ["2024", "02", "01", 16530.25, 16701.5, 16512.75, 16684.5],
] as const;

type Bar = (typeof BARS)[number];
type Row = (bar: Bar) => readonly (string | number)[];

/** One row a bar: the date as `date` writes it, then the four prices as `price` writes them. */
const rows =
  (date: (year: string, month: string, day: string) => string, price: (value: number) => string = String): Row =>
  ([year, month, day, ...prices]) => [date(year, month, day), ...prices.map(price)];

const table = (header: string, row: Row, delimiter = ","): string =>
  [...(header === "" ? [] : [header]), ...BARS.map((bar) => row(bar).join(delimiter))].join("\n");

const iso = (year: string, month: string, day: string): string => `${year}-${month}-${day}`;
const dotted = (year: string, month: string, day: string): string => `${day}.${month}.${year}`;
const slashed = (year: string, month: string, day: string): string => `${year}/${month}/${day}`;
const compact = (year: string, month: string, day: string): string => `${year}${month}${day}`;
const english = "Date,Open,High,Low,Close";

const commas = (value: number): string => value.toFixed(2).replace(".", ",");
const taiwan = (year: string, month: string, day: string): string => `${Number(year) - 1911}/${month}/${day}`;
const thai = (year: string, month: string, day: string): string => `${day}/${month}/${Number(year) + 543}`;
const spreadsheetDay: Row = (bar) => [
  25_569 + Date.UTC(Number(bar[0]), Number(bar[1]) - 1, Number(bar[2])) / 86_400_000,
  ...bar.slice(3),
];

const READ: readonly (readonly [what: string, text: string])[] = [
  ["Swedish names", table("Datum;Öppen;Högst;Lägst;Senaste", rows(iso, commas), ";")],
  ["Danish names", table("Dato;Åben;Høj;Lav;Lukkekurs", rows(dotted, commas), ";")],
  ["Finnish names", table("Päivämäärä;Avaus;Ylin;Alin;Viimeisin", rows(dotted, commas), ";")],
  ["Czech names", table("Datum;Otevírací;Maximum;Minimum;Závěr", rows(dotted, commas), ";")],
  ["Hungarian names", table("Dátum;Nyitó;Max;Min;Záró", rows(iso, commas), ";")],
  ["Greek names", table("Ημερομηνία;Άνοιγμα;Υψηλό;Χαμηλό;Κλείσιμο", rows(dotted, commas), ";")],
  ["Indonesian names", table("Tanggal;Pembukaan;Tertinggi;Terendah;Terakhir", rows(dotted, commas), ";")],
  ["Vietnamese names", table("Ngày,Mở,Cao,Thấp,Lần cuối", rows(iso))],
  ["Arabic names", table("التاريخ,الافتتاح,الأعلى,الأدنى,الإغلاق", rows(iso))],
  ["Hebrew names", table("תאריך,פתיחה,גבוה,נמוך,שער", rows(iso))],
  ["Hong Kong names", table("日期,開市,高,低,收市", rows(slashed))],
  ["Turkish names without their dotless i", table("TARIH;ACILIS;YUKSEK;DUSUK;KAPANIS", rows(dotted, commas), ";")],
  ["fields of a terminal", table("Date,OPEN_PRC,HIGH_1,LOW_1,TRDPRC_1", rows(iso))],
  ["prices of trades", table("Date,FirstTradePrice,HighTradePrice,LowTradePrice,LastTradePrice", rows(iso))],
  ["years of the Republic of China", table("日期,開盤指數,最高指數,最低指數,收盤指數", rows(taiwan))],
  ["years of the Buddhist era", table("วันที่,ราคาเปิด,ราคาสูงสุด,ราคาต่ำสุด,ราคาปิด", rows(thai))],
  [
    "a Buddhist year first",
    table(
      english,
      rows((year, month, day) => iso(`${Number(year) + 543}`, month, day)),
    ),
  ],
  [
    "a zone by name",
    table(
      english,
      rows((...date) => `${compact(...date)} 16:00:00 US/Eastern`),
    ),
  ],
  [
    "a zone in brackets",
    table(
      english,
      rows((...date) => `${iso(...date)} 00:00:00 GMT+0100 (CET)`),
    ),
  ],
  [
    "an hour alone",
    table(
      english,
      rows((...date) => `${iso(...date)} 12-AM`),
    ),
  ],
  [
    "the weekday behind",
    table(
      english,
      rows((...date) => `${slashed(...date)}(火)`),
    ),
  ],
  [
    "the text mark of spreadsheets",
    table(
      english,
      rows((...date) => `'${iso(...date)}'`),
    ),
  ],
  ["day numbers of spreadsheets", table(english, spreadsheetDay)],
  [
    "dates of six digits, year first",
    table(
      english,
      rows((...date) => compact(...date).slice(2)),
    ),
  ],
  [
    "dates of six digits, day first",
    table(
      english,
      rows((year, month, day) => `${day}${month}${year.slice(2)}`),
    ),
  ],
  [
    "bid and ask letters",
    table(english, (bar) => [iso(bar[0], bar[1], bar[2]), bar[3], `${bar[4]}B`, `${bar[5]}A`, bar[6]]),
  ],
  [
    "no header, ten-thousandths",
    table(
      "",
      rows(compact, (value) => String(Math.round(value * 10_000))),
    ),
  ],
  [
    "the range of a year beside",
    table("Date,Close,52 Week High,Year Low", (bar) => [iso(bar[0], bar[1], bar[2]), bar[6], 20_000, 10_000]),
  ],
  ["row numbers that no name stands above", table(english, (bar) => ["7", ...rows(iso)(bar)])],
  ["a last column of words without a name", table(english, (bar) => [...rows(iso)(bar), "final"])],
  ["a percentage of the same name", table("Date,Price %,Price", (bar) => [iso(bar[0], bar[1], bar[2]), 1.5, bar[6]])],
  [
    "an index of a database of returns",
    table("caldt,spindx,sprtrn", (bar) => [compact(bar[0], bar[1], bar[2]), bar[6], -0.01]),
  ],
];

/** The error of a terminal in the range of one row, which costs that row its range only. */
const TERMINAL_ERROR = `Date,PX_LAST,PX_HIGH\n2024-01-30,16592.11,#N/A Field Not Applicable\n2024-01-31,16530.25,16640.75\n2024-02-01,16684.5,#NV`;

const REFUSED: readonly (readonly [Code, string, string])[] = [
  [
    "HISTORY_ROW_TOO_WIDE",
    "thousands marked by the delimiter",
    "Date,Close\n2024-01-30,16,592.11\n2024-01-31,16,530.25\n",
  ],
  ["HISTORY_ROW_TOO_WIDE", "decimals marked by the delimiter", "Date,Close\n2024-01-30,187,25\n2024-01-31,186,10\n"],
  ["HISTORY_NO_PRICE_COLUMN", "a logarithm alone", "Date,Log Price\n2024-01-30,9.71\n2024-01-31,9.72\n"],
  [
    "HISTORY_NO_PRICE_COLUMN",
    "the day before's close alone",
    "Date,Previous Close\n2024-01-30,16592.11\n2024-01-31,16530.25\n",
  ],
  ["HISTORY_NOT_A_TABLE", "billions", "Date,Close\n2024-01-30,1.52B\n2024-01-31,1.53B\n"],
];

describe("kinds of price files", () => {
  it.each(READ)("reads %s", async (_, text) => {
    const { bars, level } = await readPriceHistory({ name: "a.csv", text });
    expect(bars.dates).toEqual(["2024-01-30", "2024-01-31", "2024-02-01"]);
    expect([...bars.close]).toEqual(BARS.map((bar) => bar[6]));
    if (bars.high !== null) expect([...bars.high]).toEqual(BARS.map((bar) => bar[4]));
    expect(level?.value).toBe(16684.5);
  });

  it("has no other high than that of the day", async () => {
    const text = "Date,Close,52 Week High,Year Low\n2024-01-30,16592.11,20000,10000\n";
    const { bars } = await readPriceHistory({ name: "a.csv", text });
    expect([bars.high, bars.low]).toEqual([null, null]);
  });

  it("takes the error of a terminal for a missing value", async () => {
    const { bars } = await readPriceHistory({ name: "a.csv", text: TERMINAL_ERROR });
    expect([...bars.close]).toEqual([16592.11, 16530.25, 16684.5]);
    expect([...(bars.high ?? [])]).toEqual([Number.NaN, 16640.75, Number.NaN]);
  });

  it("says what whole prices were divided by", async () => {
    const text = table(
      "",
      rows(compact, (value) => String(Math.round(value * 10_000))),
    );
    const { format, findings } = await readPriceHistory({ name: "a.csv", text });
    expect(format.priceScale).toBe(10_000);
    expect(findings.map(({ code }) => code)).toContain("HISTORY_PRICES_SCALED");
  });

  it.each(REFUSED)("refuses with %s: %s", async (code, _, text) => {
    expect(await codeOf(text)).toBe(code);
  });
});

async function codeOf(text: string): Promise<Code | undefined> {
  try {
    await readPriceHistory({ name: "a.csv", text });
  } catch (error) {
    if (error instanceof PairsizeError) return error.findings[0]?.code;
    throw error;
  }
  return undefined;
}

describe("a file of many centuries", () => {
  it("passes through the years of the Buddhist calendar in its own", async () => {
    const { bars } = await readPriceHistory({
      name: "centuries.csv",
      text: "Date,Close\n2442-03-01,100\n2443-03-01,101\n2444-02-29,102\n2701-03-01,103\n",
    });
    expect(bars.dates).toEqual(["2442-03-01", "2443-03-01", "2444-02-29", "2701-03-01"]);
  });
});
