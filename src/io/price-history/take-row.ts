import { finding } from "../../errors/finding.ts";
import { EVENT_WORDS } from "./dialects/words.ts";
import { gather } from "./named-rows.ts";
import { isMissing, priceIn } from "./number-marks.ts";
import { columnName, placeOf, type RowReading, report, reportNumber, shortened } from "./row-reading.ts";
import { grow, timesOf } from "./series.ts";
import { NO_TIME, secondsOf } from "./time.ts";
import { refuseFooter, takeUndated } from "./undated-row.ts";

const MOST_SYMBOLS = 1000;

/**
 * Takes one record: adds its date and prices to the series, or names it among the rows left out, or reports what cannot be
 * read. `reading.here` says where it stands.
 */
export function takeRow(reading: RowReading, record: readonly string[]): void {
  const { chosen, reader, columns } = reading.dialect;
  const packed = reader.read(record[chosen.date] ?? "");
  if (packed < 0) {
    takeUndated(reading, record);
    return;
  }
  if (reading.footer.first !== null) refuseFooter(reading);
  const seconds = chosen.time === null ? reader.seconds() : timeIn(reading, record[chosen.time] ?? "");
  if (chosen.symbol !== null && !isWanted(reading, record[chosen.symbol] ?? "")) return;
  if (record.length > columns.length && hasExtraFields(record, columns.length)) {
    report(reading, finding("HISTORY_ROW_TOO_WIDE", { got: record.length, columns: columns.length }, placeOf(reading)));
    return;
  }
  takePrices(reading, record, packed, seconds);
}

function takePrices(reading: RowReading, record: readonly string[], packed: number, seconds: number): void {
  const { chosen } = reading.dialect;
  const price = cellValue(reading, record, chosen.price);
  const level = chosen.level === chosen.price ? price : cellValue(reading, record, chosen.level);
  if (price <= 0) reportPrice(reading, record, chosen.price, price);
  else if (level <= 0) reportPrice(reading, record, chosen.level, level);
  else if (price > 0) addRow(reading, record, { packed, seconds, price, level });
  else gather(isEvent(record) ? reading.notPrices : reading.withoutPrice, reading.here.line);
}

function reportPrice(reading: RowReading, record: readonly string[], column: number, value: number): void {
  const args = { column: columnName(reading.dialect, column), value };
  report(reading, finding("HISTORY_PRICE_NOT_POSITIVE", args, placeOf(reading, record[column])));
}

interface DatedPrice {
  readonly packed: number;
  readonly seconds: number;
  readonly price: number;
  readonly level: number;
}

function addRow(reading: RowReading, record: readonly string[], dated: DatedPrice): void {
  const { series, here } = reading;
  const { open, high, low, volume } = reading.dialect.chosen;
  if (series.length === series.days.length) grow(series);
  const row = series.length++;
  series.days[row] = dated.packed;
  if (dated.seconds !== NO_TIME || series.seconds !== null) timesOf(series)[row] = dated.seconds;
  series.lines[row] = here.line;
  series.price[row] = dated.price;
  if (series.level !== null) series.level[row] = dated.level;
  let unusable = 0;
  if (open !== null) unusable += put(series.open, row, cellValue(reading, record, open));
  if (high !== null) unusable += put(series.high, row, cellValue(reading, record, high));
  if (low !== null) unusable += put(series.low, row, cellValue(reading, record, low));
  if (unusable > 0) gather(reading.rangeNotPositive, here.line);
  series.idle[row] = volume !== null && isZero(record[volume] ?? "") ? 1 : 0;
}

/** Puts a price in its place, as missing where it is not above 0; 1 in that case. */
function put(column: Float64Array | null, row: number, value: number): 0 | 1 {
  if (column === null) return 0;
  column[row] = value > 0 ? value : Number.NaN;
  return value <= 0 ? 1 : 0;
}

/** The price in a column; NaN where the cell says that there is none, or cannot be read, which is reported. */
function cellValue(reading: RowReading, record: readonly string[], column: number): number {
  const cell = record[column];
  if (cell === undefined) return Number.NaN;
  const value = priceIn(cell, reading.dialect.marks);
  if (Number.isNaN(value) && !isMissing(cell) && !isEvent(record)) reportNumber(reading, cell, column);
  return value;
}

function timeIn(reading: RowReading, cell: string): number {
  const seconds = secondsOf(cell);
  if (!Number.isNaN(seconds)) return seconds;
  report(reading, finding("HISTORY_TIME_UNREADABLE", { value: shortened(cell) }, placeOf(reading, cell)));
  return NO_TIME;
}

function isWanted({ symbols, wanted }: RowReading, cell: string): boolean {
  const symbol = cell.trim();
  if (symbols.size < MOST_SYMBOLS) symbols.add(symbol);
  return wanted === null || symbol.toLowerCase() === wanted;
}

function hasExtraFields(record: readonly string[], width: number): boolean {
  return record.slice(width).some((cell) => cell.trim() !== "");
}

function isZero(cell: string): boolean {
  return cell.charCodeAt(0) === 48 && Number(cell) === 0;
}

function isEvent(record: readonly string[]): boolean {
  return record.some((cell) => EVENT_WORDS.some((word) => cell.toLowerCase().includes(word)));
}
