import { fail } from "../../errors/error.ts";
import { recogniseEncoding, utf8From } from "./encoding.ts";

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
export interface OpenedText {
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
