import type { Comovement } from "../../core/volatility/comovement.ts";
import type { TermPoint } from "../../core/volatility/term-structure.ts";
import { csvText, type Field } from "../text/csv-text.ts";
import type { ShownSeries, VolResult } from "./words.ts";

const header = [
  "file",
  "second_file",
  "measure",
  "estimator",
  "lookback_returns",
  "periods_per_year",
  "first_date",
  "last_date",
  "value",
];

function pointRow({ file, firstDate, lastDate }: ShownSeries, point: TermPoint): Field[] {
  const { estimator, lookback, periodsPerYear, value } = point;
  return [file, null, "volatility_fraction", estimator, lookback, periodsPerYear, firstDate, lastDate, value];
}

function comovementRows(term: Comovement, files: readonly Field[], periodsPerYear: number): Field[][] {
  const { lookback, firstDate, lastDate, correlation, beta, volatilityRatio } = term;
  const measures = { correlation, beta, volatility_ratio: volatilityRatio };
  return Object.entries(measures).map(([measure, value]) => [
    ...files,
    measure,
    measure === "volatility_ratio" ? "close-to-close" : null,
    lookback,
    periodsPerYear,
    firstDate,
    lastDate,
    value,
  ]);
}

/**
 * What `--format csv` prints: a row a figure, volatilities as fractions, in full precision.
 *
 * A figure that there is none of is an empty field; dates of a volatility are those of its file, of a co-movement those of
 * the returns that it reads.
 */
export function renderVolCsv({ series, comovement, periodsPerYear }: VolResult): string {
  const files = [series[0]?.file ?? null, series[1]?.file ?? null];
  return csvText(header, [
    ...series.flatMap((one) => one.volatilities.map((point) => pointRow(one, point))),
    ...(comovement?.byLookback ?? []).flatMap((term) => comovementRows(term, files, periodsPerYear)),
  ]);
}
