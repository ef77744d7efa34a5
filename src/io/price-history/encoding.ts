import { isAscii } from "node:buffer";

/** How the bytes of a file stand for characters. */
export type Encoding = "utf-8" | "latin-1" | "utf-16le" | "utf-16be";

/** An encoding, with the length of the byte-order mark to skip. */
export interface RecognisedEncoding {
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
export function binaryKind(head: Uint8Array): string | null {
  const known = SIGNATURES.find(({ bytes }) => begins(head, bytes));
  if (known !== undefined) return known.what;
  const { encoding } = recogniseEncoding(head);
  return !encoding.startsWith("utf-16") && head.includes(0) ? "binary" : null;
}

/**
 * The encoding of the first bytes of a file: by its mark, else UTF-16 by the zero bytes beside ASCII, else UTF-8 where
 * the bytes are valid, else Latin-1, in which every byte is a character.
 */
export function recogniseEncoding(head: Uint8Array): RecognisedEncoding {
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
export function utf8From(encoding: "utf-16le" | "utf-16be"): (chunk: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
}
