import { entry } from "./entry.ts";

/** Codes of option-chain files that cannot be used, or not for the leg asked for. */
export const findings = () => ({
  CHAIN_EMPTY: entry({
    severity: "input",
    title: "An option-chain file has no content",
    message: (_: Record<string, never>) => "the option chain is empty",
    hint: () => "download it again",
  }),
  CHAIN_NOT_TEXT: entry({
    severity: "input",
    title: "An option-chain file is not text",
    message: (a: { what: string }) => `an option chain must be text in columns, got ${a.what}`,
    hint: () => "save or export it as CSV",
  }),
  CHAIN_NOT_A_TABLE: entry({
    severity: "input",
    title: "An option-chain file has no header that names strikes and prices",
    message: (a: { what: string }) =>
      `an option chain must have a header with a strike and a bid, ask, last or settle, got ${a.what}`,
    hint: () => "open the file to see what the vendor sent, and download the chain as CSV",
  }),
  CHAIN_QUOTE_UNCLOSED: entry({
    severity: "input",
    title: "A quotation mark in an option-chain file is not closed on its line",
    message: (_: Record<string, never>) => "a quoted field must close on its line, and this one does not",
    hint: () => "close the quotation mark, or download the file again",
  }),
  CHAIN_ROW_TOO_WIDE: entry({
    severity: "input",
    title: "A row of an option chain has more fields than its header",
    message: (a: { got: number; columns: number }) => `a row must have at most ${a.columns} fields, got ${a.got}`,
    hint: () => 'quote numbers that hold the delimiter, as in "2,750.00"',
  }),
  CHAIN_SIDES_UNKNOWN: entry({
    severity: "input",
    title: "Nothing says which columns of an option chain are calls and which are puts",
    message: (a: { column: string }) => `"${a.column}" stands twice, and nothing says which one is of the calls`,
    hint: () => 'name the columns "Call Bid", "Put Bid" and so on',
  }),
  CHAIN_RIGHT_MISSING: entry({
    severity: "input",
    title: "A row of an option chain does not say call or put",
    message: (a: { got: string }) =>
      a.got === ""
        ? "a quote must be of a call or a put, and this row does not say"
        : `a right must be call or put, got "${a.got}"`,
    hint: () => "add a column Type with call or put",
  }),
  CHAIN_STRIKE_UNREADABLE: entry({
    severity: "input",
    title: "A row of an option chain has prices and no strike that can be read",
    message: (a: { value: string }) => `a strike must be a number greater than 0 index points, got "${a.value}"`,
    hint: () => "correct the row or remove it",
  }),
  CHAIN_DATE_UNREADABLE: entry({
    severity: "input",
    title: "An expiry in an option chain is not a date",
    message: (a: { value: string }) => `an expiry must be a day of the calendar, got "${a.value}"`,
    hint: () => "write it as YYYY-MM-DD",
  }),
  CHAIN_DATE_ORDER_AMBIGUOUS: entry({
    severity: "input",
    title: "The expiries of an option chain could be day-first or month-first",
    message: (a: { value: string; readings: string }) =>
      `the expiry ${a.value} can be read as ${a.readings}, and no row decides`,
    hint: () => "give the expiry of the trade, or write the expiries as YYYY-MM-DD",
  }),
  CHAIN_NUMBER_UNREADABLE: entry({
    severity: "input",
    title: "A price in an option chain is not a number",
    message: (a: { value: string; column: string; decimal: string }) =>
      `${a.column} must be a number with ${a.decimal}, got "${a.value}"`,
    hint: ({ value }) =>
      /\d'\d/.test(value)
        ? "a tick after ' is an eighth, a 32nd or a 64th by product: write the price as a decimal"
        : "correct the cell, or leave it empty where there is no price",
  }),
  CHAIN_NUMBER_AMBIGUOUS: entry({
    severity: "input",
    title: "The numbers of an option chain can be read with a decimal point or a decimal comma",
    message: (a: { value: string; readings: string }) =>
      `the number "${a.value}" can be read as ${a.readings}, and no row decides`,
    hint: () => "export the chain with another number of decimals, or without marks between thousands",
  }),
  CHAIN_PRICE_NEGATIVE: entry({
    severity: "input",
    title: "A price in an option chain is negative",
    message: (a: { column: string; value: number }) => `${a.column} must be 0 or more index points, got ${a.value}`,
    hint: () => "leave the cell empty where there is no price",
  }),
  CHAIN_ROW_CONTRADICTS: entry({
    severity: "input",
    title: "A row of an option chain names one option in its columns and another in its symbol",
    message: (a: { what: string; column: string; symbol: string; code: string }) =>
      `the ${a.what} of the row must be that of its symbol ${a.code}, got ${a.column} against ${a.symbol}`,
    hint: () => "a column may have slipped: compare the row with the header, or download the file again",
  }),
  CHAIN_QUOTE_REPEATED: entry({
    severity: "input",
    title: "Two rows of an option chain quote one option differently at one time",
    message: (a: { option: string; firstLine: number }) =>
      `an option must be quoted once, and the ${a.option} is quoted on line ${a.firstLine} and differently here`,
    hint: () => "remove the row that is wrong, or keep the rows of one product only",
  }),
  CHAIN_SIDES_REVERSED: entry({
    severity: "input",
    title: "The unnamed sides of an option chain look like puts on the left and calls on the right",
    message: (a: { expiry: string; low: number; high: number }) =>
      `calls are taken to stand left of the strike, and there prices rise from strike ${a.low} to ${a.high}${a.expiry === "" ? "" : ` of ${a.expiry}`}, as puts do`,
    hint: () => 'name the columns "Call Bid", "Put Bid" and so on',
  }),
  CHAIN_SYMBOLS_SEVERAL: entry({
    severity: "input",
    title: "An option chain holds several products or series",
    message: (a: { symbols: string; product: string | null; file: string }) =>
      `a chain must be of one series, and this one quotes ${a.symbols}`,
    hint: (a) =>
      `choose one with --chain ${a.product ?? "SYM"}=${a.file}#${a.symbols.split(", ")[0]}, or with symbol beside file in the trade file's chain; they may settle at different hours`,
  }),
  CHAIN_SYMBOL_UNKNOWN: entry({
    severity: "input",
    title: "An option chain does not have the symbol asked for",
    message: (a: { symbol: string; symbols: string }) =>
      `the symbol of a chain must be one of ${a.symbols === "" ? "those it names, and it names none" : a.symbols}, got ${a.symbol}`,
    hint: () => "write the symbol as the file has it",
  }),
  CHAIN_OTHER_PRODUCT: entry({
    severity: "input",
    title: "An option chain quotes the options of another product than the side's",
    message: (a: { quoted: string; product: string }) =>
      `the chain of ${a.product} must quote options on ${a.product}, and it quotes ${a.quoted}`,
    hint: (a) => `give the chain of ${a.product}, or the side whose options these are`,
  }),
  CHAIN_STRIKES_MISSING: entry({
    severity: "input",
    title: "No column of an option chain holds a strike, and its symbols do not say one in a known way",
    message: (a: { symbol: string }) =>
      `a chain must have a column of strikes or symbols that say them, and no strike is read in "${a.symbol}"`,
    hint: () => "add a column Strike (between calls and puts where both stand in a row), or download one with strikes",
  }),
  CHAIN_QUOTED_LATER: entry({
    severity: "input",
    title: "The quotes of an option chain are later than the trade",
    message: (a: { quoted: string; asOf: string }) =>
      `a quote must be of the trade's date ${a.asOf} or before, and the chain was quoted on ${a.quoted}`,
    hint: (a) => `give --as-of ${a.quoted}, a chain of ${a.asOf}, or the premiums themselves where the pair is open`,
  }),
  CHAIN_NO_ROWS: entry({
    severity: "input",
    title: "An option chain has no quotes",
    message: (a: { what: string }) => `an option chain must have a row with a strike and a price${a.what}`,
    hint: () => "check the file and the date of the trade",
  }),
});
