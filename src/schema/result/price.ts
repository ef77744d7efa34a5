import * as z from "zod/mini";
import { envelope, expiry, points, premium, warning } from "./parts.ts";

const number = (unit: string) => z.number().check(z.describe(unit));
const volatility = number("per root year, as a fraction");
const rate = number("continuously compounded per year, as a fraction");
const origin = z.enum(["flag", "file", "history", "chain", "model", "default"]);

/** Vega and rho for 1.00, theta for a year; the unit of money or points is said of each. */
const greeks = (unit: string) =>
  z.strictObject({
    value: number(unit),
    delta: number(`${unit} for one point of the index`),
    gamma: number("change of delta for one point of the index"),
    vega: number(`${unit} for 1.00 of volatility`),
    theta: number(`${unit} for a year as time passes`),
    thetaPerDay: number(`${unit} for a calendar day`),
    rho: number(`${unit} for 1.00 of the rate, with the underlying fixed`),
  });

const option = z.strictObject({
  kind: z.literal("option"),
  quantity: z.int().check(z.describe("+ bought, - sold")),
  right: z.enum(["call", "put"]),
  strike: points,
  selector: z.exactOptional(z.strictObject({ kind: z.enum(["delta", "moneyness"]), value: number("a fraction") })),
  premium,
  impliedVolatility: z.nullable(volatility),
  code: z.nullable(z.string()),
  volatility: z.nullable(volatility).check(z.describe("at which the leg is valued: implied, else given")),
  points: z.nullable(greeks("index points of one option bought")),
  usd: z.nullable(greeks("US dollars of the leg")),
  european: z.nullable(
    z.strictObject({ value: points, d1: number("standard deviations"), d2: number("standard deviations") }),
  ),
});

const future = z.strictObject({
  kind: z.literal("future"),
  quantity: z.int().check(z.describe("+ bought, - sold")),
  entry: points,
  code: z.nullable(z.string()),
  usd: z.strictObject({ delta: number("US dollars for one point of the index") }),
});

const underlying = z.strictObject({
  symbol: z.string(),
  name: z.string(),
  multiplier: number("contract currency per index point"),
  currency: z.string(),
  fx: number("US dollars per unit of the contract's currency"),
  option: z.nullable(expiry),
  level: z.strictObject({
    value: points,
    from: origin,
    file: z.exactOptional(z.string()),
    date: z.exactOptional(z.iso.date()),
  }),
  model: z.enum(["black-76", "black-scholes", "american-future", "american-spot"]),
  exercise: z.enum(["american", "european"]),
  years: number("years of 365 days"),
  rate,
  yield: z.nullable(rate).check(z.describe("of an index or ETF; null for a future")),
  legs: z.array(z.discriminatedUnion("kind", [option, future])),
  total: z.nullable(greeks("US dollars of all legs")),
});

/** The document that `price` prints with `--json`. */
export const priceDocumentSchema = z.strictObject({
  ...envelope("price"),
  asOf: z.iso.date(),
  expiry: z.iso.date(),
  days: z.int().check(z.describe("calendar days from asOf to expiry")),
  underlyings: z.array(underlying),
  warnings: z.array(warning),
});
