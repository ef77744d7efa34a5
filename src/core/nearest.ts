import { editDistance } from "./edit-distance.ts";

/**
 * The candidates that a mistyped word may have meant, in any case: all at the least edit distance, of at most a third
 * of the word, rounded up; none where nothing is that near.
 *
 * @example
 * nearest("levle", ["level", "legs", "yield"]); // ["level"]
 */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  const typed = word.toUpperCase();
  const furthest = Math.max(1, Math.ceil(typed.length / 3));
  const near = candidates
    // A length that differs by more cannot be near, and a long word would make a large table.
    .filter((candidate) => Math.abs(candidate.length - typed.length) <= furthest)
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toUpperCase()) }));
  const least = Math.min(furthest, ...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === least).map(({ candidate }) => candidate);
}
