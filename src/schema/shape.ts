import * as z from "zod/mini";
import { nearest } from "../core/nearest.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { type Key, type Keys, keysInside, type Shape } from "./key.ts";
import { tradeKeys } from "./keys.ts";
import { type Origins, type Path, pathText } from "./written-trade.ts";

// The shape of a trade's values, by the table of keys. What they mean, and their ranges, is read by resolve-trade.ts
// from the text, because "18.5%" and 0.185 are one volatility and 2730,8 is none.

// A trade is parsed once: compiling a parser for it, as zod would, takes longer than that.
z.config({ jitless: true });

const numberText = z.union([z.number(), z.string()]);

const plainSchemas = {
  number: numberText,
  text: z.string(),
  date: z.string(),
  symbol: z.string().check(z.minLength(1)),
  switch: z.union([z.boolean(), z.enum(["true", "false"])]),
};

// One schema for all that are alike: making one takes longer than using it once.
const ofMaps = new Map<Keys, z.ZodMiniObject>();
const ofOptional = new Map<Shape, z.core.$ZodType>();

/** The schema of a map with these keys and no others. What stands under a key is made when a map with it is parsed. */
export function mapSchema(keys: Keys): z.ZodMiniObject {
  const made = ofMaps.get(keys) ?? z.strictObject(Object.defineProperties({}, schemasWithin(keys)));
  ofMaps.set(keys, made);
  return made;
}

function schemasWithin(keys: Keys): PropertyDescriptorMap {
  const entries = Object.entries(keys).flatMap(([name, key]) =>
    [name, key.alias ?? name].map((written) => [written, { enumerable: true, get: () => valueSchema(key) }] as const),
  );
  return Object.fromEntries(entries);
}

function valueSchema({ shape = "number", isRequired }: Key): z.core.$ZodType {
  if (isRequired) return schemaOf(shape);
  // An empty value in YAML is null: as if the key were absent.
  const made = ofOptional.get(shape) ?? z.optional(z.nullable(schemaOf(shape)));
  ofOptional.set(shape, made);
  return made;
}

function schemaOf(shape: Shape): z.core.$ZodType {
  if (typeof shape === "string") return plainSchemas[shape];
  if ("map" in shape) return mapSchema(shape.map);
  if ("list" in shape) return z.array(schemaOf(shape.list));
  if ("either" in shape) return z.union(shape.either.map(schemaOf));
  if ("bySymbol" in shape) return z.record(z.string(), numberText);
  return z.literal([...shape.oneOf]);
}

/** The schema of a trade file. */
export const tradeSchema = mapSchema(tradeKeys);

type Issue = z.core.$ZodIssue;

/** Everything that is wrong with the shape of a trade: unknown keys, missing keys, values of the wrong kind. */
export function shapeFindings(input: unknown, origins: Origins): Finding[] {
  const parsed = z.safeParse(tradeSchema, input);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => worded(issue, [], input, origins));
}

function worded(issue: Issue, above: Path, input: unknown, origins: Origins): Finding[] {
  const path: Path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key], key, origins));
  if (issue.code === "invalid_union") {
    const branch = issue.errors.find((issues) =>
      issues.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"),
    );
    if (branch) return branch.flatMap((inner) => worded(inner, path, input, origins));
  }
  const name = nameOf(path);
  const got = valueAt(input, path);
  if (got === undefined) {
    return [
      finding("KEY_MISSING", { key: name, parent: pathText(path.slice(0, -1)) }, origins.place(path.slice(0, -1))),
    ];
  }
  return [finding("VALUE_OF_WRONG_KIND", { name, expected: expected(issue), got: kindOf(got) }, origins.place(path))];
}

/** `level: 25,658.25` in a flow map is two keys: the second one is a number, and says what happened. */
function unknownKey(path: Path, key: string, origins: Origins): Finding {
  const splitNumber = /^\d{3}(,\d{3})*(\.\d+)?$/.test(key);
  return finding(
    "KEY_UNKNOWN",
    { key, nearest: nearest(key, keysAt(path.slice(0, -1))), splitNumber },
    origins.place(path, { key: true }),
  );
}

/** A key by its own name, an item of a list by that of the list: "legs[0]". */
function nameOf(path: Path): string {
  const key = path.findLastIndex((step) => typeof step === "string");
  return key < 0 ? "trade" : pathText(path.slice(key));
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return [...new Set(issue.values.map(String))].join(" or ");
    case "too_small":
      return "text that is not empty";
    case "invalid_union":
      return anyOf([...new Set(issue.errors.flatMap((issues) => issues.map(expected)))]);
    default:
      return "another value";
  }
}

/** A number may also be written as a text, which nobody needs to know. */
function anyOf(expectations: readonly string[]): string {
  return expectations.filter((words) => words !== "text" || !expectations.includes("a number")).join(" or ");
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  object: "a map",
  array: "a list",
  record: "a map",
};

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `"${value}"` : String(value);
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    input,
  );
}

/** The keys that the map at a path may hold, for suggestions. */
function keysAt(path: Path): readonly string[] {
  const steps = path.filter((step) => typeof step === "string");
  const keys = steps.reduce<Keys | null>((above, step) => keysInside(above?.[step]), tradeKeys);
  return Object.keys(keys ?? {});
}
