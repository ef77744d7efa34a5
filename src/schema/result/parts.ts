import * as z from "zod/mini";
import { seriesKinds } from "../../core/contract/series.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { schemaVersion } from "../schema-version.ts";

const number = (unit: string) => z.number().check(z.describe(unit));
const count = (what: string) => z.int().check(z.describe(what));

/** US dollars. */
export const usd = number("US dollars");
/** A level, a strike or a premium. */
export const points = number("index points");
/** A fraction, never percents. */
export const fraction = number("a fraction: 0.05 is 5 %");
/** Whole contracts, or units of a structure. */
export const contracts = count("whole contracts");
/** Whole contracts of both sides. */
export const pair = z.strictObject({ long: contracts, short: contracts });
/** Why there is no answer. */
export const reason = z.strictObject({ code: z.string(), message: z.string() });

/** How the document of a command begins. */
export function envelope<Name extends string>(command: Name) {
  return {
    schemaVersion: z.literal(schemaVersion),
    tool: z.strictObject({ name: z.literal("pairsize"), version: z.string() }),
    command: z.literal(command),
  };
}

/** A date, as text. */
export const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.describe("ISO date"));
const volatility = number("standard deviation of log returns per root year, as a fraction");
const origin = z.enum(["flag", "file", "history", "chain", "model", "default"]);

/** A premium and where it came from. */
export const premium = z.strictObject({
  value: points,
  from: origin,
  net: z.exactOptional(
    z.literal(true).check(z.describe("a share of a vertical's net price: only the sum over its legs is known")),
  ),
});

const limited = { kind: z.literal("limited"), amount: usd, profit: usd };
const unlimited = z.strictObject({ kind: z.literal("unlimited") });

/** The worst or the best profit of a pair: a number, or unlimited by name. */
export const bound = z.discriminatedUnion("kind", [z.strictObject(limited), unlimited]);

/** The same of one side, with the lowest stretch of levels where it is met. */
export const sideBound = z.discriminatedUnion("kind", [
  z.strictObject({ ...limited, from: points, to: z.nullable(points) }),
  unlimited,
]);

const sourcedVolatility = z.discriminatedUnion("from", [
  z.strictObject({ value: volatility, from: z.enum(["flag", "file"]) }),
  z.strictObject({
    value: volatility,
    from: z.literal("history"),
    estimator: z.string(),
    lookback: z.nullable(count("returns")),
    periodsPerYear: number("periods"),
    firstDate: isoDate,
    lastDate: isoDate,
    observations: count("closes"),
    file: z.string(),
  }),
]);

/** A leg of one unit, as it was sized. */
export const leg = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("option"),
    quantity: count("options of one unit: + bought, - sold"),
    right: z.enum(["call", "put"]),
    strike: points,
    selector: z.exactOptional(z.strictObject({ kind: z.enum(["delta", "moneyness"]), value: fraction })),
    premium,
    impliedVolatility: z.nullable(volatility),
    volatility: z
      .nullable(volatility)
      .check(z.describe("at which the leg is valued: the implied one, else that of its side")),
    delta: z.nullable(number("of one option bought: a put's is -1 to 0, also when sold")),
    deltaGiven: z.exactOptional(z.literal(true)),
    code: z.nullable(z.string()).check(z.describe("exchange code, or OSI's 21 characters; null: not settled")),
  }),
  z.strictObject({
    kind: z.literal("future"),
    quantity: count("futures of one unit: + bought, - sold"),
    entry: points,
    code: z.nullable(z.string()).check(z.describe("RTYH6, IWM for shares; null: the month is not known")),
    implicit: z.exactOptional(z.literal(true)),
  }),
]);

/** A series of options and the days to its expiry. */
export const expiry = z.strictObject({
  symbol: z.string(),
  date: isoDate,
  series: z.enum(seriesKinds),
  code: z.nullable(z.string()).check(z.describe("exchange code on a future (RTOH6), root on others (RUTW)")),
  underlying: z.nullable(z.string()).check(z.describe("the future that exercise delivers: RTYH6")),
  exercise: z.enum(["american", "european"]),
  settlement: z.nullable(z.enum(["am", "pm", "physical"])),
  lastTradingDay: isoDate,
  days: z.nullable(z.int()).check(z.describe("calendar days from asOf")),
  tradingDays: z.nullable(z.int()).check(z.describe("trading days from asOf, the day of the expiry included")),
});

/** One side of the trade, as it was sized. */
export const side = z.strictObject({
  symbol: z.string(),
  name: z.string(),
  kind: z.enum(["future", "index", "etf"]),
  multiplier: number("contract currency per index point"),
  micro: z.exactOptional(
    z
      .strictObject({
        symbol: z.string(),
        name: z.string(),
        multiplier: number("contract currency per index point"),
        perLarge: z.literal(10),
      })
      .check(z.describe("the small contract that contracts of this side are counted in; amounts are of the large one")),
  ),
  currency: z.string().check(z.describe("ISO 4217; XXX where only fx is given")),
  fx: number("US dollars per unit of the contract's currency"),
  option: z.nullable(expiry),
  expiry: z.nullable(isoDate),
  series: z.nullable(z.string()).check(z.describe("as it was asked for")),
  exercise: z.nullable(z.enum(["american", "european"])).check(z.describe("as it was given")),
  yield: z.nullable(number("dividend yield as it was given, as a fraction")),
  impliedVolatility: z.nullable(volatility),
  margin: z.exactOptional(
    z.strictObject({ initial: usd.check(z.describe("US dollars a contract, as it was given")), asOf: isoDate }),
  ),
  beta: z.exactOptional(number("of the long side on the short one, where beta-neutral measured it")),
  level: z.strictObject({
    value: points,
    from: origin,
    file: z.exactOptional(z.string()),
    date: z.exactOptional(isoDate),
  }),
  volatility: z.nullable(sourcedVolatility),
  notionalPerContract: usd,
  dollarVolatilityPerContract: z.nullable(number("US dollars per root year")),
  legs: z.array(leg),
  unit: z.strictObject({
    netPremium: number("US dollars: paid is negative, received is positive"),
    delta: z.nullable(number("of one unit")),
    maxLoss: sideBound,
    maxGain: sideBound,
    breakevens: z.array(points),
    zeroStretches: z.array(z.tuple([points, z.nullable(points)])),
  }),
});

