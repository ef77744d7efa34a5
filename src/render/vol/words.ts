import type { MeasuredHistory, VolatilityReport } from "../../core/volatility/volatility-report.ts";
import type { RecognisedFormat } from "../../schema/vol-result.ts";
import { dateInWords } from "../text/dates.ts";
import { decimal, exact, percent } from "../text/figures.ts";
import { decimalsFor } from "../text/precision.ts";

/** A price file as it was measured, with what was recognised of it. */
export interface ShownSeries extends MeasuredHistory {
  readonly format: RecognisedFormat;
}

/** What the screens of `vol` show. */
export interface VolResult extends VolatilityReport<ShownSeries> {
  readonly periodsPerYear: number;
  readonly lambda: number;
}

/**
 * What the series are called on a screen: their symbols, else their files without folder and ending; whole file names where
 * two would be called the same.
 */
export function seriesNames(series: readonly Pick<MeasuredHistory, "file" | "symbol">[]): readonly string[] {
  const short = series.map(({ file, symbol }) => symbol ?? file.replace(/^.*[/\\]/, "").replace(/(.)\.[^.]*$/, "$1"));
  return new Set(short).size === short.length ? short : series.map(({ file }) => file);
}

/** "RTY_F_yahoo.csv: 2,144 closes, 10 Jul 2017 to 16 Jan 2026, the last 2,691.20". */
export function seriesTitle({ file, observations, firstDate, lastDate, lastClose }: MeasuredHistory): string {
  const closes = observations === 1 ? "1 close" : `${decimal(observations, 0)} closes`;
  const last = lastClose === null ? "" : `, the last ${decimal(lastClose, decimalsFor([lastClose], 2, 6))}`;
  return `${file}: ${closes}, ${dateInWords(firstDate)} to ${dateInWords(lastDate)}${last}`;
}

/** A volatility in percent without its sign, which stands in the heading; "n/a" where there is none. */
export function inPercent(value: number | null): string {
  return value === null ? "n/a" : percent(value, 2).replace(" %", "");
}

/** "ewma, decay 0.94, over all closes: 15.31": it has no lookback, so it stands beside the table. */
export function ewmaSentence({ volatilities }: MeasuredHistory, lambda: number): string[] {
  return volatilities
    .filter(({ estimator }) => estimator === "ewma")
    .map(({ value }) => `ewma, decay ${exact(lambda)}, over all closes: ${inPercent(value)}`);
}
