import * as z from "zod/mini";
import { weightings } from "../../core/pair/weighting.ts";
import { sideNames } from "../../core/sides.ts";
import { estimators } from "../../core/volatility/method.ts";
import { envelope, fraction, pair, reason, sizedTrade, warning } from "./parts.ts";

const count = z.int().check(z.gte(0));
const ratio = z.number().check(z.describe("short contracts per one long contract"));

const change = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("method"),
    estimator: z.enum(estimators),
    lookback: z.nullable(count.check(z.describe("returns; null for ewma"))),
  }),
  z.strictObject({ kind: z.enum(["volatility", "level"]), side: z.enum(sideNames), by: fraction }),
]);

const sensitivityCase = z.strictObject({
  change,
  hedgeRatio: z.nullable(ratio),
  contracts: z.nullable(pair),
  keptImbalance: z.nullable(fraction),
  keptWithinTolerance: z.nullable(z.boolean()),
  keptByNotional: z.exactOptional(z.nullable(fraction)),
  keptByDelta: z.exactOptional(z.nullable(fraction)),
  reason: z.nullable(reason),
});

const unavailable = z.strictObject({ weighting: z.enum(weightings), available: z.literal(false), reason });

const available = z.strictObject({
  weighting: z.enum(weightings),
  available: z.literal(true),
  hedgeRatio: ratio,
  contracts: z.nullable(pair),
  reason: z.nullable(reason),
  answered: count.check(z.describe("cases that came to an answer")),
  stays: count.check(z.describe("cases that choose the same contracts")),
  staysWithinTolerance: count.check(z.describe("cases in which the same contracts are within the tolerance")),
  chosen: z.array(z.strictObject({ contracts: pair, cases: count })),
  limitation: z.nullable(reason),
  cases: z.array(sensitivityCase),
});

/** The document that `sensitivity` prints with `--json`. */
export const sensitivityDocumentSchema = z.strictObject({
  ...envelope("sensitivity"),
  trade: sizedTrade,
  sensitivities: z.array(z.discriminatedUnion("available", [unavailable, available])),
  warnings: z.array(warning),
});