const counts = z.strictObject({ long: z.exactOptional(contracts), short: z.exactOptional(contracts) });

const sizeAsRead = z.strictObject({
  weighting: z.array(z.enum(weightings)),
  tolerance: fraction,
  contracts: z.exactOptional(counts),
  maxContracts: z.exactOptional(counts),
  maxLoss: z.exactOptional(usd),
  account: z.exactOptional(usd),
  risk: z.exactOptional(fraction),
  maxNotional: z.exactOptional(usd),
  maxPremium: z.exactOptional(usd),
  maxDailyRisk: z.exactOptional(usd),
  maxCapital: z.exactOptional(usd),
  fee: usd,
  withMicros: z.exactOptional(z.literal(true)),
});

const limitsAsRead = z.strictObject({
  maxLoss: z.exactOptional(usd),
  maxNotional: z.exactOptional(usd),
  maxPremium: z.exactOptional(usd),
  maxDailyRisk: z.exactOptional(usd),
  maxCapital: z.exactOptional(usd),
  imbalance: z.exactOptional(fraction),
  maxContracts: z.exactOptional(counts),
  minProbability: z.exactOptional(fraction),
  minShareProfitable: z.exactOptional(fraction),
  minShareProfitableLower: z.exactOptional(fraction),
  maxResidualBeta: z.exactOptional(z.number()),
  maxRatioDrift: z.exactOptional(fraction),
  definedRisk: z.exactOptional(z.literal(true)),
  quotedPremiums: z.exactOptional(z.literal(true)),
  cashAccount: z.exactOptional(z.literal(true)),
  maxPriceAge: z.exactOptional(count("calendar days")),
  takeProfit: z.exactOptional(fraction),
  stopLoss: z.exactOptional(fraction),
  daysLeft: z.exactOptional(count("calendar days")),
});

/** The trade as it was sized. */
export const sizedTrade = z.strictObject({
  asOf: z.nullable(isoDate),
  expiry: z.nullable(isoDate),
  rate: z.nullable(number("continuously compounded per year, as a fraction")),
  correlation: z.nullable(
    z.discriminatedUnion("from", [
      z.strictObject({ value: z.number(), from: z.enum(["flag", "file"]) }),
      z.strictObject({
        value: z.number(),
        from: z.literal("history"),
        lookback: count("returns"),
        observations: count("returns between common dates"),
        firstDate: isoDate,
        lastDate: isoDate,
      }),
    ]),
  ),
  marginCredit: z.exactOptional(
    z.strictObject({ share: fraction, ratio: z.string().check(z.describe("contracts long : short")) }),
  ),
  allowArbitrage: z.exactOptional(z.literal(true)),
  size: sizeAsRead.check(z.describe("what decided how many contracts, by the keys of a trade file")),
  limits: z.exactOptional(
    limitsAsRead.check(z.describe("what it is checked against, by the keys of a trade file; as they were given")),
  ),
  moves: z.array(z.record(z.string(), fraction)).check(z.describe("by symbol")),
  holdings: z.exactOptional(
    z
      .array(z.record(z.string(), z.string()))
      .check(z.describe("what is held, in the notation of a trade file, by symbol")),
  ),
  long: side,
  short: side,
});

/** What to trade of one instrument. */
export const order = z.strictObject({
  action: z.enum(["buy", "sell"]),
  quantity: z.int().check(z.describe("contracts, or shares")),
  code: z.nullable(z.string()),
  right: z.nullable(z.enum(["call", "put"])),
  strike: z.nullable(points),
  expiry: z.nullable(isoDate),
  limit: z
    .nullable(points)
    .check(
      z.describe(
        "on the tick: a buy rounded down, a sale up; null of a net price's leg, and of a model price without a tick",
      ),
    ),
});

/** A warning as every document shows it. */
export const warning = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.nullable(z.string()),
  file: z.nullable(z.string()).check(z.describe("the file that it is about")),
});

const from1 = (what: string) => z.nullable(z.int().check(z.gte(1), z.describe(what)));

/** One problem, as an error document shows it. */
export const problem = z.strictObject({
  code: z.string().check(z.describe("stable across versions, as docs/errors.md lists it")),
  message: z.string().check(z.describe("a sentence; its wording is not stable")),
  where: z.nullable(
    z.strictObject({
      file: z.string(),
      line: from1("line, from 1"),
      column: from1("column, from 1"),
    }),
  ),
  path: z.nullable(z.string().check(z.describe("the value inside the trade: long.legs[1].premium"))),
  hint: z.nullable(z.string().check(z.describe("the remedy"))),
});

/** The document that every command prints on standard error with `--json`, where it cannot answer. */
export const errorDocumentSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  error: problem.check(z.describe("the first problem")),
  errors: z.exactOptional(z.array(problem).check(z.minLength(2), z.describe("all problems, where there are several"))),
});
