import * as z from "zod/mini";

/**
 * The trade file: the keys it may hold and the shape of their values. What the values mean, and their ranges, is read by
 * resolve-trade.ts from the text, because "18.5%" and 0.185 are one volatility and 2730,8 is none.
 */

// A trade is parsed once: compiling a parser for it, as zod would, takes longer than that.
z.config({ jitless: true });

const numberText = z.union([z.number(), z.string()]);
const flagText = z.union([z.boolean(), z.enum(["true", "false"])]);
const word = z.string();
const symbol = z.string().check(z.minLength(1));
/** An empty value in YAML is null: as if the key were absent. */
const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));
// One of each for all keys: making a schema takes longer than using it once.
const maybeNumber = maybe(numberText);
const maybeWord = maybe(word);

const legSchema = z.strictObject({
  quantity: maybeNumber,
  right: maybe(z.enum(["call", "put"])),
  strike: maybeNumber,
  premium: maybeNumber,
  delta: maybeNumber,
  entry: maybeNumber,
});

const historySchema = z.strictObject({
  file: word,
  lookback: maybeNumber,
  estimator: maybeWord,
  periodsPerYear: maybeNumber,
  lambda: maybeNumber,
  column: maybeWord,
  symbol: maybeWord,
  dateOrder: maybe(z.enum(["dmy", "mdy", "ymd"])),
  skipWeekends: maybe(flagText),
});

const chainSchema = z.strictObject({
  file: word,
  symbol: maybeWord,
  dateOrder: maybe(z.enum(["dmy", "mdy", "ymd"])),
});

const sideSchema = z.strictObject({
  symbol,
  level: maybeNumber,
  volatility: maybeNumber,
  history: maybe(z.union([word, historySchema])),
  legs: maybe(z.array(z.union([word, legSchema]))),
  multiplier: maybeNumber,
  fx: maybeNumber,
  impliedVolatility: maybeNumber,
  yield: maybeNumber,
  exercise: maybe(z.enum(["american", "european"])),
  chain: maybe(z.union([word, chainSchema])),
});

const bySide = z.strictObject({ long: maybeNumber, short: maybeNumber });
const bySymbol = z.record(z.string(), numberText);

const sizeSchema = z.strictObject({
  weighting: maybe(z.union([word, z.array(word)])),
  tolerance: maybeNumber,
  contracts: maybe(bySide),
  maxContracts: maybe(z.union([numberText, bySide])),
  maxLoss: maybeNumber,
  account: maybeNumber,
  risk: maybeNumber,
  maxNotional: maybeNumber,
  maxPremium: maybeNumber,
  maxDailyVolatility: maybeNumber,
  fee: maybeNumber,
  holding: maybe(bySymbol),
  withMicros: maybe(flagText),
});

const limitsSchema = z.strictObject({
  maxLoss: maybeNumber,
  maxNotional: maybeNumber,
  imbalance: maybeNumber,
  definedRisk: maybe(flagText),
  maxContracts: maybe(z.union([numberText, bySide])),
  minProbability: maybeNumber,
  maxDailyRisk: maybeNumber,
  premium: maybeNumber,
  maxPriceAge: maybeNumber,
  maxRatioDrift: maybeNumber,
});

const productSchema = z.strictObject({
  symbol,
  name: maybeWord,
  multiplier: numberText,
  tick: maybeNumber,
  currency: maybeWord,
  fx: maybeNumber,
});

/** The schema of a trade file. */
export const tradeSchema = z.strictObject({
  $schema: maybeWord,
  version: z.union([z.literal(1), z.literal("1")]),
  asOf: maybeWord,
  expiry: maybeWord,
  rate: maybeNumber,
  correlation: maybeNumber,
  quote: maybe(z.enum(["side", "mid", "last"])),
  long: sideSchema,
  short: sideSchema,
  size: maybe(sizeSchema),
  limits: maybe(limitsSchema),
  moves: maybe(z.array(bySymbol)),
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
/** An option chain as it is written. */
export type ChainInput = z.infer<typeof chainSchema>;
/** A count for each side. */
export type CountsInput = z.infer<typeof bySide>;
/** What a check holds the trade against. */
export type LimitsInput = z.infer<typeof limitsSchema>;
/** A contract of the trade's own. */
export type ProductInput = z.infer<typeof productSchema>;

/** The maps that a trade file is made of, by the names that its JSON Schema gives them. */
export const tradeParts = {
  side: sideSchema,
  leg: legSchema,
  history: historySchema,
  chain: chainSchema,
  size: sizeSchema,
  limits: limitsSchema,
  counts: bySide,
  product: productSchema,
};
