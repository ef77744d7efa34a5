import { entry } from "./entry.ts";

/** Rows named in a warning: their number, and the lines or dates of the first few. */
export interface NamedRows {
  readonly count: number;
  readonly lines: readonly number[];
}

const rows = (a: NamedRows): string => (a.count === 1 ? "1 row" : `${a.count} rows`);
const where = ({ count, lines }: NamedRows): string =>
  `line${count === 1 ? "" : "s"} ${lines.join(", ")}${count > lines.length ? ", …" : ""}`;
const dated = (a: { count: number; dates: readonly string[] }): string =>
  `${a.dates.join(", ")}${a.count > a.dates.length ? ", …" : ""}`;

/** Codes of price files that cannot be used, and warnings about one that was read. */
export const findings = () => ({
  HISTORY_TOO_SHORT: entry({
    severity: "input",
    title: "A price file has too few rows for the lookback",
    message: (a: { needed: number; got: number; what: string }) =>
      `${a.what} needs ${a.needed} rows with a price, got ${a.got}`,
    hint: () => "shorten --lookback, or give a longer file",
  }),
  HISTORY_FILE_UNREADABLE: entry({
    severity: "input",
    title: "A price file cannot be opened or read",
    message: (a: { reason: string }) => `the price file cannot be read: ${a.reason}`,
    hint: () => "give the path of a file that exists and may be read",
  }),
  HISTORY_EMPTY: entry({
    severity: "input",
    title: "A price file has no content",
    message: (_: Record<string, never>) => "the price file is empty",
    hint: () => "download it again",
  }),
  HISTORY_NOT_TEXT: entry({
    severity: "input",
    title: "A price file is not text",
    message: (a: { what: string }) => `a price file must be text in columns, got ${a.what}`,
    hint: () => "save or export it as CSV",
  }),
  HISTORY_NOT_A_TABLE: entry({
    severity: "input",
    title: "A price file holds no rows of a date and a price",
    message: (a: { what: string }) => `a price file must have rows of a date and a price, got ${a.what}`,
    hint: () => "open the file to see what the vendor sent, and download the prices as CSV",
  }),
  HISTORY_TOO_LONG: entry({
    severity: "input",
    title: "A price file has more rows than are read",
    message: (a: { most: number }) => `a price file has at most ${a.most} rows of one symbol, and this one has more`,
    hint: () => "cut it to the years that are measured, or download days instead of minutes",
  }),
  HISTORY_QUOTE_UNCLOSED: entry({
    severity: "input",
    title: "A quotation mark in a price file is not closed on its line",
    message: (_: Record<string, never>) => "a quoted field must close on its line, and this one does not",
    hint: () => "close the quotation mark, or download the file again",
  }),
  HISTORY_ROW_TOO_WIDE: entry({
    severity: "input",
    title: "A row of a price file has more fields than the header",
    message: (a: { got: number; columns: number }) => `a row must have at most ${a.columns} fields, got ${a.got}`,
    hint: () => 'quote numbers that hold the delimiter, as in "25,658.25"',
  }),
  HISTORY_HEADER_SHORT: entry({
    severity: "input",
    title: "The header of a price file does not name the column of its times",
    message: (a: { fields: number; names: number; value: string }) =>
      `a header must name every column, and rows have ${a.fields} fields under ${a.names} names: none is of ${a.value}`,
    hint: () => "add Time to the header, where the times stand",
  }),
  HISTORY_NO_PRICE_COLUMN: entry({
    severity: "input",
    title: "No column of a price file can be taken for the price",
    message: (a: { columns: string }) =>
      `one column must hold closing prices, and none is known by its name: ${a.columns}`,
    hint: () => "name it with --column, by its header or its number from 1",
  }),
  HISTORY_COLUMN_AMBIGUOUS: entry({
    severity: "input",
    title: "Several columns of a price file could be the price",
    message: (a: { columns: string }) => `one column must hold closing prices, and several could: ${a.columns}`,
    hint: () => "name the one to use with --column, by its header or its number from 1",
  }),
  HISTORY_COLUMN_UNKNOWN: entry({
    severity: "input",
    title: "A price file does not have the column asked for",
    message: (a: { column: string; columns: string }) => `--column must be one of ${a.columns}, got ${a.column}`,
    hint: () => "write the header as the file has it, or the number of the column from 1",
  }),
  HISTORY_SYMBOLS_SEVERAL: entry({
    severity: "input",
    title: "A price file holds several symbols",
    message: (a: { symbols: string }) => `a history must be of one symbol, and the file holds ${a.symbols}`,
    hint: () => "choose one with --symbol",
  }),
  HISTORY_SYMBOL_UNKNOWN: entry({
    severity: "input",
    title: "A price file does not have the symbol asked for",
    message: (a: { symbol: string; symbols: string }) => `--symbol must be one of ${a.symbols}, got ${a.symbol}`,
    hint: () => "write the symbol as the file has it",
  }),
  HISTORY_DATE_ORDER_AMBIGUOUS: entry({
    severity: "input",
    title: "The dates of a price file could be day-first or month-first",
    message: (a: { value: string; readings: string }) =>
      `the date ${a.value} can be read as ${a.readings}, and no row decides`,
    hint: () => "say which with --date-order dmy, mdy or ymd",
  }),
  HISTORY_DATE_UNREADABLE: entry({
    severity: "input",
    title: "A cell of the date column is not a date in the file's format",
    message: (a: { value: string; format: string }) =>
      `a date must be written as ${a.format} and exist, got "${a.value}"`,
    hint: () => "correct the row or remove it",
  }),
  HISTORY_TIME_UNREADABLE: entry({
    severity: "input",
    title: "A cell of the time column is not a time of the day",
    message: (a: { value: string }) => `a time must be written like 16:00 or 160000, got "${a.value}"`,
    hint: () => "correct the row or remove it",
  }),
  HISTORY_DATE_REPEATED: entry({
    severity: "input",
    title: "Two rows of a price file have one date and different prices",
    message: (a: { date: string; isTimed: boolean; first: number; second: number; firstLine: number }) =>
      `a ${a.isTimed ? "time" : "date"} must have one price, and ${a.isTimed ? "one of " : ""}${a.date} has ${a.first} on line ${a.firstLine} and ${a.second} here`,
    hint: (a) =>
      a.isTimed
        ? "rows of one instant are ticks: give bars of a minute, an hour or a day; or remove the row that is wrong"
        : "remove the row that is wrong",
  }),
  HISTORY_NUMBER_UNREADABLE: entry({
    severity: "input",
    title: "A cell of a price column is not a number",
    message: (a: { value: string; column: string; decimal: string }) =>
      `${a.column} must be a number with ${a.decimal}, got "${a.value}"`,
    hint: () => "correct the cell, or leave it empty where there is no price",
  }),
  HISTORY_NUMBER_AMBIGUOUS: entry({
    severity: "input",
    title: "The prices of a file can be read with a decimal point or a decimal comma",
    message: (a: { value: string; readings: string }) =>
      `the price "${a.value}" can be read as ${a.readings}, and no row decides`,
    hint: () => "export the prices with another number of decimals, or without marks between thousands",
  }),
  HISTORY_PRICE_NOT_POSITIVE: entry({
    severity: "input",
    title: "A price is zero or negative",
    message: (a: { column: string; value: number }) =>
      `${a.column} must be greater than 0, got ${a.value}: log returns of it do not exist`,
    hint: () => "remove the row, or start the file after it",
  }),
  HISTORY_NO_ROWS: entry({
    severity: "input",
    title: "No row of a price file is left to use",
    message: (a: { what: string }) => `a history must have a row with a price${a.what}`,
    hint: () => "check --as-of, --symbol and --column",
  }),
  HISTORY_ROWS_WITHOUT_PRICE: entry({
    severity: "warning",
    title: "Rows of a price file have no price and were left out",
    message: (a: NamedRows & { column: string }) => `${rows(a)} without ${a.column}, left out: ${where(a)}`,
  }),
  HISTORY_ROWS_NOT_PRICES: entry({
    severity: "note",
    title: "Rows of a price file repeat the header or tell of an event, and were left out",
    message: (a: NamedRows) => `${rows(a)} that hold no price, left out: ${where(a)}`,
  }),
  HISTORY_ROWS_MERGED: entry({
    severity: "note",
    title: "Rows of a price file repeat a date with the same prices, and were merged",
    message: (a: NamedRows) => `${rows(a)} repeating a date with the same prices, merged: ${where(a)}`,
  }),
  HISTORY_DAYS_REPEATED: entry({
    severity: "warning",
    title: "Rows of a price file repeat a day at another time, and were left out",
    message: (a: NamedRows) => `${rows(a)} repeating a day at another time, left out: ${where(a)}`,
    hint: () => "the row at the time that days usually have is kept: remove it to use the other",
  }),
  HISTORY_ROWS_UNSORTED: entry({
    severity: "note",
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
      `rows are ${a.kind}, about ${a.periodsPerYear} a year, and ${a.assumed} a year is ${a.assumed === 252 ? "the default" : "asked for"}`,
    hint: (a) =>
      a.assumed === 252
        ? `give --periods ${a.periodsPerYear}`
        : "in a trade file each history has its own periodsPerYear; --periods is for all",
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
    title: "Rows of a price file are dated on a Saturday, a Sunday or a holiday",
    message: (
      a: NamedRows & {
        dates: readonly string[];
        dropped: boolean;
        holiday: boolean;
        missing: "Friday" | "Monday" | null;
      },
    ) =>
      `${rows(a)} dated on a ${a.holiday ? "US holiday" : "weekend"}, ${a.dropped ? "left out" : "kept"}: ${dated(a)}`,
    hint: (a) => {
      if (a.holiday) return "each counts as a day of its own: delete them from the file";
      if (a.missing !== null)
        return `no row is of a ${a.missing}: date each row a day ${a.missing === "Friday" ? "later" : "earlier"}, by its session; leave none out`;
      return a.dropped ? "leave out --skip-weekends to keep them" : "--skip-weekends leaves them out";
    },
  }),
  HISTORY_ZERO_VOLUME: entry({
    severity: "warning",
    title: "Rows of a price file have no volume",
    message: (a: NamedRows) => `${rows(a)} with a volume of 0: ${where(a)}`,
    hint: () => "their prices may be indications or repeats",
  }),
  HISTORY_REPEATED_PRICES: entry({
    severity: "warning",
    title: "Rows of a price file repeat the price before them, three equal ones or more",
    message: (a: NamedRows) => `${rows(a)} of three or more equal prices: ${where(a)}`,
    hint: () => "a feed that stands still has too low a volatility and an old level; delete the repeats",
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
    severity: "note",
    title: "A price file has no header, and its columns were told by their content",
    message: (a: { columns: string }) => `the file has no header: ${a.columns}`,
    hint: () => "choose another price with --column and its number from 1",
  }),
  HISTORY_OF_OTHER_SYMBOL: entry({
    severity: "warning",
    title: "A price file says that it holds the prices of another contract",
    message: (a: { named: string; symbol: string; isOneIndex: boolean }) =>
      `the file holds prices of ${a.named}, and the side is ${a.symbol}`,
    hint: (a) =>
      a.isOneIndex
        ? `its volatility serves, its level is not that of ${a.symbol}: give --level ${a.symbol}=LEVEL`
        : `give a file of ${a.symbol}, or of its index`,
  }),
  HISTORY_SYMBOL_UNCHECKED: entry({
    severity: "warning",
    title: "A price file does not say whose prices it holds",
    message: (a: { symbol: string }) => `the file names no symbol, so that ${a.symbol} could not be checked`,
  }),
});
