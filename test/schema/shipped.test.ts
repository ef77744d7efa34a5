import { expect, it } from "vitest";
import { resultJsonSchema } from "../../src/schema/result/documents.ts";
import { tradeJsonSchema } from "../../src/schema/trade-schema.ts";
import { schemaText } from "./validator.ts";

// What users build upon: a change of it is meant, and then the files are made anew.
it.each([
  ["trade", tradeJsonSchema()],
  ["result", resultJsonSchema()],
] as const)("the JSON Schema of a %s is that of the package", (name, schema) => {
  expect(JSON.parse(JSON.stringify(schema))).toEqual(JSON.parse(schemaText(name)));
});
