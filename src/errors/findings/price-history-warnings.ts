import { entry } from "../entry.ts";

/** Rows as a warning names them: how many, and the lines or dates of the first few. */
export interface NamedRows {
  readonly count: number;
  readonly lines: readonly number[];
}

const rows = (a: NamedRows): string => (a.count === 1 ? "1 row" : `${a.count} rows`);
const where = ({ count, lines }: NamedRows): string =>
  `line${count === 1 ? "" : "s"} ${lines.join(", ")}${count > lines.length ? ", …" : ""}`;
const dated = (a: { count: number; dates: readonly string[] }): string =>
  `${a.dates.join(", ")}${a.count > a.dates.length ? ", …" : ""}`;

/** Codes of what a trader should know about a price file that was read. */
export const priceHistoryWarnings = {
  HISTORY_ROWS_WITHOUT_PRICE: entry({
    severity: "warning",
    title: "Rows of a price file have no price and were left out",
    message: (a: NamedRows & { column: string }) => `${rows(a)} without ${a.column}, left out: ${where(a)}`,
  }),
  HISTORY_ROWS_NOT_PRICES: entry({
    severity: "warning",
    title: "Rows of a price file repeat the header or tell of an event, and were left out",
    message: (a: NamedRows) => `${rows(a)} that hold no price, left out: ${where(a)}`,
  }),
  HISTORY_ROWS_MERGED: entry({
    severity: "warning",
    title: "Rows of a price file repeat a date with the same prices, and were merged",
    message: (a: NamedRows) => `${rows(a)} repeating a date with the same prices, merged: ${where(a)}`,
  }),
  HISTORY_ROWS_UNSORTED: entry({
    severity: "warning",
    title: "The rows of a price file are in no order of time, and were sorted",
    message: (a: NamedRows) => `${rows(a)} out of order, sorted by date: ${where(a)}`,
  }),
  HISTORY_HIGH_BELOW_LOW: entry({
    severity: "warning",
    title: "Rows of a price file have their high below their low",
    message: (a: NamedRows) => `${rows(a)} with the high below the low: ${where(a)}`,
    hint: () => "estimators that use highs and lows refuse these rows; close-to-close does not need them",
  }),
  HISTORY_OUTSIDE_RANGE: entry({
    severity: "warning",
    title: "Rows of a price file have their open or close outside high and low",
    message: (a: NamedRows) => `${rows(a)} with open or close outside high and low, kept: ${where(a)}`,
  }),
  HISTORY_RANGE_NOT_POSITIVE: entry({
    severity: "warning",
    title: "Rows of a price file have an open, high or low that is not above 0",
    message: (a: NamedRows) => `${rows(a)} with an open, high or low of 0 or less, taken as missing: ${where(a)}`,
    hint: () => "estimators that use that price refuse these rows; close-to-close does not need it",
  }),
  HISTORY_SPACING: entry({
    severity: "warning",
    title: "The rows of a price file are not one a trading day",
    message: (a: { kind: string; periodsPerYear: number; assumed: number }) =>
      `rows are ${a.kind}, about ${a.periodsPerYear} a year, and ${a.assumed} a year is the default`,
    hint: (a) => `give --periods ${a.periodsPerYear}`,
  }),
  HISTORY_SPLIT_LIKELY: entry({
    severity: "warning",
    title: "A jump of prices looks like a split that was not adjusted for",
    message: (a: { date: string; from: number; to: number; ratio: string; column: string; adjusted: string | null }) =>
      `${a.column} goes from ${a.from} to ${a.to} on ${a.date}, like a ${a.ratio} split${a.adjusted === null ? "" : `; ${a.adjusted} does not jump`}`,
    hint: (a) =>
      a.adjusted === null
        ? "use adjusted prices, or a lookback that starts later"
        : `volatility is measured on ${a.adjusted}`,
  }),
  HISTORY_STALE: entry({
    severity: "warning",
    title: "A price file ends some time before the date asked for",
    message: (a: { last: string; asOf: string; days: number }) =>
      `the last row is of ${a.last}, ${a.days} days before ${a.asOf}`,
    hint: () => "download newer prices, or give an earlier --as-of",
  }),
  HISTORY_WEEKEND_ROWS: entry({
    severity: "warning",
    title: "Rows of a price file are dated on a Saturday or Sunday",
    message: (a: NamedRows & { dates: readonly string[]; dropped: boolean }) =>
      `${rows(a)} dated on a weekend, ${a.dropped ? "left out" : "kept"}: ${dated(a)}`,
    hint: (a) => (a.dropped ? "leave out --skip-weekends to keep them" : "--skip-weekends leaves them out"),
  }),
  HISTORY_ZERO_VOLUME: entry({
    severity: "warning",
    title: "Rows of a price file have no volume",
    message: (a: NamedRows) => `${rows(a)} with a volume of 0: ${where(a)}`,
    hint: () => "their prices may be indications or repeats",
  }),
  HISTORY_GAP: entry({
    severity: "warning",
    title: "A price file has gaps of many days between rows",
    message: (a: { count: number; days: number; from: string; to: string }) =>
      `${a.count === 1 ? "1 gap" : `${a.count} gaps`} between rows, the longest ${a.days} days from ${a.from} to ${a.to}`,
    hint: () => "a return over a gap counts as one period",
  }),
  HISTORY_LEVEL_ADJUSTED: entry({
    severity: "warning",
    title: "The level is taken from adjusted prices, for want of others",
    message: (a: { column: string }) =>
      `the level is from ${a.column}, an adjusted price: it may not be one that was traded`,
    hint: () => "give the level with --level",
  }),
  HISTORY_PRICES_SCALED: entry({
    severity: "warning",
    title: "The prices of a file are whole billionths, and were divided",
    message: (a: { value: string; price: number }) => `prices are whole billionths: ${a.value} was read as ${a.price}`,
  }),
  HISTORY_HEADER_ABSENT: entry({
    severity: "warning",
    title: "A price file has no header, and its columns were told by their content",
    message: (a: { columns: string }) => `the file has no header: ${a.columns}`,
    hint: () => "choose another price with --column and its number from 1",
  }),
  HISTORY_SYMBOL_UNCHECKED: entry({
    severity: "warning",
    title: "A price file does not say whose prices it holds",
    message: (a: { symbol: string }) => `the file names no symbol, so that ${a.symbol} could not be checked`,
  }),
};
