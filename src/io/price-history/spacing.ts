import { weekday } from "../../core/calendar.ts";
import type { Series } from "./series.ts";

/** How far apart the rows of a history are, and how many of them make a year. */
export interface Spacing {
  readonly kind: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "intraday";
  /** The annualisation factor that fits: 252 daily (365 where every weekend trades), 52 weekly, 12 monthly. */
  readonly periodsPerYear: number;
}

/** The usual step of each kind is at most this many days. */
const KINDS = [
  { kind: "daily", upTo: 4, periodsPerYear: 252 },
  { kind: "weekly", upTo: 10, periodsPerYear: 52 },
  { kind: "monthly", upTo: 45, periodsPerYear: 12 },
  { kind: "quarterly", upTo: 135, periodsPerYear: 4 },
  { kind: "yearly", upTo: Number.POSITIVE_INFINITY, periodsPerYear: 1 },
] as const;

/** The spacing of rows that are sorted by time: by the median step between dates, or intraday where dates repeat. */
export function spacingOf(series: Series): Spacing {
  const days = series.days.subarray(0, series.length);
  const steps = days
    .subarray(1)
    .map((day, row) => day - (days[row] ?? 0))
    .filter((step) => step > 0);
  const distinct = steps.length + 1;
  if (series.length > distinct) {
    const perDay = Math.max(2, Math.round(usualRowsADay(days)));
    return { kind: "intraday", periodsPerYear: 252 * perDay };
  }
  const usual = steps.sort()[Math.floor(steps.length / 2)] ?? 1;
  const { kind, periodsPerYear } = KINDS.find(({ upTo }) => usual <= upTo) ?? KINDS[0];
  return { kind, periodsPerYear: kind === "daily" && tradesWeekends(days) ? 365 : periodsPerYear };
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

/** Two sevenths of the rows of a market without closing days are of weekends; a Sunday session alone gives one sixth. */
function tradesWeekends(days: Int32Array): boolean {
  return days.length >= 14 && days.filter((day) => weekday(day) % 6 === 0).length > days.length * 0.25;
}
