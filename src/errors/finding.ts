import type { ArgumentsOf, Code } from "./catalogue.ts";

export type { ArgumentsOf, Code } from "./catalogue.ts";

/** A place in a text: 1-based line and column, and the line itself for the excerpt. */
export interface Where {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
}

/**
 * Place of a finding: the path inside the trade ("long.legs[1].premium"), and the flag or the place in a text that gave
 * it.
 */
export interface Place {
  readonly path?: string;
  readonly where?: Where;
  /** The flag as it was typed: "--level RTY=-5". */
  readonly flag?: string;
}

/** An error or a warning as data: a code, the arguments of its sentence, and its place. */
export type Finding = { [C in Code]: { readonly code: C; readonly args: ArgumentsOf<C> } & Place }[Code];

/**
 * Returns a finding of one code.
 *
 * @example
 * finding("VALUE_OUT_OF_RANGE", { name: "level", bound: "greater than 0 index points", got: -5 }).code; // "VALUE_OUT_OF_RANGE"
 */
export function finding<C extends Code>(code: C, args: ArgumentsOf<C>, place?: Place): Finding {
  return (place === undefined ? { code, args } : { code, args, ...place }) as unknown as Finding;
}
