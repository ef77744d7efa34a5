import type { StoredRatios } from "../core/check/check.ts";
import { fail } from "../errors/error.ts";
import { storedRatios } from "../schema/stored-sizing.ts";
import { decodeText } from "./decode-text.ts";
import { readJsonDocument } from "./json-document.ts";
import { type Files, OWN_FILE_BYTES, readBytes } from "./text-source.ts";

/**
 * The hedge ratios of a file that `size --json` was stored in.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE, and the problems of the file and of its JSON
 */
export async function readStoredSizing(file: string, files: Files): Promise<StoredRatios> {
  const text = decodeText(await readBytes(files.open(file), file, OWN_FILE_BYTES), file, OWN_FILE_BYTES);
  if (!text.trimStart().startsWith("{"))
    fail("STORED_SIZING_UNREADABLE", { file, problem: "it does not start with {" }, { where: { file } });
  return storedRatios(readJsonDocument(text, file).value, file);
}
