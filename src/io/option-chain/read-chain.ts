import { dayNumber } from "../../core/calendar.ts";
import type { Chain } from "../../core/option/chain.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import { finding } from "../../errors/finding.ts";
import type { Chunks } from "../table/text.ts";
import type { ChainOptions } from "./chain-facts.ts";
import { type CellDate, orderOf } from "./dates.ts";
import {
  type DateReaders,
  type DraftRow,
  draftRow,
  placeIn,
  type RowContext,
  rememberingDates,
  report,
} from "./draft-row.ts";
import { finishChain } from "./finish-chain.ts";
import { decimalOf, type FoundRow, findRows, type Heading } from "./found-rows.ts";
import { readRecords } from "./records.ts";

/** An option-chain file: its name for messages, and its bytes. */
export interface ChainSource {
  readonly name: string;
  readonly chunks: Chunks;
}

/**
 * The quotes in an option-chain file, in index points, whatever its layout: recognised by its headers.
 *
 * One row a quote, or calls left and puts right of the strike; the expiry and the right in columns, in the option's symbol
 * or in headings. Without an expiry asked for, the rows of all expiries are kept.
 *
 * @throws a CHAIN_ code of severity "input" where the file cannot be read in one way only
 */
export async function readChain(source: ChainSource, options: ChainOptions = {}): Promise<Chain> {
  refuseNoDate("expiry", options.expiry);
  refuseNoDate("asOf", options.asOf);
  const file = source.name;
  const text = await readRecords(source.chunks, file);
  const { rows, layouts, heading } = findRows(text.records, file);
  if (rows.length === 0) return fail("CHAIN_NO_ROWS", { what: "" }, { where: { file } });
  const readers = rememberingDates();
  const asked = options.expiry ?? null;
  const evidence = datesOf(rows, heading, readers);
  const dates = orderOf({ ...evidence, asked, asOf: options.asOf, dateOrder: options.dateOrder, file });
  const decimal = decimalOf(rows, text.delimiter, file);
  const context: RowContext = { file, textOf: text.textOf, decimal, order: dates.order, dates: readers, problems: [] };
  const drafts = takeRows(rows, context);
  return finishChain({ file, text, layouts, heading, dates, decimal }, drafts, options);
}

function refuseNoDate(name: "expiry" | "asOf", date: string | undefined): void {
  if (date === undefined || dayNumber(date) !== null) return;
  fail("VALUE_OUT_OF_RANGE", { name, bound: "a date written YYYY-MM-DD", got: date }, { path: name });
}

/**
 * The quotes of the rows of a chain.
 *
 * @throws every problem of the rows, up to ten: CHAIN_ROW_TOO_WIDE, CHAIN_STRIKE_UNREADABLE, CHAIN_RIGHT_MISSING,
 * CHAIN_DATE_UNREADABLE, CHAIN_NUMBER_UNREADABLE, CHAIN_PRICE_NEGATIVE, CHAIN_ROW_CONTRADICTS
 */
function takeRows(rows: readonly FoundRow[], context: RowContext): readonly DraftRow[] {
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
function datesOf(
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
