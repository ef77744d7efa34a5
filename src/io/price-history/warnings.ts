import { dayNumber, isoFromDays, weekday } from "../../core/calendar.ts";
import type { ContractSpec } from "../../core/contract/contract.ts";
import { isTradingDay } from "../../core/trading-days.ts";
import { isDaily, usualStep } from "../../core/volatility/bars.ts";
import { defaultMethod } from "../../core/volatility/method.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { priceIn } from "../table/numbers.ts";
import { pick } from "../table/row-problems.ts";
import type { Dialect } from "./dialect.ts";
import type { PriceHistoryOptions, Spacing } from "./price-history.ts";
import { columnName, type RowReading } from "./rows.ts";
import type { Series } from "./series.ts";

/** Warnings about how the file was read. */
export function readingWarnings(
  dialect: Dialect,
  reading: RowReading,
  symbol: string | null,
  options: PriceHistoryOptions,
): readonly Finding[] {
  const { chosen, marks, header } = dialect;
  const { withoutPrice, notPrices, rangeNotPositive } = reading;
  const findings: Finding[] = [];
  const price = columnName(dialect, chosen.price);
  if (header.records.length === 0) findings.push(finding("HISTORY_HEADER_ABSENT", { columns: takenFor(dialect) }));
  if (withoutPrice.count > 0) findings.push(finding("HISTORY_ROWS_WITHOUT_PRICE", { ...withoutPrice, column: price }));
  if (notPrices.count > 0) findings.push(finding("HISTORY_ROWS_NOT_PRICES", notPrices));
  if (rangeNotPositive.count > 0) findings.push(finding("HISTORY_RANGE_NOT_POSITIVE", rangeNotPositive));
  if (chosen.levelIsAdjusted)
    findings.push(finding("HISTORY_LEVEL_ADJUSTED", { column: columnName(dialect, chosen.level) }));
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
    column === null ? [] : `${columnName(dialect, column)} is the ${part}`,
  );
  return named.join(", ");
}

/** Of a year, as volatility is annualised where nobody says otherwise. */
const TRADING_DAYS = defaultMethod.periodsPerYear;

/** What one warning needs to know of the rows, which are sorted and cut. */
interface WarningQuestion {
  readonly series: Series;
  readonly spacing: Spacing;
  readonly asOf: string | undefined;
  /** The first row that is used: a jump or a gap before it is nobody's. */
  readonly first: number;
  /** The contract of the table whose prices these are, where one is. */
  readonly contract: Pick<ContractSpec, "kind"> | undefined;
}

/** Warnings of the rows: what a trader should know before trusting a volatility measured on them. */
export function rowWarnings(question: WarningQuestion): readonly Finding[] {
  return [
    ...weekendWarnings(question.series, question.spacing),
    ...holidayWarnings(question),
    ...spacingWarnings(question),
    ...rangeWarnings(question.series),
    ...repeatWarnings(question),
    ...idleWarnings(question.series),
  ];
}

function spacingWarnings({ series, spacing, asOf, first }: WarningQuestion): readonly Finding[] {
  const findings: Finding[] = [];
  if (spacing.periodsPerYear !== TRADING_DAYS)
    findings.push(finding("HISTORY_SPACING", { ...spacing, assumed: TRADING_DAYS }));
  findings.push(...gapWarnings(series, spacing, first));
  const last = series.days[series.length - 1];
  const asked = asOf === undefined ? null : dayNumber(asOf);
  if (last !== undefined && asked !== null && asked - last > STALE_AFTER[spacing.kind]) {
    findings.push(finding("HISTORY_STALE", { last: isoFromDays(last), asOf: asOf ?? "", days: asked - last }));
  }
  return findings;
}

/** Days without a row that no long weekend explains, by spacing. */
const STALE_AFTER = {
  daily: 4,
  intraday: 4,
  "a few days apart": 10,
  weekly: 10,
  monthly: 45,
  quarterly: 135,
  yearly: 400,
};
const LONGEST_STEP = {
  daily: 7,
  intraday: 7,
  "a few days apart": 10,
  weekly: 14,
  monthly: 45,
  quarterly: 135,
  yearly: 400,
};

function gapWarnings({ days, length }: Series, { kind }: Spacing, first: number): readonly Finding[] {
  let [count, longest, at] = [0, 0, 0];
  for (let row = first + 1; row < length; row++) {
    const step = (days[row] ?? 0) - (days[row - 1] ?? 0);
    if (step > LONGEST_STEP[kind]) count += 1;
    if (step > longest) [longest, at] = [step, row];
  }
  if (count === 0) return [];
  const [from, to] = [isoFromDays(days[at - 1] ?? 0), isoFromDays(days[at] ?? 0)];
  return [finding("HISTORY_GAP", { count, days: longest, from, to })];
}

