import {
  type Document,
  locateIn,
  MOST_NESTING,
  refuseIfAny,
  refuseUnlessMap,
  type WhereOf,
  whereIn,
} from "./document.ts";
import { scanJson } from "./json-scan.ts";

/**
 * A JSON text as a document. The engine's parser reads it; places are found by a second scan, and only when one is
 * asked for or the text cannot be accepted.
 *
 * @param whereOf the place of an offset, for a text that is a part of its file
 * @throws PairsizeError JSON_SYNTAX, KEY_DUPLICATE, NUMBER_TOO_LARGE, NESTING_TOO_DEEP (all that were found), TRADE_NOT_A_MAP
 */
export function readJsonDocument(text: string, file: string, whereOf: WhereOf = whereIn(text, file)): Document {
  let scan: ReturnType<typeof scanJson> | undefined;
  const scanned = () => {
    scan ??= scanJson(text, whereOf);
    return scan;
  };
  const value = plainlyRead(text);
  if (value === undefined) refuseIfAny(scanned().problems);
  refuseUnlessMap(value, text.search(/\S/), whereOf);
  return {
    file,
    value,
    locate: (path, which = "value") => {
      const { outline } = scanned();
      return outline && locateIn(outline, path, which, whereOf);
    },
  };
}

/** The value of a text without any problem; undefined leaves it to the scan to say what is wrong, and where. */
function plainlyRead(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const keys = keysIn(value, 0);
    // A duplicate key is in the text and not in the value, which keeps the last: fewer keys than colons give it away.
    return keys === colonsIn(text) || keys === colonsOutsideQuotes(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The keys in a value and everything inside it; NaN, which equals no count, where a number overflowed or it nests too deep. */
function keysIn(value: unknown, around: number): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  const depth = around + 1;
  if (depth > MOST_NESTING) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += keysIn(item, depth);
  else for (const key in value) keys += 1 + keysIn((value as Readonly<Record<string, unknown>>)[key], depth);
  return keys;
}

/** All colons of a text: no fewer than its keys, and in most texts as many. */
function colonsIn(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) colons++;
  return colons;
}

/** The colons of a JSON text that stand for a key each. */
function colonsOutsideQuotes(text: string): number {
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === 0x22) at = closingQuote(text, at);
    else if (mark === 0x3a) colons++;
  }
  return colons;
}

function closingQuote(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    if (unit === 0x5c) at++;
  }
  return text.length;
}
