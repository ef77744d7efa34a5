/**
 * Returns the candidates that a mistyped word may mean, whatever its case: all at the least edit distance, which is at
 * most a third of the word's length, rounded up; none where no candidate is that near.
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

/**
 * Edit distance between two words: the number of letters inserted, deleted or changed, or of neighbours swapped
 * (optimal string alignment: no letter is edited twice).
 *
 * @see Damerau, A technique for computer detection and correction of spelling errors, 1964
 * @example
 * editDistance("QN", "NQ"); // 1
 */
export function editDistance(first: string, second: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: second.length + 1 }, (_, j) => j);
  for (let i = 1; i <= first.length; i++) {
    const row = [i];
    for (let j = 1; j <= second.length; j++) {
      const changed = at(last, j - 1) + (first[i - 1] === second[j - 1] ? 0 : 1);
      const swapped =
        first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1] ? at(beforeLast, j - 2) + 1 : changed;
      row.push(Math.min(changed, swapped, at(last, j) + 1, at(row, j - 1) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, second.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
