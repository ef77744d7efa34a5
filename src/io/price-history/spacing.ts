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
  const steps = countSteps(days);
  if ((steps[0] ?? 0) > 0) {
    const perDay = Math.max(2, Math.round(usualRowsADay(days)));
    return { kind: "intraday", periodsPerYear: 252 * perDay };
  }
  const usual = median(steps, days.length - 1);
  const { kind, periodsPerYear } = KINDS.find(({ upTo }) => usual <= upTo) ?? KINDS[0];
  return { kind, periodsPerYear: kind === "daily" && tradesWeekends(days) ? 365 : periodsPerYear };
}

const LONGEST_COUNTED = 1000;

/** How many steps between rows are of 0, 1, 2, … days; those above the longest counted together with it. */
function countSteps(days: Int32Array): Uint32Array {
  const counts = new Uint32Array(LONGEST_COUNTED + 1);
  for (let row = 1; row < days.length; row++) {
    const step = Math.min(LONGEST_COUNTED, (days[row] ?? 0) - (days[row - 1] ?? 0));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/** The median of counted values; 1 where there are none. */
function median(counts: Uint32Array, total: number): number {
  let below = 0;
  for (let value = 0; value < counts.length; value++) {
    below += counts[value] ?? 0;
    if (below * 2 > total && total > 0) return value;
  }
  return 1;
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
  let weekends = 0;
  for (const day of days) if (weekday(day) % 6 === 0) weekends += 1;
  return days.length >= 14 && weekends > days.length * 0.25;
}
