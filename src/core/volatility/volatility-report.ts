import { type Finding, finding } from "../../errors/finding.ts";
import type { NotMeasured } from "../../errors/findings/volatility.ts";
import { frontFuture } from "../contract/quarterly-futures.ts";
import type { AnnualVolatility, Points } from "../quantity.ts";
import type { Bars } from "./bars.ts";
import { type Comovement, comovement, doubtsOfBoth } from "./comovement.ts";
import { estimateVolatility, rowsNeeded } from "./estimators.ts";
import { defaultMethod, type Estimator, type VolatilityMethod } from "./method.ts";

/** One price file to measure. */
export interface NamedHistory {
  readonly file: string;
  readonly symbol: string | null;
  readonly bars: Bars;
  /** The last unadjusted close; null where the last row has none. */
  readonly lastClose: Points | null;
}

/** The volatilities of one price file. */
export interface MeasuredHistory extends Omit<NamedHistory, "bars"> {
  /** Number of closes in the whole file up to the date asked for. */
  readonly observations: number;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly volatilities: readonly TermPoint[];
}

/** Co-movement of two files: at the lookback that a pair would be sized with, and at every lookback asked for. */
export interface ComovementReport extends Comovement {
  readonly byLookback: readonly Comovement[];
}

/** The answer of `vol`. */
export interface VolatilityReport<Series extends MeasuredHistory = MeasuredHistory> {
  readonly series: readonly Series[];
  /** Co-movement of the first file with the second where there are exactly two; else null. */
  readonly comovement: ComovementReport | null;
  readonly warnings: readonly Finding[];
}

/** Returns the volatilities of every file by estimator and lookback, and the co-movement of exactly two files. */
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
      ...(isPair ? doubtsOfBoth(first, second) : []),
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

/** Estimators that have no value over the same lookbacks, for one cause. */
interface Group {
  readonly because: NotMeasured;
  readonly estimators: string[];
  readonly lookbacks: readonly number[];
}

/**
 * Returns the warnings about volatilities of `bars` that could not be measured, one for each cause: a file of closes
 * only makes one warning, not one for every estimator and lookback.
 */
function notMeasured(points: readonly TermPoint[], bars: Bars): Finding[] {
  const groups = new Map<string, Group>();
  for (const estimator of new Set(points.map((point) => point.estimator))) {
    const own = points.filter((point) => point.estimator === estimator);
    for (const [key, { because, lookbacks }] of byCause(own, bars)) {
      const group = groups.get(`${key} ${lookbacks}`) ?? { because, estimators: [], lookbacks };
      group.estimators.push(estimator);
      groups.set(`${key} ${lookbacks}`, group);
    }
  }
  return [...groups.values()].map((group) => finding("VOLATILITY_NOT_MEASURED", group));
}

function byCause(points: readonly TermPoint[], bars: Bars): Map<string, { because: NotMeasured; lookbacks: number[] }> {
  const causes = new Map<string, { because: NotMeasured; lookbacks: number[] }>();
  // Where a column is missing, a longer file would not help either.
  const missing = points.find(({ reason }) => reason?.code === "VOLATILITY_COLUMN_MISSING")?.reason;
  for (const { lookback, reason } of points) {
    if (reason === null) continue;
    const because = causeOf(missing ?? reason, bars);
    const key = JSON.stringify(because);
    const { lookbacks } = causes.get(key) ?? { lookbacks: [] };
    // A column that the file lacks is missing over every lookback.
    causes.set(key, {
      because,
      lookbacks: lookback === null || because.kind === "columns" ? lookbacks : [...lookbacks, lookback],
    });
  }
  return causes;
}

function causeOf(reason: Finding, bars: Bars): NotMeasured {
  switch (reason.code) {
    case "HISTORY_TOO_SHORT":
      return { kind: "rows", got: reason.args.got };
    case "VOLATILITY_COLUMN_MISSING":
      return { kind: "columns", columns: (["open", "high", "low"] as const).filter((name) => bars[name] === null) };
    case "VOLATILITY_PRICE_MISSING":
      return { kind: "price", column: reason.args.column, date: reason.args.date };
    case "VOLATILITY_HIGH_BELOW_LOW":
      return { kind: "range", date: reason.args.date };
    case "VOLATILITY_VARIANCE_NEGATIVE":
      return { kind: "variance" };
    default:
      throw new Error(`a volatility is not measured for a reason of no estimator: ${reason.code}`);
  }
}

/** Returns the warnings about co-movements that could not be measured, one for each cause. */
function comovementNotMeasured(terms: readonly Comovement[]): Finding[] {
  const [first] = terms;
  if (first?.reason?.code === "COMOVEMENT_NOT_DAILY") return [finding("COMOVEMENT_SEVERAL_A_DAY", {})];
  return ([null, "first", "second"] as const).flatMap((flat) => {
    const found = terms.filter(({ reason }) => reason !== null && flatOf(reason) === flat);
    const got = found.at(-1)?.observations ?? 0;
    const lookbacks = found.map(({ lookback }) => lookback);
    return found.length === 0 ? [] : [finding("COMOVEMENT_NOT_MEASURED", { lookbacks, got, flat })];
  });
}

