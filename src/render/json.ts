import type { Finding } from "../errors/finding.ts";
import { hintOf, messageOf } from "../errors/words.ts";
import { schemaVersion } from "../schema/schema-version.ts";
import { inertJson } from "./text/text.ts";

/**
 * Refuses a document that holds NaN or an infinity: JSON would write null, a wrong answer.
 *
 * @throws Error which is a fault in pairsize
 */
function assertFiniteNumbers(value: unknown, path = "document"): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}, which JSON cannot hold`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) assertFiniteNumbers(value[index], path);
    return;
  }
  for (const key in value) {
    const inside = (value as Record<string, unknown>)[key];
    if (typeof inside === "number" || (typeof inside === "object" && inside !== null)) assertFiniteNumbers(inside, key);
  }
}

/**
 * A document as JSON text with a line break at the end: indented by two spaces, or on one line.
 *
 * Full precision, the shortest text that reads back as the number; −0 is written 0.
 */
export function jsonText(document: object, layout: "indented" | "line" = "indented"): string {
  assertFiniteNumbers(document);
  const text = layout === "line" ? JSON.stringify(document) : JSON.stringify(document, null, 2);
  return `${inertJson(text)}\n`;
}

/** A finding as the JSON documents show it; keys in this order. */
export interface FindingJson {
  readonly code: string;
  readonly message: string;
  readonly where: { readonly file: string; readonly line: number | null; readonly column: number | null } | null;
  readonly path: string | null;
  readonly hint: string | null;
}

/**
 * The error document of `--json`, with a newline at the end: the first finding as "error", and all of them as "errors"
 * where there are several. Characters that a terminal obeys are escaped, which JSON reads back as themselves.
 */
export function renderErrorJson(findings: readonly [Finding, ...Finding[]]): string {
  const errors = findings.map(findingJson);
  const document = { schemaVersion, error: errors[0], ...(errors.length > 1 ? { errors } : {}) };
  return jsonText(document);
}

/** One finding as plain JSON. */
export function findingJson(finding: Finding): FindingJson {
  const { where, path } = finding;
  return {
    code: finding.code,
    message: messageOf(finding),
    where: where ? { file: where.file, line: where.line ?? null, column: where.column ?? null } : null,
    path: path ?? null,
    hint: hintOf(finding),
  };
}

/** Why there is no answer, in words. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** A reason as every JSON document shows it. */
export function reasonJson(reason: Finding): Reason {
  return { code: reason.code, message: messageOf(reason) };
}

/** A warning in words. */
export interface WarningJson extends Reason {
  readonly hint: string | null;
  /** The file that it is about, where it is about one: two price files may have the same faults. */
  readonly file: string | null;
}

/** A warning as every JSON document shows it. */
export function warningJson(warning: Finding): WarningJson {
  const { code, where } = warning;
  return { code, message: messageOf(warning), hint: hintOf(warning), file: where?.file ?? null };
}
