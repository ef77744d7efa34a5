import type * as z from "zod/mini";
import { type JsonSchema, jsonSchemaOf } from "../../schema/json-schema.ts";

/** The keys of an object of a document, or of all the kinds of objects that may stand there: each with what its value is. */
export function outlineOf(schema: z.core.$ZodType): (readonly [string, string])[] {
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
