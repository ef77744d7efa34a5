import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { tradeParts, tradeSchema } from "./trade.ts";
import {
  chainKeys,
  countKeys,
  historyKeys,
  legKeys,
  limitKeys,
  productKeys,
  sideKeys,
  sizeKeys,
  tradeKeys,
} from "./trade-keys.ts";
import {
  chainValues,
  countValues,
  historyValues,
  legValues,
  limitValues,
  productValues,
  sideValues,
  sizeValues,
  tradeValues,
} from "./trade-values.ts";

/** What is known of the keys of a map: what each means, and what its value may be beyond its kind. */
interface KnownKeys {
  readonly keys: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, JsonSchema>>;
}

const known: Readonly<Record<keyof typeof tradeParts, KnownKeys>> = {
  side: { keys: sideKeys, values: sideValues },
  leg: { keys: legKeys, values: legValues },
  history: { keys: historyKeys, values: historyValues },
  chain: { keys: chainKeys, values: chainValues },
  size: { keys: sizeKeys, values: sizeValues },
  limits: { keys: limitKeys, values: limitValues },
  counts: { keys: countKeys, values: countValues },
  product: { keys: productKeys, values: productValues },
};

/**
 * The JSON Schema of trade files: the shape that pairsize parses them by, with what each key means.
 *
 * It takes every trade that pairsize takes. Some that pairsize refuses it takes too: a strike that the text of a leg hides, a
 * symbol that no table has.
 */
export function tradeJsonSchema(): JsonSchema {
  const names = Object.entries(tradeParts).map(([name, part]) => [part, name] as const);
  const { $schema, $defs = {}, ...trade } = jsonSchemaOf(tradeSchema, new Map(names));
  const parts = Object.entries(known).map(([name, of]) => [name, withKnown($defs[name] ?? {}, of)]);
  return {
    ...($schema === undefined ? {} : { $schema }),
    $id: "urn:pairsize:schema:trade:1",
    title: "Trade file of pairsize, version 1",
    description: "A pair of two equity indices to size: the two sides with their option legs, and the rules of sizing.",
    ...withKnown(trade, { keys: tradeKeys, values: tradeValues }),
    $defs: Object.fromEntries(parts),
  };
}

function withKnown(map: JsonSchema, { keys, values }: KnownKeys): JsonSchema {
  const properties = Object.entries(map.properties ?? {}).map(([key, value]) => [
    key,
    { description: keys[key], ...value, ...values[key] },
  ]);
  return { ...map, properties: Object.fromEntries(properties) };
}
