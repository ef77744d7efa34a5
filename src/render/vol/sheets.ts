import type { ComovementReport, MeasuredHistory, VolatilityReport } from "../../core/volatility/volatility-report.ts";
import type { RecognisedFormat } from "../../schema/result/vol.ts";
import { headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import { dateInWords, decimal, decimalsFor, exact, notApplicable, percent } from "../text/figures.ts";

/** A price file as it was measured, with what was recognised of it. */
export interface MeasuredSeries extends MeasuredHistory {
  readonly format: RecognisedFormat;
}

/** What the screens of `vol` show. */
export interface VolResult extends VolatilityReport<MeasuredSeries> {
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

/**
 * Volatilities in percent, a row an estimator and a column a lookback; null where only `ewma` was asked.
 *
 * An estimator without any figure has no row beside others that have some: a warning says why.
 */
export function termSheet({ volatilities }: MeasuredHistory): Sheet | null {
  const points = volatilities.filter(({ lookback }) => lookback !== null);
  const measured = points.filter(({ value }) => value !== null);
  const lookbacks = [...new Set(points.map(({ lookback }) => lookback))];
  const shown = new Set((measured.length > 0 ? measured : points).map(({ estimator }) => estimator));
  const rows = [...shown].map((estimator) =>
    row(
      estimator,
      points.filter((point) => point.estimator === estimator).map(({ value }) => numberCell(inPercent(value))),
    ),
  );
  return points.length === 0
    ? null
    : { corner: "Lookback, returns", headings: headings(...lookbacks.map(String)), rows };
}

/** How two files move together, a column a lookback. */
export function comovementSheet({ byLookback }: ComovementReport, [first = "", second = ""]: readonly string[]): Sheet {
  const figures = (label: string, name: "correlation" | "beta" | "volatilityRatio"): Row =>
    row(
      label,
      byLookback.map((term) => {
        const value = term[name];
        return numberCell(value === null ? notApplicable : decimal(value, 3));
      }),
    );
  return {
    corner: "Lookback, returns",
    headings: headings(...byLookback.map(({ lookback }) => String(lookback))),
    rows: [
      figures("Correlation", "correlation"),
      figures(`Beta of ${first} on ${second}`, "beta"),
      figures(`Volatility, ${first} / ${second}`, "volatilityRatio"),
    ],
  };
}

/** "2,144 dates in both; 3 only in RTY, 1 only in NQ". */
export function datesSentence(
  { commonDates, droppedFirst, droppedSecond }: ComovementReport,
  [first = "", second = ""]: readonly string[],
): string {
  const figure = (value: number) => decimal(value, 0);
  return `${figure(commonDates)} dates in both; ${figure(droppedFirst)} only in ${first}, ${figure(droppedSecond)} only in ${second}`;
}
