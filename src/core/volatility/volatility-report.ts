import { type Finding, finding } from "../../errors/finding.ts";
import type { Points } from "../quantity.ts";
import type { Bars } from "./bars.ts";
import { type Comovement, comovement } from "./comovement.ts";
import { defaultMethod } from "./method.ts";
import { comovementNotMeasured, notMeasured } from "./not-measured.ts";
import { type TermPoint, type TermStructureRequest, termStructure } from "./term-structure.ts";

/** One price file to measure. */
export interface NamedHistory {
  readonly file: string;
  readonly symbol: string | null;
  readonly bars: Bars;
  /** The last unadjusted close; null where the last row has none. */
  readonly lastClose: Points | null;
}

/** What one price file measures. */
export interface MeasuredHistory extends Omit<NamedHistory, "bars"> {
  /** Closes, of the whole file up to the date asked for. */
  readonly observations: number;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly volatilities: readonly TermPoint[];
}

/** How two files move together: at the lookback that a pair would be sized with, and at all that were asked. */
export interface ComovementReport extends Comovement {
  readonly byLookback: readonly Comovement[];
}

/** What `vol` answers. */
export interface VolatilityReport<Series extends MeasuredHistory = MeasuredHistory> {
  readonly series: readonly Series[];
  /** Of exactly two files, the first on the second; else null. */
  readonly comovement: ComovementReport | null;
  readonly warnings: readonly Finding[];
}

/** The volatilities of every file by estimator and lookback, and, of exactly two files, how they move together. */
export function volatilityReport(histories: readonly NamedHistory[], request: TermStructureRequest): VolatilityReport {
  const series = histories.map((history) => measured(history, request));
  const [first, second, third] = histories;
  const isPair = first !== undefined && second !== undefined && third === undefined;
  const together = isPair ? comovements(first, second, request) : null;
  return {
    series,
    comovement: together,
    warnings: [
      ...histories.flatMap(({ file, bars }, at) =>
        notMeasured(series[at]?.volatilities ?? [], bars).map((found) => ({ ...found, where: { file } })),
      ),
      ...(isPair ? endApart(series) : []),
      ...comovementNotMeasured(together?.byLookback ?? []),
    ],
  };
}

function measured({ file, symbol, bars, lastClose }: NamedHistory, request: TermStructureRequest): MeasuredHistory {
  return {
    file,
    symbol,
    observations: bars.close.length,
    firstDate: bars.dates[0] ?? "",
    lastDate: bars.dates.at(-1) ?? "",
    lastClose,
    volatilities: termStructure(bars, request),
  };
}

function comovements(
  first: NamedHistory,
  second: NamedHistory,
  { lookbacks, periodsPerYear }: TermStructureRequest,
): ComovementReport {
  const at = (lookback: number) => comovement(first.bars, second.bars, { lookback, periodsPerYear });
  const usual = lookbacks.includes(defaultMethod.lookback) ? defaultMethod.lookback : lookbacks[0];
  return { ...at(usual ?? defaultMethod.lookback), byLookback: lookbacks.map(at) };
}

function endApart([first, second]: readonly MeasuredHistory[]): Finding[] {
  if (first === undefined || second === undefined || first.lastDate === second.lastDate) return [];
  const [stale, other] = first.lastDate < second.lastDate ? [first, second] : [second, first];
  return [
    finding("HISTORIES_END_APART", {
      stale: stale.file,
      staleDate: stale.lastDate,
      other: other.file,
      otherDate: other.lastDate,
    }),
  ];
}
