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
 * Where the level has a column of its own, a jump of it that the adjusted prices do not have is named too: it says why
 * the two columns differ.
 */
export function splitWarnings(series: Series, priceName: string, levelName: string): readonly Finding[] {
  const own = largestSplit(series.price, series);
  if (own !== null) return [finding("HISTORY_SPLIT_LIKELY", { ...own, column: priceName, adjusted: null })];
  const unadjusted = series.level === null ? null : largestSplit(series.level, series);
  return unadjusted === null
    ? []
    : [finding("HISTORY_SPLIT_LIKELY", { ...unadjusted, column: levelName, adjusted: priceName })];
}

function largestSplit(prices: Float64Array, { length, days }: Series) {
  let [largest, at] = [0, 0];
  for (let row = 1; row < length; row++) {
    const move = (prices[row] ?? 0) / (prices[row - 1] ?? 0);
    const jump = move < 1 ? 1 / move : move;
    if (jump > 1.4 && jump > largest && splitOf(jump) !== undefined) [largest, at] = [jump, row];
  }
  if (at === 0) return null;
  const [from, to] = [prices[at - 1] ?? 0, prices[at] ?? 0];
  const words = splitOf(largest)?.words ?? "";
  const ratio = to < from ? words : words.split(":").reverse().join(":");
  return { date: isoFromDays(days[at] ?? 0), from, to, ratio };
}

function splitOf(jump: number) {
  return RATIOS.find(({ ratio, blur }) => Math.abs(jump / ratio - 1) < blur);
}
