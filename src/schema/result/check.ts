import * as z from "zod/mini";
import { weightings } from "../../core/pair/weighting.ts";
import { bound, envelope, fraction, problem, usd, warning } from "./parts.ts";

const count = z.int().check(z.gte(0));
const days = count.check(z.describe("calendar days"));
const ofSides = <T extends z.core.$ZodType>(value: T) => z.strictObject({ long: value, short: value });
const contracts = z.number().check(z.describe("large contracts: 38 micros are 3.8"));
const beta = z.number().check(z.describe("beta of past hedged returns on the mean of both indices"));

const every = {
  file: z.nullable(z.string()).check(z.describe("the trade file; null for a trade of flags")),
  passed: z.boolean(),
  message: z.string(),
  hint: z.nullable(z.string()),
};
const weighted = { ...every, weighting: z.enum(weightings) };
const unweighted = { ...every, weighting: z.null() };

const check = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("maxLoss"), ...weighted, limit: usd, actual: z.nullable(bound) }),
  z.strictObject({
    name: z.enum(["maxNotional", "maxPremium", "maxDailyRisk", "maxCapital"]),
    ...weighted,
    limit: usd,
    actual: z.nullable(usd),
  }),
  z.strictObject({
    name: z.enum([
      ...(["imbalance", "minProbability", "minShareProfitable", "minShareProfitableLower"] as const),
      ...(["maxRatioDrift", "takeProfit", "stopLoss"] as const),
    ]),
    ...weighted,
    limit: fraction,
    actual: z.nullable(fraction),
  }),
  z.strictObject({ name: z.literal("maxResidualBeta"), ...weighted, limit: beta, actual: z.nullable(beta) }),
  z.strictObject({
    name: z.literal("maxContracts"),
    ...weighted,
    limit: ofSides(z.nullable(contracts)),
    actual: z.nullable(ofSides(contracts)),
  }),
  z.strictObject({ name: z.literal("definedRisk"), ...unweighted, limit: z.literal(true), actual: ofSides(bound) }),
  z.strictObject({
    name: z.literal("quotedPremiums"),
    ...unweighted,
    limit: z.literal(true),
    actual: count.check(z.describe("premiums that are the model's")),
  }),
  z.strictObject({
    name: z.literal("cashAccount"),
    ...unweighted,
    limit: z.literal(true),
    actual: count.check(z.describe("legs that a cash account does not hold")),
  }),
  z.strictObject({ name: z.literal("maxPriceAge"), ...unweighted, limit: days, actual: ofSides(z.nullable(days)) }),
  z.strictObject({ name: z.literal("daysLeft"), ...weighted, limit: days, actual: z.nullable(days) }),
  z.strictObject({ name: z.literal("warnings"), ...unweighted, limit: z.literal(0), actual: count }),
]);

const checkedFile = z.strictObject({
  file: every.file,
  passed: every.passed,
  errors: z.array(problem).check(z.describe("why it could not be checked; empty where it was")),
  warnings: z.array(warning),
});

/** The document that `check` prints with `--json`. */
export const checkDocumentSchema = z.strictObject({
  ...envelope("check"),
  passed: z.boolean(),
  checks: z.array(check),
  files: z.array(checkedFile),
});

/** The document that `check --list` prints with `--json`. */
export const checkListDocumentSchema = z.strictObject({
  ...envelope("check"),
  list: z.array(z.strictObject({ name: z.string(), flag: z.string(), meaning: z.string() })),
});
