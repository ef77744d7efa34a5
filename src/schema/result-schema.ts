import * as z from "zod/mini";
import { documentSchemas, sharedParts } from "./documents.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** The JSON Schema of everything that pairsize writes as JSON: one document of any command, or that of an error. */
export function resultJsonSchema(schemaVersion: string): JsonSchema {
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
