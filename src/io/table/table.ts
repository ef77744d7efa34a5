import { fail } from "../../errors/error.ts";

/** Bytes of a file, all at once or as they come; a chunk of at least HEAD_BYTES may be overwritten by the next. */
export type Chunks = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A file of rows: its name for messages, and its bytes. */
export interface TableSource {
  readonly name: string;
  readonly chunks: Chunks;
}

/** What a table is of: the first word of the codes of its refusals. */
export type TableKind = "HISTORY" | "CHAIN";

/** Records of fields. */
export type Records = readonly (readonly string[])[];

/** How the rows of a file are written. */
export interface TableFormat {
  readonly encoding: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly delimiter: string;
}

/** A table whose first lines were read. */
export interface Table {
  readonly file: string;
  readonly format: TableFormat;
  /** The first lines as records: a quoted header may span lines. */
  readonly sample: Records;
  /** The rows from a physical line on, counted from 1: each is one line. */
  readonly rowsFrom: (line: number) => AsyncGenerator<RowBlock>;
}

/** Rows that follow each other in a file. */
export interface RowBlock {
  readonly firstLine: number;
  readonly records: Records;
  /** The text of a physical line of the file that is in this block, for an excerpt. */
  readonly textOf: (line: number) => string;
}

/** How many bytes are looked at to recognise a file's format. */
const HEAD_BYTES = 65_536;
const SAMPLE_LINES = 250;
// Of two that make as much sense the first is it: a comma also stands in dates and numbers.
const DELIMITERS = [";", "\t", "|", ","];

/** A table, and what its first lines are taken for. */
interface OpenedTable<Found> {
  readonly table: Table;
  readonly found: Found;
}

/**
 * Opens a table, and closes its file when `read` has read it or refused it: its encoding is recognised from the first
 * bytes, and its delimiter is the one whose records make most sense.
 *
 * @param recognise what the records of one delimiter are taken for, with a score above 0; null where they are none
 * @throws PairsizeError HISTORY_ or CHAIN_EMPTY, _NOT_TEXT, _NOT_A_TABLE; reading its rows also _QUOTE_UNCLOSED
 */
export async function readTable<Found extends { readonly score: number }, Result>(
  { name, chunks }: TableSource,
  kind: TableKind,
  recognise: (records: Records) => Found | null,
  read: (opened: OpenedTable<Found>) => Promise<Result>,
): Promise<Result> {
  const source = iterate(chunks);
  try {
    return await read(await openTable(name, source, kind, recognise));
  } finally {
    await source.return?.();
  }
}

async function openTable<Found extends { readonly score: number }>(
  file: string,
  source: ChunkIterator,
  kind: TableKind,
  recognise: (records: Records) => Found | null,
): Promise<OpenedTable<Found>> {
  const text = await openText(source, kind, file);
  const { head, encoding, decoder } = text;
  const lineEnd = lineEndOf(head);
  const endByte = lineEnd === "CR" ? RETURN : NEWLINE;
  const first = asBuffer(firstLines(text, endByte)).toString(decoder);
  // Spaces between delimiters and quotation marks.
  const trim = /[,;\t|] +"|" +[,;\t|]/.test(first);
  let best: { readonly marks: RecordMarks; readonly sample: Records; readonly found: Found } | null = null;
  for (const delimiter of DELIMITERS.filter((each) => first.includes(each))) {
    const marks = { delimiter, lineEnd, trim };
    const sample = await recordsOfSample(first, marks);
    const found = recognise(sample);
    if (found !== null && found.score > (best?.found.score ?? 0)) best = { marks, sample, found };
  }
  if (best === null) return refuseText(head, kind, file);
  const { marks, sample, found } = best;
  const format = { encoding, lineEnd, delimiter: marks.delimiter };
  const place = { kind, file, endByte, decoder };
  return { table: { file, format, sample, rowsFrom: (line) => rowsFrom(line, text, marks, place) }, found };
}

