import type { Chain } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import { readBytes } from "../files/file-bytes.ts";
import { requireDate } from "../table/dates.ts";
import { plainWord } from "../table/header-names.ts";
import { isMissing } from "../table/numbers.ts";
import type { RowAt } from "../table/row-problems.ts";
import { type Chunks, type RowBlock, readTable, type TableSource } from "../table/table.ts";
import { type ChainOptions, chainOf } from "./chain.ts";
import { type CellDate, type DaysLeft, isoIn, orderOf } from "./dates.ts";
import { headerScore, type Layout } from "./layout.ts";
import { type DateReaders, readQuotes, rememberingDates } from "./quotes.ts";
import { daysCounted, daysLeftIn, decimalOf, findRows, type Heading, type QuoteRow } from "./rows.ts";
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
  const { format, blocks } = await readTable({ name: file, chunks: bytes }, "CHAIN", headerIn, async ({ table }) => {
    const read: RowBlock[] = [];
    for await (const block of table.rowsFrom(1)) read.push(block);
    return { format: table.format, blocks: read };
  });
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
  const decimal = decimalOf(rows, format.delimiter, file);
  const { order, quoteOrder } = dates;
  const strikeParts = partsBySymbols(rows, decimal);
  const sinceYear = (options.asOf ?? options.expiry)?.slice(0, 4) ?? null;
  const context = { rowAt, decimal, order, quoteOrder, strikeParts, sinceYear, dates: readers, problems: [] };
  const drafts = readQuotes(rows, context);
  return chainOf({ file, text: format, layouts, heading, dates, decimal }, drafts, options);
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
      count(expiry ?? heading.expiry, daysCounted(cell(columns.daysLeft)) ?? daysLeftIn(cell(columns.expiry)));
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

/** More rows would not tell more. */
const ROWS_JUDGED = 500;

const OF_TIME = /time|date|stamp|updat|quot|as.?of|snap|\bts\b|zeit|datum|hora|fecha|heure|時|时|日/iu;
/** Names of other days, of a bar of the day, and of counts, which may look like times. */
const OF_OTHERS =
  /exp|matur|verfall|venc|trade|last|sale|first|list|settl|earn|div|vol|interest|\bid\b|size|^(?:day|session)[._]/i;
const BARE_TIME: readonly string[] = ["time", "datetime", "hour"];

/**
 * The rows with the time of their quotes, where no column is known by name as that: the first column whose cells read
 * as times, and "Time" beside prices that are all of one day.
 */
function withQuoteTimes(rows: readonly QuoteRow[], read: (cell: string) => CellDate | null): readonly QuoteRow[] {
  const isDated = rows.some(
    ({ layout, heading }) =>
      heading.quoted !== null ||
      layout.sides.some(({ columns: { quoteDate, quoteTime } }) => (quoteDate ?? quoteTime) !== undefined),
  );
  if (isDated) return rows;
  const timed = new Map<Layout, Layout>();
  for (const layout of new Set(rows.map((row) => row.layout))) {
    const judged = rows.filter((row) => row.layout === layout).slice(0, ROWS_JUDGED);
    const column = timeColumn(layout, judged, read);
    if (column === null) continue;
    const sides = layout.sides.map((side) => ({ ...side, columns: { ...side.columns, quoteTime: column } }));
    timed.set(layout, { ...layout, sides });
  }
  return timed.size === 0 ? rows : rows.map((row) => ({ ...row, layout: timed.get(row.layout) ?? row.layout }));
}

function timeColumn(
  { header, sides }: Layout,
  rows: readonly QuoteRow[],
  read: (cell: string) => CellDate | null,
): number | null {
  const known = new Set(sides.flatMap(({ columns }) => Object.values(columns)));
  const lastTimes = new Set(sides.flatMap(({ columns: { lastTime } }) => lastTime ?? []));
  const found = header.findIndex((name, column) => {
    const cells = rows.map(({ cells: all }) => all[column] ?? "").filter((cell) => !isMissing(cell));
    const dates = cells.map(read);
    if (cells.length === 0 || dates.filter((date) => date !== null).length < cells.length * 0.6) return false;
    if (lastTimes.has(column)) return BARE_TIME.includes(plainWord(name)) && isOfOneDay(dates, rows.length);
    if (known.has(column) || OF_OTHERS.test(name)) return false;
    return OF_TIME.test(name) || dates.some((date) => date !== null && date.time !== "");
  });
  return found < 0 ? null : found;
}

/** Whether every row has a time, and all of them are of one day. */
function isOfOneDay(dates: readonly (CellDate | null)[], rows: number): boolean {
  const days = new Set(dates.map((date) => (date === null ? null : (isoIn(date, null) ?? date.text.slice(0, 10)))));
  return dates.length === rows && days.size === 1 && !days.has(null);
}
