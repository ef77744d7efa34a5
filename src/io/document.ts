import type { Where } from "../errors/finding.ts";
import type { WhereOf } from "./lines.ts";

/** The way to a value: keys of maps and positions in lists, from 0. */
export type Path = readonly (string | number)[];

/** A file as plain values, each with its place in the text. */
export interface Document {
  readonly file: string;
  /** Maps, lists and leaves. JSON's leaves are its own; YAML's are texts as written, or null where nothing was. */
  readonly value: unknown;
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

/** The place of a path in an outline, or undefined where it leads nowhere; a list's item and the root are their own key. */
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

/** The place of a path, or of the key of the nearest map or list around it that the file does hold: for what is missing. */
export function locateNearest(document: Document, path: Path): Where | undefined {
  for (let length = path.length; length > 0; length--) {
    const which = length === path.length ? "value" : "key";
    const where = document.locate(path.slice(0, length), which);
    if (where !== undefined) return where;
  }
  return document.locate([]);
}
