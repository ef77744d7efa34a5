import type { StoredRatios } from "../core/check/check.ts";
import { fail } from "../errors/error.ts";
import { storedRatios } from "../schema/stored-sizing.ts";
import type { Document } from "./document.ts";
import { type Files, OWN_FILE_BYTES, readBytes, TRADE_FILE_BYTES } from "./files/file-bytes.ts";

/**
 * A trade file's bytes as a document: JSON where its first character is `{`, YAML otherwise.
 *
 * @param file what to call it in messages
 * @throws PairsizeError every problem of the text layer at once; see decodeText, readJsonDocument and readYamlDocument
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<Document> {
  const text = decodeText(bytes, file);
  // The YAML parser, which both need, is loaded for a file only: flags alone give a trade too.
  if (!text.trimStart().startsWith("{")) return (await import("./yaml-document.ts")).readYamlDocument(text, file);
  return (await import("./json-document.ts")).readJsonDocument(text, file);
}

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

/**
 * The hedge ratios of a file that `size --json` was stored in.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE, and the problems of the file and of its JSON
 */
export async function readStoredSizing(file: string, files: Files): Promise<StoredRatios> {
  const text = decodeText(await readBytes(files.open(file), file, OWN_FILE_BYTES), file, OWN_FILE_BYTES);
  if (!text.trimStart().startsWith("{"))
    fail("STORED_SIZING_UNREADABLE", { file, problem: "it does not start with {" }, { where: { file } });
  const { readJsonDocument } = await import("./json-document.ts");
  return storedRatios(readJsonDocument(text, file).value, file);
}
