import { type Finding, finding, type Where } from "../../errors/finding.ts";
import { type CellDate, type DateOrder, dateInCell, dateWithin } from "./date-cell.ts";

/** What reading the rows of one chain needs to know, and the problems met so far. */
export interface RowContext {
  readonly file: string;
  readonly textOf: (line: number) => string;
  readonly decimal: "." | "," | null;
  readonly order: DateOrder | null;
  readonly dates: DateReaders;
  readonly problems: Finding[];
}

/** More problems than this are not listed: the file is not what it was taken for. */
const MOST_PROBLEMS = 10;

/** Adds a problem of the file. */
export function report({ problems }: RowContext, problem: Finding): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem);
}

/** Where a row stands, and a cell in it. */
export function placeIn({ file, textOf }: RowContext, line: number, cell = ""): { readonly where: Where } {
  const excerpt = textOf(line);
  const at = cell === "" ? -1 : excerpt.indexOf(cell);
  return { where: { file, line, excerpt, ...(at < 0 ? {} : { column: at + 1 }) } };
}

const DECIMAL_WORDS = { ".": "a decimal point", ",": "a decimal comma" };

/** The problem of a cell that should be a price and is not. */
export function unreadableNumber(context: RowContext, line: number, cell: string, column: string): Finding {
  const decimal = context.decimal === null ? "neither point nor comma" : DECIMAL_WORDS[context.decimal];
  return finding("CHAIN_NUMBER_UNREADABLE", { value: cell, column, decimal }, placeIn(context, line, cell));
}

/** Readers of an expiry, which is the whole cell, and of the time of a quote, in which the date may stand anywhere. */
export interface DateReaders {
  readonly expiry: (cell: string) => CellDate | null;
  readonly time: (cell: string) => CellDate | null;
}

/** Readers that remember: a chain repeats a few dates on thousands of rows. */
export function rememberingDates(): DateReaders {
  return { expiry: remembering(dateInCell), time: remembering((cell) => dateInCell(cell) ?? dateWithin(cell)) };
}

function remembering(read: (cell: string) => CellDate | null): (cell: string) => CellDate | null {
  const known = new Map<string, CellDate | null>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const date = read(cell);
    if (known.size < 10_000) known.set(cell, date);
    return date;
  };
}
