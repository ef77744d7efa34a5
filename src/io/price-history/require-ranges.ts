import { fail } from "../../errors/error.ts";
import type { PriceHistory } from "./price-history.ts";

/**
 * Refuses a history for an estimator that uses highs and lows, where one of the last `rows` has its high below its low.
 *
 * Close-to-close needs no ranges: so the file itself is read, with a warning, and only the estimator refuses.
 *
 * @throws HISTORY_RANGE_UNUSABLE naming the first such row
 */
export function requireRanges({ file, bars, unusableRanges }: PriceHistory, rows: number, what: string): void {
  const row = unusableRanges.find((index) => index >= bars.dates.length - rows);
  if (row === undefined) return;
  const [date = "", high = Number.NaN, low = Number.NaN] = [bars.dates[row], bars.high?.[row], bars.low?.[row]];
  fail("HISTORY_RANGE_UNUSABLE", { what, date, high, low }, { where: { file } });
}
