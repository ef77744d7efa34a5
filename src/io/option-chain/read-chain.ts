import type { Chain } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import { readBytes } from "../files/file-bytes.ts";
import { requireDate } from "../table/dates.ts";
import type { RowAt } from "../table/row-problems.ts";
import { type Chunks, openTable, type RowBlock, type TableSource } from "../table/table.ts";
import { type ChainOptions, chainOf } from "./chain.ts";
import { type CellDate, orderOf } from "./dates.ts";
import { headerScore } from "./layout.ts";
import { type DateReaders, readQuotes, rememberingDates } from "./quotes.ts";
import { decimalOf, findRows, type Heading, type QuoteRow } from "./rows.ts";

/** The most bytes of a chain, 64 MiB: all expiries of the largest index take some 10 MB. */
const MOST_BYTES = 67_108_864;

/**
 * The quotes in an option-chain file, in index points, whatever its layout: recognised by its headers.
 *
 * One row a quote, or calls left and puts right of the strike; the expiry and the right in columns, in the option's
 * symbol or in headings. Without an expiry asked for, the rows of all expiries are kept.
 *
 * @throws a CHAIN_ code of severity "input" where the file cannot be read in one way only; FILE_NOT_FOUND,
 * FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readChain({ name: file, chunks }: TableSource, options: ChainOptions = {}): Promise<Chain> {
  requireDate("expiry", options.expiry);
  requireDate("asOf", options.asOf);
  const bytes = chunks instanceof Uint8Array ? chunks : await readBytes(copiesOf(chunks), file, MOST_BYTES);
  const { table } = await openTable({ name: file, chunks: bytes }, "CHAIN", headerIn);
  const blocks: RowBlock[] = [];
  for await (const block of table.rowsFrom(1)) blocks.push(block);
  const rowAt = (line: number): RowAt => {
    const block = blocks.findLast(({ firstLine }) => firstLine <= line);
    return { file, line, text: block?.textOf(line) ?? "" };
  };
  const records = blocks.flatMap((block) => block.records);
  const { rows, layouts, heading } = findRows(records, file);
  if (rows.length === 0) return fail("CHAIN_NO_ROWS", { what: "" }, { where: { file } });
  const readers = rememberingDates();
  const asked = options.expiry ?? null;
  const evidence = datesOf(rows, heading, readers);
  const dates = orderOf({ ...evidence, asked, asOf: options.asOf, dateOrder: options.dateOrder, file });
  const decimal = decimalOf(rows, table.format.delimiter, file);
  const drafts = readQuotes(rows, { rowAt, decimal, order: dates.order, dates: readers, problems: [] });
  return chainOf({ file, text: table.format, layouts, heading, dates, decimal }, drafts, options);
}

/** The chunks of a file, each copied, as the next may overwrite it. */
async function* copiesOf(chunks: Exclude<Chunks, Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}

/** The score of the record with the most known names, or null where no record is a header. */
function headerIn(records: readonly (readonly string[])[]): { readonly score: number } | null {
  const score = records.reduce((best, record) => Math.max(best, headerScore(record)), 0);
  return score > 0 ? { score } : null;
}

/** The dates of a chain: those of expiries, and those of quotes and trades; `last` is the heading at its end. */
function datesOf(
  rows: readonly QuoteRow[],
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
