import { failIfAny } from "../../errors/error.ts";
import { finding } from "../../errors/finding.ts";
import type { CellDate } from "./date-cell.ts";
import { type DraftRow, draftRow } from "./draft-row.ts";
import type { FoundRow } from "./found-rows.ts";
import type { Heading } from "./heading.ts";
import { type DateReaders, placeIn, type RowContext, report } from "./row-context.ts";

/**
 * The quotes of the rows of a chain.
 *
 * @throws every problem of the rows, up to ten: CHAIN_ROW_TOO_WIDE, CHAIN_STRIKE_UNREADABLE, CHAIN_RIGHT_MISSING,
 * CHAIN_DATE_UNREADABLE, CHAIN_NUMBER_UNREADABLE, CHAIN_PRICE_NEGATIVE, CHAIN_ROW_CONTRADICTS
 */
export function takeRows(rows: readonly FoundRow[], context: RowContext): readonly DraftRow[] {
  const drafts = rows.flatMap((row) => {
    if (hasExtraFields(row)) {
      const args = { got: row.cells.length, columns: row.layout.header.length };
      report(context, finding("CHAIN_ROW_TOO_WIDE", args, placeIn(context, row.line)));
      return [];
    }
    if (!row.hasStrike) {
      const value = (row.cells[row.layout.sides[0]?.columns.strike ?? -1] ?? "").trim();
      report(context, finding("CHAIN_STRIKE_UNREADABLE", { value }, placeIn(context, row.line, value)));
      return [];
    }
    return row.layout.sides.flatMap((side) => draftRow(row, side, context) ?? []);
  });
  failIfAny(context.problems);
  return drafts;
}

function hasExtraFields({ cells, layout }: FoundRow): boolean {
  return cells.slice(layout.header.length).some((cell) => cell.trim() !== "");
}

/** The dates of a chain: those of expiries, and those of quotes and trades; `last` is what its lines said up to its end. */
export function datesOf(
  rows: readonly FoundRow[],
  last: Heading,
  dates: DateReaders,
): { readonly expiries: readonly CellDate[]; readonly others: readonly CellDate[] } {
  const expiries = new Set<CellDate>();
  const others = new Set<CellDate>();
  for (const { cells, layout, heading } of rows) {
    for (const { columns } of layout.sides) {
      add(expiries, dates.expiry(cells[columns.expiry ?? -1] ?? ""));
      for (const role of ["quoteDate", "quoteTime", "lastTime"] as const) {
        add(others, dates.time(cells[columns[role] ?? -1] ?? ""));
      }
    }
    add(expiries, heading.expiry);
    add(others, heading.quoted);
  }
  add(others, last.quoted);
  return { expiries: [...expiries], others: [...others] };
}

function add(dates: Set<CellDate>, date: CellDate | null): void {
  if (date !== null) dates.add(date);
}
