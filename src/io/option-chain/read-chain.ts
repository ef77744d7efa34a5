import { dayNumber } from "../../core/calendar.ts";
import type { Chain } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import type { Chunks } from "../price-history/whole-lines.ts";
import type { ChainOptions } from "./chain-options.ts";
import { orderOf } from "./expiry-order.ts";
import { finishChain } from "./finish-chain.ts";
import { findRows } from "./found-rows.ts";
import { decimalOf } from "./number-dialect.ts";
import { readRecords } from "./records.ts";
import { type RowContext, rememberingDates } from "./row-context.ts";
import { datesOf, takeRows } from "./take-rows.ts";

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
