import { AMOUNT, bareFractions, DIGITS } from "../core/number-text.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import type { JsonSchema } from "./key.ts";
import { type Key, type Keys, LARGEST, type Range, type Shape } from "./key.ts";
import {
  alternativeKeys,
  alternativeSideKeys,
  correlationKeys,
  countKeys,
  limitKeys,
  marginCreditKeys,
  productKeys,
  sizeKeys,
  tradeKeys,
} from "./keys.ts";
import { mapSchema, tradeSchema } from "./shape.ts";
import { chainKeys, historyKeys, legKeys, levelKeys, marginKeys, sideKeys, volatilityKeys } from "./side-keys.ts";

/** The maps that a trade file is made of, by the names that its JSON Schema gives them. */
const tradeMaps: Readonly<Record<string, Keys>> = {
  side: sideKeys,
  leg: legKeys,
  history: historyKeys,
  chain: chainKeys,
  size: sizeKeys,
  limits: limitKeys,
  counts: countKeys,
  product: productKeys,
  level: levelKeys,
  volatility: volatilityKeys,
  correlation: correlationKeys,
  margin: marginKeys,
  marginCredit: marginCreditKeys,
  alternative: alternativeKeys,
  alternativeSide: alternativeSideKeys,
};

/**
 * The JSON Schema of trade files: the shape that pairsize parses them by, with what the table says of each key.
 *
 * It takes every trade that pairsize takes. Some that pairsize refuses it takes too: a strike that the text of a leg
 * hides, a symbol that no table has.
 */
export function tradeJsonSchema(): JsonSchema {
  const names = Object.entries(tradeMaps).map(([name, keys]) => [mapSchema(keys), name] as const);
  const { $schema, $defs = {}, ...trade } = jsonSchemaOf(tradeSchema, new Map(names));
  const maps = Object.entries(tradeMaps).map(([name, keys]) => [name, withMeanings($defs[name] ?? {}, keys)]);
  return {
    ...($schema === undefined ? {} : { $schema }),
    $id: "urn:pairsize:schema:trade:1",
    title: "Trade file of pairsize, version 1",
    description: "A pair of two equity indices to size: the two sides with their option legs, and the rules of sizing.",
    ...withMeanings(trade, tradeKeys),
    $defs: Object.fromEntries(maps),
  };
}

/** The schema of a map with what the table of keys says of each; keywords narrow what is there and never widen it. */
function withMeanings(map: JsonSchema, keys: Keys): JsonSchema {
  const properties = Object.entries(keys).flatMap(([name, key]) => {
    const property = { ...map.properties?.[name], ...keywordsOf(key) };
    const current = [name, { description: key.meaning, ...property }] as const;
    if (key.alias === undefined) return [current];
    return [
      current,
      [key.alias, { description: `the former name of ${name}`, deprecated: true, ...property }] as const,
    ];
  });
  return { ...map, properties: Object.fromEntries(properties) };
}

function keywordsOf({ shape = "number", range, examples, keywords }: Key): JsonSchema {
  return {
    ...(range === undefined ? {} : numberKeywords(shape, range)),
    ...keywords,
    ...(examples === undefined ? {} : { examples }),
  };
}

/** What the numbers of a shape may be: of the value itself, of each symbol, or of each symbol of each item. */
function numberKeywords(shape: Shape, range: Range): JsonSchema {
  if (typeof shape === "object" && "bySymbol" in shape) return { additionalProperties: rangeKeywords(range) };
  if (typeof shape === "object" && "list" in shape) return { items: numberKeywords(shape.list, range) };
  return rangeKeywords(range);
}

const NUMBER = `[+-]?${DIGITS}`;

/** A number without a percent sign is bounded to where it cannot be misread; a text may have the sign. */
function rangeKeywords({ from, above, to, below, isWhole, fraction, isAmount }: Range): JsonSchema {
  const bare = fraction === undefined ? { to: LARGEST } : bareFractions[fraction];
  return {
    pattern: `^\\s*${isAmount === true ? AMOUNT : NUMBER}\\s*${fraction === undefined ? "" : "%?\\s*"}$`,
    ...lowerEnd([...ends(from, above), ...ends(bare.to, bare.below).map(({ at, isOpen }) => ({ at: -at, isOpen }))]),
    ...upperEnd([...ends(to, below), ...ends(bare.to, bare.below)]),
    ...(isWhole ? { multipleOf: 1 } : {}),
  };
}

/** The end of a range; an open one does not belong to it. */
interface End {
  readonly at: number;
  readonly isOpen: boolean;
}

function ends(closed: number | undefined, open: number | undefined): readonly End[] {
  return [
    ...(closed === undefined ? [] : [{ at: closed, isOpen: false }]),
    ...(open === undefined ? [] : [{ at: open, isOpen: true }]),
  ];
}

function lowerEnd(all: readonly End[]): JsonSchema {
  const [end] = all.toSorted((a, b) => b.at - a.at || Number(b.isOpen) - Number(a.isOpen));
  if (end === undefined) return {};
  return end.isOpen ? { exclusiveMinimum: end.at } : { minimum: end.at };
}

function upperEnd(all: readonly End[]): JsonSchema {
  const [end] = all.toSorted((a, b) => a.at - b.at || Number(b.isOpen) - Number(a.isOpen));
  if (end === undefined) return {};
  return end.isOpen ? { exclusiveMaximum: end.at } : { maximum: end.at };
}
