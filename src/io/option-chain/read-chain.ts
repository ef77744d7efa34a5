import type { Chain } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import { readBytes } from "../files/file-bytes.ts";
import { requireDate } from "../table/dates.ts";
import type { RowAt } from "../table/row-problems.ts";
import { type Chunks, openTable, type RowBlock, type TableSource } from "../table/table.ts";
import { type ChainOptions, chainOf } from "./chain.ts";
import { type CellDate, type DaysLeft, orderOf } from "./dates.ts";
import { headerScore } from "./layout.ts";
import { withQuoteTimes } from "./quote-times.ts";
import { type DateReaders, readQuotes, rememberingDates } from "./quotes.ts";
import { daysLeftIn, decimalOf, findRows, type Heading, type QuoteRow } from "./rows.ts";
import { partsBySymbols } from "./strikes.ts";

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
  const { rows: found, layouts, heading } = findRows(records, file);
  const readers = rememberingDates();
  const rows = withQuoteTimes(found, readers.time);
  if (rows.length === 0) return fail("CHAIN_NO_ROWS", { what: "" }, { where: { file } });
  const asked = options.expiry ?? null;
  const evidence = datesOf(rows, heading, readers);
  const dates = orderOf({ ...evidence, asked, dateOrder: options.dateOrder, file });
  const decimal = decimalOf(rows, table.format.delimiter, file);
  const { order, quoteOrder } = dates;
  const strikeParts = partsBySymbols(rows, decimal);
  const drafts = readQuotes(rows, { rowAt, decimal, order, quoteOrder, strikeParts, dates: readers, problems: [] });
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

/** The dates of a chain: of expiries, with the days counted up to them, of quotes, and of quotes and trades alike. */
interface ChainDates {
  readonly expiries: readonly CellDate[];
  readonly quotes: readonly CellDate[];
  readonly others: readonly CellDate[];
  readonly counts: readonly DaysLeft[];
}

/** The dates of a chain; `last` is the heading at its end. */
function datesOf(rows: readonly QuoteRow[], last: Heading, dates: DateReaders): ChainDates {
  const expiries = new Set<CellDate>();
  const quotes = new Set<CellDate>();
  const trades = new Set<CellDate>();
  const counts = new Map<string, DaysLeft>();
  const count = (expiry: CellDate | null, days: number | null): void => {
    if (expiry !== null && days !== null) counts.set(`${expiry.text} ${days}`, { expiry, days });
  };
  for (const { cells, layout, heading } of rows) {
    for (const { columns } of layout.sides) {
      const cell = (column: number | undefined): string => cells[column ?? -1] ?? "";
      const expiry = dates.expiry(cell(columns.expiry));
      add(expiries, expiry);
      const days = cell(columns.daysLeft).trim();
      count(expiry ?? heading.expiry, /^\d{1,4}$/.test(days) ? Number(days) : daysLeftIn(cell(columns.expiry)));
      for (const role of ["quoteDate", "quoteTime"] as const) add(quotes, dates.time(cell(columns[role])));
      add(trades, dates.time(cell(columns.lastTime)));
    }
    add(expiries, heading.expiry);
    add(quotes, heading.quoted);
    count(heading.expiry, heading.daysLeft);
  }
  add(quotes, last.quoted);
  return {
    expiries: [...expiries],
    quotes: [...quotes],
    others: [...quotes, ...trades],
    counts: [...counts.values()],
  };
}

function add(dates: Set<CellDate>, date: CellDate | null): void {
  if (date !== null) dates.add(date);
}
