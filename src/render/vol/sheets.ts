import type { ComovementReport, MeasuredHistory } from "../../core/volatility/volatility-report.ts";
import { headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import { decimal } from "../text/figures.ts";
import { notApplicable } from "../text/precision.ts";
import { inPercent } from "./words.ts";

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
