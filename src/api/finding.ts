import type { Code, Finding, Where } from "../errors/finding.ts";
import { hintOf as remedyOf, messageOf as sentenceOf } from "../errors/words.ts";
import { type Check, list, openRecord, optional, refuse, text, whole } from "./checked.ts";
import { findingArguments } from "./finding-arguments.ts";

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
  return Object.hasOwn(findingArguments, given)
    ? (given as Code)
    : refuse(given, "a code of the catalogue", path, name);
};

const line = whole(1, Number.MAX_SAFE_INTEGER);

const where = openRecord<Where>({
  file: text,
  line: optional(line),
  column: optional(line),
  excerpt: optional(text),
});

const placed = openRecord({ path: optional(text), where: optional(where), flag: optional(text) });

/** What is read of a finding before its code says which arguments it has. */
const coded = openRecord<Pick<Finding, "code">>({ code });

const aFinding: Check<Finding> = (value, path, name) => {
  const { code: given } = coded(value, path, name);
  const ofCode = openRecord<{ readonly args: object }>({ args: findingArguments[given] });
  return { code: given, ...ofCode(value, path, name), ...placed(value, path, name) } as Finding;
};

/** Errors or warnings as data. */
export const findings: Check<readonly Finding[]> = list(aFinding);
