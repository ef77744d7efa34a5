/**
 * Entry of the catalogue for one code: its severity, its title for the docs, its sentence and its remedy.
 *
 * - `usage`: the command line is wrong (exit 2).
 * - `input`: a value or a file cannot be used (exit 3).
 * - `warning`: the answer stands, and the trader should know this about it.
 * - `note`: the answer stands, and nothing is wrong with it: it says what was taken.
 */
export interface Entry<Args> {
  readonly severity: "usage" | "input" | "warning" | "note";
  /** Meaning of the code, for `help` and docs/errors.md: one line, no full stop. */
  readonly title: string;
  /** The sentence, with the value that was given and the bound that it breaks; no full stop. */
  readonly message: (args: Args) => string;
  /** The remedy; null where these arguments have none to name. */
  readonly hint?: (args: Args) => string | null;
}

/** Returns an entry; its `message` fixes the type of its arguments. */
export function entry<Args>(content: Entry<Args>): Entry<Args> {
  return content;
}
