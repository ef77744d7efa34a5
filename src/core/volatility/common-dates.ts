/** Rows of two series that carry the same date: row `first[i]` of the one and row `second[i]` of the other. */
export interface CommonRows {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * The rows of the dates that two series share, oldest first; both lists of ISO dates must be ascending.
 *
 * @example
 * commonRows(["2026-01-05", "2026-01-06"], ["2026-01-06", "2026-01-07"]).first[0]; // 1
 */
export function commonRows(firstDates: readonly string[], secondDates: readonly string[]): CommonRows {
  const most = Math.min(firstDates.length, secondDates.length);
  const first = new Uint32Array(most);
  const second = new Uint32Array(most);
  let [i, j, count] = [0, 0, 0];
  while (i < firstDates.length && j < secondDates.length) {
    const a = firstDates[i] as string;
    const b = secondDates[j] as string;
    if (a === b) {
      first[count] = i;
      second[count] = j;
      count++;
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return { first: first.subarray(0, count), second: second.subarray(0, count) };
}
