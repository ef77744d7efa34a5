import type { Records } from "./csv.ts";
import type { Column } from "./header.ts";
import { isMissing } from "./number-marks.ts";
import { isNumber } from "./sample.ts";

const BEFORE_CLOSE = ["adjustedClose", "settle"];

/** Columns, with those that would go before the close unnamed where they hold nothing. */
export function withoutEmpty(columns: readonly Column[], rows: Records): readonly Column[] {
  return columns.map((column, index) => {
    const goesBefore = column.matches.some(({ role }) => BEFORE_CLOSE.includes(role));
    return goesBefore && rows.every((row) => isMissing(row[index] ?? "")) ? { ...column, matches: [] } : column;
  });
}

/** The cells of some columns that hold something, column by column. */
export function* cellsOf(rows: Records, columns: readonly number[]): Generator<string> {
  for (const column of columns) {
    for (const row of rows) {
      const cell = row[column] ?? "";
      if (!isMissing(cell)) yield cell;
    }
  }
}

/** Columns of numbers among those that no name explains. */
export function numericColumns(rows: Records, columns: readonly Column[], date: number): readonly number[] {
  const unnamed = columns
    .map((_, column) => column)
    .filter((column) => column !== date && columns[column]?.matches.length === 0);
  return unnamed.filter((column) => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => !isMissing(cell));
    return cells.length > 0 && cells.filter(isNumber).length > cells.length * 0.6;
  });
}
