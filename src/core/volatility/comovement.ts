import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber } from "../calendar.ts";
import { type AnnualVolatility, as, type Ratio } from "../quantity.ts";
import { type Bars, isDaily, lastReturns, sampleCovariance, sampleVariance, usualStep } from "./bars.ts";

/** Co-movement of two series over the last returns between their common dates. */
export interface Comovement {
  readonly lookback: number;
  /** Number of returns used: the lookback, or fewer where the series have fewer. */
  readonly observations: number;
  /** From −1 to 1. Null, like the figures below, where `reason` says why. */
  readonly correlation: Ratio | null;
  /** Return of the first, on average, per return of 1 of the second. */
  readonly beta: Ratio | null;
  /** Volatility of the first over that of the second. */
  readonly volatilityRatio: Ratio | null;
  /** Close-to-close, over the same common returns. */
  readonly volatilities: { readonly first: AnnualVolatility; readonly second: AnnualVolatility } | null;
  /** Number of dates that both series have, over their whole length. */
  readonly commonDates: number;
  /** Number of dates of the first that the second does not have. */
  readonly droppedFirst: number;
  readonly droppedSecond: number;
  /** First and last of the common dates that were used; null where there are none. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly reason: Finding | null;
}

/** Least number of returns for a correlation: two always give exactly 1 or −1. */
const fewestReturns = 3;

/**
 * Pearson correlation, beta of the first on the second, and volatility ratio (pure numbers) over the last `lookback`
 * returns between consecutive common dates.
 *
 * Formula: correlation = cov(r₁, r₂)/(s₁ s₂), beta = cov(r₁, r₂)/s₂², ratio = s₁/s₂, with sample moments of log
 * returns. The series are joined on date before returns are taken, so that both returns always span the same days: a
 * return over a holiday of one market is never set against a return of one day. Degenerate: with fewer common returns
 * than the lookback, or than 3, the figures are null, reason COMOVEMENT_TOO_SHORT; where either has several rows a day,
 * reason COMOVEMENT_NOT_DAILY. Where the second does not move, all are null; where only the first does not move, the
 * correlation is null and beta and ratio are 0; reason COMOVEMENT_FLAT.
 *
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 3 (minimum-variance hedge ratio).
 * @example
 * comovement({ dates: ["2026-01-05"], close: Float64Array.of(1) }, { dates: [], close: Float64Array.of() }, defaultMethod).droppedFirst; // 1
 */
export function comovement(
  first: Pick<Bars, "dates" | "close">,
  second: Pick<Bars, "dates" | "close">,
  { lookback, periodsPerYear }: { readonly lookback: number; readonly periodsPerYear: number },
): Comovement {
  const rows = commonRows(first.dates, second.dates);
  const commonDates = rows.first.length;
  const observations = Math.min(lookback, Math.max(0, commonDates - 1));
  const start = commonDates === 0 ? 0 : commonDates - observations - 1;
  const used = { first: rows.first.subarray(start), second: rows.second.subarray(start) };
  const figures = isSeveralADay(first.dates, second.dates)
    ? without(finding("COMOVEMENT_NOT_DAILY", {}))
    : observations < Math.max(lookback, fewestReturns)
      ? tooShort(lookback, observations)
      : moments(
          lastReturns(closesAt(first.close, used.first), observations),
          lastReturns(closesAt(second.close, used.second), observations),
          periodsPerYear,
        );
  return {
    lookback,
    observations,
    ...figures,
    commonDates,
    droppedFirst: first.dates.length - commonDates,
    droppedSecond: second.dates.length - commonDates,
    firstDate: dateAt(first.dates, used.first[0]),
    lastDate: dateAt(first.dates, used.first[observations]),
  };
}

/** What is doubtful about two price files beside each other: they are one and the same, or a session out of step. */
export function doubtsOfBoth(first: SeriesOfFile, second: SeriesOfFile): readonly Finding[] {
  return isSameSeries(first.bars, second.bars)
    ? [finding("HISTORIES_SAME", { first: first.file, second: second.file })]
    : outOfStep(first, second);
}

/** Whether two series have the same closes on all common dates, and three returns at least. */
function isSameSeries(first: SeriesOfFile["bars"], second: SeriesOfFile["bars"]): boolean {
  const rows = commonRows(first.dates, second.dates);
  const other = closesAt(second.close, rows.second);
  return (
    rows.first.length > fewestReturns && closesAt(first.close, rows.first).every((close, at) => close === other[at])
  );
}

/** Returns that are looked at together, and of the last ones; fewer than 20 tell nothing from chance. */
const TOGETHER = 60;
const LAST = 40;
const FEWEST_TOLD = 20;

/**
 * The warning that the returns of one price file go with those of the other a row before, as where one is dated a
 * session late; none where they do not, or there are fewer than 20.
 *
 * Formula: ρ(k), the correlation of r₁(t) and r₂(t + k) over n common returns: the last 40, and 60 by 60 from the last
 * ones back. It is given for the first such stretch where ρ(1) or ρ(−1) is above ρ(0) by more than 4/√n: 1/√n is the
 * standard error of a correlation of series that do not go together.
 *
 * @see Brockwell and Davis, Time Series: Theory and Methods, 2nd ed., 1991, § 11.2 (cross-correlations)
 */
function outOfStep(first: SeriesOfFile, second: SeriesOfFile): readonly Finding[] {
  const rows = commonRows(first.bars.dates, second.bars.dates);
  const count = rows.first.length - 1;
  if (count < FEWEST_TOLD || isSeveralADay(first.bars.dates, second.bars.dates)) return [];
  const x = lastReturns(closesAt(first.bars.close, rows.first), count);
  const y = lastReturns(closesAt(second.bars.close, rows.second), count);
  const stretches = [{ start: Math.max(0, count - LAST), end: count }];
  for (let end = count; end >= FEWEST_TOLD; end -= TOGETHER)
    stretches.push({ start: Math.max(0, end - TOGETHER), end });
  for (const { start, end } of stretches) {
    const [one, other] = [x.subarray(start, end), y.subarray(start, end)];
    const same = correlationOf(one, other);
    const firstLate = correlationOf(one.subarray(1), other.subarray(0, -1));
    const secondLate = correlationOf(one.subarray(0, -1), other.subarray(1));
    const apart = Math.max(firstLate, secondLate);
    if (apart - same <= 4 / Math.sqrt(end - start)) continue;
    const [late, early] = firstLate > secondLate ? [first.file, second.file] : [second.file, first.file];
    const dateOf = (row: number) => dateAt(first.bars.dates, rows.first[row]) ?? "";
    return [finding("HISTORIES_OUT_OF_STEP", { late, early, apart, same, from: dateOf(start), to: dateOf(end) })];
  }
  return [];
}

/** A price file's dates and closes. */
interface SeriesOfFile {
  readonly file: string;
  readonly bars: Pick<Bars, "dates" | "close">;
}

/** The correlation of two columns of returns; 0 where one does not move. */
function correlationOf(x: Float64Array, y: Float64Array): number {
  return moments(x, y, 1).correlation ?? 0;
}

type Figures = Pick<Comovement, "correlation" | "beta" | "volatilityRatio" | "volatilities" | "reason">;

function tooShort(lookback: number, got: number): Figures {
  return without(finding("COMOVEMENT_TOO_SHORT", { needed: Math.max(lookback, fewestReturns), got }));
}

function without(reason: Finding): Figures {
  return { correlation: null, beta: null, volatilityRatio: null, volatilities: null, reason };
}

/** Whether either series has two rows of a date: nothing says which of them stands beside a row of the other. */
function isSeveralADay(...series: readonly (readonly string[])[]): boolean {
  return series.some((dates) => dates.some((date, at) => date === dates[at - 1]));
}

function moments(first: Float64Array, second: Float64Array, periodsPerYear: number): Figures {
  const variance = { first: sampleVariance(first), second: sampleVariance(second) };
  const deviation = { first: Math.sqrt(variance.first), second: Math.sqrt(variance.second) };
  const volatilities = {
    first: as<AnnualVolatility>(deviation.first * Math.sqrt(periodsPerYear)),
    second: as<AnnualVolatility>(deviation.second * Math.sqrt(periodsPerYear)),
  };
  const flat = (series: "first" | "second") => finding("COMOVEMENT_FLAT", { series, returns: first.length });
  if (variance.second === 0) {
    return { correlation: null, beta: null, volatilityRatio: null, volatilities, reason: flat("second") };
  }
  if (variance.first === 0) {
    const none = as<Ratio>(0);
    return { correlation: null, beta: none, volatilityRatio: none, volatilities, reason: flat("first") };
  }
  const covariance = sampleCovariance(first, second);
  const correlation = covariance / (deviation.first * deviation.second);
  return {
    // Rounding can carry a perfect correlation past 1.
    correlation: as<Ratio>(Math.max(-1, Math.min(1, correlation))),
    beta: as<Ratio>(covariance / variance.second),
    volatilityRatio: as<Ratio>(deviation.first / deviation.second),
    volatilities,
    reason: null,
  };
}

function dateAt(dates: readonly string[], row: number | undefined): string | null {
  return row === undefined ? null : (dates[row] ?? null);
}

function closesAt(close: Float64Array, rows: Uint32Array): Float64Array {
  const closes = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) closes[i] = close[rows[i] as number] as number;
  return closes;
}

