import type * as z from "zod/mini";
import { sizeDocumentSchema } from "./result.ts";

/** The keys of a map of a document, each with those of the maps inside it; of all the kinds of maps that may stand there. */
export type FieldTree = Map<string, FieldTree>;

/** The keys of the document of `size`, at every depth; a list has those of its items. */
export function sizeFields(): FieldTree {
  return fieldsOf(sizeDocumentSchema);
}

function fieldsOf(schema: z.core.$ZodType): FieldTree {
  const fields: FieldTree = new Map();
  collect(schema, fields);
  return fields;
}

function collect(schema: z.core.$ZodType, fields: FieldTree): void {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      for (const [key, inner] of Object.entries(def.shape)) {
        const known = fields.get(key) ?? new Map();
        fields.set(key, known);
        collect(inner, known);
      }
      return;
    case "union":
      for (const option of def.options) collect(option, fields);
      return;
    case "array":
      collect(def.element, fields);
      return;
    case "nullable":
    case "optional":
      collect(def.innerType, fields);
      return;
    default:
  }
}
