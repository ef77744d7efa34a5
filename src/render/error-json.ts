import type { Finding } from "../errors/finding.ts";
import { hintOf, messageOf } from "../errors/wording.ts";
import { schemaVersion } from "./schema-version.ts";
import { jsonText } from "./text/json-text.ts";

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
