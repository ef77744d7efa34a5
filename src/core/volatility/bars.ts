/**
 * Prices of one series, oldest first, as columns: one array per price, all of the length of `dates`.
 *
 * Columns, not row objects: a million rows stay under 200 MB. A price that the file does not have is NaN in its column,
 * and the whole column is null where the file has none. Prices are in index points; closes are greater than 0.
 */
export interface Bars {
  /** ISO dates ("2026-01-22"), ascending. */
  readonly dates: readonly string[];
  readonly open: Float64Array | null;
  readonly high: Float64Array | null;
  readonly low: Float64Array | null;
  readonly close: Float64Array;
}
