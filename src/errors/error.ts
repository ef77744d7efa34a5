import { type ArgumentsOf, type Code, type Finding, finding, type Place } from "./finding.ts";
import { messageOf } from "./words.ts";

/**
 * Error of wrong input, with every problem that was found, in order.
 *
 * The only error that pairsize throws on purpose; anything else that escapes is a fault in pairsize.
 *
 * @example
 * new PairsizeError([{ code: "FILE_EMPTY", args: { file: "trade.yaml" } }]).message; // "trade.yaml is empty"
 */
export class PairsizeError extends Error {
  override readonly name = "PairsizeError";
  readonly code: Code;
  readonly findings: readonly [Finding, ...Finding[]];

  constructor(findings: readonly [Finding, ...Finding[]]) {
    super(messageOf(findings[0]));
    this.code = findings[0].code;
    this.findings = findings;
  }
}

/** Throws a {@link PairsizeError} of all findings, in their order, if there are any. */
export function failIfAny([first, ...others]: readonly Finding[]): void {
  if (first !== undefined) throw new PairsizeError([first, ...others]);
}

/** Throws a {@link PairsizeError} of one code. */
export function fail<C extends Code>(code: C, args: ArgumentsOf<C>, place?: Place): never {
  throw new PairsizeError([finding(code, args, place)]);
}

/** Most problems that one error lists: a file can hold as many as it has characters, and nobody reads past these. */
export const MOST_SAID = 100;

/**
 * Throws the first of many problems, with the number of the others, if there are any.
 *
 * @param listed the first {@link MOST_SAID} problems, or all where there are fewer
 * @param count number of all problems
 */
export function failFirst(listed: readonly Finding[], count: number): void {
  const more = count - MOST_SAID;
  failIfAny(more > 0 ? [...listed, finding("FILE_MORE_PROBLEMS", { more })] : listed);
}
