import { type Finding, finding } from "../../errors/finding.ts";

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

/** Highs and lows, rows aligned: index points, all above 0 in the rows that are used, high ≥ low. */
export interface RangeBars {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** The four prices, rows aligned: index points, all above 0 in the rows that are used, high ≥ low. */
export interface OhlcBars extends RangeBars {
  readonly open: Float64Array;
  readonly close: Float64Array;
}

/**
 * Returns the highs and lows, or the reason why the last `rows` of them cannot be used: a column or a price that the
 * file does not have (VOLATILITY_COLUMN_MISSING, VOLATILITY_PRICE_MISSING), or a high below its low
 * (VOLATILITY_HIGH_BELOW_LOW, with the first such date). Earlier rows are ignored.
 */
export function rangeBars(bars: Bars, rows: number, estimator: string): RangeBars | Finding {
  const high = wholeColumn(bars, "high", rows, estimator);
  if ("code" in high) return high;
  const low = wholeColumn(bars, "low", rows, estimator);
  if ("code" in low) return low;
  for (let t = high.length - rows; t < high.length; t++) {
    const [top, bottom] = [high[t] as number, low[t] as number];
    if (top < bottom) {
      return finding("VOLATILITY_HIGH_BELOW_LOW", { estimator, date: bars.dates[t] as string, high: top, low: bottom });
    }
  }
  return { high, low };
}

/**
 * Returns the four prices, or the reason why the last `rows` of them cannot be used, as {@link rangeBars} does.
 *
 * An open or a close outside the range of its bar is accepted: real files have them, and reading the file warns.
 */
export function ohlcBars(bars: Bars, rows: number, estimator: string): OhlcBars | Finding {
  const open = wholeColumn(bars, "open", rows, estimator);
  if ("code" in open) return open;
  const range = rangeBars(bars, rows, estimator);
  return "code" in range ? range : { ...range, open, close: bars.close };
}

function wholeColumn(
  bars: Bars,
  name: "open" | "high" | "low",
  rows: number,
  estimator: string,
): Float64Array | Finding {
  const column = bars[name];
  if (column === null) return finding("VOLATILITY_COLUMN_MISSING", { estimator, column: name });
  for (let t = column.length - rows; t < column.length; t++) {
    const price = column[t] as number;
    if (!(price > 0 && price < Number.POSITIVE_INFINITY)) {
      return finding("VOLATILITY_PRICE_MISSING", { estimator, column: name, date: bars.dates[t] as string });
    }
  }
  return column;
}
