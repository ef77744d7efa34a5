import * as z from "zod/mini";
import type { Check, PairChecks, StoredRatios } from "../core/check/check.ts";
import { type Weighting, weightings } from "../core/pair/weighting.ts";
import { fail } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import { readableVersions } from "./schema-version.ts";
import { storedWarnings } from "./stored-answer.ts";
import { mapOf, pathText } from "./written-trade.ts";

/** What is read of a stored document; keys that a later minor version adds are passed over. */
function sizingSchema() {
  const side = z.object({ symbol: z.string() });
  return z.object({
    schemaVersion: z.string().check(z.regex(readableVersions)),
    command: z.literal("size"),
    trade: z.object({ long: side, short: side }),
    sizings: z.array(z.object({ weighting: z.string(), hedgeRatio: z.optional(z.number().check(z.gt(0))) })),
  });
}

/** What a schema reads of a stored document, or the refusal of the first key that it does not find there. */
function parsed<Schema extends z.core.$ZodType>(
  schema: Schema,
  document: unknown,
  file: string,
  code: "STORED_SIZING_UNREADABLE" | "STORED_MARK_UNREADABLE",
): z.output<Schema> {
  const { success, data, error } = z.safeParse(schema, document);
  if (success) return data;
  const path = pathText((error.issues[0]?.path ?? []) as (string | number)[]);
  return fail(code, { file, problem: `${path} is missing, or of another kind` }, { where: { file } });
}

/**
 * The hedge ratios of a document that `size --json` printed.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE
 */
export function storedRatios(document: unknown, file: string): StoredRatios {
  const { trade, sizings } = parsed(sizingSchema(), document, file, "STORED_SIZING_UNREADABLE");
  const ratios: Partial<Record<Weighting, number>> = {};
  for (const { weighting, hedgeRatio } of sizings) {
    const known = weightings.find((name) => name === weighting);
    if (known !== undefined && hedgeRatio !== undefined) ratios[known] = hedgeRatio;
  }
  return { file, symbols: { long: trade.long.symbol, short: trade.short.symbol }, ratios };
}

/** What is read of a stored mark; keys that a later minor version adds are passed over. */
function markSchema() {
  return z.object({
    schemaVersion: z.string().check(z.regex(readableVersions)),
    command: z.literal("mark"),
    weighting: z.enum(weightings),
    profit: z.object({ net: z.nullable(z.number()) }),
    rules: z.array(
      z.object({
        name: z.enum(["takeProfit", "stopLoss", "daysLeft", "maxRatioDrift"]),
        limit: z.number(),
        actual: z.nullable(z.number()),
        reached: z.nullable(z.boolean()),
        reason: z.nullable(z.object({ message: z.string() })),
      }),
    ),
  });
}

/** Whether a document is one that `mark --json` printed. */
export function isStoredMark(document: unknown): boolean {
  return mapOf(document).command === "mark";
}

/**
 * The rules of a stored mark as checks: one that is reached has failed, and so has one that could not be measured. The
 * warnings are those of the mark.
 *
 * @throws PairsizeError STORED_MARK_UNREADABLE, LIMITS_MISSING where it holds no rules
 */
export function storedRules(document: unknown, file: string): PairChecks {
  const { weighting, rules, profit } = parsed(markSchema(), document, file, "STORED_MARK_UNREADABLE");
  if (profit.net === null)
    return fail(
      "STORED_MARK_UNREADABLE",
      { file, problem: "profit.net has no number, for a leg was not marked" },
      { where: { file } },
    );
  if (rules.length === 0) return fail("LIMITS_MISSING", {}, { where: { file } });
  const checks = rules.map(({ name, limit, actual, reached, reason }): Check => {
    const passed = reached === false;
    const found =
      actual === null
        ? finding("RULE_UNMEASURED", { problem: reason?.message ?? "the mark does not say why" })
        : finding(passed ? "RULE_NOT_REACHED" : "RULE_REACHED", { name, limit, actual });
    return { name, weighting, limit, passed, actual, finding: found } as Check;
  });
  return { passed: checks.every(({ passed }) => passed), checks, warnings: storedWarnings(document, file, () => true) };
}
