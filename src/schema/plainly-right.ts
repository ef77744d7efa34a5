import * as z from "zod/mini";

/** Whether a value is plainly of a schema. False says nothing: then the schema itself is asked, which also says why. */
export type PlainCheck = (value: unknown) => boolean;

const never: PlainCheck = () => false;

/**
 * A check made from a schema, for many values of one schema: some ten times as fast as the schema's own parser, because it
 * copies nothing and collects no issues.
 */
export function plainCheckOf(schema: z.core.$ZodType): PlainCheck {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // What a further check asks of the value is left to the schema.
  if ((def.checks?.length ?? 0) > 0) return (value) => z.safeParse(schema, value).success;
  switch (def.type) {
    case "string":
      return (value) => typeof value === "string";
    case "number":
      return (value) => Number.isFinite(value);
    case "boolean":
      return (value) => typeof value === "boolean";
    case "literal":
      return (value) => (def.values as readonly unknown[]).includes(value);
    case "enum":
      return oneOf(new Set<unknown>(Object.values(def.entries)));
    case "nullable":
      return either((value) => value === null, plainCheckOf(def.innerType));
    case "optional":
      return either((value) => value === undefined, plainCheckOf(def.innerType));
    case "union":
      return def.options.map(plainCheckOf).reduce(either);
    case "array":
      return listOf(plainCheckOf(def.element));
    case "record":
      return recordOf(plainCheckOf(def.valueType));
    case "object":
      return mapOf(Object.entries(def.shape).map(([key, inner]) => [key, plainCheckOf(inner)]));
    default:
      return never;
  }
}

function oneOf(values: ReadonlySet<unknown>): PlainCheck {
  return (value) => values.has(value);
}

function either(first: PlainCheck, second: PlainCheck): PlainCheck {
  return (value) => first(value) || second(value);
}

function listOf(item: PlainCheck): PlainCheck {
  return (value) => Array.isArray(value) && value.every(item);
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordOf(each: PlainCheck): PlainCheck {
  return (value) => {
    if (!isPlainMap(value)) return false;
    for (const key in value) if (key === "__proto__" || !each(value[key])) return false;
    return true;
  };
}

/** A map that holds no other keys; what may be absent must be optional. */
function mapOf(entries: readonly (readonly [string, PlainCheck])[]): PlainCheck {
  const checks = new Map(entries);
  const required = entries.filter(([, check]) => !check(undefined)).map(([key]) => key);
  return (value) => {
    if (!isPlainMap(value)) return false;
    for (const key in value) {
      const check = checks.get(key);
      if (check === undefined || !check(value[key])) return false;
    }
    return required.every((key) => value[key] !== undefined);
  };
}
