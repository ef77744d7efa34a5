import * as z from "zod/mini";
import { weightings } from "../../core/pair/weighting.ts";
import { sideNames } from "../../core/sides.ts";
import { bound, envelope, fraction, isoDate, order, points, problem, reason, usd, warning } from "./parts.ts";

const net = z.strictObject({ long: usd, short: usd, net: usd });
const known = z.nullable(usd).check(z.describe("US dollars; null: a leg is not marked"));
const netIfMarked = z.strictObject({ long: known, short: known, net: known });
const level = z.strictObject({
  value: points,
  from: z.enum(["flag", "file", "history", "chain", "model", "default"]),
  file: z.exactOptional(z.string()),
  date: z.exactOptional(isoDate),
});
const levels = z.strictObject({ long: level, short: level });
const volatility = z.nullable(z.number()).check(z.describe("implied volatility per root year"));
const count = z.number().check(z.describe("contracts as sizing counts them"));
const counts = z.strictObject({ long: count, short: count });
const share = z.nullable(fraction).check(z.describe("0 where the profit is on the other side; null: no number"));
const ratio = z.nullable(z.number()).check(z.describe("short contracts per one long contract"));

const parts = <T extends z.core.$ZodType>(amount: T) =>
  z.nullable(
    z.strictObject({
      time: amount,
      delta: amount,
      gamma: amount,
      volatility: amount,
      spread: amount,
      unexplained: amount,
    }),
  );

const leg = z.strictObject({
  side: z.enum(sideNames),
  code: z.nullable(z.string()),
  name: z.string(),
  quantity: z.int().check(z.describe("contracts: + bought, - sold")),
  entry: points,
  mark: z.nullable(
    z.strictObject({
      value: points.check(z.describe("where it could be closed")),
      mid: points,
      from: z.enum(["mid", "bid", "ask", "mark", "settle", "last", "given", "level", "model", "expiry"]),
    }),
  ),
  impliedVolatility: z.strictObject({ entry: volatility, now: volatility }),
  profit: z.nullable(usd),
  attribution: parts(usd),
});

const rule = z.strictObject({
  name: z.enum(["takeProfit", "stopLoss", "daysLeft", "maxRatioDrift"]),
  limit: z.number(),
  actual: z.nullable(z.number()),
  reached: z.nullable(z.boolean()).check(z.describe("null: it cannot be measured, which counts as reached")),
  reason: z.nullable(reason),
});

const mark = {
  symbols: z.strictObject({ long: z.string(), short: z.string() }),
  entry: z.strictObject({ asOf: z.nullable(isoDate), levels }),
  now: z.strictObject({ asOf: isoDate, levels }),
  weighting: z.enum(weightings),
  contracts: z.nullable(counts).check(z.describe("null: the position is what is held")),
  profit: netIfMarked,
  profitAtMid: netIfMarked,
  fees: usd,
  legs: z.array(leg),
  attribution: parts(net),
  maxLoss: z.nullable(bound),
  maxGain: z.nullable(bound),
  shareOfMaxGain: share,
  shareOfMaxLoss: share,
  daysLeft: z.nullable(z.int()).check(z.describe("calendar days to the nearer expiry")),
  greeks: z.nullable(z.strictObject({ delta: net, gamma: net, vega: net, theta: net })),
  ratio: z.strictObject({ entry: ratio, now: ratio, drift: z.nullable(fraction) }),
  chosenNow: z.nullable(counts).check(z.describe("what the rules of sizing choose at today's prices")),
  rules: z.array(rule),
  warnings: z.array(warning),
};

/** The document that `mark` prints for one trade with `--json`. */
export const markDocumentSchema = z.strictObject({ ...envelope("mark"), file: z.string(), ...mark });

const total = z.nullable(usd);

/** The document that `mark` prints for several trades with `--json`. */
export const bookDocumentSchema = z.strictObject({
  ...envelope("mark"),
  trades: z.array(
    z.strictObject({ file: z.string(), mark: z.nullable(z.strictObject(mark)), errors: z.array(problem) }),
  ),
  total: z.strictObject({
    trades: z.int(),
    marked: z.int(),
    profit: total,
    profitAtMid: total,
    delta: total,
    theta: total,
    vega: total,
  }),
});

const tradedOrder = z.strictObject({
  side: z.enum(sideNames),
  ticket: z.string(),
  ...order.shape,
  price: points.check(z.describe("that the money is counted at")),
});

const closing = {
  file: z.string(),
  symbols: mark.symbols,
  entry: mark.entry,
  now: mark.now,
  weighting: mark.weighting,
  contracts: mark.contracts,
  orders: z.array(tradedOrder),
  realised: net.check(z.describe("profit of what is closed, at the closing side, before fees")),
  cost: net.check(z.describe("cash that the orders take: below 0 they bring it")),
  fees: usd,
  warnings: z.array(warning),
};

/** The document that `close` prints with `--json`. */
export const closeDocumentSchema = z.strictObject({ ...envelope("close"), ...closing });

const newLevel = z.strictObject({
  value: points,
  from: z.string().check(z.describe("flag, file, history; model: estimated by the carry")),
  code: z.nullable(z.string()),
});

/** The document that `roll` prints with `--json`. */
export const rollDocumentSchema = z.strictObject({
  ...envelope("roll"),
  ...closing,
  open: net.check(z.describe("profit of what stays")),
  levels: z.strictObject({ long: newLevel, short: newLevel }),
  maxLoss: z.nullable(bound).check(z.describe("of the new position, realised profit and all fees included")),
  maxGain: z.nullable(bound),
});
