import type { Pair, ParsedNode, Scalar, YAMLMap } from "yaml";
import { finding } from "../errors/finding.ts";
import type { Outline, OutlineEntry } from "./document.ts";
import type { WhereOf } from "./lines.ts";
import { duplicateKey, type Problem } from "./problems.ts";

/** A part of a YAML file as plain values, and where they stand. */
export interface YamlPart {
  readonly value: unknown;
  readonly outline: Outline;
}

/** The parser's own tests of what a node is: passed in, so that the parser is loaded only when a YAML file is read. */
export type NodeTests = Pick<typeof import("yaml"), "isMap" | "isSeq" | "isScalar">;

/** What reading values needs beside the node. */
export interface YamlReading {
  readonly is: NodeTests;
  readonly whereOf: WhereOf;
  readonly problems: Problem[];
}

/**
 * The plain values of a node: maps, lists, and for a scalar its text as written (quotes off), or null where nothing was
 * written. Problems of the keys are added to `reading.problems`.
 *
 * The nesting was measured before, so that this may recurse.
 */
export function yamlValues(node: unknown, fallbackStart: number, reading: YamlReading): YamlPart {
  const { is } = reading;
  const start = (node as ParsedNode | null)?.range?.[0] ?? fallbackStart;
  if (is.isMap(node)) return mapOf(node, start, reading);
  if (is.isSeq(node)) {
    const parts = node.items.map((item) => yamlValues(item, start, reading));
    return { value: parts.map((part) => part.value), outline: { start, items: parts.map((part) => part.outline) } };
  }
  return { value: is.isScalar(node) ? textOf(node) : null, outline: { start } };
}

function mapOf(map: YAMLMap, start: number, reading: YamlReading): YamlPart {
  const values: [string, unknown][] = [];
  const entries = new Map<string, OutlineEntry>();
  for (const pair of map.items) {
    const at = (pair.key as ParsedNode | null)?.range?.[0] ?? start;
    const key = keyOf(pair, at, reading);
    if (key === undefined) continue;
    const first = entries.get(key);
    if (first !== undefined) {
      reading.problems.push(duplicateKey(key, first.key, at, reading.whereOf));
      continue;
    }
    const { value, outline } = yamlValues(pair.value, at, reading);
    values.push([key, value]);
    entries.set(key, { key: at, value: outline });
  }
  // fromEntries defines its keys, where an assignment to __proto__ would change the object's prototype.
  return { value: Object.fromEntries(values), outline: { start, entries } };
}

function keyOf({ key }: Pair, at: number, { is, whereOf, problems }: YamlReading): string | undefined {
  const text = is.isScalar(key) ? textOf(key) : null;
  if (text !== null) return text;
  const got = is.isMap(key) ? "a map" : is.isSeq(key) ? "a list" : "nothing";
  problems.push(() => finding("KEY_NOT_TEXT", { got }, { where: whereOf(at) }));
  return undefined;
}

function textOf({ type, value }: Scalar): string | null {
  return value === "" && type === "PLAIN" ? null : String(value);
}
