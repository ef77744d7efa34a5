import { dayNumber, isoDates, isoFromDays, weekday } from "../../core/calendar.ts";
import type { Bars } from "../../core/volatility/bars.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { resolveDates, shownAs } from "./date-order.ts";
import type { Dialect, PriceHistoryOptions } from "./dialect.ts";
import { withoutFloatNoise } from "./level.ts";
import { currencyOf, priceIn } from "./number-marks.ts";
import type { PriceFormat, PriceHistory } from "./price-history.ts";
import { mergeRepeats, type RowOrder, sortRows } from "./row-order.ts";
import { columnName as nameOf, type RowReading } from "./row-reading.ts";
import { keepRows, type Series } from "./series.ts";
import { spacingOf } from "./spacing.ts";
import { splitWarnings } from "./split.ts";
import { invertedRanges, rowWarnings, weekendWarnings } from "./warnings.ts";

/** What is known of a file beside its rows and its dialect. */
export interface FileFacts {
  readonly file: string;
  readonly encoding: string;
  /** Lines above the first row of data. */
  readonly headerLines: readonly number[];
  readonly preambleLines: number;
}

/**
 * The history that the rows of a file make: dated, sorted, cut, merged and checked.
 *
 * @throws every refusal that only the whole file can show, see src/errors/findings/price-history.ts
 */
export function finishHistory(
  facts: FileFacts,
  dialect: Dialect,
  reading: RowReading,
  options: PriceHistoryOptions,
): PriceHistory {
  const { file } = facts;
  const { series } = reading;
  const symbol = theSymbol(dialect, reading, options, file);
  const [problem, ...others] = reading.problems;
  if (problem !== undefined) throw new PairsizeError([problem, ...others]);
  const dateOrder = resolveDates(series, dialect.reader, options.dateOrder, file);
  const { order, repeats, findings: orderFindings } = sortRows(series);
  const weekends = cutRows(series, options);
  const merged = repeats ? mergeRepeats(series, file) : [];
  if (series.length === 0) fail("HISTORY_NO_ROWS", { what: leftOutBy(options) }, { where: { file } });
  const levelValue = lastLevel(series);
  if (dialect.chosen.rangeNeedsAdjusting) adjustRange(series);
  const spacing = spacingOf(series);
  const question = { series, spacing, asOf: options.asOf };
  return {
    file,
    symbol,
    bars: barsOf(series),
    level: levelValue,
    format: formatOf(facts, dialect, reading, shownAs(dialect.reader, dateOrder), order),
    spacing,
    unusableRanges: invertedRanges(series),
    findings: [
      ...readingWarnings(dialect, reading, symbol, options),
      ...orderFindings,
      ...merged,
      ...weekends,
      ...(options.skipWeekends === true ? [] : weekendWarnings(series, spacing)),
      ...rowWarnings(question),
      ...splitWarnings(series, nameOf(dialect, dialect.chosen.price), nameOf(dialect, dialect.chosen.level)),
    ],
  };
}

