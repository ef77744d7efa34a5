import { dayNumber } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { linesIn, type RecordMarks, type Splitter, splitPlain, splitterFor, takeRecords } from "../table/csv.ts";
import {
  type Chunks,
  HEAD_BYTES,
  lineEndOf,
  openText,
  refuseOtherFiles,
  refuseText,
  wholeLines,
} from "../table/text.ts";
import { recogniseDialect } from "./dialect.ts";
import { finishHistory } from "./finish.ts";
import type { PriceHistory, PriceHistoryOptions } from "./price-history.ts";
import { beginReading, type RowReading, takeRow } from "./rows.ts";
import { type Sample, takeSample } from "./sample.ts";

/** A price file: its name for messages, and its bytes. */
export interface PriceSource {
  readonly name: string;
  readonly chunks: Chunks;
}

/**
 * The price history in a text of rows, whatever its format: recognised from its first lines, then read in one pass.
 *
 * Holds columns, never rows: a million rows take some 100 MB.
 *
 * @throws a HISTORY_ code of severity "input" where the file cannot be read in one way only
 */
export async function readPrices(source: PriceSource, options: PriceHistoryOptions = {}): Promise<PriceHistory> {
  requireDate(options.asOf);
  const file = source.name;
  const text = await openText(source.chunks);
  refuseOtherFiles(text, file);
  const split = await splitterFor(text.head, splitPlain);
  const { name: lineEnd, byte } = lineEndOf(text.head);
  const given = { lineEnd, decoder: text.decoder };
  const sample = takeSample(text.head, text.raw.length < HEAD_BYTES, byte, given, split);
  if (sample === null) return refuseText(text, file);
  const marks: RecordMarks = { ...given, delimiter: sample.delimiter, trim: sample.trim };
  const dialect = recogniseDialect(sample, marks, options, file);
  const firstLine = lineOf(sample, sample.firstData);
  const reading = beginReading(file, dialect, options.symbol, byte);
  reading.here.line = firstLine;
  takeSampled(reading, sample, split);
  await takeRest(reading, wholeLines(text, sample.block.length, byte, file), split);
  const headerLines = dialect.header.records.map((record) => lineOf(sample, record));
  const preambleLines = (headerLines[0] ?? firstLine) - 1;
  return finishHistory({ file, encoding: text.encoding, headerLines, preambleLines }, dialect, reading, options);
}

function requireDate(asOf: string | undefined): void {
  if (asOf === undefined || dayNumber(asOf) !== null) return;
  fail("VALUE_OUT_OF_RANGE", { name: "asOf", bound: "a date written YYYY-MM-DD", got: asOf }, { path: "asOf" });
}

/** Takes the rows of the sample, which is split already: where its records are its lines, they are not split again. */
function takeSampled(reading: RowReading, sample: Sample, split: Splitter): void {
  const { here, file, dialect } = reading;
  const bytes = sample.block.subarray(offsetOf(sample.block, here.line, here.endByte));
  const records = sample.records.slice(sample.firstData);
  const take = rowTaker(reading);
  here.block = bytes;
  if (linesIn(bytes, here.endByte) === records.length) records.forEach(take);
  else takeRecords({ file, bytes, firstLine: here.line }, dialect.records, split, take);
}

async function takeRest(reading: RowReading, blocks: AsyncIterable<Buffer>, first: Splitter): Promise<void> {
  const { here, file, dialect } = reading;
  const take = rowTaker(reading);
  let split = first;
  for await (const bytes of blocks) {
    split = await splitterFor(bytes, split);
    here.block = bytes;
    here.row = 0;
    takeRecords({ file, bytes, firstLine: here.line }, dialect.records, split, take);
  }
}

/** The physical line, from 1, on which a record of the sample starts: a quoted header may span lines. */
function lineOf(sample: Sample, record: number): number {
  const above = sample.records.slice(0, record).flat();
  return 1 + record + above.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function offsetOf(head: Uint8Array, line: number, endByte: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed++) offset = head.indexOf(endByte, offset) + 1;
  return offset;
}

function rowTaker(reading: RowReading): (record: readonly string[]) => void {
  const { here } = reading;
  return (record) => {
    takeRow(reading, record);
    here.row += 1;
    here.line += 1;
  };
}
