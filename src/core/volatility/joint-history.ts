import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber } from "../calendar.ts";
import type { Bars } from "./bars.ts";
import { commonRows } from "./comovement.ts";

/** The bars of both sides on the trading days that both have: row i of each is of `dates[i]`. */
export interface JointHistory {
  /** ISO dates, ascending. */
  readonly dates: readonly string[];
  readonly long: Bars;
  readonly short: Bars;
}

/** A joint history, or the reason why there is none. */
export type JointHistoryAnswer =
  | { readonly available: true; readonly history: JointHistory }
  | { readonly available: false; readonly reason: Finding };

/** Selection of the rows to join. */
export interface JointRows {
  readonly isTradingDay: (isoDate: string) => boolean;
  /** ISO date of the last row to take; null takes all. */
  readonly asOf: string | null;
  /** ISO date of the first row to take; null or left out takes all. */
  readonly from?: string | null;
}

/** Prices whose usual step is longer than this many calendar days are not daily: a long weekend has four. */
const LONGEST_DAILY_STEP = 4;

/**
 * Joins two histories on their dates: the trading days that both have, not before `from` nor after `asOf`.
 *
 * A return between two joint rows spans the same days on both sides. Rows that are not daily (several a day, or one a
 * week) have no windows of trading days: reason HISTORY_NOT_DAILY. Fewer than two joint rows are returned as they are.
 */
export function jointHistory(long: Bars, short: Bars, rowsToTake: JointRows): JointHistoryAnswer {
  const { isTradingDay, asOf, from = null } = rowsToTake;
  const common = commonRows(long.dates, short.dates);
  const isTaken = (date: string) =>
    (asOf === null || date <= asOf) && (from === null || date >= from) && isTradingDay(date);
  const dateOf = (at: number) => (long.dates[common.first[at] ?? 0] ?? "").slice(0, 10);
  const taken = Array.from(common.first.keys()).filter((at) => isTaken(dateOf(at)));
  const rowsOf = (side: "first" | "second") => taken.map((at) => common[side][at] ?? 0);
  const [longRows, shortRows] = [rowsOf("first"), rowsOf("second")];
  const dates = longRows.map((row) => (long.dates[row] ?? "").slice(0, 10));
  const step = usualStep(dates);
  if (step === 0 || step > LONGEST_DAILY_STEP)
    return { available: false, reason: finding("HISTORY_NOT_DAILY", { step }) };
  const joint = (bars: Bars, rows: readonly number[]) => barsAt(bars, rows, dates);
  return { available: true, history: { dates, long: joint(long, longRows), short: joint(short, shortRows) } };
}

/**
 * Median step between dates in calendar days; 0 where any date occurs twice, 1 where there are fewer than two dates.
 */
function usualStep(dates: readonly string[]): number {
  const days = Int32Array.from(dates, (date) => dayNumber(date) ?? 0);
  const steps = days.subarray(1).map((day, at) => day - (days[at] ?? 0));
  steps.sort();
  return steps[0] === 0 ? 0 : (steps[steps.length >> 1] ?? 1);
}

function barsAt(bars: Bars, rows: readonly number[], dates: readonly string[]): Bars {
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
  const pickAny = (column: Float64Array | null) => (column === null ? null : pick(column));
  const [open, high, low] = [pickAny(bars.open), pickAny(bars.high), pickAny(bars.low)];
  return { dates, open, high, low, close: pick(bars.close) };
}
