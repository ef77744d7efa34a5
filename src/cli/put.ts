import { isMap } from "../schema/map-of.ts";
import type { Path } from "../schema/path.ts";

/** A plain map with own keys only. */
export type PlainMap = Record<string, unknown>;

/** The value as a map that may be written to; an empty one where it is something else. */
export function mapOf(value: unknown): PlainMap {
  return isMap(value) ? (value as PlainMap) : {};
}

/** Puts a value into nested maps and lists, making those that the path needs; a key such as __proto__ is one like any other. */
export function put(root: PlainMap, path: Path, value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  let holder: PlainMap | unknown[] = root;
  let key: string | number = first;
  for (const step of rest) {
    const next: PlainMap | unknown[] = innerOf(holder, key) ?? (typeof step === "number" ? [] : {});
    define(holder, key, next);
    holder = next;
    key = step;
  }
  define(holder, key, value);
}

function innerOf(holder: PlainMap | unknown[], key: string | number): PlainMap | unknown[] | null {
  const inner: unknown = Object.hasOwn(holder, key) ? Reflect.get(holder, key) : null;
  return typeof inner === "object" ? (inner as PlainMap | unknown[] | null) : null;
}

function define(holder: PlainMap | unknown[], key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}
