import {
  civilReaders,
  type DateReader,
  isPlausible,
  MONTH_LAYOUTS,
  monthReaders,
  numberLikeMonthReaders,
  numberLikeReaders,
  unixReaders,
} from "../table/dates.ts";
import { type KnownName, knownNames, plainWord, wordsOf } from "../table/header-names.ts";
import { isMissing, isNumber, numberIn } from "../table/numbers.ts";
import type { Records } from "../table/table.ts";
import { type ColumnRole, ENGLISH_NAMES, FOREIGN_NAMES } from "./column-names.ts";

/** The first records of a file, as rows of dates and numbers. */
export interface Sample {
  readonly records: Records;
  /** Index of the first record of a date and a number. */
  readonly firstData: number;
  readonly dateColumn: number;
  readonly reader: DateReader;
  /** Rows of the sample whose date can be read. */
  readonly score: number;
}

/** Rows from which the role of a column is judged: more would not tell more. */
export const ROWS_JUDGED = 50;

/** The rows of a date and a number among the first records of a file, or null where there are none. */
export function sampleOf(records: Records): Sample | null {
  const found =
    findData(records, civilReaders()) ??
    findData(records, unixReaders()) ??
    findData(records, monthReaders()) ??
    findNamed(records, numberLikeMonthReaders(), 1) ??
    findNamed(records, numberLikeReaders(), 0.5);
  return found && { records, ...found };
}

/** The first record that has a date and a number, in the column whose cells below are dates the most often. */
function findData(records: Records, readers: readonly DateReader[]): Found | null {
  let lone: Found | null = null;
  for (const [row, record] of records.entries()) {
    const found = bestColumn(records, row, record, readers);
    if (found !== null && found.score > 1) return found;
    lone ??= found;
  }
  return lone;
}

function bestColumn(
  records: Records,
  row: number,
  record: readonly string[],
  readers: readonly DateReader[],
): Found | null {
  let best: (Found & { named: boolean }) | null = null;
  for (const [column, cell] of record.entries()) {
    const reader = couldBeDate(cell) ? readers.find((candidate) => isDateCell(cell, candidate)) : undefined;
    if (reader === undefined || !record.some((other, at) => at !== column && isNumber(other))) continue;
    const score = records
      .slice(row, row + ROWS_JUDGED)
      .filter((below) => isDateCell(below[column] ?? "", reader)).length;
    const named = records.slice(0, row).some((above) => namesDate(above[column] ?? ""));
    if (best === null || (named && !best.named) || (named === best.named && score > best.score * 1.2)) {
      best = { firstData: firstDated(records, row, column, reader), dateColumn: column, reader, score, named };
    }
  }
  return best;
}

/** The first of the rows directly above that have a date too, and no value beside it. */
function firstDated(records: Records, row: number, column: number, reader: DateReader): number {
  const above = records[row - 1];
  if (above === undefined || !isDateCell(above[column] ?? "", reader)) return row;
  return above.every((cell, at) => at === column || isMissing(cell))
    ? firstDated(records, row - 1, column, reader)
    : row;
}

/** Three groups of digits, eight digits or more, or a word: what no price has. */
const COULD_BE_DATE = /\d\D+\d+\D+\d|\d{8}|(?:[a-z]{3}|[^\0-\x7f]).*\d|\d.*(?:[a-z]{3}|[^\0-\x7f])/i;

function couldBeDate(cell: string): boolean {
  return (
    COULD_BE_DATE.test(cell) || (cell.length < 20 && MONTH_LAYOUTS.some(({ pattern }) => pattern.test(cell.trim())))
  );
}

function isDateCell(cell: string, reader: DateReader): boolean {
  return cell.length > 5 && isPlausible(reader.read(cell), reader.orderOpen);
}

/** Where the data of a sample start, and how its dates are read. */
type Found = Omit<Sample, "records">;

/**
 * The first record below a header that names a date, where more than half (or the share asked for, up to all) of the
 * cells below it read as dates; else null.
 */