/** Indexes of the rows of a series whose high is below its low. */
export function invertedRanges({ length, high, low }: Series): readonly number[] {
  const rows: number[] = [];
  if (high === null || low === null) return rows;
  for (let row = 0; row < length; row++) if ((high[row] ?? 0) < (low[row] ?? 0)) rows.push(row);
  return rows;
}

function rangeWarnings(series: Series): readonly Finding[] {
  const { length, lines, open, high, low, price } = series;
  if (high === null || low === null) return [];
  const inverted = pick(length, lines, (row) => (high[row] ?? 0) < (low[row] ?? 0));
  const outside = pick(length, lines, (row) => {
    const [top, bottom, opened, closed] = [high[row] ?? 0, low[row] ?? 0, open?.[row] ?? Number.NaN, price[row] ?? 0];
    return top >= bottom && (opened > top || opened < bottom || closed > top || closed < bottom);
  });
  const findings: Finding[] = [];
  if (inverted.count > 0) findings.push(finding("HISTORY_HIGH_BELOW_LOW", inverted));
  if (outside.count > 0) findings.push(finding("HISTORY_OUTSIDE_RANGE", outside));
  return findings;
}

/** Rows without volume, where volume is usual: an index has none at all, and that is no news. */
function idleWarnings({ length, lines, idle }: Series): readonly Finding[] {
  const rows = pick(length, lines, (row) => idle[row] === 1);
  return rows.count > 0 && rows.count < length / 2 ? [finding("HISTORY_ZERO_VOLUME", rows)] : [];
}

/** Closes that a feed repeats once it stands still: three of an index in a row are never equal. */
function repeatWarnings({ series: { length, lines, price }, first, spacing }: WarningQuestion): readonly Finding[] {
  if (!isByDay(spacing)) return [];
  const isRepeat = (row: number) => row > first && row < length && price[row] === price[row - 1];
  const rows = pick(length, lines, (row) => isRepeat(row) && (isRepeat(row - 1) || isRepeat(row + 1)));
  return rows.count === 0 || rows.count > length / 2 ? [] : [finding("HISTORY_REPEATED_PRICES", rows)];
}

/** The warning about rows of weekends, kept or left out; none for a market that trades on all of them. */
export function weekendWarnings(series: Series, spacing: Spacing | null): readonly Finding[] {
  const usual = spacing !== null && (spacing.periodsPerYear === 365 || !isByDay(spacing));
  if (usual) return [];
  const isIdle = (row: number) => isOnWeekend(series, row);
  return idleDays(series, isIdle, { dropped: spacing === null, holiday: false });
}

/** The weekday that rows of weekends stand for: bars dated the evening before have no Friday, a day late no Monday. */
function missingDay({ days, length }: Series): "Friday" | "Monday" | null {
  const held = new Set(days.subarray(0, length).map(weekday));
  const [sunday, monday, friday, saturday] = [0, 1, 5, 6].map((day) => held.has(day));
  if (length < 5 || sunday === saturday) return null;
  if (sunday) return friday ? null : "Friday";
  return monday ? null : "Monday";
}

/**
 * The warning about rows on holidays of the United States, of a contract of the table. Futures trade for half a session
 * then: of theirs only a repeated price was not traded.
 */
function holidayWarnings({ series, spacing, contract }: WarningQuestion): readonly Finding[] {
  if (contract === undefined || !isByDay(spacing)) return [];
  const { days, price } = series;
  const isIdle = (row: number) =>
    !isOnWeekend(series, row) &&
    !isTradingDay(isoFromDays(days[row] ?? 0)) &&
    (contract.kind !== "future" || price[row] === price[row - 1]);
  return idleDays(series, isIdle, { dropped: false, holiday: true });
}

function isByDay({ kind }: Spacing): boolean {
  return kind === "daily" || kind === "intraday" || kind === "a few days apart";
}

function isOnWeekend({ days }: Series, row: number): boolean {
  return weekday(days[row] ?? 0) % 6 === 0;
}

function idleDays(
  series: Series,
  isIdle: (row: number) => boolean,
  which: { readonly dropped: boolean; readonly holiday: boolean },
): readonly Finding[] {
  const { days, lines, length } = series;
  const dates: string[] = [];
  const rows = pick(length, lines, (row) => {
    const found = isIdle(row);
    if (found) dates.push(isoFromDays(days[row] ?? 0));
    return found;
  });
  if (rows.count === 0) return [];
  const missing = which.holiday ? null : missingDay(series);
  return [finding("HISTORY_WEEKEND_ROWS", { ...rows, dates, ...which, missing })];
}

