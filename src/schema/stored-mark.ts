import * as z from "zod/mini";
import type { Check, PairChecks } from "../core/check/check.ts";
import { weightings } from "../core/pair/weighting.ts";
import { fail } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import { mapOf, pathText } from "./written-trade.ts";

/** What is read of a stored mark; keys that a later minor version adds are passed over. */
const storedSchema = z.object({
  schemaVersion: z.string().check(z.regex(/^1\./)),
  command: z.literal("mark"),
  weighting: z.enum(weightings),
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

/** Whether a document is one that `mark --json` printed. */
export function isStoredMark(document: unknown): boolean {
  return mapOf(document).command === "mark";
}

/**
 * The rules of a stored mark as checks: one that is reached has failed, and so has one that could not be measured.
 *
 * @throws PairsizeError STORED_MARK_UNREADABLE, LIMITS_MISSING where it holds no rules
 */
export function storedRules(document: unknown, file: string): PairChecks {
  const parsed = storedSchema.safeParse(document);
  if (!parsed.success) {
    const path = pathText((parsed.error.issues[0]?.path ?? []) as (string | number)[]);
    return fail(
      "STORED_MARK_UNREADABLE",
      { file, problem: `${path} is missing, or of another kind` },
      { where: { file } },
    );
  }
  const { weighting, rules } = parsed.data;
  if (rules.length === 0) return fail("LIMITS_MISSING", {}, { where: { file } });
  const checks = rules.map(({ name, limit, actual, reached, reason }): Check => {
    const passed = reached === false;
    const found =
      actual === null
        ? finding("RULE_UNMEASURED", { problem: reason?.message ?? "the mark does not say why" })
        : finding(passed ? "RULE_NOT_REACHED" : "RULE_REACHED", { name, limit, actual });
    return { name, weighting, limit, passed, actual, finding: found } as Check;
  });
  return { passed: checks.every(({ passed }) => passed), checks, warnings: [] };
}
