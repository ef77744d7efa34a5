import { fail, failFirst, MOST_SAID } from "../errors/error.ts";
import { type Finding, finding, type Where } from "../errors/finding.ts";
import { type Origins, pathText } from "../schema/written-trade.ts";

/** The way to a value: keys of maps and positions in lists, from 0. */
export type Path = readonly (string | number)[];

/** A file as plain values, each with its place in the text. */
export interface Document {
  readonly file: string;
  /** Maps, lists and leaves. JSON's leaves are its own; YAML's are texts as written, or null where nothing was. */
  readonly value: unknown;
  /** What to know about a document that `size --json` printed: its answer was given with warnings about files. */
  readonly warnings?: readonly Finding[];
  /** The place of a value, or of the key that it stands under; undefined where the file has no such path. */
  locate(path: Path, which?: "key" | "value"): Where | undefined;
}

/** Where a value starts in the text, and where the values inside it do. */
export interface Outline {
  readonly start: number;
  readonly entries?: ReadonlyMap<string, OutlineEntry>;
  readonly items?: readonly Outline[];
}

/** Where a key starts, and its value. */
export interface OutlineEntry {
  readonly key: number;
  readonly value: Outline;
}

/**
 * The place of a path in an outline, or undefined where it leads nowhere; a list's item and the root are their own key.
 */
export function locateIn(root: Outline, path: Path, which: "key" | "value", whereOf: WhereOf): Where | undefined {
  let at: OutlineEntry = { key: root.start, value: root };
  for (const step of path) {
    const next = typeof step === "number" ? itemOf(at.value, step) : at.value.entries?.get(step);
    if (next === undefined) return undefined;
    at = next;
  }
  return whereOf(which === "key" ? at.key : at.value.start);
}

function itemOf(list: Outline, position: number): OutlineEntry | undefined {
  const value = list.items?.[position];
  return value && { key: value.start, value };
}

/**
 * The place of a path, or of the key of the nearest map or list around it that the file does hold: for what is missing.
 */
export function locateNearest(document: Document, path: Path): Where | undefined {
  for (let length = path.length; length > 0; length--) {
    const which = length === path.length ? "value" : "key";
    const where = document.locate(path.slice(0, length), which);
    if (where !== undefined) return where;
  }
  return document.locate([]);
}

/** What turns an offset in a text into a place. */
export type WhereOf = (offset: number) => Required<Where>;

/**
 * The place of an offset in a text: 1-based line, and column in UTF-16 units as editors count; the excerpt is the whole
 * line, so that the column always points into it.
 *
 * @example
 * whereIn("a: 1\nb: 2", "trade.yaml")(8); // { file: "trade.yaml", line: 2, column: 4, excerpt: "b: 2" }
 */
export function whereIn(text: string, file: string): WhereOf {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lineAt(starts, offset);
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const excerpt = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    return { file, line: line + 1, column: offset - start + 1, excerpt };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The most lists and maps inside one another that a trade file may have: readers recurse, and a stack is finite. */
export const MOST_NESTING = 64;

/** A problem of a file, made into a finding only when it is shown: its place costs a search. */
export type Problem = () => Finding;

/** Throws all problems of a file, given in the order of the text, if there are any. */
export function refuseIfAny(problems: readonly Problem[]): void {
  const first = problems.slice(0, MOST_SAID).map((problem) => problem());
  failFirst(first, problems.length);
}

/** The problem of a key that its map already has: at the second place, naming the first. */
export function duplicateKey(key: string, first: number, second: number, whereOf: WhereOf): Problem {
  return () => {
    const { line, column } = whereOf(first);
    return finding("KEY_DUPLICATE", { key, firstLine: line, firstColumn: column }, { where: whereOf(second) });
  };
}

/** The problem of lists and maps inside one another beyond the limit. */
export function tooDeep(offset: number, whereOf: WhereOf): Problem {
  return () => finding("NESTING_TOO_DEEP", { most: MOST_NESTING }, { where: whereOf(offset) });
}

/** Refuses a file that is not a map of keys. */
export function refuseUnlessMap(value: unknown, start: number, whereOf: WhereOf): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  const got = Array.isArray(value) ? "a list" : value === null ? "nothing" : "a single value";
  fail("TRADE_NOT_A_MAP", { got }, { where: whereOf(start) });
}

/** The origins of a document alone: every value is of the file. */
export function documentOrigins(document: Document): Origins {
  return {
    from: () => "file",
    place: (path, { key } = {}) => {
      const where = (key ? document.locate(path, "key") : undefined) ?? locateNearest(document, path);
      return where === undefined ? { path: pathText(path) } : { path: pathText(path), where };
    },
  };
}
