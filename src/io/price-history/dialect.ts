import { fail } from "../../errors/error.ts";
import { type DateReader, NO_TIME, secondsOf } from "../table/dates.ts";
import { plainWord } from "../table/header-names.ts";
import { decimalMarkOf, isMissing, isNumber, type NumberMarks, recogniseScale } from "../table/numbers.ts";
import { firstNames } from "../table/row-problems.ts";
import type { Records, Table, TableFormat } from "../table/table.ts";
import type { ColumnRole } from "./column-names.ts";
import {
  type Column,
  columnsByContent,
  type Header,
  namesOtherThing,
  ROWS_JUDGED,
  recogniseHeader,
  type Sample,
} from "./header.ts";
import type { PriceHistoryOptions } from "./price-history.ts";

/** Everything that reading the rows of one file needs to know. */
export interface Dialect {
  readonly format: TableFormat;
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

/** Which column of a file is used for what, by index from 0; null where the file has none. */
export interface ChosenColumns {
  readonly date: number;
  readonly time: number | null;
  readonly symbol: number | null;
  /** Volatility is measured on this one. */
  readonly price: number;
  /** The level is the last value of this one: the unadjusted price, where the file has it. */
  readonly level: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly volume: number | null;
  /** Whether the level comes from an adjusted column, for want of another. */
  readonly levelIsAdjusted: boolean;
  /** Whether open, high and low are unadjusted beside an adjusted price, and must be brought to its scale. */
  readonly rangeNeedsAdjusting: boolean;
}

/** Languages in which 1.234 is a thousand and 1,5 one and a half. */
const COMMA_LANGUAGES = [
  ...["de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru"],
  ...["sv", "da", "no", "fi", "cs", "hu", "ro", "el", "uk", "id", "vi"],
];

/**
 * The dialect of a file, from its sample.
 *
 * @throws PairsizeError HISTORY_COLUMN_UNKNOWN, _COLUMN_AMBIGUOUS, _NO_PRICE_COLUMN, _SYMBOL_UNKNOWN, _SYMBOLS_SEVERAL,
 * _NUMBER_AMBIGUOUS
 */
export function recogniseDialect(
  sample: Sample,
  { file, format }: Table,
  { symbol, column: asked }: PriceHistoryOptions,
): Dialect {
  const header = recogniseHeader(sample);
  const rows = sample.records.slice(sample.firstData);
  const numeric = numericColumns(rows.slice(0, ROWS_JUDGED), header.columns, sample.dateColumn);
  const named = header.records.length > 0 ? header.columns : columnsByContent(sample, header.columns, numeric);
  const { columns: ofSymbol, symbol: headerSymbol } = ofOneSymbol(named, symbol, file);
  const columns = withoutEmpty(ofSymbol, rows);
  const time = timeColumn(columns, sample, rows);
  const chosen = chooseColumns({ columns, date: sample.dateColumn, time, numeric, asked, file });
  const { price, level, open, high, low } = chosen;
  const priceColumns = [price, level, open, high, low].filter((column) => column !== null);
  const used = [...priceColumns, sample.dateColumn, time, chosen.symbol];
  const otherColumns = columns.map((_, index) => index).filter((index) => !used.includes(index));
  const prices = () => cellsOf(rows, priceColumns);
  const pointIsUsual = format.delimiter !== ";" && !commaIsUsual(columns, sample, rows);
  const evidence = { prices: prices(), others: cellsOf(rows, otherColumns), pointIsUsual };
  const decimal = decimalMarkOf(evidence, "HISTORY", file);
  const marks = { decimal, scale: recogniseScale(prices(), header.records.length === 0) };
  const [examplePrice = ""] = prices();
  return { format, header, columns, chosen, reader: sample.reader, marks, examplePrice, headerSymbol };
}

/** Columns of one symbol, where a header row names the symbol of each column. */
function ofOneSymbol(columns: readonly Column[], asked: string | undefined, file: string) {
  const symbols = [...new Set(columns.flatMap(({ symbol }) => symbol ?? []))];
  const [only] = symbols;
  if (only === undefined) return { columns, symbol: null };
  const wanted = asked === undefined ? only : symbols.find((symbol) => symbol.toLowerCase() === asked.toLowerCase());
  const place = { where: { file } };
  if (wanted === undefined)
    fail("HISTORY_SYMBOL_UNKNOWN", { symbol: asked ?? "", symbols: firstNames(symbols) }, place);
  if (asked === undefined && symbols.length > 1)
    fail("HISTORY_SYMBOLS_SEVERAL", { symbols: firstNames(symbols) }, place);
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
    const looksTimed = named || (matches.length === 0 && cells.every((cell) => cell.includes(":")));
    return looksTimed && cells.filter((cell) => secondsOf(cell) > NO_TIME).length > cells.length * 0.6;
  });
  return found < 0 ? null : found;
}

