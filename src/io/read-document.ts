import { decodeText } from "./decode-text.ts";
import type { Document } from "./document.ts";
import { readJsonDocument } from "./json-document.ts";
import { readYamlDocument } from "./yaml-document.ts";

/**
 * A trade file's bytes as a document: JSON where its first character is `{`, YAML otherwise.
 *
 * @param file what to call it in messages
 * @throws PairsizeError every problem of the text layer at once; see decodeText, readJsonDocument and readYamlDocument
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<Document> {
  const text = decodeText(bytes, file);
  return text.trimStart().startsWith("{") ? readJsonDocument(text, file) : readYamlDocument(text, file);
}
