import type * as z from "zod/mini";
import type { PairGreeks } from "../../core/pair/sizing.ts";
import { jsonSchemaOf } from "../../schema/json-schema.ts";
import type { JsonSchema } from "../../schema/key.ts";
import { backtestDocumentSchema, backtestParts } from "../../schema/result/backtest.ts";
import { checkDocumentSchema } from "../../schema/result/check.ts";
import { contractsDocumentSchema, expiriesDocumentSchema } from "../../schema/result/contracts.ts";
import {
  bookDocumentSchema,
  closeDocumentSchema,
  markDocumentSchema,
  rollDocumentSchema,
} from "../../schema/result/mark.ts";
import { sizedTrade, warning } from "../../schema/result/parts.ts";
import { priceDocumentSchema } from "../../schema/result/price.ts";
import { scenarioDocumentSchema, scenarioParts } from "../../schema/result/scenario.ts";
import { sensitivityDocumentSchema } from "../../schema/result/sensitivity.ts";
import { compareDocumentSchema, lineErrorSchema, sizeDocumentSchema } from "../../schema/result/size.ts";
import { volDocumentSchema } from "../../schema/result/vol.ts";
import { schemaVersion } from "../../schema/schema-version.ts";
import { twoColumns } from "./command-help.ts";

/** Units of the greeks of a pair, which the schema has no words for. */
const greeks: Readonly<Record<keyof PairGreeks & string, string>> = {
  delta: "US dollars for a move of the index by its whole level",
  gamma: "by which that delta changes for a move of 1 %",
  vega: "US dollars for one point of volatility, 0.01",
  theta: "US dollars for one calendar day",
};

