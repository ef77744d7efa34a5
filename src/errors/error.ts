import type { ArgumentsOf, Code } from "./catalogue.ts";
import { type Finding, finding, type Place } from "./finding.ts";
import { messageOf } from "./wording.ts";

/**
 * Wrong input, said in code: every problem that was found, the first one in front.
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
