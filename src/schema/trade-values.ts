import { contracts } from "../core/contract/catalogue.ts";
import { weightingAliases, weightings } from "../core/pair/weighting.ts";
import { estimators } from "../core/volatility/method.ts";
import type { JsonSchema } from "./json-schema.ts";
import type {
  ChainInput,
  CountsInput,
  HistoryInput,
  LegInput,
  LimitsInput,
  ProductInput,
  SideInput,
  TradeInput,
} from "./trade.ts";

// What an editor can know of a value beyond its kind: keywords beside those of the zod schema. Each speaks of one kind of value
// (a pattern of texts, a bound of numbers), so that they narrow what is there and never widen it.

type Values<Input> = Readonly<Partial<Record<keyof Input & string, JsonSchema>>>;

/** The grammar of core/number-text.ts. */
const NUMBER = "[+-]?(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.\\d+)?";
const LARGEST = 1e12;

function number(bounds: JsonSchema, ...examples: readonly unknown[]): JsonSchema {
  return { pattern: `^\\s*${NUMBER}\\s*$`, ...bounds, ...(examples.length > 0 ? { examples } : {}) };
}

/** A number without a percent sign is bounded to where it cannot be misread; a text may have the sign. */
function fraction(bounds: JsonSchema, ...examples: readonly unknown[]): JsonSchema {
  return { ...number(bounds, ...examples), pattern: `^\\s*${NUMBER}\\s*%?\\s*$` };
}

const above0 = { exclusiveMinimum: 0, maximum: LARGEST };
const from0 = { minimum: 0, maximum: LARGEST };
const bare = { exclusiveMinimum: -0.5, exclusiveMaximum: 0.5 };
const share = { minimum: 0, exclusiveMaximum: 0.5 };
const whole = { minimum: 1, maximum: 1_000_000, multipleOf: 1 };
const signed = { minimum: -1_000_000, maximum: 1_000_000, multipleOf: 1 };
const volatility = fraction({ exclusiveMinimum: 0, maximum: 1 }, "18.5%", 0.185);
const usd = (example: number) => number(from0, example);

const date = (example: string): JsonSchema => ({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", examples: [example] });
const suggested = (words: readonly string[]): JsonSchema => ({ anyOf: [{ enum: words }, { type: "string" }] });

const weightingNames = [...weightings, ...Object.keys(weightingAliases), "all"];
const weightingList = `\\s*(?:${weightingNames.join("|")})\\s*`;

/** Of a trade. */
export const tradeValues: Values<TradeInput> = {
  asOf: date("2026-01-22"),
  expiry: date("2026-03-20"),
  rate: fraction(bare, "3.65%", 0.0365),
  correlation: number({ minimum: -1, maximum: 1 }, 0.78),
  moves: { items: { additionalProperties: fraction(bare) }, examples: [[{ RTY: "+16%", NQ: "+8%" }]] },
};

/** Of a side. */
export const sideValues: Values<SideInput> = {
  symbol: suggested(contracts.map(({ symbol }) => symbol)),
  level: number(above0, 2730.8, "25,658.25"),
  volatility,
  history: { examples: ["rty.csv", { file: "rty.csv", lookback: 60, estimator: "yang-zhang" }] },
  legs: { examples: [["2750C @ 78.40", "-1 2950C @ 18.20"]] },
  multiplier: number(above0, 50),
  fx: number(above0, 1.08),
  impliedVolatility: volatility,
  yield: fraction(bare, "1.2%", 0.012),
  chain: { examples: ["rty-chain.csv"] },
};

/** Of a leg that is a map. */
export const legValues: Values<Exclude<LegInput, string>> = {
  quantity: number(signed, 1, -1),
  strike: number(above0, 2750),
  premium: number(from0, 78.4),
  delta: number({ minimum: -1, maximum: 1 }, 0.479),
  entry: number(above0, 2730.8),
};

/** Of a price history that is a map. */
export const historyValues: Values<HistoryInput> = {
  file: { examples: ["rty.csv"] },
  lookback: number({ minimum: 2, maximum: LARGEST, multipleOf: 1 }, 20, 60),
  estimator: { enum: [...estimators, null] },
  periodsPerYear: number(above0, 252, 52, 12),
  lambda: number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.94),
  // pairsize reads what stands in a YAML file as text, where an editor takes 5 for a number.
  column: { type: ["string", "number", "null"], examples: ["Close", 5] },
};

/** Of an option chain that is a map. */
export const chainValues: Values<ChainInput> = { file: { examples: ["rty-chain.csv"] } };

/** Of what decides how many contracts. */
export const sizeValues: Values<NonNullable<TradeInput["size"]>> = {
  weighting: {
    anyOf: [
      { enum: weightingNames },
      { type: "string", pattern: `^${weightingList}(?:,${weightingList})*$` },
      {
        type: "array",
        items: { anyOf: [{ enum: weightingNames }, { type: "string", pattern: `^${weightingList}$` }] },
      },
      { type: "null" },
    ],
    examples: [["dollar-neutral", "volatility-adjusted"], "all"],
  },
  tolerance: fraction(share, "5%", 0.05),
  contracts: { examples: [{ long: 4 }] },
  maxContracts: number(whole, 100, { long: 40, short: 10 }),
  maxLoss: usd(25000),
  account: usd(2500000),
  risk: fraction(share, "2%", 0.02),
  maxNotional: usd(2000000),
  maxPremium: usd(20000),
  maxDailyVolatility: usd(15000),
  fee: usd(2.25),
  holding: { additionalProperties: number(signed), examples: [{ RTY: 3 }] },
};

/** Of what a check holds the trade against. */
export const limitValues: Values<LimitsInput> = {
  maxLoss: usd(40000),
  maxNotional: usd(2000000),
  premium: usd(20000),
  maxDailyRisk: usd(15000),
  imbalance: fraction(share, "5%", 0.05),
  maxContracts: number(whole, 100, { long: 40, short: 10 }),
  minProbability: fraction({ minimum: 0, exclusiveMaximum: 1 }, "55%", 0.55),
  maxRatioDrift: fraction(share, "5%", 0.05),
  maxPriceAge: number({ minimum: 0, maximum: LARGEST, multipleOf: 1 }, 3),
};

/** Of a count for each side. */
export const countValues: Values<CountsInput> = { long: number(whole, 4), short: number(whole, 1) };

/** Of a contract of the trade's own. */
export const productValues: Values<ProductInput> = {
  symbol: { examples: ["XYZ"] },
  multiplier: number(above0, 25),
  tick: number(above0, 0.5),
  currency: { examples: ["USD", "EUR"] },
  fx: number(above0, 1.08),
};
