import { isoFromDays } from "../../core/calendar.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { Series } from "./series.ts";

/** Ratios of splits, with how far a day's own move may blur them. */
const RATIOS = [
  { ratio: 1.5, words: "3:2", blur: 0.04 },
  ...[2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100].map((ratio) => ({ ratio, words: `${ratio}:1`, blur: 0.1 })),
];

/**
 * The warning about the largest jump between two rows that looks like a split left unadjusted, forward or reverse.
 *
 * Where the level has a column of its own, a split that the adjusted prices took out is named too: it says why the two
 * columns differ.
 */
export function splitWarnings(series: Series, priceName: string, levelName: string): readonly Finding[] {
  const { price, level } = series;
  const own = largestSplit(series, (row) => price[row] ?? 0);
  if (own !== null) return [warning(series, price, own, { column: priceName, adjusted: null })];
  // The ratio of the two columns moves by the split alone, whatever the market did that day.
  const split = level === null ? null : largestSplit(series, (row) => (level[row] ?? 0) / (price[row] ?? 0));
  if (level === null || split === null) return [];
  return [warning(series, level, split, { column: levelName, adjusted: priceName })];
}

interface Split {
  readonly row: number;
  readonly ratio: string;
}

function largestSplit({ length }: Series, valueAt: (row: number) => number): Split | null {
  let [largest, at] = [0, 0];
  for (let row = 1; row < length; row++) {
    const move = valueAt(row) / valueAt(row - 1);
    const jump = move < 1 ? 1 / move : move;
    if (jump > 1.4 && jump > largest && splitOf(jump) !== undefined) [largest, at] = [jump, row];
  }
  const words = splitOf(largest)?.words;
  if (words === undefined) return null;
  return { row: at, ratio: valueAt(at) < valueAt(at - 1) ? words : words.split(":").reverse().join(":") };
}

function warning(
  { days }: Series,
  prices: Float64Array,
  { row, ratio }: Split,
  columns: { column: string; adjusted: string | null },
): Finding {
  const [from, to] = [prices[row - 1] ?? 0, prices[row] ?? 0];
  return finding("HISTORY_SPLIT_LIKELY", { date: isoFromDays(days[row] ?? 0), from, to, ratio, ...columns });
}

function splitOf(jump: number) {
  return RATIOS.find(({ ratio, blur }) => Math.abs(jump / ratio - 1) < blur);
}
