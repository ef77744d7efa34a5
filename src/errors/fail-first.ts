import { failIfAny } from "./error.ts";
import { type Finding, finding } from "./finding.ts";

/** The most problems that one error says: a file can hold as many as characters, and nobody reads past these. */
export const MOST_SAID = 100;

/**
 * Throws the first of many problems with how many more there are, if there are any.
 *
 * @param said a hundred of the problems, or all where there are fewer
 * @param count how many there are
 */
export function failFirst(said: readonly Finding[], count: number): void {
  const more = count - MOST_SAID;
  failIfAny(more > 0 ? [...said, finding("FILE_MORE_PROBLEMS", { more })] : said);
}
