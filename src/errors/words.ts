import { type Code, subjects } from "./catalogue.ts";
import type { Finding } from "./finding.ts";
import type { Entry } from "./findings/entry.ts";

const unread: (() => object)[] = [...subjects];
const entries = new Map<string, Entry<unknown>>();

/** Returns the entry of a code, whatever its arguments; reads the subjects up to the first that has it. */
export function entryOf(code: Code): Entry<unknown> {
  for (let [subject] = unread; subject !== undefined && !entries.has(code); [subject] = unread) {
    for (const [name, entry] of Object.entries(subject())) entries.set(name, entry);
    unread.shift();
  }
  return entries.get(code) as Entry<unknown>;
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
