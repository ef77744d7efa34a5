import * as z from "zod/mini";
import { jsonSchemaOf } from "../json-schema.ts";
import type { JsonSchema } from "../key.ts";
import { schemaVersion } from "../schema-version.ts";
import { backtestDocumentSchema } from "./backtest.ts";
import { checkDocumentSchema, checkListDocumentSchema } from "./check.ts";
import { contractsDocumentSchema, expiriesDocumentSchema } from "./contracts.ts";
import { bookDocumentSchema, closeDocumentSchema, markDocumentSchema, rollDocumentSchema } from "./mark.ts";
import { bound, errorDocumentSchema, expiry, leg, problem, side, sideBound, sizedTrade, warning } from "./parts.ts";
import { priceDocumentSchema } from "./price.ts";
import { scenarioDocumentSchema, scenarioParts } from "./scenario.ts";
import { sensitivityDocumentSchema } from "./sensitivity.ts";
import { compareDocumentSchema, lineErrorSchema, sizeDocumentSchema, sizing } from "./size.ts";
import { volDocumentSchema } from "./vol.ts";

/** Every kind of JSON document that pairsize writes: by the command that prints it, and the one of errors. */
export const documentSchemas = {
  size: sizeDocumentSchema,
  price: priceDocumentSchema,
  vol: volDocumentSchema,
  sensitivity: sensitivityDocumentSchema,
  scenario: scenarioDocumentSchema,
  backtest: backtestDocumentSchema,
  compare: compareDocumentSchema,
  check: checkDocumentSchema,
  checkList: checkListDocumentSchema,
  mark: markDocumentSchema,
  markBook: bookDocumentSchema,
  roll: rollDocumentSchema,
  close: closeDocumentSchema,
  batch: lineErrorSchema,
  contracts: contractsDocumentSchema,
  expiries: expiriesDocumentSchema,
  error: errorDocumentSchema,
} as const;

/** Parts that several documents share, by the names that the JSON Schema gives them. */
const sharedParts = {
  warning,
  problem,
  trade: sizedTrade,
  side,
  leg,
  expiry,
  bound,
  sideBound,
  sizing,
  ...scenarioParts,
} as const;

/** The JSON Schema of everything that pairsize writes as JSON: one document of any command, or that of an error. */
export function resultJsonSchema(): JsonSchema {
  const names = Object.entries({ ...documentSchemas, ...sharedParts }).map(([name, part]) => [part, name] as const);
  const { $schema, $defs = {}, ...union } = jsonSchemaOf(z.union(Object.values(documentSchemas)), new Map(names));
  return {
    ...($schema === undefined ? {} : { $schema }),
    $id: `urn:pairsize:schema:result:${schemaVersion}`,
    title: `JSON output of pairsize, version ${schemaVersion}`,
    description:
      "Money is US dollars, levels are index points, fractions are never percents. A number that there is none of is null.",
    ...union,
    $defs,
  };
}
