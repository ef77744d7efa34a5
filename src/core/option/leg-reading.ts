import type { ArgumentsOf, Code } from "../../errors/catalogue.ts";
import { type Finding, finding } from "../../errors/finding.ts";

/** What was read from a text, or the finding and the 0-based offset of the word that it is about. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Why a text could not be read, and where in it. */
export interface Refusal {
  readonly ok: false;
  readonly finding: Finding;
  readonly offset: number;
}

/**
 * A refusal of one code at an offset of the text.
 *
 * @example
 * refuse("LEG_QUANTITY_INVALID", { got: "0" }, 3).offset; // 3
 */
export function refuse<C extends Code>(code: C, args: ArgumentsOf<C>, offset: number): Refusal {
  return { ok: false, finding: finding(code, args), offset };
}
