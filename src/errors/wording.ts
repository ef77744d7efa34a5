import { entryOf } from "./catalogue.ts";
import type { Finding } from "./finding.ts";

/** The sentence of a finding, without a full stop. */
export function messageOf(finding: Finding): string {
  return entryOf(finding.code).message(finding.args);
}

/** The remedy of a finding, or null where the catalogue names none. */
export function hintOf(finding: Finding): string | null {
  return entryOf(finding.code).hint?.(finding.args) ?? null;
}
