import { type Finding, finding, type Where } from "../../errors/finding.ts";
import type { NamedRows } from "../../errors/findings/price-history.ts";
import { decimalWords, type NumberMarks } from "./numbers.ts";
import type { TableKind } from "./table.ts";

/** More problems than this are not listed: the file is not what it was taken for. */
const MOST_PROBLEMS = 10;

/** Adds a problem of a file to those that are listed. */
export function report(problems: Finding[], problem: Finding): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem);
}

/** A row of a file and its text. */
export interface RowAt {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Where a row stands, and a cell in it. */
export function placeIn({ file, line, text }: RowAt, cell = ""): { readonly where: Where } {
  const excerpt = shortened(text, 240);
  const at = cell === "" ? -1 : excerpt.indexOf(cell);
  return { where: { file, line, excerpt, ...(at < 0 ? {} : { column: at + 1 }) } };
}

/** A text of the file as messages show it: a cell or a line may be of any length. */
export function shortened(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The problem of a cell that should be a number with the file's decimal mark and is not. */
export function unreadableNumber(
  kind: TableKind,
  row: RowAt,
  cell: string,
  column: string,
  decimal: NumberMarks["decimal"],
): Finding {
  const args = { value: shortened(cell), column, decimal: decimalWords(decimal) };
  return finding(`${kind}_NUMBER_UNREADABLE`, args, placeIn(row, cell));
}

/** The problem of a row that has more fields than the header; null where the fields behind it are blank. */
export function rowTooWide(kind: TableKind, record: readonly string[], columns: number, row: () => RowAt) {
  if (record.length <= columns || record.slice(columns).every((cell) => cell.trim() === "")) return null;
  return finding(`${kind}_ROW_TOO_WIDE`, { got: record.length, columns }, placeIn(row()));
}

const MOST_NAMES = 12;

/** The first twelve of some names, for a message. */
export function firstNames(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ", …" : ""}`;
}

const MOST_LINES = 5;

/** Rows gathered for a warning: how many, and the line of each. */
export interface GatheredRows extends NamedRows {
  count: number;
  readonly lines: number[];
}

/** No rows yet. */
export function noRows(): GatheredRows {
  return { count: 0, lines: [] };
}

/** Adds the row on a line. */
export function gather(rows: GatheredRows, line: number): void {
  rows.count += 1;
  rows.lines.push(line);
}

/** The warning about those of its rows that are used, naming the first five; none where none of them is. */
export function aboutUsed(found: Finding, isUsed: (line: number) => boolean): readonly Finding[] {
  const args = found.args as Partial<NamedRows> & { readonly dates?: readonly string[] };
  if (args.lines === undefined) return [found];
  const kept = args.lines.flatMap((line, at) => (isUsed(line) ? [at] : []));
  if (kept.length === 0) return [];
  const first = kept.slice(0, MOST_LINES);
  const named = { count: kept.length, lines: first.map((at) => args.lines?.[at] ?? 0) };
  const dates = args.dates === undefined ? {} : { dates: first.map((at) => args.dates?.[at] ?? "") };
  return [{ ...found, args: { ...args, ...named, ...dates } } as unknown as Finding];
}

/** The rows below `length` that a test picks, by their lines. */
export function pick(length: number, lines: Int32Array, test: (row: number) => boolean): NamedRows {
  const found = noRows();
  for (let row = 0; row < length; row++) if (test(row)) gather(found, lines[row] ?? 0);
  return found;
}
