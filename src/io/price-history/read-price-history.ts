import { dayNumber } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { linesIn, loadFor, type RecordMarks, takeRecords } from "./csv.ts";
import { type PriceHistoryOptions, recogniseDialect } from "./dialect.ts";
import { finishHistory } from "./finish.ts";
import { refuseOtherFiles, refuseText } from "./not-a-table.ts";
import type { PriceHistory } from "./price-history.ts";
import { beginReading, type RowReading } from "./row-reading.ts";
import { type Sample, takeSample } from "./sample.ts";
import { takeRow } from "./take-row.ts";
import { type Chunks, HEAD_BYTES, lineEndOf, openText, wholeLines } from "./whole-lines.ts";

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
  if (options.asOf !== undefined && dayNumber(options.asOf) === null) {
    fail(
      "VALUE_OUT_OF_RANGE",
      { name: "asOf", bound: "a date written YYYY-MM-DD", got: options.asOf },
      { path: "asOf" },
    );
  }
  const file = source.name;
  const text = await openText(source.chunks);
  refuseOtherFiles(text, file);
  await loadFor(text.head);
  const { name: lineEnd, byte } = lineEndOf(text.head);
  const sample = takeSample(text.head, text.raw.length < HEAD_BYTES, byte, {
    lineEnd,
    decoder: text.decoder,
  });
  if (sample === null) return refuseText(text, file);
  const marks: RecordMarks = { delimiter: sample.delimiter, lineEnd, decoder: text.decoder, trim: sample.trim };
  const dialect = recogniseDialect(sample, marks, options, file);
  const firstLine = lineOf(sample, sample.firstData);
  const start = offsetOf(text.head, firstLine, byte);
  const reading = beginReading(file, dialect, options.symbol, byte);
  reading.here.line = firstLine;
  const take = rowTaker(reading);
  // The sample is split already: where its records are its lines, they are not split again.
  const sampled = sample.records.slice(sample.firstData);
  reading.here.block = sample.block.subarray(start);
  if (linesIn(reading.here.block, byte) === sampled.length) sampled.forEach(take);
  else takeRecords(reading.here.block, marks, firstLine, file, take);
  for await (const block of wholeLines(text, sample.block.length, byte, file)) {
    await loadFor(block);
    Object.assign(reading.here, { block, row: 0 });
    takeRecords(block, marks, reading.here.line, file, take);
  }
  const headerLines = dialect.header.records.map((record) => lineOf(sample, record));
  const preambleLines = (headerLines[0] ?? firstLine) - 1;
  return finishHistory({ file, encoding: text.encoding, headerLines, preambleLines }, dialect, reading, options);
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
