import type { Comovement } from "../../core/volatility/comovement.ts";
import type { TermPoint } from "../../core/volatility/term-structure.ts";
import type { ComovementReport } from "../../core/volatility/volatility-report.ts";
import { jsonText, schemaVersion, warningDocument } from "../json.ts";
import type { ShownSeries, VolResult } from "./sheets.ts";

function pointDocument({ estimator, lookback, periodsPerYear, value }: TermPoint) {
  return { estimator, lookback, periodsPerYear, value };
}

function seriesDocument(series: ShownSeries) {
  const { file, symbol, observations, firstDate, lastDate, lastClose, format, volatilities } = series;
  const measured = volatilities.map(pointDocument);
  return { file, symbol, observations, firstDate, lastDate, lastClose, format: { ...format }, volatilities: measured };
}

function figures({ lookback, observations, correlation, beta, volatilityRatio }: Comovement) {
  return { lookback, observations, correlation, beta, volatilityRatio };
}

function comovementDocument(report: ComovementReport) {
  const { commonDates, droppedFirst, droppedSecond, byLookback } = report;
  return {
    ...figures(report),
    commonDates,
    droppedFirst,
    droppedSecond,
    byLookback: byLookback.map(figures),
  };
}

/** The document of `vol`, its keys in the documented order, its findings in words. */
export function volDocument({ series, comovement, warnings }: VolResult, version: string) {
  return {
    schemaVersion: schemaVersion,
    tool: { name: "pairsize", version },
    command: "vol",
    series: series.map(seriesDocument),
    comovement: comovement === null ? null : comovementDocument(comovement),
    warnings: warnings.map(warningDocument),
  } as const;
}

/** The document of `vol` as text, a line break at the end. */
export function renderVolJson(result: VolResult, version: string): string {
  return jsonText(volDocument(result, version));
}
