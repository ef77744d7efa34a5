import type { Place } from "../errors/finding.ts";

/** The way to a value inside a trade: ["long", "legs", 1, "premium"]. */
export type Path = readonly (string | number)[];

/**
 * A path as it is written in errors.
 *
 * @example
 * pathText(["long", "legs", 1, "premium"]); // "long.legs[1].premium"
 */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** How a value of the trade was given, and where: the flag as typed, or the place in the file. */
export interface Origins {
  /** Where a value stands; `key` asks for its key, `offset` counts characters into its text. */
  readonly place: (path: Path, at?: { readonly key?: true; readonly offset?: number }) => Place;
  readonly from: (path: Path) => "flag" | "file";
}

/** The origins of a plain object given to the library: there is only the path. */
export const plainOrigins: Origins = { place: (path) => ({ path: pathText(path) }), from: () => "file" };

/** The value as a map; an empty one where it is something else. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? (value as Record<string, unknown>) : {};
}

/** Whether the value is a map. */
export function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
