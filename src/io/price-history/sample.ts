import type { RecordMarks, Records, Splitter } from "../table/csv.ts";
import { YEAR_AND_MONTH } from "../table/date-layouts.ts";
import { civilReaders, type DateReader, isPlausible, numberLikeReaders, unixReaders } from "../table/dates.ts";
import { isMissing, isNumber } from "../table/numbers.ts";
import { headerMatches } from "./header-words.ts";

/** The first lines of a file, with the delimiter that makes them rows of dates and numbers. */
export interface Sample {
  readonly delimiter: string;
  readonly trim: boolean;
  /** The bytes of the sample: whole lines from the start of the head. */
  readonly block: Buffer;
  readonly records: Records;
  /** Index of the first record of a date and a number. */
  readonly firstData: number;
  readonly dateColumn: number;
  readonly reader: DateReader;
}

const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_LINES = 250;
/** Rows from which the role of a column is judged: more would not tell more. */
export const ROWS_JUDGED = 50;

/** The sample of a file's head, or null where no delimiter makes rows of a date and a number of it. */
export function takeSample(
  head: Uint8Array,
  complete: boolean,
  endByte: number,
  marks: Pick<RecordMarks, "lineEnd" | "decoder">,
  split: Splitter,
): Sample | null {
  const block = firstLines(head, complete, endByte);
  const text = block.toString("latin1");
  const trim = /[,;\t|] +"|" +[,;\t|]/.test(text);
  const samples = DELIMITERS.filter((delimiter) => text.includes(delimiter)).flatMap((delimiter) => {
    const records = splitOrNothing(split, block, { ...marks, delimiter, trim });
    const found =
      findData(records, civilReaders()) ?? findData(records, unixReaders()) ?? findNamed(records, numberLikeReaders());
    return found === null ? [] : [{ delimiter, trim, block, records, ...found }];
  });
  return samples.reduce<(typeof samples)[number] | null>(
    (best, one) => (one.count > (best?.count ?? 0) ? one : best),
    null,
  );
}

function firstLines(head: Uint8Array, complete: boolean, endByte: number): Buffer {
  let end = 0;
  for (let line = 0; line < SAMPLE_LINES; line++) {
    const next = head.indexOf(endByte, end) + 1;
    if (next === 0) return Buffer.from(head.subarray(0, complete ? head.length : end));
    end = next;
  }
  return Buffer.from(head.subarray(0, end));
}

/** A quote that is open at the end of the sample costs the last lines of it only: the rows themselves are read strictly. */
function splitOrNothing(split: Splitter, block: Buffer, marks: RecordMarks): Records {
  try {
    return split(block, marks);
  } catch {
    const shorter = block.lastIndexOf(34);
    return shorter > 0 ? splitOrNothing(split, block.subarray(0, shorter), marks) : [];
  }
}

/** The first record that has a date and a number, in the column whose cells below are dates the most often. */
function findData(records: Records, readers: readonly DateReader[]): Found | null {
  let lone: Found | null = null;
  for (const [row, record] of records.entries()) {
    const found = bestColumn(records, row, record, readers);
    if (found !== null && found.count > 1) return found;
    lone ??= found;
  }
  return lone;
}

function bestColumn(
  records: Records,
  row: number,
  record: readonly string[],
  readers: readonly DateReader[],
): Found | null {
  let best: (Found & { named: boolean }) | null = null;
  for (const [column, cell] of record.entries()) {
    const reader = COULD_BE_DATE.test(cell) ? readers.find((candidate) => isDateCell(cell, candidate)) : undefined;
    if (reader === undefined || !record.some((other, at) => at !== column && isNumber(other))) continue;
    const count = records
      .slice(row, row + ROWS_JUDGED)
      .filter((below) => isDateCell(below[column] ?? "", reader)).length;
    const named = records.slice(0, row).some((above) => namesDate(above[column] ?? ""));
    if (best === null || (named && !best.named) || (named === best.named && count > best.count * 1.2)) {
      best = { firstData: firstDated(records, row, column, reader), dateColumn: column, reader, count, named };
    }
  }
  return best;
}

/** The first of the rows directly above that have a date too, and no value beside it. */
function firstDated(records: Records, row: number, column: number, reader: DateReader): number {
  const above = records[row - 1];
  if (above === undefined || !isDateCell(above[column] ?? "", reader)) return row;
  return above.every((cell, at) => at === column || isMissing(cell))
    ? firstDated(records, row - 1, column, reader)
    : row;
}

/** Three groups of digits, eight digits or more, or a word: what no price has. */
const COULD_BE_DATE = /\d\D+\d+\D+\d|\d{8}|(?:[a-z]{3}|[^\0-\x7f]).*\d|\d.*(?:[a-z]{3}|[^\0-\x7f])/i;

function isDateCell(cell: string, reader: DateReader): boolean {
  return cell.length > 5 && isPlausible(reader.read(cell), reader.orderOpen);
}

/** Where the data of a sample start, and how its dates are read. */
interface Found {
  readonly firstData: number;
  readonly dateColumn: number;
  readonly reader: DateReader;
  /** Rows of the sample whose date can be read. */
  readonly count: number;
}

const ROWS_TRIED = 50;

/** The first record below a header that names a date, where most of the cells below that name read as dates; else null. */
function findNamed(records: Records, readers: readonly DateReader[]): Found | null {
  const header = records.findIndex((record) => record.length > 1 && record.some(namesDay));
  const column = (records[header] ?? []).findIndex(namesDay);
  const below = header < 0 ? [] : records.slice(header + 1, header + 1 + ROWS_TRIED);
  const cells = below.map((record) => (record[column] ?? "").trim());
  if (cells.every((cell) => YEAR_AND_MONTH.test(cell))) return null;
  for (const reader of readers) {
    const dated = cells.map((cell) => isPlausible(reader.read(cell), reader.orderOpen));
    const count = dated.filter(Boolean).length;
    if (count > cells.length / 2)
      return { firstData: header + 1 + dated.indexOf(true), dateColumn: column, reader, count };
  }
  return null;
}

/** Whether a header names a date, and cannot mean the time of the day. */
function namesDay(cell: string): boolean {
  return namesDate(cell) && !headerMatches(cell).some(({ role }) => role === "time");
}

/** Whether a header cell is as a whole a name of dates. */
function namesDate(cell: string): boolean {
  return headerMatches(cell).some(({ role, exact }) => role === "date" && exact);
}
