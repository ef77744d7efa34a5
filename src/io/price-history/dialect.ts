import { fail } from "../../errors/error.ts";
import type { RecordMarks, Records } from "../table/csv.ts";
import { type DateReader, NO_TIME, secondsOf } from "../table/dates.ts";
import { recogniseDecimal, recogniseScale } from "../table/decimal-mark.ts";
import { isMissing, isNumber, type NumberMarks, numberIn } from "../table/numbers.ts";
import { type ChosenColumns, chooseColumns } from "./columns.ts";
import { type Column, columnsByContent, type Header, recogniseHeader } from "./header.ts";
import type { PriceHistoryOptions } from "./price-history.ts";
import { ROWS_JUDGED, type Sample } from "./sample.ts";

/** Everything that reading the rows of one file needs to know. */
export interface Dialect {
  readonly records: RecordMarks;
  readonly header: Header;
  readonly columns: readonly Column[];
  readonly chosen: ChosenColumns;
  readonly reader: DateReader;
  readonly marks: NumberMarks;
  /** A price of the sample, for messages and for the currency sign. */
  readonly examplePrice: string;
  /** The symbol that the header names, if any. */
  readonly headerSymbol: string | null;
}

/** Languages in which 1.234 is a thousand and 1,5 one and a half. */
const COMMA_LANGUAGES = [
  ...["de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru"],
  ...["sv", "da", "no", "fi", "cs", "hu", "ro", "el", "uk", "id", "vi"],
];

/** The dialect of a file, from its sample. */
export function recogniseDialect(
  sample: Sample,
  records: RecordMarks,
  options: PriceHistoryOptions,
  file: string,
): Dialect {
  const header = recogniseHeader(sample);
  const rows = sample.records.slice(sample.firstData);
  const numeric = numericColumns(rows.slice(0, ROWS_JUDGED), header.columns, sample.dateColumn);
  const named = header.records.length > 0 ? header.columns : columnsByContent(sample, header.columns, numeric);
  const { columns: ofSymbol, symbol: headerSymbol } = ofOneSymbol(named, options.symbol, file);
  const columns = withoutEmpty(ofSymbol, rows);
  const time = timeColumn(columns, sample, rows);
  const chosen = chooseColumns({ columns, date: sample.dateColumn, time, numeric, asked: options.column, file });
  const { price, level, open, high, low } = chosen;
  const priceColumns = [price, level, open, high, low].filter((column) => column !== null);
  const used = [...priceColumns, sample.dateColumn, time, chosen.symbol];
  const otherColumns = columns.map((_, index) => index).filter((index) => !used.includes(index));
  const prices = () => cellsOf(rows, priceColumns);
  const pointIsUsual = !commaIsUsual(columns, sample, rows);
  const decided = recogniseDecimal({ prices: prices(), others: cellsOf(rows, otherColumns), pointIsUsual });
  if ("ambiguous" in decided) return refuseDecimal(decided.ambiguous, file);
  const marks = { decimal: decided.decimal, scale: recogniseScale(prices(), header.records.length === 0) };
  const [examplePrice = ""] = prices();
  return { records, header, columns, chosen, reader: sample.reader, marks, examplePrice, headerSymbol };
}

function refuseDecimal(cell: string, file: string): never {
  const readings = `${numberIn(cell, ".")} or ${numberIn(cell, ",")}`;
  return fail("HISTORY_NUMBER_AMBIGUOUS", { value: cell, readings }, { where: { file } });
}

/** Columns of one symbol, where a header row names the symbol of each column. */
function ofOneSymbol(columns: readonly Column[], asked: string | undefined, file: string) {
  const symbols = [...new Set(columns.flatMap(({ symbol }) => symbol ?? []))];
  const [only] = symbols;
  if (only === undefined) return { columns, symbol: null };
  const wanted = asked === undefined ? only : symbols.find((symbol) => symbol.toLowerCase() === asked.toLowerCase());
  if (wanted === undefined) {
    fail(
      "HISTORY_SYMBOL_UNKNOWN",
      { symbol: asked ?? "", symbols: symbols.slice(0, 12).join(", ") },
      { where: { file } },
    );
  }
  if (asked === undefined && symbols.length > 1) {
    fail("HISTORY_SYMBOLS_SEVERAL", { symbols: symbols.slice(0, 12).join(", ") }, { where: { file } });
  }
  const kept = columns.map((column) =>
    column.symbol === null || column.symbol === wanted ? column : { ...column, matches: IGNORED },
  );
  return { columns: kept, symbol: wanted };
}

const IGNORED = [{ role: "ignored", exact: true, rank: 0, languages: [] }] as const;

/** The column of the time of the day, beside one of dates without times. */
function timeColumn(columns: readonly Column[], sample: Sample, rows: Records): number | null {
  const found = columns.findIndex(({ matches }, column) => {
    if (column === sample.dateColumn) return false;
    const named = matches.some(({ role }) => role === "time");
    const cells = rows
      .slice(0, ROWS_JUDGED)
      .map((row) => row[column] ?? "")
      .filter((cell) => !isMissing(cell));
    if (cells.length === 0 || !(named || (matches.length === 0 && cells.every((cell) => cell.includes(":")))))
      return false;
    return cells.filter((cell) => secondsOf(cell) > NO_TIME).length > cells.length * 0.6;
  });
  return found < 0 ? null : found;
}

function commaIsUsual(columns: readonly Column[], sample: Sample, rows: Records): boolean {
  if (sample.delimiter === ";") return true;
  if (/^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(rows[0]?.[sample.dateColumn] ?? "")) return true;
  const named = columns.filter(({ matches }) => matches.length > 0);
  return named.some(({ matches }) =>
    matches.every(({ languages }) => languages.length > 0 && languages.every((one) => COMMA_LANGUAGES.includes(one))),
  );
}

const BEFORE_CLOSE = ["adjustedClose", "settle"];

/** Columns, with those that would go before the close unnamed where they hold nothing. */
function withoutEmpty(columns: readonly Column[], rows: Records): readonly Column[] {
  return columns.map((column, index) => {
    const goesBefore = column.matches.some(({ role }) => BEFORE_CLOSE.includes(role));
    return goesBefore && rows.every((row) => isMissing(row[index] ?? "")) ? { ...column, matches: [] } : column;
  });
}

/** The cells of some columns that hold something, column by column. */
function* cellsOf(rows: Records, columns: readonly number[]): Generator<string> {
  for (const column of columns) {
    for (const row of rows) {
      const cell = row[column] ?? "";
      if (!isMissing(cell)) yield cell;
    }
  }
}

/** Columns of numbers among those that no name explains. */
function numericColumns(rows: Records, columns: readonly Column[], date: number): readonly number[] {
  const unnamed = columns
    .map((_, column) => column)
    .filter((column) => column !== date && columns[column]?.matches.length === 0);
  return unnamed.filter((column) => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => !isMissing(cell));
    return cells.length > 0 && cells.filter(isNumber).length > cells.length * 0.6;
  });
}
