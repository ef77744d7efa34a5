import { isAscii } from "node:buffer";
import { fail } from "../../errors/error.ts";

/** Records of fields. */
export type Records = readonly (readonly string[])[];

/** How the records of one file are delimited. */
export interface RecordMarks {
  readonly delimiter: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly decoder: "utf8" | "latin1";
  /** Whether spaces stand between delimiters and quotation marks. */
  readonly trim: boolean;
}

type Parse = (block: Buffer, options: object) => Records;

const QUOTE = 34;
let parse: Parse | undefined;

/**
 * Loads csv-parse where a block needs it: where there is a quotation mark.
 *
 * A block without one is split by its delimiters alone, which is what CSV then means, and takes a fraction of the time.
 */
export async function loadFor(block: Uint8Array): Promise<void> {
  if (parse !== undefined || !block.includes(QUOTE)) return;
  const csv = await import("csv-parse/sync");
  parse = csv.parse as unknown as Parse;
}

/** The records of a block of whole lines; {@link loadFor} must have seen the block. */
export function splitRecords(block: Buffer, marks: RecordMarks): Records {
  return parse !== undefined && block.includes(QUOTE) ? parse(block, quotedOptions(marks)) : splitPlain(block, marks);
}

function quotedOptions({ delimiter, lineEnd, decoder, trim }: RecordMarks): object {
  const record_delimiter = lineEnd === "CR" ? ["\r"] : ["\r\n", "\n"];
  return { delimiter, record_delimiter, trim, encoding: decoder, relax_quotes: true, relax_column_count: true };
}

function splitPlain(block: Buffer, marks: RecordMarks): Records {
  return linesOf(block, marks).map((line) => line.split(marks.delimiter));
}

/** The lines of a block, without their ends. */
function linesOf(block: Buffer, { lineEnd, decoder }: RecordMarks): readonly string[] {
  // ASCII is the same in both encodings, and text of it is made soonest as Latin-1.
  const text = block.toString(isAscii(block) ? "latin1" : decoder);
  const lines = text.split(lineEnd === "CR" ? "\r" : "\n");
  if (lines.at(-1) === "") lines.pop();
  return text.includes("\r") ? lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line)) : lines;
}

/** Gives the records of a block of data rows to `take`, one by one, so that they die young. */
export function takeRecords(
  block: Buffer,
  marks: RecordMarks,
  firstLine: number,
  file: string,
  take: (record: readonly string[]) => void,
): void {
  if (block.includes(QUOTE)) {
    for (const record of recordsOfLines(block, marks, firstLine, file)) take(record);
    return;
  }
  const { delimiter } = marks;
  for (const line of linesOf(block, marks)) take(line.split(delimiter));
}

/**
 * Records of a block of data rows, one a physical line.
 *
 * A quotation mark that is still open where its line ends is refused: it would swallow the rows behind it unseen.
 *
 * @throws HISTORY_QUOTE_UNCLOSED with the line on which the mark opens
 */
function recordsOfLines(block: Buffer, marks: RecordMarks, firstLine: number, file: string): Records {
  const endByte = marks.lineEnd === "CR" ? 13 : 10;
  let records: Records = [];
  try {
    records = splitRecords(block, marks);
  } catch {
    // csv-parse ends a quote that never closes with an error; the lines are counted below.
  }
  if (records.length !== linesIn(block, endByte)) {
    const line = firstLine + linesBeforeOpenQuote(block, endByte);
    fail("HISTORY_QUOTE_UNCLOSED", {}, { where: { file, line, excerpt: lineText(block, line - firstLine, endByte) } });
  }
  return records;
}

/** How many lines a block has, the last one ended or not. */
export function linesIn(block: Buffer, endByte: number): number {
  let lines = 0;
  let from = 0;
  while (from < block.length) {
    const end = block.indexOf(endByte, from);
    lines += 1;
    if (end < 0) break;
    from = end + 1;
  }
  return lines;
}

/** How many lines come before the first one that holds an odd number of quotation marks. */
function linesBeforeOpenQuote(block: Buffer, endByte: number): number {
  let line = 0;
  let quotes = 0;
  for (const byte of block) {
    if (byte === QUOTE) quotes += 1;
    if (byte === endByte) {
      if (quotes % 2 === 1) return line;
      line += 1;
    }
  }
  return line;
}

/** The text of a line of a block, counted from 0, for an excerpt. */
export function lineText(block: Buffer, line: number, endByte: number): string {
  let from = 0;
  for (let skipped = 0; skipped < line; skipped++) from = block.indexOf(endByte, from) + 1;
  const end = block.indexOf(endByte, from);
  return block.toString("utf8", from, end < 0 ? block.length : end).replace(/\r$/, "");
}