/** The one symbol of the rows, or null where the file names none. */
function theSymbol(
  dialect: Dialect,
  { symbols }: RowReading,
  options: PriceHistoryOptions,
  file: string,
): string | null {
  const all = [...symbols];
  const shown = `${all.slice(0, 12).join(", ")}${all.length > 12 ? ", …" : ""}`;
  if (options.symbol !== undefined && all.length > 0) {
    const asked = options.symbol.toLowerCase();
    const found = all.find((symbol) => symbol.toLowerCase() === asked);
    return found ?? fail("HISTORY_SYMBOL_UNKNOWN", { symbol: options.symbol, symbols: shown }, { where: { file } });
  }
  if (all.length > 1) fail("HISTORY_SYMBOLS_SEVERAL", { symbols: shown }, { where: { file } });
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

function lastLevel(series: Series): PriceHistory["level"] {
  const last = series.length - 1;
  const value = (series.level ?? series.price)[last] ?? Number.NaN;
  return value > 0 ? { value: withoutFloatNoise(value), date: isoFromDays(series.days[last] ?? 0) } : null;
}

/** Brings open, high and low to the scale of the adjusted price: each times adjusted over unadjusted close of its row. */
function adjustRange({ length, price, level, open, high, low }: Series): void {
  for (const column of [open, high, low]) {
    for (let row = 0; column !== null && row < length; row++) {
      const [adjusted, unadjusted] = [price[row] ?? 0, level?.[row] ?? Number.NaN];
      if (adjusted !== unadjusted) column[row] = (column[row] ?? Number.NaN) * (adjusted / unadjusted);
    }
  }
}

function barsOf({ length, days, open, high, low, price }: Series): Bars {
  const cut = (column: Float64Array | null) => column?.subarray(0, length) ?? null;
  const dates = isoDates(days.subarray(0, length));
  return { dates, open: cut(open), high: cut(high), low: cut(low), close: price.subarray(0, length) };
}

function formatOf(
  facts: FileFacts,
  dialect: Dialect,
  reading: RowReading,
  dateFormat: string,
  order: RowOrder,
): PriceFormat {
  const { chosen, marks, records } = dialect;
  const optional = (column: number | null) => (column === null ? null : nameOf(dialect, column));
  return {
    encoding: facts.encoding,
    lineEnd: records.lineEnd,
    delimiter: records.delimiter,
    headerLines: facts.headerLines,
    preambleLines: facts.preambleLines,
    footerLines: reading.footer.count,
    dateColumn: nameOf(dialect, chosen.date),
    timeColumn: optional(chosen.time),
    dateFormat,
    order,
    priceColumn: nameOf(dialect, chosen.price),
    levelColumn: nameOf(dialect, chosen.level),
    openColumn: optional(chosen.open),
    highColumn: optional(chosen.high),
    lowColumn: optional(chosen.low),
    rangeAdjusted: chosen.rangeNeedsAdjusting,
    decimalMark: marks.decimal,
    currency: currencyOf(dialect.examplePrice),
    priceScale: marks.scale,
  };
}

/** Warnings about how the file was read. */
function readingWarnings(
  dialect: Dialect,
  reading: RowReading,
  symbol: string | null,
  options: PriceHistoryOptions,
): readonly Finding[] {
  const { chosen, marks, header } = dialect;
  const findings: Finding[] = [];
  const price = nameOf(dialect, chosen.price);
  if (header.records.length === 0) findings.push(finding("HISTORY_HEADER_ABSENT", { columns: takenFor(dialect) }));
  if (reading.withoutPrice.count > 0)
    findings.push(finding("HISTORY_ROWS_WITHOUT_PRICE", { ...reading.withoutPrice, column: price }));
  if (reading.notPrices.count > 0) findings.push(finding("HISTORY_ROWS_NOT_PRICES", reading.notPrices));
  if (reading.rangeNotPositive.count > 0)
    findings.push(finding("HISTORY_RANGE_NOT_POSITIVE", reading.rangeNotPositive));
  if (chosen.levelIsAdjusted)
    findings.push(finding("HISTORY_LEVEL_ADJUSTED", { column: nameOf(dialect, chosen.level) }));
  if (marks.scale !== 1) {
    const value = dialect.examplePrice;
    findings.push(finding("HISTORY_PRICES_SCALED", { value, price: priceIn(value, marks) }));
  }
  if (options.symbol !== undefined && symbol === null) {
    findings.push(finding("HISTORY_SYMBOL_UNCHECKED", { symbol: options.symbol }));
  }
  return findings;
}

function takenFor(dialect: Dialect): string {
  const { date, time, open, high, low, price } = dialect.chosen;
  const parts = { date, time, open, high, low, price };
  const named = Object.entries(parts).flatMap(([part, column]) =>
    column === null ? [] : `${nameOf(dialect, column)} is the ${part}`,
  );
  return named.join(", ");
}
