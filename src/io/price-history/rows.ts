import { type Finding, finding } from "../../errors/finding.ts";
import { type DateReader, NO_TIME, secondsOf } from "../table/dates.ts";
import { isMissing, priceIn } from "../table/numbers.ts";
import {
  type GatheredRows,
  gather,
  noRows,
  placeIn,
  type RowAt,
  report,
  rowTooWide,
  shortened,
  unreadableNumber,
} from "../table/row-problems.ts";
import type { RowBlock, Table } from "../table/table.ts";
import type { Dialect } from "./dialect.ts";
import { dateFormat, emptySeries, grow, type Series, timesOf } from "./series.ts";

const MOST_SYMBOLS = 1000;

/** Words of a row that tells of an event on a date and holds no price. */
const EVENT_WORDS: readonly string[] = ["dividend", "split", "distribution", "capital gain", "dividende"];

/** Reads the rows of a table from a physical line on. */
export async function readRows(
  table: Table,
  firstLine: number,
  dialect: Dialect,
  symbol: string | undefined,
): Promise<RowReading> {
  const reading = beginReading(table.file, dialect, symbol);
  for await (const block of table.rowsFrom(firstLine)) {
    reading.here.block = block;
    for (const [row, record] of block.records.entries()) {
      reading.here.line = block.firstLine + row;
      takeRow(reading, record);
    }
  }
  return reading;
}

/**
 * Takes one record: adds its date and prices to the series, or names it among the rows left out, or reports what cannot
 * be read. `reading.here` says where it stands.
 */
function takeRow(reading: RowReading, record: readonly string[]): void {
  const { chosen, reader, columns } = reading.dialect;
  const packed = reader.read(record[chosen.date] ?? "");
  if (packed < 0) {
    takeUndated(reading, record);
    return;
  }
  if (reading.footer.first !== null) refuseFooter(reading);
  const seconds = chosen.time === null ? reader.seconds() : timeIn(reading, record[chosen.time] ?? "");
  if (chosen.symbol !== null && !isWanted(reading, record[chosen.symbol] ?? "")) return;
  const tooWide = rowTooWide("HISTORY", record, columns.length, () => rowAt(reading));
  if (tooWide === null) takePrices(reading, record, packed, seconds);
  else report(reading.problems, tooWide);
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
  report(reading.problems, finding("HISTORY_PRICE_NOT_POSITIVE", args, placeIn(rowAt(reading), record[column])));
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
  if (series.length === series.days.length) grow(series, reading.file);
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
  if (Number.isNaN(value) && !isMissing(cell) && !isEvent(record)) {
    const name = columnName(reading.dialect, column);
    const { decimal } = reading.dialect.marks;
    report(reading.problems, unreadableNumber("HISTORY", rowAt(reading), cell, name, decimal));
  }
  return value;
}

function timeIn(reading: RowReading, cell: string): number {
  const seconds = secondsOf(cell);
  if (!Number.isNaN(seconds)) return seconds;
  report(
    reading.problems,
    finding("HISTORY_TIME_UNREADABLE", { value: shortened(cell) }, placeIn(rowAt(reading), cell)),
  );
  return NO_TIME;
}

function isWanted({ symbols, wanted }: RowReading, cell: string): boolean {
  const symbol = cell.trim();
  if (symbols.size < MOST_SYMBOLS) symbols.add(symbol);
  return wanted === null || symbol.toLowerCase() === wanted;
}

function isZero(cell: string): boolean {
  return cell.startsWith("0") && Number(cell) === 0;
}

function isEvent(record: readonly string[]): boolean {
  return record.some((cell) => EVENT_WORDS.some((word) => cell.toLowerCase().includes(word)));
}

/**
 * Takes a row whose date cannot be read: a blank one, the header again, or one of a footer.
 *
 * A row that still has digits for a date and a price behind them is no footer but a slip, and is reported.
 */
function takeUndated(reading: RowReading, record: readonly string[]): void {
  if (record.every((cell) => cell.trim() === "")) return;
  const { chosen, columns, reader, marks } = reading.dialect;
  const cell = record[chosen.date] ?? "";
  if (cell !== "" && cell.trim() === columns[chosen.date]?.name) {
    gather(reading.notPrices, reading.here.line);
    return;
  }
  const unreadable = finding(
    "HISTORY_DATE_UNREADABLE",
    { value: shortened(cell), format: formatWords(reader) },
    placeIn(rowAt(reading), cell),
  );
  const hasPrice = !Number.isNaN(priceIn(record[chosen.price] ?? "", marks));
  if (hasPrice && /\d/.test(cell)) report(reading.problems, unreadable);
  else reading.footer.first ??= unreadable;
  reading.footer.count += 1;
}

/** The format of a date as a message says it: the order may still be open. */
function formatWords(reader: DateReader): string {
  return reader.orderOpen ? `${dateFormat(reader, "dmy")} or ${dateFormat(reader, "mdy")}` : reader.name;
}

/** Reports what looked like a footer as rows that cannot be read: a row of data follows them. */
function refuseFooter(reading: RowReading): void {
  if (reading.footer.first !== null) report(reading.problems, reading.footer.first);
  reading.footer.first = null;
  reading.footer.count = 0;
}

/** The physical line that is being read, and the block that it is in. */
interface Here {
  line: number;
  block: RowBlock | null;
}

function rowAt({ file, here: { line, block } }: RowReading): RowAt {
  return { file, line, text: block?.textOf(line) ?? "" };
}

/** Reading the rows of one file: the dialect, and what has been gathered so far. */
export interface RowReading {
  readonly file: string;
  readonly dialect: Dialect;
  /** The only symbol wanted, in lower case. */
  readonly wanted: string | null;
  readonly here: Here;
  readonly series: Series;
  readonly withoutPrice: GatheredRows;
  readonly notPrices: GatheredRows;
  readonly rangeNotPositive: GatheredRows;
  readonly symbols: Set<string>;
  readonly problems: Finding[];
  /** Rows without a date since the last row with one: a footer, if no row with a date follows. */
  readonly footer: { count: number; first: Finding | null };
}

/** A reading of no rows yet. */
function beginReading(file: string, dialect: Dialect, symbol: string | undefined): RowReading {
  const { price, level, open, high, low } = dialect.chosen;
  const has = { level: level !== price, open: open !== null, high: high !== null, low: low !== null };
  return {
    file,
    dialect,
    wanted: symbol?.toLowerCase() ?? null,
    here: { line: 0, block: null },
    series: emptySeries(has),
    withoutPrice: noRows(),
    notPrices: noRows(),
    rangeNotPositive: noRows(),
    symbols: new Set(),
    problems: [],
    footer: { count: 0, first: null },
  };
}

/** The name of a column, for messages. */
export function columnName({ columns }: Dialect, column: number): string {
  return columns[column]?.name ?? `column ${column + 1}`;
}