function flatOf(reason: Finding): "first" | "second" | null {
  return reason.code === "COMOVEMENT_FLAT" ? reason.args.series : null;
}

/** Default lookbacks, in returns: two weeks to a year of trading days. */
export const defaultLookbacks: readonly number[] = [10, 20, 30, 60, 120, 252];

/** The measurements asked of one history: every estimator over every lookback. */
export interface TermStructureRequest extends Pick<VolatilityMethod, "periodsPerYear" | "lambda"> {
  readonly estimators: readonly Estimator[];
  readonly lookbacks: readonly number[];
}

/** The volatility of one estimator over one lookback, or the reason why there is none. */
export interface TermPoint {
  readonly estimator: Estimator;
  /** Null for `ewma`, which has none. */
  readonly lookback: number | null;
  readonly periodsPerYear: number;
  /** Fraction per √year; null where `reason` says why. */
  readonly value: AnnualVolatility | null;
  readonly reason: Finding | null;
}

/**
 * Returns the methods of a request, estimator by estimator; `ewma` once, because it has no lookback.
 *
 * @example
 * methodsOf({ estimators: ["ewma"], lookbacks: [10, 20], periodsPerYear: 252, lambda: 0.94 }).length; // 1
 */
export function methodsOf(request: TermStructureRequest): VolatilityMethod[] {
  const { estimators, lookbacks, periodsPerYear, lambda } = request;
  return estimators.flatMap((estimator) =>
    (estimator === "ewma" ? lookbacks.slice(0, 1) : lookbacks).map((lookback) => ({
      estimator,
      lookback,
      periodsPerYear,
      lambda,
    })),
  );
}

/**
 * Annual volatilities (fractions per √year) of one history, estimator by estimator and by ascending lookback as asked.
 *
 * Where the history is too short, or lacks a price that the estimator reads, the value is null with a reason.
 *
 * @example
 * termStructure({ dates: [], open: null, high: null, low: null, close: Float64Array.of() }, { estimators: ["close-to-close"], lookbacks: [20], periodsPerYear: 252, lambda: 0.94 })[0].value; // null
 */
export function termStructure(bars: Bars, request: TermStructureRequest): TermPoint[] {
  return methodsOf(request).map((method) => {
    const { estimator, periodsPerYear } = method;
    const estimate = estimateVolatility(bars, method);
    const lookback = estimator === "ewma" ? null : method.lookback;
    return estimate.available
      ? { estimator, lookback, periodsPerYear, value: estimate.value, reason: null }
      : { estimator, lookback, periodsPerYear, value: null, reason: estimate.reason };
  });
}

/** A change of the volatility by more than this share is worth a warning. */
const FELT = 0.03;

/**
 * Returns the warning that a continuous future's roll moves its volatility by more than 3 %, or none.
 *
 * The return from a close at or before a quarterly expiry to the first one after it lies between two contracts: nobody
 * earned it. Files that roll some days earlier cannot be told from the prices alone. Estimators that read no close of
 * the day before do not see the roll.
 */
export function rollWarnings(symbol: string, file: string, bars: Bars, method: VolatilityMethod): readonly Finding[] {
  const isSeen = method.estimator === "ewma" || rowsNeeded(method) > method.lookback;
  const whole = estimateVolatility(bars, method);
  if (!isSeen || !whole.available || frontFuture(symbol, bars.dates.at(-1) ?? "") === null) return [];
  const first = bars.dates.length - whole.observations + 1;
  const rolls = bars.dates.flatMap((date, row) =>
    row >= first && isRoll(symbol, bars.dates[row - 1], date) ? [row] : [],
  );
  const lookback = method.lookback - rolls.length;
  if (rolls.length === 0 || (method.estimator !== "ewma" && lookback < 2)) return [];
  const without = estimateVolatility(rolls.toReversed().reduce(withoutReturn, bars), { ...method, lookback });
  if (!without.available || Math.abs(whole.value / without.value - 1) <= FELT) return [];
  const dates = rolls.map((row) => bars.dates[row] ?? "");
  const args = { symbol, dates, volatility: whole.value, without: without.value };
  return [finding("HISTORY_ROLL_DAYS", args, { where: { file } })];
}

/** Whether a quarterly future expires on the date before, or between both. */
function isRoll(symbol: string, before: string | undefined, date: string): boolean {
  const front = before === undefined ? null : frontFuture(symbol, before);
  return front !== null && front.expiry < date;
}

/** The bars without one row and its return: those before it are brought to its prices. */
function withoutReturn({ dates, open, high, low, close }: Bars, row: number): Bars {
  const ratio = (close[row] ?? 1) / (close[row - 1] ?? 1);
  const spliced = (prices: Float64Array) =>
    prices.map((price, at) => (at < row ? price * ratio : price)).filter((_, at) => at !== row);
  const optional = (prices: Float64Array | null) => (prices === null ? null : spliced(prices));
  return {
    dates: dates.filter((_, at) => at !== row),
    open: optional(open),
    high: optional(high),
    low: optional(low),
    close: spliced(close),
  };
}
