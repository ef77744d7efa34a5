import * as z from "zod/mini";
import type { Key, Keys, Shape, Written } from "./key.ts";
import { countKeys, limitKeys, productKeys, sizeKeys, tradeKeys } from "./keys.ts";
import { chainKeys, historyKeys, legKeys, sideKeys } from "./side-keys.ts";

/**
 * The trade file: the shape of its values, by the table of keys. What the values mean, and their ranges, is read by
 * resolve-trade.ts from the text, because "18.5%" and 0.185 are one volatility and 2730,8 is none.
 */

/** A trade as it is written: in a file, by flags, or as a plain object. */
export type TradeInput = Written<typeof tradeKeys>;
/** One side as it is written. */
export type SideInput = Written<typeof sideKeys>;
/** One leg as it is written: in the notation or as an object. */
export type LegInput = string | Written<typeof legKeys>;
/** What decides how many contracts, as it is written. */
export type SizeInput = Written<typeof sizeKeys>;
/** What a check holds the trade against, as it is written. */
export type LimitsInput = Written<typeof limitKeys>;
/** A contract of the trade's own, as it is written. */
export type ProductInput = Written<typeof productKeys>;

/** The maps that a trade file is made of, by the names that its JSON Schema gives them. */
export const tradeMaps: Readonly<Record<string, Keys>> = {
  side: sideKeys,
  leg: legKeys,
  history: historyKeys,
  chain: chainKeys,
  size: sizeKeys,
  limits: limitKeys,
  counts: countKeys,
  product: productKeys,
};

// A trade is parsed once: compiling a parser for it, as zod would, takes longer than that.
z.config({ jitless: true });

const numberText = z.union([z.number(), z.string()]);

const kinds = {
  number: numberText,
  text: z.string(),
  date: z.string(),
  symbol: z.string().check(z.minLength(1)),
  switch: z.union([z.boolean(), z.enum(["true", "false"])]),
};

// One schema for all that are alike: making one takes longer than using it once.
const ofMaps = new Map<Keys, z.ZodMiniObject>();
const ofOptional = new Map<Shape, z.core.$ZodType>();

/** The schema of a map with these keys and no others. */
export function mapSchema(keys: Keys): z.ZodMiniObject {
  const made = ofMaps.get(keys) ?? z.strictObject(Object.fromEntries(Object.entries(keys).flatMap(entriesOf)));
  ofMaps.set(keys, made);
  return made;
}

function entriesOf([name, key]: readonly [string, Key]): (readonly [string, z.core.$ZodType])[] {
  const value = valueSchema(key);
  return key.alias === undefined
    ? [[name, value]]
    : [
        [name, value],
        [key.alias, value],
      ];
}

function valueSchema({ shape = "number", isRequired }: Key): z.core.$ZodType {
  if (isRequired) return schemaOf(shape);
  // An empty value in YAML is null: as if the key were absent.
  const made = ofOptional.get(shape) ?? z.optional(z.nullable(schemaOf(shape)));
  ofOptional.set(shape, made);
  return made;
}

function schemaOf(shape: Shape): z.core.$ZodType {
  if (typeof shape === "string") return kinds[shape];
  if ("map" in shape) return mapSchema(shape.map);
  if ("list" in shape) return z.array(schemaOf(shape.list));
  if ("either" in shape) return z.union(shape.either.map(schemaOf));
  if ("bySymbol" in shape) return z.record(z.string(), numberText);
  return z.literal([...shape.oneOf]);
}

/** The schema of a trade file. */
export const tradeSchema = mapSchema(tradeKeys);