function findNamed(records: Records, readers: readonly DateReader[], share: number): Found | null {
  const header = records.findIndex((record) => record.length > 1 && record.some(namesDay));
  const column = (records[header] ?? []).findIndex(namesDay);
  const below = header < 0 ? [] : records.slice(header + 1, header + 1 + ROWS_JUDGED);
  const cells = below.map((record) => (record[column] ?? "").trim());
  for (const reader of readers) {
    const dated = cells.map((cell) => isPlausible(reader.read(cell), reader.orderOpen));
    const score = dated.filter(Boolean).length;
    if (score > cells.length * share || (score > 0 && score === cells.length))
      return { firstData: header + 1 + dated.indexOf(true), dateColumn: column, reader, score };
  }
  return null;
}

/** Whether a header names a date, and cannot mean the time of the day. */
function namesDay(cell: string): boolean {
  return namesDate(cell) && !headerMatches(cell).some(({ role }) => role === "time");
}

/** Whether a header cell is as a whole a name of dates. */
function namesDate(cell: string): boolean {
  return headerMatches(cell).some(({ role, exact }) => role === "date" && exact);
}

/** One column of a file: its header, what the header can mean, and the symbol that a header row gives it. */
export interface Column {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly matches: readonly HeaderMatch[];
  readonly symbol: string | null;
}

/** The header of a file: which records hold it (none: empty) and its columns. */
export interface Header {
  readonly records: readonly number[];
  readonly columns: readonly Column[];
}

/** A header has at most this many rows: names, symbols, and the name of the index. */
const MOST_ROWS = 4;

/**
 * The header above the first row of data.
 *
 * Of the rows of labels that stand directly above the data, the one with the most known names is the header; those
 * between it and the data belong to it, and so does a row of symbols directly above it. What is higher is preamble.
 */
export function recogniseHeader(sample: Sample): Header {
  const { records, firstData } = sample;
  const data = records[firstData] ?? [];
  const labels: number[] = [];
  for (let row = firstData - 1; row >= 0 && labels.length < MOST_ROWS; row--) {
    const record = records[row] ?? [];
    if (record.every((cell) => cell.trim() === "")) continue;
    if (!isLabels(record)) break;
    labels.unshift(row);
  }
  const scored = labels.map((row) => ({ row, score: namesIn(records[row] ?? []) }));
  const best = scored.reduce((top, one) => (one.score >= top.score ? one : top), { row: -1, score: 0 });
  const nearest = labels.at(-1) ?? -1;
  const width = (records[nearest] ?? []).length;
  const main = best.score > 0 ? best.row : width > 1 && Math.abs(width - data.length) < 2 ? nearest : -1;
  if (main < 0) return { records: [], columns: data.map((_, at) => unnamed(at)) };
  const above = labels.filter((row) => row === main - 1 && namesSymbols(records[row] ?? [], data.length));
  const used = [...above, ...labels.filter((row) => row >= main)];
  return { records: used, columns: columnsOf(used, main, sample, data.length) };
}

function unnamed(at: number): Column {
  return { name: `column ${at + 1}`, aliases: [], matches: [], symbol: null };
}

function isLabels(record: readonly string[]): boolean {
  return !record.some((cell) => isNumber(cell) && !/^\d{1,2}$/.test(cell.trim()));
}

function namesIn(record: readonly string[]): number {
  return record.filter((cell) => cell.length < 80 && cell.trim() !== "" && headerMatches(cell).length > 0).length;
}

function namesSymbols(record: readonly string[], width: number): boolean {
  const first = headerMatches(record[0] ?? "").some(({ role }) => role === "symbol");
  return first && record.length >= width - 1;
}

function columnsOf(used: readonly number[], main: number, sample: Sample, width: number): readonly Column[] {
  const names = sample.records[main] ?? [];
  // R writes the header of its row names as nothing at all: every name stands one field too far left.
  const shift = names.length === width - 1 && isShifted(names, sample.dateColumn) ? 1 : 0;
  const symbolRow = used.find((row) => row !== main && isSymbolRow(sample.records[row] ?? [], sample.dateColumn));
  return Array.from({ length: columnCount(used, sample, shift) }, (_, at) => {
    const name = (names[at - shift] ?? "").trim();
    const others = used
      .filter((row) => row !== main && row !== symbolRow)
      .map((row) => (sample.records[row]?.[at] ?? "").trim());
    const aliases = [name, ...others].filter((cell) => cell !== "");
    const matches = aliases.map(headerMatches).find((found) => found.length > 0) ?? [];
    const symbol =
      symbolRow === undefined || at === sample.dateColumn ? "" : (sample.records[symbolRow]?.[at] ?? "").trim();
    return { name: name === "" ? `column ${at + 1}` : name, aliases, matches, symbol: symbol === "" ? null : symbol };
  });
}

