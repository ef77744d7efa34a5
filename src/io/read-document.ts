import type { StoredRatios } from "../core/check/check.ts";
import { fail } from "../errors/error.ts";
import { isAnswer, pathInAnswer, storedRatios, tradeOfAnswer } from "../schema/stored-answer.ts";
import type { Document } from "./document.ts";
import { type Files, OWN_FILE_BYTES, readBytes, TRADE_FILE_BYTES } from "./files/file-bytes.ts";

/**
 * A trade file's bytes as a document: JSON where its first character is `{`, YAML otherwise.
 *
 * @param file what to call it in messages
 * @throws PairsizeError every problem of the text layer at once; see decodeText, readJsonDocument and readYamlDocument
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<Document> {
  // What people write is short; an answer, which is JSON, may be longer.
  const text = decodeText(bytes, file, startsAsJson(bytes) ? OWN_FILE_BYTES : TRADE_FILE_BYTES);
  // The YAML parser, which both need, is loaded for a file only: flags alone give a trade too.
  if (!text.trimStart().startsWith("{")) return (await import("./yaml-document.ts")).readYamlDocument(text, file);
  const document = (await import("./json-document.ts")).readJsonDocument(text, file);
  if (bytes.length > TRADE_FILE_BYTES && !isAnswer(document.value))
    fail("FILE_TOO_LARGE", { file, most: TRADE_FILE_BYTES }, { where: { file } });
  return document;
}

/** Whether the first byte of a text, behind a byte order mark and white space, is a brace. */
function startsAsJson(bytes: Uint8Array): boolean {
  return bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d].includes(byte)) === 0x7b;
}

/** A document as a trade file: one that `size --json` printed is the trade that it answers. */
export function tradeDocument(document: Document): Document {
  if (!isAnswer(document.value)) return document;
  return {
    file: document.file,
    value: tradeOfAnswer(document.value),
    locate: (path, which) => document.locate(pathInAnswer(path), which),
  };
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