/** The help on the JSON output: its manners, and the keys of its documents as the schema has them. */
export function json(): string {
  const underlying = priceDocumentSchema.shape.underlyings.def.element;
  const [option] = underlying.shape.legs.def.element.def.options;
  return `json: what --json prints, version ${schemaVersion}

Standard output holds one document or nothing; warnings are in the document and
errors are a JSON object on standard error. Money is US dollars, levels are
index points, fractions are never percents, all in full precision. A bound is
{"kind": "limited", "amount": ..., "profit": ...} or {"kind": "unlimited"}; a
number that there is none of is null, never 0. Minor versions add keys, major
versions may remove them. docs/json.md shows whole documents.

Examples
  pairsize size trade.yaml --json | jq '.sizings[0].contracts'
  pairsize size trade.yaml --json | jq -r '.sizings[].lines[].tickets[]'
  pairsize vol rty.csv nq.csv --json | jq '.comovement.beta'
  pairsize scenario trade.yaml --json | jq -c '.profit[]'
  pairsize compare a.yaml b.yaml --json | jq -c '.alternatives[].capital.amount'
  pairsize price trade.yaml --json | jq '.underlyings[].total.delta'
  pairsize check trade.yaml --max-loss 40000 --json | jq '.checks[].passed'
  pairsize batch trades.ndjson | jq -c '.sizings[0].contracts'
  pairsize contracts --json | jq -r '.contracts[].symbol'
  pairsize expiries RTY --json | jq -r '.expiries[].code'

size
${twoColumns(outlineOf(sizeDocumentSchema))}
size: trade.long and trade.short
${twoColumns(outlineOf(sizedTrade.shape.long))}
size: one of legs
${twoColumns(outlineOf(sizedTrade.shape.long.shape.legs.def.element))}
size: one of sizings
${twoColumns(outlineOf(sizeDocumentSchema.shape.sizings.def.element))}
size: greeks of a sizing, each {long, short, net}
${twoColumns(Object.entries(greeks))}
vol
${twoColumns(outlineOf(volDocumentSchema))}
vol: one of series
${twoColumns(outlineOf(volDocumentSchema.shape.series.def.element))}
vol: comovement
${twoColumns(outlineOf(volDocumentSchema.shape.comovement))}
sensitivity
${twoColumns(outlineOf(sensitivityDocumentSchema))}
sensitivity: one of sensitivities
${twoColumns(outlineOf(sensitivityDocumentSchema.shape.sensitivities.def.element))}
scenario
${twoColumns(outlineOf(scenarioDocumentSchema))}
scenario: payoff at expiry of a side, all contracts, fees off
${twoColumns(outlineOf(scenarioParts.payoff))}
scenario: one of named
${twoColumns(outlineOf(scenarioParts.named))}
scenario: distribution
${twoColumns(outlineOf(scenarioParts.distribution))}
scenario: historical, what past windows would bring
${twoColumns(outlineOf(scenarioParts.historical))}
scenario: one of rows of historical
${twoColumns(outlineOf(scenarioParts.simulated))}
compare
${twoColumns(outlineOf(compareDocumentSchema))}
compare: one of alternatives
${twoColumns(outlineOf(compareDocumentSchema.shape.alternatives.def.element))}
backtest
${twoColumns(outlineOf(backtestDocumentSchema))}
backtest: one of horizons
${twoColumns(outlineOf(backtestParts.study))}
backtest: one of weightings of a horizon
${twoColumns(outlineOf(backtestParts.weightingStudy))}
price
${twoColumns(outlineOf(priceDocumentSchema))}
price: one of underlyings
${twoColumns(outlineOf(underlying))}
price: one of legs
${twoColumns(outlineOf(underlying.shape.legs.def.element))}
price: points of a leg; usd is of the leg and total of all legs, in US dollars
${twoColumns(outlineOf(option.shape.points))}
check
${twoColumns(outlineOf(checkDocumentSchema))}
check: one of checks
${twoColumns(outlineOf(checkDocumentSchema.shape.checks.def.element))}
check: one of files
${twoColumns(outlineOf(checkDocumentSchema.shape.files.def.element))}
mark
${twoColumns(outlineOf(markDocumentSchema))}
mark: one of legs
${twoColumns(outlineOf(markDocumentSchema.shape.legs.def.element))}
mark: one of trades, where several were marked
${twoColumns(outlineOf(bookDocumentSchema.shape.trades.def.element))}
close
${twoColumns(outlineOf(closeDocumentSchema))}
roll
${twoColumns(outlineOf(rollDocumentSchema))}
batch: a line is as of size; one that cannot be sized is answered by
${twoColumns(outlineOf(lineErrorSchema))}
every document: one of warnings
${twoColumns(outlineOf(warning))}
contracts: one of contracts
${twoColumns(outlineOf(contractsDocumentSchema.shape.contracts.def.element))}
expiries: one of expiries; the option of a side is of the same kind
${twoColumns(outlineOf(expiriesDocumentSchema.shape.expiries.def.element))}`;
}

/**
 * The keys of an object of a document, or of all the kinds of objects that may stand there: each with what its value
 * is.
 */
function outlineOf(schema: z.core.$ZodType): (readonly [string, string])[] {
  const kinds = new Map<string, Set<string>>();
  for (const { properties = {} } of branchesOf(jsonSchemaOf(schema))) {
    for (const [key, value] of Object.entries(properties)) {
      kinds.set(key, (kinds.get(key) ?? new Set()).add(kindOf(value)));
    }
  }
  return [...kinds].map(([key, ofKey]) => [key, [...ofKey].join(" or ")]);
}

function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? schema.oneOf)?.flatMap(branchesOf) ?? [schema];
}

function kindOf(schema: JsonSchema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.description !== undefined) return schema.description;
  if (choices !== undefined) return [...new Set(choices.map(kindOf))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" or ");
  if (schema.items !== undefined) return `list of: ${kindOf(schema.items)}`;
  if (schema.properties !== undefined) return `{${Object.keys(schema.properties).join(", ")}}`;
  return schema.type === undefined ? "anything" : [schema.type].flat().join(" or ");
}
