import { type Finding, finding } from "../../errors/finding.ts";
import { TRADE_FILE_BYTES } from "./file-bytes.ts";

/** A line without its end: its text, or why it has none. */
export type BatchLine = string | Finding;

const NEWLINE = 10;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The lines of an input, those of each piece together, so that no more than a piece and one line is ever held.
 *
 * A line ends with a line feed, a carriage return before it not counted; the last one may lack it. A byte-order mark
 * before a line is left out. A line larger than a trade file may be is read over.
 */
export async function* batchLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly BatchLine[]> {
  let rest = new Uint8Array(0);
  let isTooLong = false;
  for await (const piece of pieces) {
    const first = isTooLong ? piece.indexOf(NEWLINE) : 0;
    if (first < 0) continue;
    if (isTooLong) yield [tooLong()];
    const bytes = joined(rest, piece.subarray(isTooLong ? first + 1 : 0));
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield linesOf(bytes.subarray(0, end - 1));
    // A copy: whoever reads the file may use the piece again.
    rest = bytes.slice(end);
    isTooLong = rest.length > TRADE_FILE_BYTES;
    if (isTooLong) rest = new Uint8Array(0);
  }
  if (isTooLong) yield [tooLong()];
  else if (rest.length > 0) yield linesOf(rest);
}

function joined(rest: Uint8Array, piece: Uint8Array): Uint8Array {
  if (rest.length === 0) return piece;
  const bytes = new Uint8Array(rest.length + piece.length);
  bytes.set(rest);
  bytes.set(piece, rest.length);
  return bytes;
}

/** The lines of whole lines, decoded at once where nothing is wrong with any of them. */
function linesOf(bytes: Uint8Array): readonly BatchLine[] {
  const text = bytes.length > TRADE_FILE_BYTES ? undefined : textOf(bytes);
  return text === undefined ? oneByOne(bytes) : text.split("\n").map(withoutEnds);
}

function oneByOne(bytes: Uint8Array): readonly BatchLine[] {
  const lines: BatchLine[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(lineOf(bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines;
}

function lineOf(bytes: Uint8Array): BatchLine {
  if (bytes.length > TRADE_FILE_BYTES) return tooLong();
  const text = textOf(bytes);
  return text === undefined ? finding("LINE_NOT_UTF8", {}) : withoutEnds(text);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

const BYTE_ORDER_MARK = 0xfeff;
const RETURN = 13;

function withoutEnds(line: string): string {
  const start = line.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const end = line.charCodeAt(line.length - 1) === RETURN ? line.length - 1 : line.length;
  return line.slice(start, end);
}

function tooLong(): Finding {
  return finding("LINE_TOO_LONG", { most: TRADE_FILE_BYTES });
}
