import * as z from "zod/mini";
import { budgetNames } from "../../core/pair/choice/budget.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { sideNames } from "../../core/sides.ts";
import { bound, envelope, fraction, order, pair, points, problem, reason, sizedTrade, usd, warning } from "./parts.ts";

/** Money by side and together. */
const money = z.strictObject({ long: usd, short: usd, net: usd });
const exposure = z.number().check(z.describe("in the unit that the weighting makes equal"));
const usdPerRootYear = z.number().check(z.describe("US dollars per root year"));
const pairCost = z.strictObject({ contracts: pair, maxLoss: bound, grossNotional: usd });

const line = z.strictObject({
  side: z.enum(sideNames),
  symbol: z.string(),
  contracts: z.int().check(z.describe("whole contracts of this symbol")),
  order: z.int().check(z.describe("target less holding, in units as built: option units +, short futures -")),
  tickets: z.array(z.string()),
  orders: z.array(order),
});

const held = z.number().check(z.describe("held now, in the direction of the side: below 0 the other way round"));
const book = z.strictObject({
  contracts: z.strictObject({ long: held, short: held }),
  residual: z.nullable(exposure),
  imbalance: z.nullable(fraction),
  delta: z.nullable(money).check(z.describe("US dollars for a move by the whole level")),
  deltaImbalance: z.nullable(fraction),
  dailyRisk: z.nullable(z.strictObject({ amount: usd, correlation: z.nullable(z.number()) })),
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

/** The profit of a named move. */
const moveProfit = z.strictObject({ long: fraction, short: fraction, profit: money });

const capitalKind = z.enum(["strategy-based", "given", "premium", "unknown"]);
const capitalAmount = z.strictObject({
  kind: capitalKind,
  amount: z.nullable(usd).check(z.describe("US dollars before the premium received; null: not known")),
  cashNeeded: z.nullable(usd).check(z.describe("US dollars less the premium received")),
});

/** What a pair binds. */
const capital = z.strictObject({
  kind: capitalKind.check(
    z.describe("strategy-based and given are margins; premium: what is paid, a lower bound; unknown: no margin known"),
  ),
  amount: z.nullable(usd),
  cashNeeded: z.nullable(usd),
  isLeast: z.boolean().check(z.describe("false: a broker may place the sold options so that they bind less")),
  bySide: z.strictObject({ long: capitalAmount, short: capitalAmount }),
  returnAtMaxGain: z.nullable(fraction).check(z.describe("max gain over amount; null: unlimited, not known or by 0")),
  returnAtMoves: z.exactOptional(z.array(z.nullable(fraction))),
});

/** What the premiums, and with them the max loss, rest on. */
const premiumsBehind = {
  premiumFrom: z.nullable(z.enum(["quotes", "model", "both"])).check(z.describe("null: no options")),
  modelPremiums: z.exactOptional(
    z.strictObject({
      higher: usd.check(z.describe("US dollars: growth of the max loss at model volatilities a point higher")),
      lower: usd.check(z.describe("US dollars: the same a point lower")),
      message: z.string(),
    }),
  ),
};

const feasible = z.strictObject({
  ...weighed,
  feasible: z.literal(true),
  withinTolerance: z.boolean(),
  smallestWithinTolerance: z.exactOptional(z.nullable(pairCost)),
  contracts: pair,
  binding: z
    .array(z.enum([...budgetNames, "maxContracts"]))
    .check(z.describe("what limits the size: used up first, or, beyond the tolerance, in the way of balance")),
  lines: z.array(line),
  direction: z.string(),
  notional: z.strictObject({ long: usd, short: usd, net: usd, gross: usd }),
  dollarVolatility: z.nullable(z.strictObject({ long: usdPerRootYear, short: usdPerRootYear, net: usdPerRootYear })),
  dailyVolatility: z.exactOptional(usd.check(z.describe("US dollars; dailyRisk replaces it"))),
  dailyRisk: z.nullable(
    z.strictObject({
      amount: usd.check(z.describe("US dollars: standard deviation of a day's profit by signed deltas")),
      revalued: z.nullable(usd).check(z.describe("US dollars: of the pair revalued a trading day later")),
      correlation: z.nullable(z.number()).check(z.describe("null: both sides are added")),
    }),
  ),
  residual: exposure,
  imbalance: fraction,
  imbalanceByDelta: z.nullable(fraction).check(z.describe("net over gross delta dollars; null: a delta is not known")),
  premium: money,
  fees: usd,
  maxLoss: bound,
  maxGain: bound,
  maxLossBySide: z.strictObject({ long: bound, short: bound }),
  capital,
  ...premiumsBehind,
  greeks: z.nullable(z.strictObject({ delta: money, gamma: money, vega: money, theta: money })),
  commonMoves: z
    .nullable(z.array(moveProfit))
    .check(z.describe("both indices by -10 %, 0 and +10 % at expiry; null: options left over cannot be valued")),
  paysOnCommonMove: z
    .nullable(z.boolean())
    .check(z.describe("a common move of 10 % either way makes money, and more than none")),
  frontier: z.array(
    z.strictObject({ contracts: pair, imbalance: fraction, residual: exposure, grossNotional: usd, maxLoss: bound }),
  ),
  moves: z.exactOptional(z.array(moveProfit)),
});

/** One of the sizings of a trade. */
export const sizing = z.discriminatedUnion("available", [
  unavailable,
  z.discriminatedUnion("feasible", [infeasible, feasible]),
]);

/** The document that `size` prints with `--json`, and `batch` once a line. */
export const sizeDocumentSchema = z.strictObject({
  ...envelope("size"),
  trade: sizedTrade,
  sizings: z.array(sizing),
  warnings: z.array(warning),
});

/** What `batch` answers to a line that cannot be sized. */
export const lineErrorSchema = z.strictObject({
  ...envelope("batch"),
  line: z.int().check(z.describe("the number of the line, from 1")),
  error: problem,
  errors: z.exactOptional(z.array(problem).check(z.describe("all of them, where there are several"))),
});

/** A line that `batch` prints. */
export const batchLineSchema = z.discriminatedUnion("command", [sizeDocumentSchema, lineErrorSchema]);

/**
 * The keys of a map of a document, each with those of the maps inside it; of all the kinds of maps that may stand
 * there.
 */
export type FieldTree = Map<string, FieldTree>;

/** The keys of the document of `size`, at every depth; a list has those of its items. */
export function sizeFields(): FieldTree {
  return fieldsOf(sizeDocumentSchema);
}

function fieldsOf(schema: z.core.$ZodType): FieldTree {
  const fields: FieldTree = new Map();
  collect(schema, fields);
  return fields;
}

function collect(schema: z.core.$ZodType, fields: FieldTree): void {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      for (const [key, inner] of Object.entries(def.shape)) {
        const known = fields.get(key) ?? new Map();
        fields.set(key, known);
        collect(inner, known);
      }
      return;
    case "union":
      for (const option of def.options) collect(option, fields);
      return;
    case "array":
      collect(def.element, fields);
      return;
    case "nullable":
    case "optional":
      collect(def.innerType, fields);
      return;
    default:
  }
}

const unsized = z.strictObject({
  name: z.string(),
  feasible: z.literal(false),
  reason: problem.check(z.describe("why it is not sized; all problems of what was written are on standard error")),
});

const sized = z.strictObject({
  name: z.string().check(z.describe("its name, or its file, structure and expiry, as far as they differ")),
  feasible: z.literal(true),
  weighting: z.enum(weightings),
  direction: z.string(),
  symbols: z
    .strictObject({ long: z.string(), short: z.string() })
    .check(z.describe("of the contracts that are counted: a micro's where a side is in micros")),
  contracts: pair,
  premium: money,
  ...premiumsBehind,
  maxLoss: bound,
  maxGain: bound,
  gainPerLoss: z.nullable(z.number()).check(z.describe("max gain over max loss; null: unlimited, or nothing to lose")),
  breakevens: z.strictObject({ long: z.array(points), short: z.array(points) }),
  commonMoves: z.nullable(z.array(moveProfit)),
  moves: z.array(moveProfit),
  outperformance: z
    .nullable(fraction)
    .check(z.describe("long move less short move for no loss at expiry, without a common move; null: none does")),
  payoff: z
    .nullable(z.array(z.strictObject({ outperformance: fraction, profit: usd })))
    .check(z.describe("profit at expiry over outperformance, straight between these points; null: two expiries")),
  probabilityOfProfit: z.nullable(fraction).check(z.describe("lognormal, at expiry")),
  shareProfitable: z.nullable(fraction).check(z.describe("of past windows, centred")),
  capital,
  delta: z.nullable(money).check(z.describe("US dollars for a move by the whole level")),
  daysLeft: z.nullable(z.int().check(z.describe("calendar days to the nearer expiry"))),
});

/** The document that `compare` prints with `--json`. */
export const compareDocumentSchema = z.strictObject({
  ...envelope("compare"),
  by: z.nullable(z.string()).check(z.describe("what they are ordered by; null: as given")),
  alternatives: z.array(z.discriminatedUnion("feasible", [unsized, sized])),
  warnings: z.array(warning),
});
