import type { JsonSchema } from "./json-schema.ts";
import type { Range } from "./ranges.ts";

/**
 * The kind of a value. A number may also be a text ("25,658.25"), a symbol is a text that is not empty, a switch is
 * true or false, and `either` is of one kind or another.
 */
export type Shape =
  | "number"
  | "text"
  | "symbol"
  | "date"
  | "switch"
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly map: Keys }
  | { readonly list: Shape }
  | { readonly either: readonly Shape[] }
  /** Numbers by symbol. */
  | { readonly bySymbol: "number" };

/** A key of the trade: everything that the program knows of it but its use. */
export interface Key {
  /** A number where left out. */
  readonly shape?: Shape;
  readonly isRequired?: true;
  /** What its number may be, in which unit; of counts, holdings and moves what each may be. */
  readonly range?: Range;
  /** What help and the JSON Schema say of it. */
  readonly meaning: string;
  /** The flag that gives it, as help shows it; `<SYM=VALUE>` gives it to the side of the symbol. */
  readonly flag?: string;
  /** What help says of the flag, where that must differ from what it says of the key. */
  readonly flagMeaning?: string;
  /** The flag also takes a bare value for both sides, or adds an item each time. */
  readonly flagBy?: "side or both" | "item";
  readonly examples?: readonly unknown[];
  /** Its former name: still read, as is a flag of that name. */
  readonly alias?: string;
  /** What an editor can know beyond shape and range, as keywords of the JSON Schema. */
  readonly keywords?: JsonSchema;
}

/** The keys that a map may hold. */
export type Keys = Readonly<Record<string, Key>>;

/** A map as it is written. */
export type Written<Map extends Keys> = {
  readonly [Name in keyof Map as Map[Name] extends { isRequired: true } ? Name : never]: ValueOf<ShapeOf<Map[Name]>>;
} & {
  /** An empty value in YAML is null: as if the key were absent. */
  readonly [Name in keyof Map as Map[Name] extends { isRequired: true } ? never : Name]?:
    | ValueOf<ShapeOf<Map[Name]>>
    | null
    | undefined;
};

type ShapeOf<Row> = Row extends { readonly shape: infer S } ? S : "number";

type ValueOf<S> = S extends "number"
  ? number | string
  : S extends "text" | "symbol" | "date"
    ? string
    : S extends "switch"
      ? boolean | "true" | "false"
      : S extends { readonly oneOf: readonly (infer Word)[] }
        ? Word
        : S extends { readonly map: infer Map extends Keys }
          ? Written<Map>
          : S extends { readonly list: infer Item }
            ? readonly ValueOf<Item>[]
            : S extends { readonly either: readonly (infer One)[] }
              ? ValueOf<One>
              : S extends { readonly bySymbol: "number" }
                ? Readonly<Record<string, number | string>>
                : never;

/** The unit of the number of a key. */
export type UnitOf<Row extends Key> = Row extends { readonly range: Range<infer Q> } ? Q : never;

/** The keys of the map that the value of a key may be, in itself or as an item of a list; null where it is none. */
export function keysInside(key: Key | undefined): Keys | null {
  return key?.shape === undefined ? null : keysOf(key.shape);
}

function keysOf(shape: Shape): Keys | null {
  if (typeof shape === "string") return null;
  if ("map" in shape) return shape.map;
  if ("list" in shape) return keysOf(shape.list);
  if ("either" in shape) return shape.either.map(keysOf).find((keys) => keys !== null) ?? null;
  return null;
}
