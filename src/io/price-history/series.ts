import { isoFromDays } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { arrangedIn, type DateOrder, type DateReader, daysOfPacked, NO_TIME } from "../table/dates.ts";
import { gather, noRows, pick } from "../table/row-problems.ts";
import type { RowOrder } from "./price-history.ts";

/** The rows of a file while they are read: one growing array a column, in the order of the file. */
export interface Series {
  length: number;
  /** Packed dates while reading (see DateReader), day numbers once the order of day and month is known. */
  days: Int32Array;
  /** Seconds of the day in UTC, or NO_TIME; null until a row has a time. */
  seconds: Float64Array | null;
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

/** Most rows of one symbol: as many as a spreadsheet has, ten years of minutes or four thousand of days; 100 MB. */
export const MOST_ROWS = 1_048_576;

/**
 * Makes room for at least one row more.
 *
 * @throws HISTORY_TOO_LONG
 */
export function grow(series: Series, file: string): void {
  const before = series.days.length;
  if (before >= MOST_ROWS) fail("HISTORY_TOO_LONG", { most: MOST_ROWS }, { where: { file } });
  const capacity = before * (before < FEW_ROWS ? 4 : 2);
  series.days = grownTo(capacity, series.days);
  series.seconds = series.seconds === null ? null : grownTo(capacity, series.seconds);
  series.lines = grownTo(capacity, series.lines);
  series.idle = grownTo(capacity, series.idle);
  series.price = grownTo(capacity, series.price);
  for (const column of ["level", "open", "high", "low"] as const) {
    const prices = series[column];
    if (prices !== null) series[column] = grownTo(capacity, prices);
  }
}

/** The column of times, begun at the first row that has one. */
export function timesOf(series: Series): Float64Array {
  series.seconds ??= new Float64Array(series.days.length).fill(NO_TIME);
  return series.seconds;
}

function grownTo<Column extends Int32Array | Float64Array | Uint8Array>(capacity: number, column: Column): Column {
  const grown = new (column.constructor as new (length: number) => Column)(capacity);
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

/** Orders rows by their written date first and by the time in UTC then: an offset moves no row to another day. */
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

/** Sorts the rows by time, the oldest first; returns how the file had them, with a warning where in no order. */
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

function refuseRepeat({ days, lines, price, seconds }: Series, row: number, file: string): never {
  const rows = [row - 1, row].sort((a, b) => (lines[a] ?? 0) - (lines[b] ?? 0));
  const [upper = row, lower = row] = rows;
  const [first, second, firstLine] = [price[upper] ?? 0, price[lower] ?? 0, lines[upper] ?? 0];
  const where = { file, line: lines[lower] ?? 0 };
  const isTimed = (seconds?.[row] ?? NO_TIME) !== NO_TIME;
  const date = isoFromDays(days[row] ?? 0);
  return fail("HISTORY_DATE_REPEATED", { date, isTimed, first, second, firstLine }, { where });
}

/** Days with rows at several times are strays below this share of all days: one of them does not make rows intraday. */
const STRAY_SHARE = 0.25;

/**
 * Leaves one row of each day in a file of days that has a few at several times, as where a feed adds the last price
 * to the day that it has: the row at the time that days usually have, else the last; with a warning.
 */
export function dropStrays(series: Series): readonly Finding[] {
  const { days, seconds, length } = series;
  if (seconds === null) return [];
  const rowsOf = new Map<number, number[]>();
  const times = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const [day, time] = [days[row] ?? 0, seconds[row] ?? NO_TIME];
    rowsOf.set(day, [...(rowsOf.get(day) ?? []), row]);
    times.set(time, (times.get(time) ?? 0) + 1);
    // Rows of minutes are no days: no need to look at all of them.
    if (row > 1000 && rowsOf.size < row / 2) return [];
  }
  const repeated = [...rowsOf.values()].filter((rows) => rows.length > 1);
  if (repeated.length === 0 || repeated.length > rowsOf.size * STRAY_SHARE) return [];
  const count = (row: number): number => times.get(seconds[row] ?? NO_TIME) ?? 0;
  const kept = new Set(repeated.map((rows) => rows.reduce((best, row) => (count(row) >= count(best) ? row : best))));
  const strays = new Set(repeated.flat().filter((row) => !kept.has(row)));
  const dropped = pick(length, series.lines, (row) => strays.has(row));
  keepRows(series, (row) => !strays.has(row));
  return [finding("HISTORY_DAYS_REPEATED", dropped)];
}

function samePrices({ price, level, open, high, low }: Series, one: number, other: number): boolean {
  return [price, level, open, high, low].every((column) => column === null || Object.is(column[one], column[other]));
}

/**
 * Turns the packed dates of a series into day numbers, and returns the order in which the file writes them (null where
 * the layout leaves no choice).
 *
 * Where the layout leaves the order open, the whole file decides: an order in which some row is no date is out; then
 * one in which the rows do not run one way is out; then one whose longest step is 20 times its usual step loses to one
 * where it is at most 5 times (first days of months read as days of January).
 *
 * @throws HISTORY_DATE_ORDER_AMBIGUOUS where two orders are left, HISTORY_DATE_UNREADABLE where none is
 */
export function resolveDates(
  series: Series,
  reader: DateReader,
  asked: DateOrder | undefined,
  file: string,
): DateOrder | null {
  const packed = series.days.subarray(0, series.length);
  if (!reader.orderOpen) {
    settle(series, packed, (date) => date, reader.name, file);
    return null;
  }
  const orders: readonly DateOrder[] =
    asked !== undefined ? [asked] : reader.twoDigitYear ? ["mdy", "dmy", "ymd"] : ["mdy", "dmy"];
  const valid = orders.filter((order) => packed.every((date) => daysOfPacked(arrangedIn(order, date)) !== null));
  const likely = valid.filter((order) => order !== "ymd" || !yearRunsFaster(packed));
  const chosen = decide(packed, asked === undefined ? likely : valid, file) ?? leastBroken(packed, orders);
  settle(series, packed, (date) => arrangedIn(chosen, date), dateFormat(reader, chosen), file);
  return chosen;
}

/** The name of an open layout once its order is known. */
export function dateFormat(reader: DateReader, order: DateOrder | null): string {
  if (order === null) return reader.name;
  const year = reader.twoDigitYear ? "YY" : "YYYY";
  return { dmy: `DD/MM/${year}`, mdy: `MM/DD/${year}`, ymd: `${year}/MM/DD` }[order];
}

/**
 * Whether dates of two-digit years read as year, month, day have more years than days: "22.01.26" above "21.01.26".
 *
 * That rules the order out, and nothing rules it in: it stays to say that short files of it are ambiguous.
 */
function yearRunsFaster(packed: Int32Array): boolean {
  const years = new Set<number>();
  const days = new Set<number>();
  for (const date of packed) {
    years.add(Math.floor(date / 100) % 100);
    days.add(Math.floor(date / 10_000) % 100);
  }
  return years.size > days.size;
}

function decide(packed: Int32Array, valid: readonly DateOrder[], file: string): DateOrder | null {
  const [first] = valid;
  if (first === undefined) return null;
  const differing = packed.find((date) => valid.some((order) => arrangedIn(order, date) !== arrangedIn(first, date)));
  if (differing === undefined) return first;
  const readings = valid.map((order) => ({ order, ...steps(packed, order) }));
  const oneWay = readings.filter((reading) => reading.oneWay);
  const left = oneWay.length > 0 ? oneWay : readings;
  const even = left.filter((reading) => reading.unevenness <= 5);
  const [best] = even;
  const restIsUneven = left.every((reading) => reading === best || reading.unevenness >= 20);
  const only = left.length === 1 ? left[0] : even.length === 1 && restIsUneven ? best : undefined;
  if (only !== undefined) return only.order;
  const iso = (order: DateOrder): string => isoFromDays(daysOfPacked(arrangedIn(order, differing)) ?? 0);
  const value = [Math.floor(differing / 100) % 100, differing % 100, Math.floor(differing / 10_000)].join("/");
  const words = left.map((reading) => iso(reading.order)).join(" or ");
  return fail("HISTORY_DATE_ORDER_AMBIGUOUS", { value, readings: words }, { where: { file } });
}

/** Whether the dates of one reading run one way, and its longest step over its usual (median) one. */
function steps(packed: Int32Array, order: DateOrder): { oneWay: boolean; unevenness: number } {
  const days = packed.map((date) => daysOfPacked(arrangedIn(order, date)) ?? 0);
  const moves = days.subarray(1).map((day, row) => day - (days[row] ?? 0));
  const gaps = moves
    .filter((move) => move !== 0)
    .map(Math.abs)
    .sort();
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 1;
  const oneWay = moves.every((move) => move >= 0) || moves.every((move) => move <= 0);
  return { oneWay, unevenness: (gaps.at(-1) ?? 1) / usual };
}

function leastBroken(packed: Int32Array, orders: readonly DateOrder[]): DateOrder {
  const broken = (order: DateOrder): number =>
    packed.filter((date) => daysOfPacked(arrangedIn(order, date)) === null).length;
  return orders.reduce((best, order) => (broken(order) < broken(best) ? order : best));
}

function settle(
  series: Series,
  packed: Int32Array,
  arrange: (date: number) => number,
  format: string,
  file: string,
): void {
  for (let row = 0; row < packed.length; row++) {
    const date = arrange(packed[row] ?? 0);
    const days = daysOfPacked(date);
    if (days === null) {
      const value = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100].join("-");
      fail("HISTORY_DATE_UNREADABLE", { value, format }, { where: { file, line: series.lines[row] ?? 0 } });
    }
    packed[row] = days;
  }
}
