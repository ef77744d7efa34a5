import { lineErrorSchema } from "./batch-result.ts";
import { checkDocumentSchema, checkListDocumentSchema } from "./check-result.ts";
import { contractsDocumentSchema } from "./contracts-result.ts";
import { errorDocumentSchema, problem } from "./error-result.ts";
import { priceDocumentSchema } from "./price-result.ts";
import { sizeDocumentSchema } from "./result.ts";
import { bound, leg, side, sideBound, sizedTrade } from "./result-trade.ts";
import { scenarioDocumentSchema } from "./scenario-result.ts";
import { sensitivityDocumentSchema } from "./sensitivity-result.ts";
import { volDocumentSchema } from "./vol-result.ts";
import { warning } from "./warning.ts";

/** Every kind of JSON document that pairsize writes: by the command that prints it, and the one of errors. */
export const documentSchemas = {
  size: sizeDocumentSchema,
  price: priceDocumentSchema,
  vol: volDocumentSchema,
  sensitivity: sensitivityDocumentSchema,
  scenario: scenarioDocumentSchema,
  check: checkDocumentSchema,
  checkList: checkListDocumentSchema,
  batch: lineErrorSchema,
  contracts: contractsDocumentSchema,
  error: errorDocumentSchema,
} as const;

/** Parts that several documents share, by the names that the JSON Schema gives them. */
export const sharedParts = { warning, problem, trade: sizedTrade, side, leg, bound, sideBound } as const;
