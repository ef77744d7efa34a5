import { type Code, catalogue } from "../errors/catalogue.ts";
import { type Finding, hintOf as remedyOf, messageOf as sentenceOf, type Where } from "../errors/finding.ts";
import { type Check, kindOf, list, optional, plainData, record, refuse, text, whole } from "./checked.ts";

/**
 * The sentence of a finding, without a full stop.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE for what is no finding
 * @example
 * messageOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // "trade.yaml is empty"
 */
export function messageOf(finding: Finding): string {
  return sentenceOf(aFinding(finding, "", "finding"));
}

/**
 * The remedy of a finding, or null where the catalogue names none.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE for what is no finding
 * @example
 * hintOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // null
 */
export function hintOf(finding: Finding): string | null {
  return remedyOf(aFinding(finding, "", "finding"));
}

const code: Check<Code> = (value, path, name) => {
  const given = text(value, path, name);
  return Object.hasOwn(catalogue, given) ? (given as Code) : refuse(given, "a code of the catalogue", path, name);
};

const line = whole(1, Number.MAX_SAFE_INTEGER);

const where = record<Where>({
  file: text,
  line: optional(line),
  column: optional(line),
  excerpt: optional(text),
});

const anyFinding = record({
  code,
  args: plainData,
  path: optional(text),
  where: optional(where),
  flag: optional(text),
});

/** A finding whose sentence and remedy can be worded: which arguments a code has, only its words know. */
const aFinding: Check<Finding> = (value, path, name) => {
  const found = anyFinding(value, path, name) as Finding;
  const at = path === "" ? "args" : `${path}.args`;
  if (kindOf(found.args) !== "an object") refuse(found.args, "an object", at);
  try {
    sentenceOf(found);
    remedyOf(found);
  } catch {
    refuse(found.args, `the arguments of ${found.code}`, at);
  }
  return found;
};

/** Errors or warnings as data. */
export const findings: Check<readonly Finding[]> = list(aFinding);
