/**
 * What the catalogue holds for one code: how grave it is, its title for the docs, and its sentence and remedy.
 *
 * - `usage`: the command line is wrong (exit 2).
 * - `input`: a value or a file cannot be used (exit 3).
 * - `warning`: the answer stands, and the trader should know this about it.
 */
export interface Entry<Args> {
  readonly severity: "usage" | "input" | "warning";
  /** What the code means, for `help` and docs/errors.md: one line, no full stop. */
  readonly title: string;
  /** The sentence, with the value met and the bound that it broke; no full stop. */
  readonly message: (args: Args) => string;
  /** The remedy; null where these arguments have none to name. */
  readonly hint?: (args: Args) => string | null;
}

/** An entry, with the type of its arguments fixed by its `message`. */
export function entry<Args>(content: Entry<Args>): Entry<Args> {
  return content;
}
