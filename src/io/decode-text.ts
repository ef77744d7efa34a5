import { fail } from "../errors/error.ts";
import { TRADE_FILE_BYTES } from "./text-source.ts";

/**
 * The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark says so; the mark itself is left out.
 *
 * @param file what to call it in a message
 * @throws PairsizeError FILE_TOO_LARGE, FILE_BINARY, FILE_NOT_UTF8, FILE_EMPTY (nothing, or white space only)
 * @example
 * decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), "trade.yaml"); // "a"
 */
export function decodeText(bytes: Uint8Array, file: string, most: number = TRADE_FILE_BYTES): string {
  const place = { where: { file } };
  if (bytes.length > most) fail("FILE_TOO_LARGE", { file, most }, place);
  const encoding = encodingOf(bytes);
  const text = decoded(bytes, encoding);
  const hasNul = text === undefined ? encoding === "utf-8" && bytes.includes(0) : text.includes("\0");
  if (hasNul) fail("FILE_BINARY", { file }, place);
  if (text === undefined) fail("FILE_NOT_UTF8", { file, encoding: encoding.toUpperCase() }, place);
  if (text.trim() === "") fail("FILE_EMPTY", { file }, place);
  return text;
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
