import type { Path } from "../schema/path.ts";

/** A plain map with own keys only. */
export type PlainMap = Record<string, unknown>;

/** The value as a map; an empty one where it is something else. */
export function mapOf(value: unknown): PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
}

/** Puts a value into nested maps and lists, making those that the path needs. */
export function put(root: PlainMap, path: Path, value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  let holder: PlainMap | unknown[] = root;
  let key: string | number = first;
  for (const step of rest) {
    const inner: unknown = Reflect.get(holder, key);
    const next: PlainMap | unknown[] =
      Array.isArray(inner) || (typeof inner === "object" && inner !== null)
        ? (inner as PlainMap)
        : typeof step === "number"
          ? []
          : {};
    Reflect.set(holder, key, next);
    holder = next;
    key = step;
  }
  Reflect.set(holder, key, value);
}
