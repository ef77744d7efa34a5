import type { ContractCode } from "../../core/option/contract-code.ts";
import { finding } from "../../errors/finding.ts";
import { isMissing } from "../price-history/number-marks.ts";
import { timeWithin } from "./date-cell.ts";
import { isoIn } from "./expiry-order.ts";
import type { FoundRow } from "./found-rows.ts";
import { placeIn, type RowContext, report } from "./row-context.ts";

/** The expiry of a row, by its own cell, its symbol, or the heading above it, and which of them said it. */
export function expiryOf(row: FoundRow, code: ContractCode | null, cell: string, context: RowContext) {
  if (!isMissing(cell)) {
    const date = context.dates.expiry(cell);
    const iso = date === null ? null : isoIn(date, context.order);
    if (iso !== null) return { date: iso, from: "column" as const };
    report(context, finding("CHAIN_DATE_UNREADABLE", { value: cell }, placeIn(context, row.line, cell)));
  }
  if (code !== null) return { date: code.expiry, from: code.expiry === null ? null : ("symbol" as const) };
  const { expiry } = row.heading;
  const iso = expiry === null ? null : isoIn(expiry, context.order);
  return { date: iso, from: iso === null ? null : ("heading" as const) };
}

/** An ISO date, with the time where there is one; a time alone is of the day in the heading. */
export function timeOf(dateCell: string, timeCell: string, row: FoundRow | null, context: RowContext): string | null {
  const date = context.dates.time(dateCell) ?? context.dates.time(timeCell);
  const heading = row?.heading.quoted ?? null;
  const iso = date === null ? null : isoIn(date, context.order);
  if (date !== null && iso !== null) return iso + (date.time || timeWithin(timeCell));
  const ofHeading = heading === null ? null : isoIn(heading, context.order);
  return heading === null || ofHeading === null ? null : ofHeading + (timeWithin(timeCell) || heading.time);
}
