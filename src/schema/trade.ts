import * as z from "zod/mini";

/**
 * The trade file: the keys it may hold and the shape of their values. What the values mean, and their ranges, is read by
 * resolve-trade.ts from the text, because "18.5%" and 0.185 are one volatility and 2730,8 is none.
 */

const numberText = z.union([z.number(), z.string()]);
const flagText = z.union([z.boolean(), z.enum(["true", "false"])]);
const word = z.string();
const symbol = z.string().check(z.minLength(1));
/** An empty value in YAML is null: as if the key were absent. */
const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));

const legSchema = z.strictObject({
  quantity: maybe(numberText),
  right: maybe(z.enum(["call", "put"])),
  strike: maybe(numberText),
  premium: maybe(numberText),
  delta: maybe(numberText),
  entry: maybe(numberText),
});

const historySchema = z.strictObject({
  file: word,
  lookback: maybe(numberText),
  estimator: maybe(word),
  periodsPerYear: maybe(numberText),
  lambda: maybe(numberText),
  column: maybe(word),
  symbol: maybe(word),
  dateOrder: maybe(z.enum(["dmy", "mdy", "ymd"])),
  skipWeekends: maybe(flagText),
});

const sideSchema = z.strictObject({
  symbol,
  level: maybe(numberText),
  volatility: maybe(numberText),
  history: maybe(z.union([word, historySchema])),
  legs: maybe(z.array(z.union([word, legSchema]))),
  multiplier: maybe(numberText),
  fx: maybe(numberText),
  impliedVolatility: maybe(numberText),
  yield: maybe(numberText),
  exercise: maybe(z.enum(["american", "european"])),
});

const bySide = z.strictObject({ long: maybe(numberText), short: maybe(numberText) });
const bySymbol = z.record(z.string(), numberText);

const sizeSchema = z.strictObject({
  weighting: maybe(z.union([word, z.array(word)])),
  tolerance: maybe(numberText),
  contracts: maybe(bySide),
  maxContracts: maybe(z.union([numberText, bySide])),
  maxLoss: maybe(numberText),
  maxNotional: maybe(numberText),
  fee: maybe(numberText),
  holding: maybe(bySymbol),
});

const productSchema = z.strictObject({
  symbol,
  name: maybe(word),
  multiplier: numberText,
  tick: maybe(numberText),
  currency: maybe(word),
  fx: maybe(numberText),
});

/** The schema of a trade file. */
export const tradeSchema = z.strictObject({
  $schema: maybe(word),
  version: z.union([z.literal(1), z.literal("1")]),
  asOf: maybe(word),
  expiry: maybe(word),
  rate: maybe(numberText),
  long: sideSchema,
  short: sideSchema,
  size: maybe(sizeSchema),
  moves: maybe(z.array(bySymbol)),
  correlation: maybe(numberText),
  products: maybe(z.array(productSchema)),
});

/** A trade as it is written: in a file, by flags, or as a plain object. */
export type TradeInput = z.infer<typeof tradeSchema>;
/** One side as it is written. */
export type SideInput = z.infer<typeof sideSchema>;
/** One leg as it is written: in the notation or as an object. */
export type LegInput = string | z.infer<typeof legSchema>;
/** A price history as it is written. */
export type HistoryInput = z.infer<typeof historySchema>;
/** A contract of the trade's own. */
export type ProductInput = z.infer<typeof productSchema>;

const keysOf = (schema: { readonly def: { readonly shape: object } }) => Object.keys(schema.def.shape);

/** The keys that a map of the trade may hold, for suggestions: those of the map that the path leads to. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  const names = path.filter((step) => typeof step === "string");
  const [first, second] = names;
  if (first === undefined) return keysOf(tradeSchema);
  if (first === "products") return keysOf(productSchema);
  if (first === "size") return second === undefined ? keysOf(sizeSchema) : keysOf(bySide);
  if (second === "legs") return keysOf(legSchema);
  if (second === "history") return keysOf(historySchema);
  return keysOf(sideSchema);
}
