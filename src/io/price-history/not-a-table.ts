import { fail } from "../../errors/error.ts";
import { binaryKind } from "./encoding.ts";
import type { OpenedText } from "./whole-lines.ts";

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