/** Rows of two series that carry the same date: row `first[i]` of the one and row `second[i]` of the other. */
interface CommonRows {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * Returns the rows of the dates that two series share, oldest first; both lists of ISO dates must be ascending.
 *
 * @example
 * commonRows(["2026-01-05", "2026-01-06"], ["2026-01-06", "2026-01-07"]).first[0]; // 1
 */
export function commonRows(firstDates: readonly string[], secondDates: readonly string[]): CommonRows {
  const most = Math.min(firstDates.length, secondDates.length);
  const first = new Uint32Array(most);
  const second = new Uint32Array(most);
  let [i, j, count] = [0, 0, 0];
  while (i < firstDates.length && j < secondDates.length) {
    const a = firstDates[i] as string;
    const b = secondDates[j] as string;
    if (a === b) {
      first[count] = i;
      second[count] = j;
      count++;
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return { first: first.subarray(0, count), second: second.subarray(0, count) };
}

/** The bars of both sides on the dates that both have: row i of each is of `dates[i]`. */
export interface JointHistory {
  /** ISO dates, ascending. */
  readonly dates: readonly string[];
  readonly long: Bars;
  readonly short: Bars;
}

/** A joint history, or the reason why there is none. */
type JointHistoryAnswer =
  | { readonly available: true; readonly history: JointHistory }
  | { readonly available: false; readonly reason: Finding };

/** Selection of the rows to join. */
interface JointRows {
  /** ISO date of the last row to take; null takes all. */
  readonly asOf: string | null;
  /** ISO date of the first row to take; null or left out takes all. */
  readonly from?: string | null;
}

/**
 * Joins two histories on their dates: those that both have, not before `from` nor after `asOf`.
 *
 * The files say which days were traded, so that no calendar of one country is asked. A return between two joint rows
 * spans the same days on both sides. Rows that are not daily (several a day, every second day, one a week) have no
 * windows of trading days: reason HISTORY_NOT_DAILY. Fewer than two joint rows are returned as they are.
 */
export function jointHistory(long: Bars, short: Bars, rowsToTake: JointRows): JointHistoryAnswer {
  const { asOf, from = null } = rowsToTake;
  const common = commonRows(long.dates, short.dates);
  const isTaken = (date: string) => (asOf === null || date <= asOf) && (from === null || date >= from);
  const dateOf = (at: number) => (long.dates[common.first[at] ?? 0] ?? "").slice(0, 10);
  const taken = Array.from(common.first.keys()).filter((at) => isTaken(dateOf(at)));
  const rowsOf = (side: "first" | "second") => taken.map((at) => common[side][at] ?? 0);
  const [longRows, shortRows] = [rowsOf("first"), rowsOf("second")];
  const dates = longRows.map((row) => (long.dates[row] ?? "").slice(0, 10));
  const days = Int32Array.from(dates, (date) => dayNumber(date) ?? 0);
  const step = isSeveralADay(long.dates, short.dates) ? 0 : usualStep(days);
  if (!isDaily(step, days.length)) {
    return { available: false, reason: finding("HISTORY_NOT_DAILY", { step: Math.round(step * 10) / 10 }) };
  }
  const joint = (bars: Bars, rows: readonly number[]) => barsAt(bars, rows, dates);
  return { available: true, history: { dates, long: joint(long, longRows), short: joint(short, shortRows) } };
}

function barsAt(bars: Bars, rows: readonly number[], dates: readonly string[]): Bars {
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
  const pickAny = (column: Float64Array | null) => (column === null ? null : pick(column));
  const [open, high, low] = [pickAny(bars.open), pickAny(bars.high), pickAny(bars.low)];
  return { dates, open, high, low, close: pick(bars.close) };
}