/** Ratios of splits, with how far a day's own move may blur them. */
const RATIOS = [
  { ratio: 1.5, words: "3:2", blur: 0.04 },
  ...[2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100].map((ratio) => ({ ratio, words: `${ratio}:1`, blur: 0.1 })),
];

/**
 * The warning about the largest jump between two rows that looks like a split left unadjusted, forward or reverse.
 *
 * Where the level has a column of its own, a split that the adjusted prices took out is named too: it says why the two
 * columns differ.
 */
export function splitWarnings(series: Series, first: number, priceName: string, levelName: string): readonly Finding[] {
  const { price, level } = series;
  const own = largestSplit(series, first, (row) => price[row] ?? 0);
  if (own !== null) return [warning(series, price, own, { column: priceName, adjusted: null })];
  // The ratio of the two columns moves by the split alone, whatever the market did that day.
  const split = level === null ? null : largestSplit(series, first, (row) => (level[row] ?? 0) / (price[row] ?? 0));
  if (level === null || split === null) return [];
  return [warning(series, level, split, { column: levelName, adjusted: priceName })];
}

interface Split {
  readonly row: number;
  readonly ratio: string;
}

function largestSplit({ length }: Series, first: number, valueAt: (row: number) => number): Split | null {
  let [largest, at] = [0, 0];
  for (let row = first + 1; row < length; row++) {
    const move = valueAt(row) / valueAt(row - 1);
    const jump = move < 1 ? 1 / move : move;
    if (jump > 1.4 && jump > largest && splitOf(jump) !== undefined) [largest, at] = [jump, row];
  }
  const words = splitOf(largest)?.words;
  if (words === undefined) return null;
  return { row: at, ratio: valueAt(at) < valueAt(at - 1) ? words : words.split(":").reverse().join(":") };
}

function warning(
  { days }: Series,
  prices: Float64Array,
  { row, ratio }: Split,
  columns: { column: string; adjusted: string | null },
): Finding {
  const [from, to] = [prices[row - 1] ?? 0, prices[row] ?? 0];
  return finding("HISTORY_SPLIT_LIKELY", { date: isoFromDays(days[row] ?? 0), from, to, ratio, ...columns });
}

function splitOf(jump: number) {
  return RATIOS.find(({ ratio, blur }) => Math.abs(jump / ratio - 1) < blur);
}

/** The usual step of each kind is at most this many days. */
const KINDS = [
  { kind: "weekly", upTo: 10, periodsPerYear: 52 },
  { kind: "monthly", upTo: 45, periodsPerYear: 12 },
  { kind: "quarterly", upTo: 135, periodsPerYear: 4 },
  { kind: "yearly", upTo: Number.POSITIVE_INFINITY, periodsPerYear: 1 },
] as const;

/** The spacing of rows that are sorted by time: by the usual step between dates, or intraday where dates repeat. */
export function spacingOf(series: Series): Spacing {
  const days = series.days.subarray(0, series.length);
  const step = usualStep(days);
  if (step === 0) {
    const perDay = Math.max(2, Math.round(usualRowsADay(days)));
    return { kind: "intraday", periodsPerYear: TRADING_DAYS * perDay };
  }
  const periods = tradesWeekends(days) ? 365 : TRADING_DAYS;
  // Where all days are traded, a step between rows of one a day is shorter.
  if (isDaily((step * periods) / TRADING_DAYS, days.length)) return { kind: "daily", periodsPerYear: periods };
  if (step < 5) return { kind: "a few days apart", periodsPerYear: Math.round(365.25 / step) };
  const { kind, periodsPerYear } = KINDS.find(({ upTo }) => step <= upTo) ?? KINDS[0];
  return { kind, periodsPerYear };
}

function usualRowsADay(days: Int32Array): number {
  const counts: number[] = [];
  let start = 0;
  for (let row = 1; row <= days.length; row++) {
    if (row < days.length && days[row] === days[start]) continue;
    counts.push(row - start);
    start = row;
  }
  counts.sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 1;
}

/**
 * Two sevenths of the rows of a market without closing days are of weekends; a Sunday session alone gives one sixth.
 */
function tradesWeekends(days: Int32Array): boolean {
  let weekends = 0;
  for (const day of days) if (weekday(day) % 6 === 0) weekends += 1;
  return days.length >= 14 && weekends > days.length * 0.25;
}
