import type { Records } from "./csv.ts";
import { type DateReader, isPlausible } from "./date-reader.ts";
import { YEAR_AND_MONTH } from "./dialects/date-layouts.ts";
import { headerMatches } from "./header-words.ts";

/** Where the data of a sample start, and how its dates are read. */
export interface Found {
  readonly firstData: number;
  readonly dateColumn: number;
  readonly reader: DateReader;
  /** Rows of the sample whose date can be read. */
  readonly count: number;
}

const ROWS_TRIED = 50;

/** The first record below a header that names a date, where most of the cells below that name read as dates; else null. */
export function findNamed(records: Records, readers: readonly DateReader[]): Found | null {
  const header = records.findIndex((record) => record.length > 1 && record.some(namesDay));
  const column = (records[header] ?? []).findIndex(namesDay);
  const below = header < 0 ? [] : records.slice(header + 1, header + 1 + ROWS_TRIED);
  const cells = below.map((record) => (record[column] ?? "").trim());
  if (cells.every((cell) => YEAR_AND_MONTH.test(cell))) return null;
  for (const reader of readers) {
    const dated = cells.map((cell) => isPlausible(reader.read(cell), reader.orderOpen));
    const count = dated.filter(Boolean).length;
    if (count > cells.length / 2)
      return { firstData: header + 1 + dated.indexOf(true), dateColumn: column, reader, count };
  }
  return null;
}

/** Whether a header names a date, and cannot mean the time of the day. */
function namesDay(cell: string): boolean {
  return namesDate(cell) && !headerMatches(cell).some(({ role }) => role === "time");
}

/** Whether a header cell is as a whole a name of dates. */
export function namesDate(cell: string): boolean {
  return headerMatches(cell).some(({ role, exact }) => role === "date" && exact);
}
