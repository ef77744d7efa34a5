import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { checkDocumentSchema, checkListDocumentSchema } from "../../src/schema/check-result.ts";
import { batchLineSchema } from "../../src/schema/batch-result.ts";
import { contractsDocumentSchema } from "../../src/schema/contracts-result.ts";
import { priceDocumentSchema } from "../../src/schema/price-result.ts";
import { sizeDocumentSchema } from "../../src/schema/result.ts";
import { scenarioDocumentSchema } from "../../src/schema/scenario-result.ts";
import { answerOf } from "../cli/world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const trades = readFileSync("fixtures/trades/trades.ndjson", "utf8");
const futures = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];

const byDelta = ["--leg", "RTY=40dC", "--leg", "RTY=-1 F", "--implied-vol", "RTY=20%"];

const failing = [
  ...["--max-loss", "1", "--max-notional", "1", "--premium", "0", "--max-daily-risk", "1", "--imbalance", "0%"],
  ...["--max-contracts", "1", "--min-probability", "1%", "--max-ratio-drift", "0%", "--defined-risk"],
  ...["--max-price-age", "0", "--warnings-as-errors"],
];

const documents: [command: string, argv: string[], schema: z.core.$ZodType][] = [
  ["size: every weighting of the sample", ["size", sample, "--weighting", "all"], sizeDocumentSchema],
  ["size: nothing fits", ["size", sample, "--max-loss", "1"], sizeDocumentSchema],
  ["size: outside the tolerance", ["size", sample, "--tolerance", "0.1%", "--max-contracts", "3"], sizeDocumentSchema],
  ["size: futures without volatility, unlimited", ["size", ...futures], sizeDocumentSchema],
  ["price: the sample", ["price", sample], priceDocumentSchema],
  ["price: a strike by delta, beside a future", ["price", sample, ...byDelta], priceDocumentSchema],
  ["scenario: the odds", ["scenario", sample, "--correlation", "0.78", "--days", "20"], scenarioDocumentSchema],
  ["scenario: futures without dates", ["scenario", ...futures], scenarioDocumentSchema],
  ["scenario: nothing fits", ["scenario", sample, "--max-loss", "1"], scenarioDocumentSchema],
  ["check: passed", ["check", sample, "--max-loss", "40000", "--defined-risk"], checkDocumentSchema],
  ["check: failed and not measured", ["check", ...futures, ...failing], checkDocumentSchema],
  ["check: a trade that cannot be read", ["check", sample, "missing.yaml", "--max-loss", "1"], checkDocumentSchema],
  ["check --list", ["check", "--list"], checkListDocumentSchema],
  ["contracts", ["contracts"], contractsDocumentSchema],
];

/** The document again, judged by a validator that is not the one whose schema it is. */
function validated(schema: z.core.$ZodType, document: unknown): unknown {
  const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(schema));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document;
}

describe("a document, by its JSON Schema and an independent validator", () => {
  it.each(documents)("%s", async (_, argv, schema) => {
    const { stdout } = await answerOf([...argv, "--json"]);
    validated(schema, JSON.parse(stdout));
  });

  it("batch: every line", async () => {
    const { stdout } = await answerOf(["batch", "-"], { stdin: `${trades}{"version":2,"long":{}}\n\n` });
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines) validated(batchLineSchema, JSON.parse(line));
  });

  it("is refused with a key that the schema does not have", () => {
    expect(() => validated(contractsDocumentSchema, { schemaVersion: "1.0", extra: 1 })).toThrow();
  });
});
