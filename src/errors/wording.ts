import { entryOf } from "./catalogue.ts";
import type { Finding } from "./finding.ts";

/**
 * The sentence of a finding, without a full stop.
 *
 * @example
 * messageOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // "trade.yaml is empty"
 */
export function messageOf(finding: Finding): string {
  return entryOf(finding.code).message(finding.args);
}

/**
 * The remedy of a finding, or null where the catalogue names none.
 *
 * @example
 * hintOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // null
 */
export function hintOf(finding: Finding): string | null {
  return entryOf(finding.code).hint?.(finding.args) ?? null;
}