function commaIsUsual(columns: readonly Column[], sample: Sample, rows: Records): boolean {
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

/** What the choice of columns depends on. */
interface ColumnQuestion {
  readonly columns: readonly Column[];
  readonly date: number;
  readonly time: number | null;
  /** Columns that hold numbers. */
  readonly numeric: readonly number[];
  /** The --column option: a header, or a number from 1. */
  readonly asked: string | undefined;
  readonly file: string;
}

const PRICE_ROLES: readonly ColumnRole[] = ["close", "settle", "adjustedClose"];

/**
 * The columns to use.
 *
 * The price is the adjusted close, else the settlement, else the close; the level is the settlement, else the close,
 * else the adjusted close. A column that was asked for is both, but that an adjusted one leaves the level to the
 * others.
 *
 * @throws HISTORY_COLUMN_UNKNOWN, HISTORY_COLUMN_AMBIGUOUS, HISTORY_NO_PRICE_COLUMN
 */
function chooseColumns(question: ColumnQuestion): ChosenColumns {
  const find = (role: ColumnRole): number | null => columnOf(question, role);
  const asked = question.asked === undefined ? null : askedColumn(question, question.asked);
  const adjusted = find("adjustedClose");
  const unadjusted = find("settle") ?? find("close");
  const price = asked ?? adjusted ?? unadjusted ?? onlyNumber(question);
  const isAdjusted = price === adjusted;
  const level = isAdjusted ? (unadjusted ?? price) : price;
  const ownRange = isAdjusted ? [find("adjustedOpen"), find("adjustedHigh"), find("adjustedLow")] : [];
  const hasOwnRange = ownRange.length > 0 && ownRange.every((column) => column !== null);
  const [open = null, high = null, low = null] = hasOwnRange ? ownRange : [find("open"), find("high"), find("low")];
  return {
    date: question.date,
    time: question.time,
    symbol: find("symbol"),
    price,
    level,
    open,
    high,
    low,
    volume: find("volume"),
    levelIsAdjusted: isAdjusted && level === price,
    rangeNeedsAdjusting: isAdjusted && level !== price && !hasOwnRange,
  };
}

/** The column of a role: a whole name before a part of one, an earlier name before a later, then the leftmost. */
function columnOf(question: ColumnQuestion, role: ColumnRole): number | null {
  const candidates = question.columns.flatMap(({ matches }, index) => {
    const match = matches.find((one) => one.role === role);
    if (match === undefined || index === question.date || index === question.time) return [];
    return [{ index, weight: match.exact ? match.rank : 1000 }];
  });
  const [first, second] = candidates.sort((a, b) => a.weight - b.weight || a.index - b.index);
  if (first === undefined) return null;
  const unclear = first.weight === second?.weight && PRICE_ROLES.includes(role);
  if (unclear && question.asked === undefined) {
    const tied = candidates.filter(({ weight }) => weight === first.weight);
    const ties = tied.map(({ index }) => index);
    refuse("HISTORY_COLUMN_AMBIGUOUS", question, ties);
  }
  return first.index;
}

function askedColumn(question: ColumnQuestion, asked: string): number {
  const exact = question.columns.findIndex(({ name, aliases }) => name === asked || aliases.includes(asked));
  if (exact >= 0) return exact;
  const word = plainWord(asked);
  const named = question.columns.findIndex(
    ({ aliases }) => word !== "" && aliases.some((alias) => plainWord(alias) === word),
  );
  if (named >= 0) return named;
  const position = /^\d{1,3}$/.test(asked) ? Number(asked) - 1 : -1;
  if (position >= 0 && position < question.columns.length) return position;
  const columns = quoted(question, everyColumn(question));
  return fail("HISTORY_COLUMN_UNKNOWN", { column: `"${asked}"`, columns }, { where: { file: question.file } });
}

function everyColumn({ columns }: ColumnQuestion): readonly number[] {
  return [...columns.keys()];
}

/** The one column of numbers that no name explains, as in a file of a date and one series. */
function onlyNumber(question: ColumnQuestion): number {
  const candidates = question.numeric.filter(
    (index) => index !== question.date && index !== question.time && question.columns[index]?.matches.length === 0,
  );
  const [only] = candidates.filter((index) => !namesOtherThing(question.columns[index]?.name ?? ""));
  if (candidates.length > 1) return refuse("HISTORY_COLUMN_AMBIGUOUS", question, candidates);
  return only ?? refuse("HISTORY_NO_PRICE_COLUMN", question, everyColumn(question));
}

function refuse(
  code: "HISTORY_COLUMN_AMBIGUOUS" | "HISTORY_NO_PRICE_COLUMN",
  question: ColumnQuestion,
  columns: readonly number[],
): never {
  return fail(code, { columns: quoted(question, columns) }, { where: { file: question.file } });
}

function quoted({ columns }: ColumnQuestion, indexes: readonly number[]): string {
  return firstNames(indexes.map((index) => `"${columns[index]?.name ?? ""}"`));
}