/** Whether the names stand one field left of their columns: the date has none above it, or the name beside it. */
function isShifted(names: readonly string[], dateColumn: number): boolean {
  if (dateColumn === 0) return !mayNameDate(names[0] ?? "");
  const [left = "", above = ""] = [names[dateColumn - 1], names[dateColumn]];
  return left.trim() !== "" && mayNameDate(left) && !mayNameDate(above);
}

/**
 * As many columns as names; more where rows go on with words. Where they go on with numbers, a delimiter splits
 * numbers.
 */
function columnCount(used: readonly number[], { records, firstData }: Sample, shift: number): number {
  const named = Math.max(...used.map((row) => (records[row] ?? []).length + shift));
  const data = records[firstData] ?? [];
  return data.slice(named).some(isNumber) ? named : Math.max(named, data.length);
}

function mayNameDate(cell: string): boolean {
  return cell.trim() === "" || headerMatches(cell).some(({ role }) => role === "date");
}

/** Whether a second header row names symbols: cells beside the date column, none a column name or a unit. */
function isSymbolRow(record: readonly string[], dateColumn: number): boolean {
  const cells = record.filter((cell, at) => at !== dateColumn && !isMissing(cell));
  const known = cells.filter(
    (cell) => headerMatches(cell).length > 0 || UNIT_WORDS.includes(plainWord(cell)) || /^\(.*\)$/.test(cell),
  );
  return cells.length > 0 && known.length === 0;
}

const ORDER: readonly ColumnRole[] = ["open", "high", "low", "close"];

/**
 * Columns of a file without header, told by their content: the first four columns of numbers behind the date are open,
 * high, low and close where no row contradicts it; one column alone is the close. Anything else stays unnamed, so that
 * --column is asked for.
 */
export function columnsByContent(
  sample: Sample,
  columns: readonly Column[],
  numeric: readonly number[],
): readonly Column[] {
  const behind = numeric.filter((column) => column > sample.dateColumn);
  const rows = sample.records.slice(sample.firstData);
  const four = behind.slice(0, 4);
  const roles: readonly ColumnRole[] =
    four.length === 4 && isRange(rows, four) ? ORDER : behind.length === 1 ? ["close"] : [];
  return columns.map((column, index) => {
    const role = roles[behind.indexOf(index)] ?? (roles.length === 4 && behind[4] === index ? "volume" : undefined);
    return role === undefined ? column : { ...column, matches: [{ role, exact: true, rank: 0, languages: [] }] };
  });
}

function isRange(rows: Records, columns: readonly number[]): boolean {
  let seen = 0;
  for (const row of rows) {
    const cells = columns.map((column) => row[column] ?? "");
    if (cells.some(isMissing)) continue;
    const points = cells.map((cell) => numberIn(cell, "."));
    const [open = Number.NaN, high = Number.NaN, low = Number.NaN, close = Number.NaN] = points.some(Number.isNaN)
      ? cells.map((cell) => numberIn(cell, ","))
      : points;
    if (Number.isNaN(open + high + low + close)) continue;
    if (high < Math.max(open, close, low) || low > Math.min(open, close)) return false;
    seen += 1;
  }
  return seen > 0;
}

/** Words that, with a price word beside them, name another thing than that price. */
const OTHER_THING_WORDS: readonly string[] = [
  ...["previous", "prev", "prior", "change", "chg", "percent", "pct", "var", "interest", "time", "date", "range"],
  ...["average", "avg", "mean", "volume", "vol", "volatility", "bid", "ask", "ma", "sma", "ema", "return", "ratio"],
  ...[
    "week",
    "weeks",
    "wk",
    "52w",
    "52wk",
    "year",
    "ytd",
    "lifetime",
    "limit",
    "log",
    "ln",
    "normalized",
    "normalised",
  ],
  ...["strike", "target", "theoretical"],
  ...["size", "qty", "quantity", "count", "trades", "shares", "contracts", "positions", "lots", "weight"],
  ...["update", "updated", "diff", "difference", "divisor", "factor", "multiplier", "split", "dividend"],
];

