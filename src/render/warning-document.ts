import type { Finding } from "../errors/finding.ts";
import { hintOf, messageOf } from "../errors/wording.ts";

/** A warning in words. */
export interface WarningDocument {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  /** The file that it is about, where it is about one: two price files may have the same faults. */
  readonly file: string | null;
}

/** A warning as every JSON document shows it. */
export function warningDocument(warning: Finding): WarningDocument {
  const { code, where } = warning;
  return { code, message: messageOf(warning), hint: hintOf(warning), file: where?.file ?? null };
}
