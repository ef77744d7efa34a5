import { entry } from "../entry.ts";

/** Codes of price files that cannot be used. */
export const priceHistoryFindings = {
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
    message: (a: { what: string; start: string }) =>
      `a price file must have rows of a date and a price, got ${a.what}${a.start === "" ? "" : ` starting "${a.start}"`}`,
    hint: () => "open the file to see what the vendor sent, and download the prices as CSV",
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
    message: (a: { date: string; first: number; second: number; firstLine: number }) =>
      `a date must have one price, and ${a.date} has ${a.first} on line ${a.firstLine} and ${a.second} here`,
    hint: () => "remove the row that is wrong",
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
};
