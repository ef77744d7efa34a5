import { type Document, locateIn } from "./document.ts";
import { scanJson } from "./json-scan.ts";
import { type WhereOf, whereIn } from "./lines.ts";
import { MOST_NESTING, refuseIfAny, refuseUnlessMap } from "./problems.ts";

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
  const written = shapeOf(text);
  if (written.depth > MOST_NESTING) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // A duplicate key is in the text and not in the value, which keeps the last: fewer keys than colons give it away.
    return keysIn(value) === written.colons ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The nesting of a JSON text, and its colons outside quotes: one a key. */
function shapeOf(text: string): { depth: number; colons: number } {
  let [open, depth, colons] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === 0x22) at = closingQuote(text, at);
    else if (mark === 0x3a) colons++;
    else if (mark === 0x7b || mark === 0x5b) depth = Math.max(depth, ++open);
    else if (mark === 0x7d || mark === 0x5d) open--;
  }
  return { depth, colons };
}

function closingQuote(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    if (unit === 0x5c) at++;
  }
  return text.length;
}

/** The keys in a value and everything inside it; NaN where a number overflowed, which equals no count. */
function keysIn(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += keysIn(item);
  else for (const key in value) keys += 1 + keysIn((value as Readonly<Record<string, unknown>>)[key]);
  return keys;
}
