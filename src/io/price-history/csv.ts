import { isAscii } from "node:buffer";
import { fail } from "../../errors/error.ts";

/** Splits a block of whole lines into records of fields. */
export type SplitRecords = (block: Buffer) => readonly (readonly string[])[];

/** How the records of one file are delimited. */
export interface RecordMarks {
  readonly delimiter: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly decoder: "utf8" | "latin1";
  /** Whether spaces stand between delimiters and quotation marks. */
  readonly trim: boolean;
}

type Parse = (block: Buffer, options: object) => string[][];

/**
 * The record splitter of csv-parse, which is loaded at the first use only.
 *
 * Blocks go to its synchronous parser: no object a row, no stream between, and the records of a block die young.
 */
export async function loadSplitter(): Promise<(marks: RecordMarks) => SplitRecords> {
  const csv = await import("csv-parse/sync");
  const parse = csv.parse as unknown as Parse;
  return ({ delimiter, lineEnd, decoder, trim }) => {
    const options = {
      delimiter,
      record_delimiter: lineEnd === "CR" ? ["\r"] : lineEnd === "LF" ? ["\n"] : ["\r\n", "\n"],
      relax_quotes: true,
      relax_column_count: true,
      trim,
    };
    const plain = { ...options, encoding: "latin1" };
    const full = { ...options, encoding: decoder };
    // ASCII is the same in every encoding here, and fields of it are made soonest as Latin-1.
    return (block) => parse(block, isAscii(block) ? plain : full);
  };
}

const QUOTE = 34;

/**
 * Records of a block of data rows, one a physical line.
 *
 * A quotation mark that is still open where its line ends is refused: it would swallow the rows behind it unseen.
 *
 * @throws HISTORY_QUOTE_UNCLOSED with the line on which the mark opens
 */
export function recordsOfLines(split: SplitRecords, block: Buffer, firstLine: number, endByte: number, file: string) {
  if (!block.includes(QUOTE)) return split(block);
  let records: readonly (readonly string[])[] = [];
  try {
    records = split(block);
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
