import { plainWord } from "../table/header-names.ts";
import { isMissing } from "../table/numbers.ts";
import { type CellDate, isoIn } from "./dates.ts";
import type { Layout } from "./layout.ts";
import type { QuoteRow } from "./rows.ts";

/** More rows would not tell more. */
const ROWS_JUDGED = 500;

const OF_TIME = /time|date|stamp|updat|quot|as.?of|snap|\bts\b|zeit|datum|hora|fecha|heure|時|时|日/iu;
/** Names of other days and of counts, which may look like times. */
const OF_OTHERS = /exp|matur|verfall|venc|trade|last|sale|first|list|settl|earn|div|vol|interest|\bid\b|size/i;
const BARE_TIME: readonly string[] = ["time", "datetime", "hour"];

/**
 * The rows with the time of their quotes, where no column is known by name as that: the first column whose cells read
 * as times, and "Time" beside prices that are all of one day.
 */
export function withQuoteTimes(
  rows: readonly QuoteRow[],
  read: (cell: string) => CellDate | null,
): readonly QuoteRow[] {
  const isDated = rows.some(
    ({ layout, heading }) =>
      heading.quoted !== null ||
      layout.sides.some(({ columns: { quoteDate, quoteTime } }) => (quoteDate ?? quoteTime) !== undefined),
  );
  if (isDated) return rows;
  const timed = new Map<Layout, Layout>();
  for (const layout of new Set(rows.map((row) => row.layout))) {
    const judged = rows.filter((row) => row.layout === layout).slice(0, ROWS_JUDGED);
    const column = timeColumn(layout, judged, read);
    if (column === null) continue;
    const sides = layout.sides.map((side) => ({ ...side, columns: { ...side.columns, quoteTime: column } }));
    timed.set(layout, { ...layout, sides });
  }
  return timed.size === 0 ? rows : rows.map((row) => ({ ...row, layout: timed.get(row.layout) ?? row.layout }));
}

function timeColumn(
  { header, sides }: Layout,
  rows: readonly QuoteRow[],
  read: (cell: string) => CellDate | null,
): number | null {
  const known = new Set(sides.flatMap(({ columns }) => Object.values(columns)));
  const lastTimes = new Set(sides.flatMap(({ columns: { lastTime } }) => lastTime ?? []));
  const found = header.findIndex((name, column) => {
    const cells = rows.map(({ cells: all }) => all[column] ?? "").filter((cell) => !isMissing(cell));
    const dates = cells.map(read);
    if (cells.length === 0 || dates.filter((date) => date !== null).length < cells.length * 0.6) return false;
    if (lastTimes.has(column)) return BARE_TIME.includes(plainWord(name)) && isOfOneDay(dates, rows.length);
    if (known.has(column) || OF_OTHERS.test(name)) return false;
    return OF_TIME.test(name) || dates.some((date) => date !== null && date.time !== "");
  });
  return found < 0 ? null : found;
}

/** Whether every row has a time, and all of them are of one day. */
function isOfOneDay(dates: readonly (CellDate | null)[], rows: number): boolean {
  const days = new Set(dates.map((date) => (date === null ? null : (isoIn(date, null) ?? date.text.slice(0, 10)))));
  return dates.length === rows && days.size === 1 && !days.has(null);
}
