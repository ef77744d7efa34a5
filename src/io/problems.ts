import { fail } from "../errors/error.ts";
import { failFirst, MOST_SAID } from "../errors/fail-first.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { WhereOf } from "./lines.ts";

/** The most lists and maps inside one another that a trade file may have: readers recurse, and a stack is finite. */
export const MOST_NESTING = 64;

/** A problem of a file, made into a finding only when it is shown: its place costs a search. */
export type Problem = () => Finding;

/** Throws all problems of a file, given in the order of the text, if there are any. */
export function refuseIfAny(problems: readonly Problem[]): void {
  const said = problems.slice(0, MOST_SAID).map((problem) => problem());
  failFirst(said, problems.length);
}

/** The problem of a key that its map already has: at the second place, naming the first. */
export function duplicateKey(key: string, first: number, second: number, whereOf: WhereOf): Problem {
  return () => {
    const { line, column } = whereOf(first);
    return finding("KEY_DUPLICATE", { key, firstLine: line, firstColumn: column }, { where: whereOf(second) });
  };
}

/** The problem of lists and maps inside one another beyond the limit. */
export function tooDeep(offset: number, whereOf: WhereOf): Problem {
  return () => finding("NESTING_TOO_DEEP", { most: MOST_NESTING }, { where: whereOf(offset) });
}

/** Refuses a file that is not a map of keys. */
export function refuseUnlessMap(value: unknown, start: number, whereOf: WhereOf): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  const got = Array.isArray(value) ? "a list" : value === null ? "nothing" : "a single value";
  fail("TRADE_NOT_A_MAP", { got }, { where: whereOf(start) });
}
