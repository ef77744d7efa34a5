import type { NamedRows } from "../../errors/findings/price-history.ts";

const SHOWN = 5;

/** Rows gathered for a warning: how many, and the lines of the first five. */
export interface Gathered extends NamedRows {
  count: number;
  readonly lines: number[];
}

/** No rows yet. */
export function noRows(): Gathered {
  return { count: 0, lines: [] };
}

/** Adds the row on a line. */
export function gather(rows: Gathered, line: number): void {
  rows.count += 1;
  if (rows.lines.length < SHOWN) rows.lines.push(line);
}

/** The rows below `length` that a test picks, by their lines. */
export function pick(length: number, lines: Int32Array, test: (row: number) => boolean): NamedRows {
  const found = noRows();
  for (let row = 0; row < length; row++) if (test(row)) gather(found, lines[row] ?? 0);
  return found;
}