/** How the records of one file are delimited. */
export interface RecordMarks extends Pick<TableFormat, "delimiter" | "lineEnd"> {
  /** Whether spaces stand between delimiters and quotation marks. */
  readonly trim: boolean;
}

/**
 * Splits whole lines into records with csv-parse, or plainly where no line has a quotation mark: three times as fast,
 * and the same, as the property tests show.
 *
 * @throws where a quotation mark is not closed
 */
export async function recordsOf(text: string, marks: RecordMarks): Promise<Records> {
  return (await wholeRecordsOf(text, marks)).map(withoutLongCells);
}

/** Characters of a cell that are looked at: no name, number or date has as many. */
const LONGEST_CELL = 256;

/** What stands for the rest of a cell that is cut off, so that its beginning is not taken for a number or a date. */
const CUT = "…";

/** A record whose cells are as long as may be, for patterns that take the square of what they look at. */
function withoutLongCells(cells: readonly string[]): readonly string[] {
  if (!cells.some((cell) => cell.length > LONGEST_CELL)) return cells;
  return cells.map((cell) => {
    const text = cell.length > LONGEST_CELL ? cell.trim() : cell;
    return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}${CUT}` : text;
  });
}

async function wholeRecordsOf(text: string, { delimiter, lineEnd, trim }: RecordMarks): Promise<Records> {
  if (text.includes('"')) {
    const { parse } = await import("csv-parse/sync");
    const record_delimiter = lineEnd === "CR" ? ["\r"] : ["\r\n", "\n"];
    return parse(text, { delimiter, record_delimiter, trim, relax_quotes: true, relax_column_count: true });
  }
  const lines = text.split(lineEnd === "CR" ? "\r" : /\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.split(delimiter));
}

/** The records of the first lines: a quotation mark that is open at their end costs the last of them only. */
async function recordsOfSample(text: string, marks: RecordMarks): Promise<Records> {
  try {
    return await recordsOf(text, marks);
  } catch {
    return recordsOfSample(text.slice(0, Math.max(0, text.lastIndexOf('"'))), marks);
  }
}

/** Where the rows of a file stand, and how their bytes are read. */
interface RowPlace {
  readonly kind: TableKind;
  readonly file: string;
  readonly endByte: number;
  readonly decoder: OpenedText["decoder"];
}

async function* rowsFrom(
  line: number,
  text: OpenedText,
  marks: RecordMarks,
  place: RowPlace,
): AsyncGenerator<RowBlock> {
  let firstLine = line;
  for await (const bytes of wholeLines(text, offsetOfLine(text.head, line, place.endByte), place)) {
    const first = firstLine;
    const textOf = (at: number) => lineOf(bytes, at - first, place);
    const records = await recordsOfLines(bytes, first, marks, place);
    yield { firstLine, records, textOf };
    firstLine += records.length;
  }
}

/**
 * The records of whole lines, one a line.
 *
 * A quotation mark that is still open where its line ends is refused: it would swallow the rows behind it unseen.
 */
async function recordsOfLines(bytes: Buffer, firstLine: number, marks: RecordMarks, place: RowPlace): Promise<Records> {
  const { kind, file, endByte, decoder } = place;
  const text = bytes.toString(decoder);
  const records = await recordsOf(text, marks).catch(() => null);
  if (records !== null && (!text.includes('"') || records.length === linesIn(bytes, endByte))) return records;
  const lines = text.split(marks.lineEnd === "CR" ? "\r" : "\n");
  const open = Math.max(
    0,
    lines.findIndex((line) => line.split('"').length % 2 === 0),
  );
  const where = { file, line: firstLine + open, excerpt: lineOf(bytes, open, place) };
  return fail(`${kind}_QUOTE_UNCLOSED`, {}, { where });
}

/** How many lines a block has, the last one ended or not. */
function linesIn(bytes: Buffer, endByte: number): number {
  let lines = 0;
  for (let from = 0; from < bytes.length; lines++) from = bytes.indexOf(endByte, from) + 1 || bytes.length;
  return lines;
}

/** Where a line begins, counted from 1. */
function offsetOfLine(bytes: Uint8Array, line: number, endByte: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed++) offset = bytes.indexOf(endByte, offset) + 1;
  return offset;
}

/** The text of a line of a block, counted from 0. */
function lineOf(bytes: Buffer, line: number, { endByte, decoder }: RowPlace): string {
  const from = offsetOfLine(bytes, line + 1, endByte);
  const end = bytes.indexOf(endByte, from);
  return bytes.toString(decoder, from, end < 0 ? bytes.length : end).replace(/\r$/, "");
}

/** The start of a file, and the rest of it to come; in UTF-8 or Latin-1, without byte-order mark. */
interface OpenedText {
  readonly head: Uint8Array;
  readonly isWhole: boolean;
  readonly encoding: string;
  readonly decoder: "utf8" | "latin1";
  readonly rest: AsyncIterable<Uint8Array>;
}

async function openText(source: ChunkIterator, kind: TableKind, file: string): Promise<OpenedText> {
  const raw = await firstBytes(source);
  const { encoding, markLength } = recogniseEncoding(raw);
  const isUtf16 = encoding.startsWith("utf-16");
  const what = SIGNATURES.find(({ bytes }) => begins(raw, bytes))?.what ?? (raw.includes(0) && !isUtf16 && "binary");
  if (what) fail(`${kind}_NOT_TEXT`, { what }, { where: { file } });
  const convert = isUtf16 ? utf8From(encoding) : (bytes: Uint8Array) => bytes;
  const head = convert(raw.subarray(markLength));
  if (head.every((byte) => byte <= 32)) fail(`${kind}_EMPTY`, {}, { where: { file } });
  return {
    head,
    isWhole: raw.length < HEAD_BYTES,
    encoding: markLength > 0 && encoding === "utf-8" ? "utf-8 with byte-order mark" : encoding,
    decoder: encoding === "latin-1" ? "latin1" : "utf8",
    rest: remaining(source, convert),
  };
}

type ChunkIterator = AsyncIterator<Uint8Array> | Iterator<Uint8Array>;

function iterate(chunks: Chunks): ChunkIterator {
  if (chunks instanceof Uint8Array) return [chunks][Symbol.iterator]();
  return Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
}

async function firstBytes(source: ChunkIterator): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}

async function* remaining(
  source: ChunkIterator,
  convert: (chunk: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield convert(next.value);
}

const NEWLINE = 10;
const RETURN = 13;

/** How lines end: with a carriage return where the head has no newline at all. */
function lineEndOf(head: Uint8Array): TableFormat["lineEnd"] {
  const newline = head.indexOf(NEWLINE);
  if (newline < 0) return head.includes(RETURN) ? "CR" : "LF";
  return head[newline - 1] === RETURN ? "CRLF" : "LF";
}

function firstLines({ head, isWhole }: OpenedText, endByte: number): Uint8Array {
  let end = 0;
  for (let line = 0; line < SAMPLE_LINES; line++) {
    const next = head.indexOf(endByte, end) + 1;
    if (next === 0) return head.subarray(0, isWhole ? head.length : end);
    end = next;
  }
  return head.subarray(0, end);
}

const LONGEST_LINE = 1 << 20;
/** Small, so that the records of a block die young. */
const BLOCK_BYTES = 65_536;

/**
 * The bytes from `start` of the head on, in blocks of some BLOCK_BYTES that end where a line ends (but for the last).
 */
async function* wholeLines({ head, rest }: OpenedText, start: number, place: RowPlace): AsyncGenerator<Buffer> {
  let tail = yield* blocksOf(Buffer.alloc(0), head.subarray(start), place);
  for await (const chunk of rest) tail = yield* blocksOf(tail, chunk, place);
  if (tail.length > 0) yield tail;
}

/**
 * Yields the line that the tail begins and the chunk ends, then the whole lines of the chunk; returns a copy of the
 * rest.
 */
function* blocksOf(tail: Buffer, chunk: Uint8Array, place: RowPlace): Generator<Buffer, Buffer> {
  const { endByte } = place;
  let from = tail.length === 0 ? 0 : chunk.indexOf(endByte) + 1;
  if (from > 0) yield Buffer.concat([tail, chunk.subarray(0, from)]);
  for (;;) {
    const near = chunk.lastIndexOf(endByte, from + BLOCK_BYTES) + 1;
    const end = near > from ? near : chunk.indexOf(endByte, from) + 1;
    if (end <= from) break;
    refuseLongLine(end - from, place);
    yield asBuffer(chunk.subarray(from, end));
    from = end;
  }
  const rest = from > 0 ? Buffer.from(chunk.subarray(from)) : Buffer.concat([tail, chunk]);
  refuseLongLine(rest.length, place);
  return rest;
}

function refuseLongLine(length: number, { kind, file }: RowPlace): void {
  if (length <= LONGEST_LINE) return;
  fail(`${kind}_NOT_A_TABLE`, { what: "a line of more than a mebibyte" }, { where: { file } });
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a text that is no table starts with. */
const KINDS: readonly { readonly start: RegExp; readonly what: string }[] = [
  { start: /^<(?:!doctype html|html|head|body|script|!--|title|meta)/i, what: "an HTML page" },
  { start: /^<(?:\?xml|[a-z][^<>]*>(?![,;\t|]))/i, what: "XML" },
  { start: /^[{[]/, what: "JSON" },
  { start: /^\{\\rtf/, what: "a rich-text document" },
];

/** Refuses what is no table without a word of it: a trade file of somebody else's may name any file, and logs are read. */
function refuseText(head: Uint8Array, kind: TableKind, file: string): never {
  const text = new TextDecoder().decode(head.subarray(0, 400)).trim();
  const what = KINDS.find(({ start }) => start.test(text))?.what ?? "text without them";
  return fail(`${kind}_NOT_A_TABLE`, { what }, { where: { file, line: 1 } });
}

/** How the bytes of a file stand for characters. */
type Encoding = "utf-8" | "latin-1" | "utf-16le" | "utf-16be";

const BYTE_ORDER_MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/** Kinds of files that are not text, by their first bytes. */
const SIGNATURES: readonly { readonly what: string; readonly bytes: readonly number[] }[] = [
  { what: "a zip archive (an .xlsx workbook is one)", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: "a gzip archive", bytes: [0x1f, 0x8b] },
  { what: "an old Excel workbook (.xls)", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: "a Parquet file", bytes: [0x50, 0x41, 0x52, 0x31] },
  { what: "a PDF", bytes: [0x25, 0x50, 0x44, 0x46] },
  { what: "a zstandard archive", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
];

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/**
 * The encoding of the first bytes of a file: by its mark, else UTF-16 by the zero bytes beside ASCII, else UTF-8 where
 * the bytes are valid, else Latin-1, in which every byte is a character.
 */
function recogniseEncoding(head: Uint8Array): { readonly encoding: Encoding; readonly markLength: number } {
  const marked = BYTE_ORDER_MARKS.find(({ bytes }) => begins(head, bytes));
  if (marked !== undefined) return { encoding: marked.encoding, markLength: marked.bytes.length };
  return { encoding: unmarkedEncoding(head), markLength: 0 };
}

function unmarkedEncoding(head: Uint8Array): Encoding {
  const looked = head.subarray(0, Math.min(head.length, 1024) & ~1);
  const half = looked.length / 2;
  const even = looked.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = looked.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (odd > half * 0.7 && even < half * 0.3) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.3) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "latin-1";
  }
}

/** A function that turns successive chunks of UTF-16 into UTF-8, keeping a character cut in two for the next chunk. */
function utf8From(encoding: Encoding): (chunk: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
}
