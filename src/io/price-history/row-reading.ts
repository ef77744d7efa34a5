import { type Finding, finding, type Where } from "../../errors/finding.ts";
import { lineText } from "./csv.ts";
import type { Dialect } from "./dialect.ts";
import { type Gathered, noRows } from "./named-rows.ts";
import { emptySeries, type Series } from "./series.ts";

/** The row that is being read: its physical line, and the block that its text can be taken from for an excerpt. */
export interface Here {
  line: number;
  block: Buffer;
  /** Index of the line in the block, from 0. */
  row: number;
  readonly endByte: number;
}

/** Reading the rows of one file: the dialect, and what has been gathered so far. */
export interface RowReading {
  readonly file: string;
  readonly dialect: Dialect;
  /** The only symbol wanted, in lower case. */
  readonly wanted: string | null;
  readonly here: Here;
  readonly series: Series;
  readonly withoutPrice: Gathered;
  readonly notPrices: Gathered;
  readonly rangeNotPositive: Gathered;
  readonly symbols: Set<string>;
  readonly problems: Finding[];
  /** Rows without a date since the last row with one: a footer, if no row with a date follows. */
  readonly footer: { count: number; first: Finding | null };
}

/** A reading of no rows yet. */
export function beginReading(file: string, dialect: Dialect, symbol: string | undefined, endByte: number): RowReading {
  const { price, level, open, high, low } = dialect.chosen;
  const has = { level: level !== price, open: open !== null, high: high !== null, low: low !== null };
  return {
    file,
    dialect,
    wanted: symbol?.toLowerCase() ?? null,
    here: { line: 0, block: Buffer.alloc(0), row: 0, endByte },
    series: emptySeries(has),
    withoutPrice: noRows(),
    notPrices: noRows(),
    rangeNotPositive: noRows(),
    symbols: new Set(),
    problems: [],
    footer: { count: 0, first: null },
  };
}

/** Where the row that is being read stands, and the cell in it. */
export function placeOf({ file, here }: RowReading, cell = ""): { where: Where } {
  const excerpt = shortened(lineText(here.block, here.row, here.endByte), 240);
  const at = cell === "" ? -1 : excerpt.indexOf(cell);
  return { where: { file, line: here.line, excerpt, ...(at < 0 ? {} : { column: at + 1 }) } };
}

/** A text of the file as messages show it: a cell or a line may be of any length. */
export function shortened(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** More problems than this are not listed: the file is not what it was taken for. */
const MOST_PROBLEMS = 10;

/** Adds a problem of the file. */
export function report({ problems }: RowReading, problem: Finding): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem);
}

/** The name of a column, for messages. */
export function columnName({ columns }: Dialect, column: number): string {
  return columns[column]?.name ?? `column ${column + 1}`;
}

const DECIMAL_WORDS = { ".": "a decimal point", ",": "a decimal comma" };

/** Reports a cell that should be a number of the file's kind and is not. */
export function reportNumber(reading: RowReading, cell: string, column: number): void {
  const { decimal } = reading.dialect.marks;
  const expected = decimal === null ? "neither point nor comma" : DECIMAL_WORDS[decimal];
  const args = { value: shortened(cell), column: columnName(reading.dialect, column), decimal: expected };
  report(reading, finding("HISTORY_NUMBER_UNREADABLE", args, placeOf(reading, cell)));
}
