import { schemaVersion } from "../../../render/schema-version.ts";
import { contractsDocumentSchema } from "../../../schema/contracts-result.ts";
import { sizeDocumentSchema } from "../../../schema/result.ts";
import { sizedTrade } from "../../../schema/result-trade.ts";
import { outlineOf } from "../outline.ts";
import { twoColumns } from "../two-columns.ts";

/** The help on the JSON output: its manners, and the keys of its documents as the schema has them. */
export function json(): string {
  return `json: what --json prints, version ${schemaVersion}

Standard output holds one document or nothing; warnings are in the document and
errors are a JSON object on standard error. Money is US dollars, levels are
index points, fractions are never percents, all in full precision. A bound is
{"kind": "limited", "amount": ..., "profit": ...} or {"kind": "unlimited"}; a
number that there is none of is null, never 0. Minor versions add keys, major
versions may remove them. docs/json.md shows a whole document.

Examples
  pairsize size trade.yaml --json | jq '.sizings[0].contracts'
  pairsize size trade.yaml --json | jq -r '.sizings[].lines[].tickets[]'
  pairsize contracts --json | jq -r '.contracts[].symbol'

size
${twoColumns(outlineOf(sizeDocumentSchema))}
size: trade.long and trade.short
${twoColumns(outlineOf(sizedTrade.shape.long))}
size: one of sizings
${twoColumns(outlineOf(sizeDocumentSchema.shape.sizings.def.element))}
contracts: one of contracts
${twoColumns(outlineOf(contractsDocumentSchema.shape.contracts.def.element))}`;
}