/** Words that make a price word an adjusted price. */
const ADJUSTED_WORDS: readonly string[] = ["adj", "adjusted", "bereinigt", "ajuste", "ajustado", "rettificata"];

/** Words of a units row under the header: they name no symbol. */
const UNIT_WORDS: readonly string[] = ["usd", "eur", "gbp", "jpy", "points", "pts", "index", "price", "pkt"];

/** What a header cell was taken for: `exact` where the whole cell is a known name, else one word of it is. */
interface HeaderMatch extends KnownName<ColumnRole> {
  readonly exact: boolean;
}

const ADJUSTED: Partial<Record<ColumnRole, ColumnRole>> = {
  open: "adjustedOpen",
  high: "adjustedHigh",
  low: "adjustedLow",
  close: "adjustedClose",
};

const english = knownNames(ENGLISH_NAMES);
const foreign = knownNames(FOREIGN_NAMES);

/** What a whole header cell names: in English, else in the other languages; empty where it names nothing. */
function namedBy(cell: string): readonly KnownName<ColumnRole>[] {
  const word = plainWord(cell);
  return english.get(word) ?? foreign.get(word) ?? [];
}

/**
 * The roles that a header cell can name, the likeliest first; empty where it names none.
 *
 * A cell that is no known name as a whole is judged by its first and its last word ("VIX Close", "Close (USD)"), unless
 * another word makes it something else ("Previous Close").
 */
function headerMatches(cell: string): readonly HeaderMatch[] {
  const named = namedBy(cell).map((known) => ({ ...known, exact: true }));
  if (named.length > 0) return cell.includes("%") ? named.map(ofOtherThing) : named;
  const words = plainWordsOf(cell);
  if (meansOtherThing(cell, words)) return [];
  const adjusted = [words[0], words.at(-1)].some((word) => word !== undefined && ADJUSTED_WORDS.includes(word));
  const rest = words.filter((word) => !ADJUSTED_WORDS.includes(word));
  const found = [rest[0], rest.at(-1)].flatMap((word) => (word === undefined ? [] : priceMatches(word)));
  return found
    .slice(0, 1)
    .map((match) => partial(adjusted ? (ADJUSTED[match.role] ?? match.role) : match.role, match.languages));
}

/** Whether a header cell speaks of a price and means another thing: "Previous Close", "Log Price", "52 Week High". */
export function namesOtherThing(cell: string): boolean {
  const words = plainWordsOf(cell);
  return meansOtherThing(cell, words) && words.some((word) => priceMatches(word).length > 0);
}

const plainWordsOf = (cell: string): readonly string[] => wordsOf(cell).map(plainWord);

function meansOtherThing(cell: string, words: readonly string[]): boolean {
  return cell.includes("%") || words.some((word) => OTHER_THING_WORDS.includes(word));
}

/** "Price %" names no price, where "Price" does. */
function ofOtherThing(match: HeaderMatch): HeaderMatch {
  return match.role in PRICE_ROLES ? { ...match, role: "ignored" } : match;
}

// Inside a longer name one or two letters (Vietnamese "mở" beside "3 Mo") or a general word ("value") prove nothing.
const TELLING = /^(?:open|high|low|close|last|settle|settlement|price)$/;

function priceMatches(word: string): readonly KnownName<ColumnRole>[] {
  return namedBy(word).filter(
    ({ role, languages }) =>
      role in PRICE_ROLES && (languages.includes("en") ? TELLING.test(word) : !/^[a-z]{1,2}$/.test(word)),
  );
}

const PRICE_ROLES = { open: 1, high: 1, low: 1, close: 1, settle: 1 };

function partial(role: ColumnRole, languages: readonly string[]): HeaderMatch {
  return { role, exact: false, rank: 0, languages };
}
