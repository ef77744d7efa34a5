import { isAscii } from "node:buffer";
import { fail } from "../../errors/error.ts";

/** Bytes of a price file, all at once or as they come; a chunk of at least HEAD_BYTES may be overwritten by the next. */
export type Chunks = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** How many bytes are looked at to recognise a file's format. */
export const HEAD_BYTES = 65_536;
const LONGEST_LINE = 1 << 20;
/** Small, so that the records of a block die young. */
const BLOCK_BYTES = 65_536;
const NEWLINE = 10;
const RETURN = 13;

/** The start of a file, and the rest of it to come; in UTF-8 or Latin-1, without byte-order mark. */
interface OpenedText {
  readonly raw: Uint8Array;
  readonly head: Uint8Array;
  readonly encoding: string;
  readonly decoder: "utf8" | "latin1";
  readonly rest: AsyncIterable<Uint8Array>;
}

/** The first bytes of a file with its encoding recognised, and the rest behind them. */
export async function openText(chunks: Chunks): Promise<OpenedText> {
  const source = iterate(chunks);
  const raw = await firstBytes(source);
  const { encoding, markLength } = recogniseEncoding(raw);
  const head = raw.subarray(markLength);
  const marked = markLength > 0 && encoding === "utf-8" ? "utf-8 with byte-order mark" : encoding;
  if (encoding === "utf-8" || encoding === "latin-1") {
    return { raw, head, encoding: marked, decoder: encoding === "utf-8" ? "utf8" : "latin1", rest: remaining(source) };
  }
  const convert = utf8From(encoding);
  return { raw, head: convert(head), encoding, decoder: "utf8", rest: converted(source, convert) };
}

function iterate(chunks: Chunks): AsyncIterator<Uint8Array> | Iterator<Uint8Array> {
  if (chunks instanceof Uint8Array) return [chunks][Symbol.iterator]();
  return Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
}

async function firstBytes(source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>): Promise<Uint8Array> {
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

async function* remaining(source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}

async function* converted(
  source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
  convert: (chunk: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of remaining(source)) yield convert(chunk);
}

/** The last byte of a line: a carriage return where the head has no newline at all. */
export function lineEndOf(head: Uint8Array): { name: "LF" | "CRLF" | "CR"; byte: number } {
  const newline = head.indexOf(NEWLINE);
  if (newline < 0) return head.includes(RETURN) ? { name: "CR", byte: RETURN } : { name: "LF", byte: NEWLINE };
  return { name: head[newline - 1] === RETURN ? "CRLF" : "LF", byte: NEWLINE };
}

/**
 * The bytes from `start` of the head on, in blocks of some BLOCK_BYTES that end where a line ends (but for the last).
 *
 * @throws HISTORY_NOT_A_TABLE where a line is longer than a mebibyte
 */
export async function* wholeLines(
  text: OpenedText,
  start: number,
  endByte: number,
  file: string,
): AsyncGenerator<Buffer> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesFrom(text, start)) {
    tail = yield* blocksOf(tail, chunk, endByte, file);
    refuseLongLine(tail.length, file);
  }
  if (tail.length > 0) yield tail;
}

async function* bytesFrom({ head, rest }: OpenedText, start: number): AsyncGenerator<Uint8Array> {
  yield head.subarray(start);
  yield* rest;
}

function refuseLongLine(length: number, file: string): void {
  if (length <= LONGEST_LINE) return;
  fail("HISTORY_NOT_A_TABLE", { what: "a line of more than a mebibyte", start: "" }, { where: { file } });
}

/** Yields the line that the tail begins and the chunk ends, then the whole lines of the chunk; returns a copy of the rest. */
function* blocksOf(tail: Buffer, chunk: Uint8Array, endByte: number, file: string): Generator<Buffer, Buffer> {
  const first = tail.length === 0 ? 0 : chunk.indexOf(endByte) + 1;
  if (tail.length > 0 && first === 0) return Buffer.concat([tail, chunk]);
  if (first > 0) yield Buffer.concat([tail, chunk.subarray(0, first)]);
  const lines = chunk.subarray(first);
  const from = yield* cutBlocks(lines, endByte, file);
  return Buffer.from(lines.subarray(from));
}

