import { NO_TIME } from "./time.ts";

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
export function reverseRows(series: Series): void {
  for (const column of columnsOf(series)) column.subarray(0, series.length).reverse();
}

/** Puts the rows into the order of `order`, a permutation of their indexes. */
export function reorderRows(series: Series, order: Uint32Array): void {
  for (const column of columnsOf(series)) {
    const before = column.slice(0, series.length);
    for (let row = 0; row < order.length; row++) column[row] = before[order[row] ?? 0] ?? 0;
  }
}
