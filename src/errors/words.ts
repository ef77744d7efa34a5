import { catalogue } from "./catalogue.ts";
import type { Code, Finding } from "./finding.ts";
import type { Entry } from "./findings/entry.ts";

/** Returns the entry of a code, whatever its arguments. */
export function entryOf(code: Code): Entry<unknown> {
  return catalogue[code] as Entry<unknown>;
}

/**
 * Returns the sentence of a finding, without a full stop.
 *
 * @example
 * messageOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // "trade.yaml is empty"
 */
export function messageOf(finding: Finding): string {
  return entryOf(finding.code).message(finding.args);
}

/**
 * Returns the remedy of a finding, or null where the catalogue names none.
 *
 * @example
 * hintOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // null
 */
export function hintOf(finding: Finding): string | null {
  return entryOf(finding.code).hint?.(finding.args) ?? null;
}
