import * as z from "zod/mini";
import { weightings } from "../core/pair/weighting.ts";
import { bound, contracts, fraction, sizedTrade, usd } from "./result-trade.ts";
import { warning } from "./warning.ts";

const pair = z.strictObject({ long: contracts, short: contracts });
const reason = z.strictObject({ code: z.string(), message: z.string() });
const money = z.strictObject({ long: usd, short: usd, net: usd });
const exposure = z.number().check(z.describe("in the unit that the weighting makes equal"));
const usdPerRootYear = z.number().check(z.describe("US dollars per root year"));
const pairCost = z.strictObject({ contracts: pair, maxLoss: bound, grossNotional: usd });

const line = z.strictObject({
  side: z.enum(["long", "short"]),
  symbol: z.string(),
  contracts: z.int().check(z.describe("whole contracts of this symbol")),
  order: z.int().check(z.describe("target less holding, in units as built: option units +, short futures -")),
  tickets: z.array(z.string()),
});

const held = z.int().check(z.describe("held now, in the direction of the side: below 0 the other way round"));
const book = z.strictObject({
  contracts: z.strictObject({ long: held, short: held }),
  residual: exposure,
  imbalance: z.nullable(fraction),
});

const weighed = {
  weighting: z.enum(weightings),
  available: z.literal(true),
  exposurePerContract: z.strictObject({ long: exposure, short: exposure }),
  hedgeRatio: z.number().check(z.describe("short contracts per one long contract")),
  holding: z.exactOptional(book),
};

const unavailable = z.strictObject({ weighting: z.enum(weightings), available: z.literal(false), reason });

const infeasible = z.strictObject({ ...weighed, feasible: z.literal(false), smallest: pairCost, reason });

const feasible = z.strictObject({
  ...weighed,
  feasible: z.literal(true),
  withinTolerance: z.boolean(),
  smallestWithinTolerance: z.exactOptional(z.nullable(pairCost)),
  contracts: pair,
  lines: z.array(line),
  direction: z.string(),
  notional: z.strictObject({ long: usd, short: usd, net: usd, gross: usd }),
  dollarVolatility: z.nullable(z.strictObject({ long: usdPerRootYear, short: usdPerRootYear, net: usdPerRootYear })),
  dailyVolatility: z.exactOptional(usd),
  residual: exposure,
  imbalance: fraction,
  premium: money,
  fees: usd,
  maxLoss: bound,
  maxGain: bound,
  maxLossBySide: z.strictObject({ long: bound, short: bound }),
  greeks: z.nullable(z.strictObject({ delta: money, gamma: money, vega: money, theta: money })),
  frontier: z.array(
    z.strictObject({ contracts: pair, imbalance: fraction, residual: exposure, grossNotional: usd, maxLoss: bound }),
  ),
  moves: z.exactOptional(z.array(z.strictObject({ long: fraction, short: fraction, profit: money }))),
});

/** One of the sizings of a trade. */
export const sizing = z.discriminatedUnion("available", [
  unavailable,
  z.discriminatedUnion("feasible", [infeasible, feasible]),
]);

/** The document that `size` prints with `--json`, and `batch` once a line. */
export const sizeDocumentSchema = z.strictObject({
  schemaVersion: z.literal("1.0"),
  tool: z.strictObject({ name: z.literal("pairsize"), version: z.string() }),
  command: z.literal("size"),
  trade: sizedTrade,
  sizings: z.array(sizing),
  warnings: z.array(warning),
});
