import { dayNumber, isoDates, isoFromDays, weekday } from "../../core/calendar.ts";
import type { Bars } from "../../core/volatility/bars.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import { requireDate } from "../table/dates.ts";
import { currencyOf } from "../table/numbers.ts";
import { aboutUsed, firstNames } from "../table/row-problems.ts";
import { type Records, readTable, type Table, type TableSource } from "../table/table.ts";
import { type Dialect, recogniseDialect } from "./dialect.ts";
import { type Sample, sampleOf } from "./header.ts";
import type { PriceFormat, PriceHistory, PriceHistoryOptions, ReadHistory, RowOrder } from "./price-history.ts";
import { columnName, type RowReading, readRows } from "./rows.ts";
import { dateFormat, dropStrays, keepRows, mergeRepeats, resolveDates, type Series, sortRows } from "./series.ts";
import { invertedRanges, readingWarnings, rowWarnings, spacingOf, splitWarnings, weekendWarnings } from "./warnings.ts";

/**
 * The price history in a text of rows, whatever its format: recognised from its first lines, then read in one pass.
 *
 * Holds columns, never rows: a million rows take some 100 MB.
 *
 * @throws a HISTORY_ code of severity "input" where the file cannot be read in one way only
 */
export async function readPrices(source: TableSource, options: PriceHistoryOptions = {}): Promise<ReadHistory> {
  requireDate("asOf", options.asOf);
  return readTable(source, "HISTORY", sampleOf, ({ table, found }) => historyIn(table, found, options));
}

async function historyIn(table: Table, sample: Sample, options: PriceHistoryOptions): Promise<ReadHistory> {
  const dialect = recogniseDialect(sample, table, options);
  refuseShortHeader(dialect, sample, table.file);
  const firstLine = lineOf(sample.records, sample.firstData);
  const reading = await readRows(table, firstLine, dialect, options.symbol);
  const headerLines = dialect.header.records.map((record) => lineOf(sample.records, record));
  const preambleLines = (headerLines[0] ?? firstLine) - 1;
  return historyOf({ headerLines, preambleLines }, dialect, reading, options);
}

/** The physical line, from 1, on which a record of the sample starts: a quoted header may span lines. */
function lineOf(records: Records, record: number): number {
  const above = records.slice(0, record).flat();
  return 1 + record + above.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/**
 * Refuses a header that names one column less than every row has, where one that it does not name holds times.
 *
 * @throws HISTORY_HEADER_SHORT
 */
function refuseShortHeader({ header, columns, chosen }: Dialect, { records, firstData }: Sample, file: string): void {
  const rows = records.slice(firstData).filter((record) => record.some((cell) => cell.trim() !== ""));
  const names = columns.length;
  const [headerRecord] = header.records;
  const time = (rows[0] ?? []).find(
    (cell, at) => at !== chosen.time && /^\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$/.test(cell),
  );
  if (headerRecord === undefined || time === undefined || !rows.every(({ length }) => length === names + 1)) return;
  const where = { file, line: lineOf(records, headerRecord) };
  fail("HISTORY_HEADER_SHORT", { fields: names + 1, names, value: time.trim() }, { where });
}

type HeaderLines = Pick<PriceFormat, "headerLines" | "preambleLines">;

/**
 * The history that the rows of a file make: dated, sorted, cut, merged and checked.
 *
 * @throws every refusal that only the whole file can show, see src/errors/findings/price-history.ts
 */
function historyOf(
  lines: HeaderLines,
  dialect: Dialect,
  reading: RowReading,
  options: PriceHistoryOptions,
): ReadHistory {
  const { file, series } = reading;
  const symbol = theSymbol(dialect, reading, options, file);
  failIfAny(reading.problems);
  const dateOrder = resolveDates(series, dialect.reader, options.dateOrder, file);
  const { order, repeats, findings: unsorted } = sortRows(series);
  const skipped = cutRows(series, options);
  const merged = repeats ? mergeRepeats(series, file) : [];
  const strays = dropStrays(series);
  if (series.length === 0) fail("HISTORY_NO_ROWS", { what: leftOutBy(options) }, { where: { file } });
  if (dialect.chosen.rangeNeedsAdjusting) adjustRange(series);
  const spacing = spacingOf(series);
  const ofFile = [...readingWarnings(dialect, reading, symbol, options), ...unsorted, ...merged, ...strays, ...skipped];
  const findingsFrom: ReadHistory["findingsFrom"] = (date, contract) => {
    const first = date === null ? 0 : firstRow(series, dayNumber(date) ?? 0);
    const isUsed = date === null ? () => true : usedLines(series, { first, order, isCut: options.asOf !== undefined });
    const ofRows = rowWarnings({ series, spacing, asOf: options.asOf, first, contract });
    const found = [...ofFile, ...ofRows].flatMap((one) => aboutUsed(one, isUsed));
    // What is said first leads the line of the file.
    return inFile(file, [...jumps(series, first, dialect), ...found]);
  };
  return {
    file,
    symbol,
    bars: barsOf(series),
    level: lastLevel(series),
    format: formatOf(lines, dialect, reading, dateFormat(dialect.reader, dateOrder), order),
    spacing,
    unusableRanges: invertedRanges(series),
    findings: findingsFrom(null),
    findingsFrom,
  };
}

/** The first row of a day or later; the last row where all are earlier. */
function firstRow({ days, length }: Series, day: number): number {
  const found = days.subarray(0, length).findIndex((one) => one >= day);
  return found < 0 ? Math.max(0, length - 1) : found;
}

/**
 * Whether a line of the file stands among those of the rows from a first one on: rows without a date have no other
 * place. An unfinished row that follows them is among them too.
 */
function usedLines(
  { lines, length }: Series,
  { first, order, isCut }: { readonly first: number; readonly order: RowOrder; readonly isCut: boolean },
): (line: number) => boolean {
  const used = lines.subarray(first, length);
  const [least, most] = extremes(used);
  const from = order === "newest first" && !isCut ? 0 : least;
  const to = order === "oldest first" && !isCut ? Number.POSITIVE_INFINITY : most;
  return (line) => line >= from && line <= to;
}

/** The least and the greatest of some lines. */
function extremes(lines: Int32Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const line of lines) [least, most] = [Math.min(least, line), Math.max(most, line)];
  return [least, most];
}