/** Yields the blocks of whole lines; returns where the unfinished line begins. */
function* cutBlocks(bytes: Uint8Array, endByte: number, file: string): Generator<Buffer, number> {
  let from = 0;
  while (from < bytes.length) {
    const near = bytes.lastIndexOf(endByte, from + BLOCK_BYTES) + 1;
    const end = near > from ? near : bytes.indexOf(endByte, from) + 1;
    if (end <= from) break;
    refuseLongLine(end - from, file);
    yield asBuffer(bytes.subarray(from, end));
    from = end;
  }
  return from;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a text that is no table starts with. */
const KINDS: readonly { readonly start: RegExp; readonly what: string }[] = [
  { start: /^<(?:!doctype html|html|head|body|script|!--|title|meta)/i, what: "an HTML page" },
  { start: /^<(?:\?xml|[a-z][^<>]*>(?![,;\t|]))/i, what: "XML" },
  { start: /^[{[]/, what: "JSON" },
  { start: /^\{\\rtf/, what: "a rich-text document" },
];

/** @throws HISTORY_EMPTY, HISTORY_NOT_TEXT where the first bytes of a file rule a table out */
export function refuseOtherFiles({ raw, head }: OpenedText, file: string): void {
  const what = binaryKind(raw);
  if (what !== null) fail("HISTORY_NOT_TEXT", { what }, { where: { file } });
  if (head.every((byte) => byte <= 32)) fail("HISTORY_EMPTY", {}, { where: { file } });
}

/** @throws HISTORY_NOT_A_TABLE, saying what the text is and how it starts */
export function refuseText({ head }: OpenedText, file: string): never {
  const text = new TextDecoder().decode(head.subarray(0, 400)).trim();
  const what = KINDS.find(({ start }) => start.test(text))?.what ?? "text without them";
  const line = (text.split(/[\r\n]/)[0] ?? "").slice(0, 80);
  return fail("HISTORY_NOT_A_TABLE", { what, start: line }, { where: { file, line: 1, excerpt: line } });
}

/** How the bytes of a file stand for characters. */
type Encoding = "utf-8" | "latin-1" | "utf-16le" | "utf-16be";

/** An encoding, with the length of the byte-order mark to skip. */
interface RecognisedEncoding {
  readonly encoding: Encoding;
  readonly markLength: number;
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
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

/** What kind of file that is not text the bytes begin, or null where they look like text. */
function binaryKind(head: Uint8Array): string | null {
  const known = SIGNATURES.find(({ bytes }) => begins(head, bytes));
  if (known !== undefined) return known.what;
  const { encoding } = recogniseEncoding(head);
  return !encoding.startsWith("utf-16") && head.includes(0) ? "binary" : null;
}

/**
 * The encoding of the first bytes of a file: by its mark, else UTF-16 by the zero bytes beside ASCII, else UTF-8 where
 * the bytes are valid, else Latin-1, in which every byte is a character.
 */
function recogniseEncoding(head: Uint8Array): RecognisedEncoding {
  const marked = MARKS.find(({ bytes }) => begins(head, bytes));
  if (marked !== undefined) return { encoding: marked.encoding, markLength: marked.bytes.length };
  return { encoding: unmarked(head), markLength: 0 };
}

function unmarked(head: Uint8Array): Encoding {
  const zeros = [0, 0];
  const looked = Math.min(head.length, 1024) & ~1;
  for (let at = 0; at < looked; at++) {
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const half = looked / 2;
  if (odd > half * 0.7 && even < half * 0.3) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.3) return "utf-16be";
  if (isAscii(head)) return "utf-8";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "latin-1";
  }
}

/** A function that turns successive chunks of UTF-16 into UTF-8, keeping a character cut in two for the next chunk. */
function utf8From(encoding: "utf-16le" | "utf-16be"): (chunk: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
}
