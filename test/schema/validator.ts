import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** The text of a schema file that the package ships. */
export function schemaText(name: "trade" | "result"): string {
  return readFileSync(join(import.meta.dirname, "../../schemas", `${name}.schema.json`), "utf8");
}

// Dates have a pattern beside their format. A pattern beside several types is meant: it speaks of texts only.
const ajv = new Ajv2020({ validateFormats: false, strictTypes: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

function validatorOf(name: "trade" | "result", part = ""): ValidateFunction {
  const key = `${name}${part}`;
  const known = compiled.get(key) ?? compile(name, part);
  compiled.set(key, known);
  return known;
}

function compile(name: "trade" | "result", part: string): ValidateFunction {
  const schema = JSON.parse(schemaText(name));
  if (ajv.getSchema(schema.$id) === undefined) ajv.addSchema(schema);
  const found = ajv.getSchema(`${schema.$id}${part}`);
  if (found === undefined) throw new Error(`the schema of ${name} has no ${part}`);
  return found;
}

function problemsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(" "),
  );
}

/** What an independent validator finds wrong with a trade file, by the schema that the package ships. */
export function tradeProblems(trade: unknown): string[] {
  return problemsOf(validatorOf("trade"), trade);
}

/** What an independent validator finds wrong with a document that pairsize wrote, by the schema that the package ships. */
export function documentProblems(document: unknown): string[] {
  const all = problemsOf(validatorOf("result"), document);
  if (all.length === 0) return [];
  // Of the document's own kind, so that what is wrong can be read among what other kinds lack.
  const { command, error } = Object(document);
  const kind = error === undefined && typeof command === "string" ? command : "error";
  const { $defs } = JSON.parse(schemaText("result"));
  return Object.hasOwn($defs, kind) ? problemsOf(validatorOf("result", `#/$defs/${kind}`), document) : all;
}
