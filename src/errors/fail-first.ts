import { PairsizeError } from "./error.ts";
import { type Finding, finding } from "./finding.ts";

/** The most problems that one error says: a file can hold as many as characters, and nobody reads past these. */
export const MOST_SAID = 100;

/**
 * The error that says the first of many problems, and how many more there are.
 *
 * @param found a hundred of the problems, or all where there are fewer
 * @param count how many there are
 */
export function refusal([first, ...others]: readonly [Finding, ...Finding[]], count: number): PairsizeError {
  const more = count - MOST_SAID;
  return new PairsizeError([first, ...others, ...(more > 0 ? [finding("FILE_MORE_PROBLEMS", { more })] : [])]);
}
