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

/** Splits a block of whole lines into records. */
export type Splitter = (block: Buffer, marks: RecordMarks) => Records;

const QUOTE = 34;

/** The splitter of blocks without quotation marks: by delimiters alone, which is what CSV then means. */
export const splitPlain: Splitter = (block, marks) => linesOf(block, marks).map((line) => line.split(marks.delimiter));

/**
 * The splitter that a block needs: the one in use, or csv-parse where the block is the first with a quotation mark.
 *
 * csv-parse is loaded then only: most price files have no quotation marks, and splitting them plainly is several times
 * as fast.
 */
export async function splitterFor(block: Uint8Array, inUse: Splitter): Promise<Splitter> {
  if (inUse !== splitPlain || !block.includes(QUOTE)) return inUse;
  const csv = await import("csv-parse/sync");
  const parse = csv.parse as unknown as (block: Buffer, options: object) => Records;
  return (next, marks) => (next.includes(QUOTE) ? parse(next, quotedOptions(marks)) : splitPlain(next, marks));
}

function quotedOptions({ delimiter, lineEnd, decoder, trim }: RecordMarks): object {
  const record_delimiter = lineEnd === "CR" ? ["\r"] : ["\r\n", "\n"];
  return { delimiter, record_delimiter, trim, encoding: decoder, relax_quotes: true, relax_column_count: true };
}

/** The lines of a block, without their ends. */
function linesOf(block: Buffer, { lineEnd, decoder }: RecordMarks): readonly string[] {
  // ASCII is the same in both encodings, and text of it is made soonest as Latin-1.
  const text = block.toString(isAscii(block) ? "latin1" : decoder);
  const lines = text.split(lineEnd === "CR" ? "\r" : "\n");
  if (lines.at(-1) === "") lines.pop();
  return text.includes("\r") ? lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line)) : lines;
}

/** A block of data rows: whole lines, the first of which has the number `firstLine` in its file. */
export interface DataBlock {
  readonly file: string;
  readonly bytes: Buffer;
  readonly firstLine: number;
}

/**
 * Gives the records of a block of data rows to `take`, one by one, so that they die young. Each is one physical line.
 *
 * A quotation mark that is still open where its line ends is refused: it would swallow the rows behind it unseen.
 *
 * @throws HISTORY_QUOTE_UNCLOSED with the line on which the mark opens
 */
export function takeRecords(
  block: DataBlock,
  marks: RecordMarks,
  split: Splitter,
  take: (record: Records[number]) => void,
) {
  if (block.bytes.includes(QUOTE)) {
    for (const record of recordsOfLines(block, marks, split)) take(record);
    return;
  }
  const { delimiter } = marks;
  for (const line of linesOf(block.bytes, marks)) take(line.split(delimiter));
}

function recordsOfLines({ bytes, file, firstLine }: DataBlock, marks: RecordMarks, split: Splitter): Records {
  const endByte = marks.lineEnd === "CR" ? 13 : 10;
  let records: Records = [];
  try {
    records = split(bytes, marks);
  } catch {
    // csv-parse ends a quote that never closes with an error; the lines are counted below.
  }
  if (records.length === linesIn(bytes, endByte)) return records;
  const above = linesBeforeOpenQuote(bytes, endByte);
  const where = { file, line: firstLine + above, excerpt: lineText(bytes, above, endByte) };
  return fail("HISTORY_QUOTE_UNCLOSED", {}, { where });
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
