import { isoFromDays } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { NO_TIME } from "../table/dates.ts";
import { gather, noRows, pick } from "../table/named-rows.ts";

/** The rows of a file while they are read: one growing array a column, in the order of the file. */
export interface Series {
  length: number;
  /** Packed dates while reading (see date-reader.ts), day numbers once the order of day and month is known. */
  days: Int32Array;
  /** Seconds of the day in UTC, or NO_TIME; null until a row has a time. */
  seconds: Int32Array | null;
  /** Physical line of each row, from 1. */
  lines: Int32Array;
  price: Float64Array;
  level: Float64Array | null;
  open: Float64Array | null;
  high: Float64Array | null;
  low: Float64Array | null;
  /** 1 where the volume of the row is 0. */
  idle: Uint8Array;
}

const FIRST_CAPACITY = 1024;
const FEW_ROWS = 65_536;

/** A series without rows, with the columns that a file has. */
export function emptySeries(has: { level: boolean; open: boolean; high: boolean; low: boolean }): Series {
  const column = (present: boolean) => (present ? new Float64Array(FIRST_CAPACITY) : null);
  return {
    length: 0,
    days: new Int32Array(FIRST_CAPACITY),
    seconds: null,
    lines: new Int32Array(FIRST_CAPACITY),
    price: new Float64Array(FIRST_CAPACITY),
    level: column(has.level),
    open: column(has.open),
    high: column(has.high),
    low: column(has.low),
    idle: new Uint8Array(FIRST_CAPACITY),
  };
}

/** Makes room for at least one row more. */
export function grow(series: Series): void {
  const before = series.days.length;
  const capacity = before * (before < FEW_ROWS ? 4 : 2);
  series.days = grownTo(capacity, series.days);
  series.seconds = series.seconds === null ? null : grownTo(capacity, series.seconds);
  series.lines = grownTo(capacity, series.lines);
  const idle = new Uint8Array(capacity);
  idle.set(series.idle);
  series.idle = idle;
  series.price = pricesTo(capacity, series.price);
  for (const column of ["level", "open", "high", "low"] as const) {
    const prices = series[column];
    if (prices !== null) series[column] = pricesTo(capacity, prices);
  }
}

/** The column of times, begun at the first row that has one. */
export function timesOf(series: Series): Int32Array {
  series.seconds ??= new Int32Array(series.days.length).fill(NO_TIME);
  return series.seconds;
}

function grownTo(capacity: number, column: Int32Array): Int32Array {
  const grown = new Int32Array(capacity);
  grown.set(column);
  return grown;
}

function pricesTo(capacity: number, column: Float64Array): Float64Array {
  const grown = new Float64Array(capacity);
  grown.set(column);
  return grown;
}

const columnsOf = ({ days, seconds, lines, price, level, open, high, low, idle }: Series) =>
  [days, seconds, lines, price, level, open, high, low, idle].filter((column) => column !== null);

/** Keeps the rows that `keep` accepts, in their order; the number of rows left out. */
export function keepRows(series: Series, keep: (row: number) => boolean): number {
  const columns = columnsOf(series);
  let kept = 0;
  for (let row = 0; row < series.length; row++) {
    if (!keep(row)) continue;
    if (kept !== row) for (const column of columns) column[kept] = column[row] ?? 0;
    kept += 1;
  }
  const dropped = series.length - kept;
  series.length = kept;
  return dropped;
}

/** Turns the rows around. */
function reverseRows(series: Series): void {
  for (const column of columnsOf(series)) column.subarray(0, series.length).reverse();
}

/** Puts the rows into the order of `order`, a permutation of their indexes. */
function reorderRows(series: Series, order: Uint32Array): void {
  for (const column of columnsOf(series)) {
    const before = column.slice(0, series.length);
    for (let row = 0; row < order.length; row++) column[row] = before[order[row] ?? 0] ?? 0;
  }
}

/** The order of time in which a file writes its rows. */
export type RowOrder = "oldest first" | "newest first" | "unsorted";

/** A number that orders rows by their written date first and by the time in UTC then: an offset moves no row to another day. */
const instant = (series: Series, row: number): number =>
  (series.days[row] ?? 0) * 1_000_000 + Math.max(series.seconds?.[row] ?? 0, -200_000);

/** How the rows of a series follow each other: how many step forward, back, and not at all. */
function countDirections(series: Series): { forward: number; backward: number; still: number } {
  const count = { forward: 0, backward: 0, still: 0 };
  let before = instant(series, 0);
  for (let row = 1; row < series.length; row++) {
    const now = instant(series, row);
    if (now > before) count.forward += 1;
    else if (now < before) count.backward += 1;
    else count.still += 1;
    before = now;
  }
  return count;
}

/** Sorts the rows of a series by time, the oldest first; returns how the file had them, with a warning where in no order. */
export function sortRows(series: Series): { order: RowOrder; repeats: boolean; findings: readonly Finding[] } {
  const { forward, backward, still } = countDirections(series);
  if (backward === 0) return { order: "oldest first", repeats: still > 0, findings: [] };
  if (forward === 0) {
    reverseRows(series);
    return { order: "newest first", repeats: still > 0, findings: [] };
  }
  const direction = forward >= backward ? 1 : -1;
  const astray = pick(series.length, series.lines, (row) => {
    return row > 0 && (instant(series, row) - instant(series, row - 1)) * direction < 0;
  });
  const order = new Uint32Array(series.length).map((_, row) => row);
  order.sort((a, b) => instant(series, a) - instant(series, b) || (a - b) * direction);
  reorderRows(series, order);
  return { order: "unsorted", repeats: true, findings: [finding("HISTORY_ROWS_UNSORTED", astray)] };
}

/**
 * Leaves one row of each time: rows that repeat a time with the same prices are merged, with a warning.
 *
 * @throws HISTORY_DATE_REPEATED where the prices differ, naming both lines
 */
export function mergeRepeats(series: Series, file: string): readonly Finding[] {
  const merged = noRows();
  const repeats = (row: number): boolean => row > 0 && instant(series, row) === instant(series, row - 1);
  for (let row = 1; row < series.length; row++) {
    if (!repeats(row)) continue;
    if (!samePrices(series, row - 1, row)) refuseRepeat(series, row, file);
    gather(merged, series.lines[row] ?? 0);
  }
  if (merged.count === 0) return [];
  const repeated = Uint8Array.from({ length: series.length }, (_, row) => (repeats(row) ? 1 : 0));
  keepRows(series, (row) => repeated[row] === 0);
  return [finding("HISTORY_ROWS_MERGED", merged)];
}

function refuseRepeat({ days, lines, price }: Series, row: number, file: string): never {
  const rows = [row - 1, row].sort((a, b) => (lines[a] ?? 0) - (lines[b] ?? 0));
  const [upper = row, lower = row] = rows;
  const [first, second, firstLine] = [price[upper] ?? 0, price[lower] ?? 0, lines[upper] ?? 0];
  const where = { file, line: lines[lower] ?? 0 };
  return fail("HISTORY_DATE_REPEATED", { date: isoFromDays(days[row] ?? 0), first, second, firstLine }, { where });
}

function samePrices({ price, level, open, high, low }: Series, one: number, other: number): boolean {
  return [price, level, open, high, low].every((column) => column === null || Object.is(column[one], column[other]));
}
