import { isoFromDays } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { gather, noRows, pick } from "./named-rows.ts";
import { keepRows, reorderRows, reverseRows, type Series } from "./series.ts";

/** The order of time in which a file writes its rows. */
export type RowOrder = "oldest first" | "newest first" | "unsorted";

/** A number that orders rows by their written date first and by the time in UTC then: an offset moves no row to another day. */
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

/** Sorts the rows of a series by time, the oldest first; returns how the file had them, with a warning where in no order. */
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

function refuseRepeat({ days, lines, price }: Series, row: number, file: string): never {
  const rows = [row - 1, row].sort((a, b) => (lines[a] ?? 0) - (lines[b] ?? 0));
  const [upper = row, lower = row] = rows;
  const [first, second, firstLine] = [price[upper] ?? 0, price[lower] ?? 0, lines[upper] ?? 0];
  const where = { file, line: lines[lower] ?? 0 };
  return fail("HISTORY_DATE_REPEATED", { date: isoFromDays(days[row] ?? 0), first, second, firstLine }, { where });
}

function samePrices({ price, level, open, high, low }: Series, one: number, other: number): boolean {
  return [price, level, open, high, low].every((column) => column === null || Object.is(column[one], column[other]));
}
