import { type Bars, lastReturns, logRatio, type OhlcBars, ohlcBars, rangeBars, sampleVariance } from "./bars.ts";
import { garmanKlassOfBar, rogersSatchellOfBar, yangZhangWeight } from "./estimators.ts";
import type { VolatilityMethod } from "./method.ts";

/** The variance per period of the lookback that ends with a row; the row has one behind it. */
type VarianceAt = (row: number) => number;

/**
 * The variance of every lookback of a history, to the last bit that of {@link estimateVolatility}: the logs of a bar
 * are taken once, and not again for each lookback that it is in.
 *
 * Null where some bar cannot be used, and for `ewma`, which has no lookback.
 */
export function rollingVariance(bars: Bars, { estimator, lookback }: VolatilityMethod): VarianceAt | null {
  const rows = bars.close.length;
  switch (estimator) {
    case "close-to-close":
      return closeToCloseAt(bars.close, lookback);
    case "parkinson": {
      const usable = rangeBars(bars, rows, estimator);
      if ("code" in usable) return null;
      const squares = column(rows, (row) => logRatio(usable.high, usable.low, row) ** 2);
      return (row) => sumAt(squares, row, lookback) / (4 * lookback * Math.LN2);
    }
    case "ewma":
      return null;
    default: {
      const usable = ohlcBars(bars, rows, estimator);
      return "code" in usable ? null : ohlcAt(usable, estimator, lookback);
    }
  }
}

function closeToCloseAt(close: Float64Array, lookback: number): VarianceAt {
  const returns = lastReturns(close, Math.max(0, close.length - 1));
  return (row) => sampleVariance(returns.subarray(row - lookback, row));
}

function ohlcAt(
  bars: OhlcBars,
  estimator: Exclude<VolatilityMethod["estimator"], "close-to-close" | "parkinson" | "ewma">,
  lookback: number,
): VarianceAt {
  const { open, close } = bars;
  const rows = close.length;
  const gap = (row: number) => (row === 0 ? 0 : logRatio(open, close, row, row - 1));
  switch (estimator) {
    case "garman-klass": {
      const terms = column(rows, (row) => garmanKlassOfBar(bars, row));
      return (row) => sumAt(terms, row, lookback) / lookback;
    }
    case "rogers-satchell": {
      const terms = column(rows, (row) => rogersSatchellOfBar(bars, row));
      return (row) => sumAt(terms, row, lookback) / lookback;
    }
    case "garman-klass-yang-zhang": {
      const terms = column(rows, (row) => gap(row) ** 2 + garmanKlassOfBar(bars, row));
      return (row) => sumAt(terms, row, lookback) / lookback;
    }
    case "yang-zhang": {
      const overnight = column(rows, gap);
      const openToClose = column(rows, (row) => logRatio(close, open, row));
      const terms = column(rows, (row) => rogersSatchellOfBar(bars, row));
      const k = yangZhangWeight(lookback);
      const within = (values: Float64Array, row: number) => values.subarray(row + 1 - lookback, row + 1);
      return (row) =>
        sampleVariance(within(overnight, row)) +
        k * sampleVariance(within(openToClose, row)) +
        (1 - k) * (sumAt(terms, row, lookback) / lookback);
    }
  }
}

function column(rows: number, of: (row: number) => number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => of(row));
}

function sumAt(terms: Float64Array, row: number, lookback: number): number {
  let sum = 0;
  for (let t = row + 1 - lookback; t <= row; t++) sum += terms[t] as number;
  return sum;
}
