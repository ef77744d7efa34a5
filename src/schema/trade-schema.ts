import { AMOUNT, bareFractions, DIGITS } from "../core/number-text.ts";
import { type JsonSchema, type Key, type Keys, LARGEST, type Range, type Shape } from "./key.ts";
import {
  alternativeKeys,
  alternativeSideKeys,
  alternativeSizeKeys,
  correlationKeys,
  countKeys,
  limitKeys,
  marginCreditKeys,
  productKeys,
  sizeKeys,
  tradeKeys,
} from "./keys.ts";
import {
  chainKeys,
  historyKeys,
  legKeys,
  levelKeys,
  marginKeys,
  premiumKeys,
  selectorKeys,
  sideKeys,
  volatilityKeys,
} from "./side-keys.ts";

/** The maps that a trade file is made of, by the names that its JSON Schema gives them. */
const tradeMaps: Readonly<Record<string, Keys>> = {
  side: sideKeys,
  leg: legKeys,
  premium: premiumKeys,
  selector: selectorKeys,
  history: historyKeys,
  chain: chainKeys,
  size: sizeKeys,
  alternativeSize: alternativeSizeKeys,
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
 * The JSON Schema 2020-12 of trade files: the table of keys in another language.
 *
 * It takes every trade that pairsize takes. Some that pairsize refuses it takes too: a strike that the text of a leg
 * hides, a symbol that no table has.
 */
export function tradeJsonSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:pairsize:schema:trade:1",
    title: "Trade file of pairsize, version 1",
    description: "A pair of two equity indices to size: the two sides with their option legs, and the rules of sizing.",
    ...mapSchema(tradeKeys),
    $defs: Object.fromEntries(Object.entries(tradeMaps).map(([name, keys]) => [name, mapSchema(keys)])),
  };
}

function mapSchema(keys: Keys): JsonSchema {
  const required = Object.keys(keys).filter((name) => keys[name]?.isRequired);
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(keys).flatMap(([name, key]) => propertiesOf(name, key))),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** A key under its name, and under its former one; keywords of its row take the place of those of its shape. */
function propertiesOf(name: string, key: Key): readonly (readonly [string, JsonSchema])[] {
  const { shape = "number", range, isRequired, isFilled, meaning, keywords, examples, alias } = key;
  const mayBeEmpty = !isRequired && !isFilled;
  const schema = shapeSchema(shape, range);
  const described = {
    ...(mayBeEmpty ? orNull(schema) : schema),
    ...(mayBeEmpty && keywords?.anyOf !== undefined ? orNull(keywords) : keywords),
    ...(examples === undefined ? {} : { examples }),
  };
  const current = [name, { description: meaning, ...described }] as const;
  if (alias === undefined) return [current];
  return [current, [alias, { description: `the former name of ${name}`, deprecated: true, ...described }]];
}

/** The schema of a shape; its numbers, wherever in it they stand, are within the range. */
function shapeSchema(shape: Shape, range: Range | undefined): JsonSchema {
  switch (shape) {
    case "number":
      return { type: ["number", "string"], ...(range === undefined ? {} : rangeKeywords(range)) };
    case "text":
    case "date":
      return { type: "string" };
    case "symbol":
      return { type: "string", minLength: 1 };
    case "switch":
      return { enum: [true, false, "true", "false"] };
    default:
  }
  if ("oneOf" in shape) return { enum: shape.oneOf };
  if ("list" in shape) return { type: "array", items: shapeSchema(shape.list, range) };
  if ("either" in shape) return { anyOf: shape.either.map((one) => shapeSchema(one, range)) };
  if ("bySymbol" in shape) return { type: "object", additionalProperties: shapeSchema(shape.bySymbol, range) };
  const [name] = Object.entries(tradeMaps).find(([, keys]) => keys === shape.map) ?? [];
  return name === undefined ? mapSchema(shape.map) : { $ref: `#/$defs/${name}` };
}

/** An empty value in YAML is null: as if the key were absent. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf = [schema] } = schema;
  if (type === undefined || type === "array" || type === "object") return { anyOf: [...anyOf, { type: "null" }] };
  return { ...schema, type: [type, "null"].flat() };
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
