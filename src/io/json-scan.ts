import { finding } from "../errors/finding.ts";
import {
  duplicateKey,
  MOST_NESTING,
  type Outline,
  type OutlineEntry,
  type Problem,
  tooDeep,
  type WhereOf,
} from "./document.ts";
import { metAt, stringToken, type Token, wordToken } from "./json-token.ts";

/** A JSON text as places; `outline` is undefined where its syntax breaks off, and then the last problem says why. */
export interface JsonScan {
  readonly outline: Outline | undefined;
  readonly problems: readonly Problem[];
}

const KEY = "key in double quotes";

/** The scan under way: `at` is the next character to read. */
interface Cursor {
  readonly text: string;
  readonly whereOf: WhereOf;
  readonly problems: Problem[];
  at: number;
}

/**
 * The places of everything in a JSON text, and its problems: duplicate keys, numbers that overflow, nesting, and the
 * first break of the syntax. Node's own messages differ from version to version and often name no place.
 */
export function scanJson(text: string, whereOf: WhereOf): JsonScan {
  const cursor: Cursor = { text, whereOf, problems: [], at: 0 };
  let outline = scanValue(cursor, 0);
  if (outline !== undefined && skipSpace(cursor) < text.length) {
    outline = broken(cursor, `expected nothing after the closing bracket, got ${metAt(text, cursor.at)}`);
  }
  return { outline, problems: cursor.problems };
}

function scanValue(cursor: Cursor, depth: number): Outline | undefined {
  const start = skipSpace(cursor);
  const opening = cursor.text[start];
  if (opening !== "{" && opening !== "[") return scanLeaf(cursor, opening === '"');
  if (depth === MOST_NESTING) {
    cursor.problems.push(tooDeep(start, cursor.whereOf));
    return undefined;
  }
  cursor.at++;
  return opening === "{" ? scanMap(cursor, start, depth + 1) : scanList(cursor, start, depth + 1);
}

function scanLeaf(cursor: Cursor, isText: boolean): Outline | undefined {
  const start = cursor.at;
  if (!take(cursor, isText ? stringToken(cursor.text, start) : wordToken(cursor.text, start))) return undefined;
  const got = cursor.text.slice(start, cursor.at);
  if (!isText && Math.abs(Number(got)) === Number.POSITIVE_INFINITY) {
    cursor.problems.push(() => finding("NUMBER_TOO_LARGE", { got }, { where: cursor.whereOf(start) }));
  }
  return { start };
}

function scanList(cursor: Cursor, start: number, depth: number): Outline | undefined {
  const items: Outline[] = [];
  if (passes(cursor, "]")) return { start, items };
  do {
    const item = scanValue(cursor, depth);
    if (item === undefined) return undefined;
    items.push(item);
  } while (passes(cursor, ","));
  return passes(cursor, "]") ? { start, items } : unexpected(cursor, '"," or "]" after the value');
}

function scanMap(cursor: Cursor, start: number, depth: number): Outline | undefined {
  const entries = new Map<string, OutlineEntry>();
  if (passes(cursor, "}")) return { start, entries };
  do {
    if (!scanEntry(cursor, entries, depth)) return undefined;
  } while (passes(cursor, ","));
  return passes(cursor, "}") ? { start, entries } : unexpected(cursor, '"," or "}" after the value');
}

function scanEntry(cursor: Cursor, entries: Map<string, OutlineEntry>, depth: number): true | undefined {
  const start = skipSpace(cursor);
  if (cursor.text[start] !== '"')
    return unexpected(cursor, entries.size === 0 ? `a ${KEY}` : `another ${KEY} after the comma`);
  if (!take(cursor, stringToken(cursor.text, start))) return undefined;
  const key: string = JSON.parse(cursor.text.slice(start, cursor.at));
  if (!passes(cursor, ":")) return unexpected(cursor, '":" after the key');
  const value = scanValue(cursor, depth);
  if (value === undefined) return undefined;
  const first = entries.get(key);
  if (first === undefined) entries.set(key, { key: start, value });
  else cursor.problems.push(duplicateKey(key, first.key, start, cursor.whereOf));
  return true;
}

function skipSpace(cursor: Cursor): number {
  while (" \n\r\t".includes(cursor.text[cursor.at] ?? "end")) cursor.at++;
  return cursor.at;
}

function passes(cursor: Cursor, mark: string): boolean {
  const met = cursor.text[skipSpace(cursor)] === mark;
  if (met) cursor.at++;
  return met;
}

function take(cursor: Cursor, token: Token): boolean {
  if ("end" in token) cursor.at = token.end;
  else broken(cursor, token.problem, token.at);
  return "end" in token;
}

function unexpected(cursor: Cursor, expected: string): undefined {
  return broken(cursor, `expected ${expected}, got ${metAt(cursor.text, cursor.at)}`);
}

function broken(cursor: Cursor, problem: string, at: number = cursor.at): undefined {
  cursor.problems.push(() => finding("JSON_SYNTAX", { problem }, { where: cursor.whereOf(at) }));
}
