import type { ColumnRole } from "./dialects/column-names.ts";
import type { Column } from "./header.ts";
import { isMissing, numberIn } from "./number-marks.ts";
import type { Sample } from "./sample.ts";

const ORDER: readonly ColumnRole[] = ["open", "high", "low", "close"];

/**
 * Columns of a file without header, told by their content: the first four columns of numbers behind the date are open,
 * high, low and close where no row contradicts it; one column alone is the close. Anything else stays unnamed, so that
 * --column is asked for.
 */
export function columnsByContent(
  sample: Sample,
  columns: readonly Column[],
  numeric: readonly number[],
): readonly Column[] {
  const behind = numeric.filter((column) => column > sample.dateColumn);
  const rows = sample.records.slice(sample.firstData);
  const four = behind.slice(0, 4);
  const roles: readonly ColumnRole[] =
    four.length === 4 && isRange(rows, four) ? ORDER : behind.length === 1 ? ["close"] : [];
  return columns.map((column, index) => {
    const role = roles[behind.indexOf(index)] ?? (roles.length === 4 && behind[4] === index ? "volume" : undefined);
    return role === undefined ? column : { ...column, matches: [{ role, exact: true, rank: 0, languages: [] }] };
  });
}

function isRange(rows: readonly (readonly string[])[], columns: readonly number[]): boolean {
  let seen = 0;
  for (const row of rows) {
    const cells = columns.map((column) => row[column] ?? "");
    if (cells.some(isMissing)) continue;
    const points = cells.map((cell) => numberIn(cell, "."));
    const [open = Number.NaN, high = Number.NaN, low = Number.NaN, close = Number.NaN] = points.some(Number.isNaN)
      ? cells.map((cell) => numberIn(cell, ","))
      : points;
    if (Number.isNaN(open + high + low + close)) continue;
    if (high < Math.max(open, close, low) || low > Math.min(open, close)) return false;
    seen += 1;
  }
  return seen > 0;
}
