import { nearest } from "../core/nearest.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Key, Keys, Shape } from "./key.ts";
import { tradeKeys } from "./keys.ts";
import { isMap, mapOf, type Origins, type Path, pathText } from "./written-trade.ts";

// The shape of a trade's values, by the table of keys. What they mean, and their ranges, is read by resolve-trade.ts
// from the text, because "18.5%" and 0.185 are one volatility and 2730,8 is none.

/** Everything that is wrong with the shape of a trade: unknown keys, missing keys, values of the wrong kind. */
export function shapeFindings(input: unknown, origins: Origins): Finding[] {
  return findingsIn({ map: tradeKeys }, input, [], origins);
}

function findingsIn(shape: Shape, value: unknown, path: Path, origins: Origins): Finding[] {
  const kinds = kindsOf(shape);
  const kind = kinds.find((one) => testOf(one).takes(value));
  if (kind === undefined) {
    const expected = kinds.map((one) => testOf(one).words).join(" or ");
    const words = { name: nameOf(path), expected, got: valueWords(value) };
    return [finding("VALUE_OF_WRONG_KIND", words, origins.place(path))];
  }
  if (typeof kind === "string" || "oneOf" in kind) return [];
  if ("map" in kind) return findingsInMap(kind.map, mapOf(value), path, origins);
  const item = "list" in kind ? kind.list : kind.bySymbol;
  const items = Array.isArray(value) ? [...value.entries()] : Object.entries(mapOf(value));
  return items.flatMap(([step, inner]) => findingsIn(item, inner, [...path, step], origins));
}

function findingsInMap(keys: Keys, map: Readonly<Record<string, unknown>>, path: Path, origins: Origins): Finding[] {
  const found: Finding[] = [];
  for (const [name, key] of Object.entries(keys)) {
    found.push(...findingsUnder(name, key, map[name], path, origins));
    if (key.alias !== undefined) found.push(...findingsUnder(key.alias, key, map[key.alias], path, origins));
  }
  const unknown = Object.keys(map).filter((name) => !isKeyOf(keys, name));
  return [...found, ...unknown.map((name) => unknownKey(name, keys, path, origins))];
}

function findingsUnder(name: string, key: Key, value: unknown, path: Path, origins: Origins): Finding[] {
  const { shape = "number", isRequired = false, isFilled = false } = key;
  // An empty value in YAML is null: as if the key were absent.
  if (!isRequired && (value === undefined || (value === null && !isFilled))) return [];
  if (value !== undefined) return findingsIn(shape, value, [...path, name], origins);
  return [finding("KEY_MISSING", { key: name, parent: pathText(path) }, origins.place(path))];
}

function isKeyOf(keys: Keys, name: string): boolean {
  return Object.hasOwn(keys, name) || Object.values(keys).some(({ alias }) => alias === name);
}

/** `level: 25,658.25` in a flow map is two keys: the second one is a number, and says what happened. */
function unknownKey(key: string, keys: Keys, path: Path, origins: Origins): Finding {
  const splitNumber = /^\d{3}(,\d{3})*(\.\d+)?$/.test(key);
  const known = Object.keys(keys);
  const near = nearest(key, known);
  // A map of two keys is told whole: {RTY: 4} meant {long: 4}.
  const words = { key, nearest: near.length === 0 && known.length === 2 ? known : near, splitNumber };
  return finding("KEY_UNKNOWN", words, origins.place([...path, key], { key: true }));
}

/** A shape that is of one kind: not a choice between several. */
type Kind = Exclude<Shape, { readonly either: unknown }>;

/** The kinds that a value of a shape may be of: no two of them take the same value. */
function kindsOf(shape: Shape): readonly Kind[] {
  return typeof shape === "object" && "either" in shape ? shape.either.flatMap(kindsOf) : [shape];
}

/** Whether a value is of a kind, whatever is inside of it, and how an error calls the kind. */
interface KindTest {
  readonly words: string;
  readonly takes: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === "string";

const plainKinds = {
  // A number may also be written as a text, which nobody needs to know.
  number: { words: "a number", takes: (value) => isText(value) || Number.isFinite(value) },
  text: { words: "text", takes: isText },
  date: { words: "text", takes: isText },
  symbol: { words: "text that is not empty", takes: (value) => isText(value) && value !== "" },
  switch: { words: "true or false", takes: (value) => [true, false, "true", "false"].includes(value as boolean) },
} as const satisfies Record<string, KindTest>;

function testOf(kind: Kind): KindTest {
  if (typeof kind === "string") return plainKinds[kind];
  if ("oneOf" in kind) {
    const words = [...new Set(kind.oneOf.map(String))].join(" or ");
    return { words, takes: (value) => kind.oneOf.includes(value as string) };
  }
  return "list" in kind ? { words: "a list", takes: Array.isArray } : { words: "a map", takes: isMap };
}

/** A key by its own name, an item of a list by that of the list: "legs[0]". */
function nameOf(path: Path): string {
  const key = path.findLastIndex((step) => typeof step === "string");
  return key < 0 ? "trade" : pathText(path.slice(key));
}

function valueWords(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `"${value}"` : String(value);
}
