import * as z from "zod/mini";

/** A JSON Schema, as far as ours use the language. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

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