/** A pair has two files, so every warning says which one it is about. */
function inFile(file: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((found) => ({ ...found, where: { file, ...found.where } }));
}

function jumps(series: Series, first: number, dialect: Dialect): readonly Finding[] {
  const { price, level } = dialect.chosen;
  return splitWarnings(series, first, columnName(dialect, price), columnName(dialect, level));
}

/** The one symbol of the rows, or null where the file names none. */
function theSymbol(
  dialect: Dialect,
  { symbols }: RowReading,
  options: PriceHistoryOptions,
  file: string,
): string | null {
  const all = [...symbols];
  if (options.symbol !== undefined && all.length > 0) {
    const asked = options.symbol.toLowerCase();
    const found = all.find((symbol) => symbol.toLowerCase() === asked);
    return (
      found ?? fail("HISTORY_SYMBOL_UNKNOWN", { symbol: options.symbol, symbols: firstNames(all) }, { where: { file } })
    );
  }
  if (all.length > 1) fail("HISTORY_SYMBOLS_SEVERAL", { symbols: firstNames(all) }, { where: { file } });
  return all[0] ?? dialect.headerSymbol;
}

/** Leaves out the rows after asOf and, where asked, those of weekends; returns the warning about the latter. */
function cutRows(series: Series, { asOf, skipWeekends }: PriceHistoryOptions): readonly Finding[] {
  const last = asOf === undefined ? null : dayNumber(asOf);
  if (last !== null) keepRows(series, (row) => (series.days[row] ?? 0) <= last);
  if (skipWeekends !== true) return [];
  const findings = weekendWarnings(series, null);
  keepRows(series, (row) => weekday(series.days[row] ?? 0) % 6 !== 0);
  return findings;
}

function leftOutBy({ asOf, symbol }: PriceHistoryOptions): string {
  const reasons = [asOf === undefined ? "" : ` on or before ${asOf}`, symbol === undefined ? "" : ` of ${symbol}`];
  return reasons.join("");
}

/** The last unadjusted price, which an unfinished last row may not have. */
function lastLevel(series: Series): PriceHistory["level"] {
  const levels = series.level ?? series.price;
  for (let row = series.length - 1; row >= 0; row--) {
    const value = levels[row] ?? Number.NaN;
    if (value > 0) return { value: withoutFloatNoise(value), date: isoFromDays(series.days[row] ?? 0) };
  }
  return null;
}

/**
 * Brings open, high and low to the scale of the adjusted price: each times adjusted over unadjusted close of its row.
 */
function adjustRange({ length, price, level, open, high, low }: Series): void {
  for (const column of [open, high, low]) {
    for (let row = 0; column !== null && row < length; row++) {
      const [adjusted = 0, unadjusted = 0, value = 0] = [price[row], level?.[row], column[row]];
      // A high that is the close stays it: a rounding between them would look like a close above the high.
      column[row] = value === unadjusted ? adjusted : value * (adjusted / unadjusted);
    }
  }
}

function barsOf({ length, days, open, high, low, price }: Series): Bars {
  const cut = (column: Float64Array | null) => column?.subarray(0, length) ?? null;
  const dates = isoDates(days.subarray(0, length));
  return { dates, open: cut(open), high: cut(high), low: cut(low), close: price.subarray(0, length) };
}

/** What was recognised of a file, as plain data. */
function formatOf(
  lines: HeaderLines,
  dialect: Dialect,
  reading: RowReading,
  dateFormat: string,
  order: RowOrder,
): PriceFormat {
  const { chosen, marks, format } = dialect;
  const optional = (column: number | null) => (column === null ? null : columnName(dialect, column));
  return {
    ...format,
    ...lines,
    footerLines: reading.footer.count,
    dateColumn: columnName(dialect, chosen.date),
    timeColumn: optional(chosen.time),
    dateFormat,
    order,
    priceColumn: columnName(dialect, chosen.price),
    levelColumn: columnName(dialect, chosen.level),
    openColumn: optional(chosen.open),
    highColumn: optional(chosen.high),
    lowColumn: optional(chosen.low),
    rangeAdjusted: chosen.rangeNeedsAdjusting,
    decimalMark: marks.decimal,
    currency: currencyOf(dialect.examplePrice),
    priceScale: marks.scale,
  };
}

/**
 * The shortest decimal of the same 32-bit float, where a price is exactly a 32-bit float; else the price itself.
 *
 * Yahoo's prices pass through 32-bit floats: 2730.800048828125 is 2730.8. Whole numbers and prices of at most seven
 * digits are left alone, since they are decimals already.
 *
 * @example
 * withoutFloatNoise(2730.800048828125); // 2730.8
 */
export function withoutFloatNoise(price: number): number {
  if (Math.fround(price) !== price || Number.isInteger(price) || `${price}`.replace(/\D/g, "").length <= 7)
    return price;
  for (let digits = 1; digits <= 9; digits++) {
    const shorter = Number(price.toPrecision(digits));
    if (Math.fround(shorter) === price) return shorter;
  }
  return price;
}
