import { isMissing, isNumber, numberIn } from "../table/numbers.ts";
import { plainWord } from "../table/plain-word.ts";
import type { ColumnRole } from "./column-names.ts";
import { type HeaderMatch, headerMatches, UNIT_WORDS } from "./header-words.ts";
import type { Sample } from "./sample.ts";

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
 * Of the rows of labels that stand directly above the data, the one with the most known names is the header; those between
 * it and the data belong to it, and so does a row of symbols directly above it. What is higher is preamble.
 */
export function recogniseHeader(sample: Sample): Header {
  const { records, firstData, dateColumn } = sample;
  const data = records[firstData] ?? [];
  const labels: number[] = [];
  for (let row = firstData - 1; row >= 0 && labels.length < MOST_ROWS; row--) {
    const record = records[row] ?? [];
    if (record.every((cell) => cell.trim() === "")) continue;
    if (!isLabels(record)) break;
    labels.unshift(row);
  }
  const scored = labels.map((row) => ({ row, score: knownNames(records[row] ?? [], dateColumn) }));
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

function knownNames(record: readonly string[], dateColumn: number): number {
  return record.filter(
    (cell, at) =>
      cell.length < 80 &&
      (at === dateColumn || headerMatches(cell).length > 0) &&
      cell.trim() !== "" &&
      headerMatches(cell).length > 0,
  ).length;
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
  if (dateColumn === 0) return !namesDate(names[0] ?? "");
  const [left = "", above = ""] = [names[dateColumn - 1], names[dateColumn]];
  return left.trim() !== "" && namesDate(left) && !namesDate(above);
}

/** As many columns as names; more where rows go on with words. Where they go on with numbers, a delimiter splits numbers. */
function columnCount(used: readonly number[], { records, firstData }: Sample, shift: number): number {
  const named = Math.max(...used.map((row) => (records[row] ?? []).length + shift));
  const data = records[firstData] ?? [];
  return data.slice(named).some(isNumber) ? named : Math.max(named, data.length);
}

function namesDate(cell: string): boolean {
  return cell.trim() === "" || headerMatches(cell).some(({ role }) => role === "date");
}

/** Whether a second header row names symbols: cells beside the date column, none of them a column name or a unit. */
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

function isRange(rows: readonly (readonly string[])[], columns: readonly number[]): boolean {
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
