import * as z from "zod/mini";
import type { JsonSchema } from "./key.ts";

/** Names of parts of a schema: each such part is written once, under $defs, and referred to. */
export type PartNames = ReadonlyMap<z.core.$ZodType, string>;

/**
 * The JSON Schema 2020-12 of a schema; a type that JSON cannot say becomes "anything".
 */
export function jsonSchemaOf(schema: z.core.$ZodType, names: PartNames = new Map()): JsonSchema {
  const described = z.globalRegistry;
  const named = {
    get: (part: z.core.$ZodType) => {
      const id = names.get(part);
      return id === undefined ? described.get(part) : { ...described.get(part), id };
    },
  };
  return z.toJSONSchema(schema, {
    unrepresentable: "any",
    metadata: named as unknown as typeof described,
  }) as JsonSchema;
}
