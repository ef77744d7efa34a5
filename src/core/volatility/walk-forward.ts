import { type Finding, finding } from "../../errors/finding.ts";
import type { Sides } from "../sides.ts";
import { type Bars, lastReturns, sampleCovariance, sampleVariance } from "./bars.ts";
import type { JointHistory } from "./comovement.ts";
import { estimateVolatility, nextVariance, rowsNeeded } from "./estimators.ts";
import type { VolatilityMethod } from "./method.ts";

/** The weightings whose hedge ratio follows from past prices alone. */
export const studiedWeightings = ["dollar-neutral", "volatility-adjusted", "beta-neutral"] as const;

/** A weighting that a hedge study compares. */
export type StudiedWeighting = (typeof studiedWeightings)[number];

/** The hedge ratios known at the close of every row: short dollars per long dollar. */
export interface HedgeRatios {
  /** Ratio by row; NaN where there is none. */
  readonly byRow: Readonly<Record<StudiedWeighting, Float64Array>>;
  /** The first row with a whole lookback behind it. */
  readonly firstRow: number;
  /** Reason of the first row from `firstRow` on that lacks a ratio; null where every row has all three. */
  readonly reason: Finding | null;
}

/**
 * Returns the hedge ratio of each weighting at every row, from the rows up to it and none after: no look-ahead.
 *
 * dollar-neutral: 1. volatility-adjusted: s_L/s_S, each side by its own estimator. beta-neutral: cov(r_L, r_S)/var(r_S)
 * over the long side's lookback, kept as measured where it is 0 or less.
 */
export function hedgeRatios(history: JointHistory, methods: Sides<VolatilityMethod>): HedgeRatios {
  const rows = history.dates.length;
  const lookback = methods.long.lookback;
  const firstRow = Math.max(lookback, methods.short.lookback);
  const long = volatilities(history.long, methods.long, firstRow);
  const short = volatilities(history.short, methods.short, firstRow);
  const beta = betas(history, lookback, firstRow);
  const byRow = {
    "dollar-neutral": new Float64Array(rows).fill(1),
    "volatility-adjusted": long.byRow.map((deviation, row) => finite(deviation / (short.byRow[row] ?? Number.NaN))),
    "beta-neutral": beta,
  };
  const lacks = (row: number) => !isKnown(byRow, row);
  const lacking = Array.from({ length: Math.max(0, rows - firstRow) }, (_, at) => firstRow + at).find(lacks);
  const flat = finding("COMOVEMENT_FLAT", { series: "second", returns: firstRow });
  return { byRow, firstRow, reason: lacking === undefined ? null : (long.reason ?? short.reason ?? flat) };
}

/** Whether every weighting has a ratio at a row. */
function isKnown(byRow: HedgeRatios["byRow"], row: number): boolean {
  return studiedWeightings.every((weighting) => !Number.isNaN(byRow[weighting][row]));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Annual volatility at every row from `firstRow` on; NaN where it cannot be measured, with the first reason why. */
function volatilities(bars: Bars, method: VolatilityMethod, firstRow: number) {
  const byRow = new Float64Array(bars.close.length).fill(Number.NaN);
  if (method.estimator === "ewma") return { byRow: ewmaByRow(byRow, bars.close, method), reason: null };
  const needed = rowsNeeded(method);
  let reason: Finding | null = null;
  for (let row = firstRow; row < byRow.length; row++) {
    const estimate = estimateVolatility(barsBetween(bars, row + 1 - needed, row + 1), method);
    if (estimate.available) byRow[row] = estimate.value;
    else reason ??= estimate.reason;
  }
  return { byRow, reason };
}

/** {@link estimateVolatility} of `ewma` at every row in one pass: each reads all closes before it. */
function ewmaByRow(byRow: Float64Array, close: Float64Array, { lambda, periodsPerYear }: VolatilityMethod) {
  let variance = 0;
  for (const [at, logReturn] of lastReturns(close, Math.max(0, close.length - 1)).entries()) {
    variance = at === 0 ? logReturn * logReturn : nextVariance(variance, logReturn, lambda);
    byRow[at + 1] = Math.sqrt(variance) * Math.sqrt(periodsPerYear);
  }
  return byRow;
}

function barsBetween({ dates, open, high, low, close }: Bars, from: number, to: number): Bars {
  const part = (column: Float64Array | null) => column?.subarray(from, to) ?? null;
  return {
    dates: dates.slice(from, to),
    open: part(open),
    high: part(high),
    low: part(low),
    close: close.subarray(from, to),
  };
}

/** β of the long side on the short one at every row; NaN where the short one does not move. */
function betas({ long, short }: JointHistory, lookback: number, firstRow: number): Float64Array {
  const byRow = new Float64Array(long.close.length).fill(Number.NaN);
  const returns = Math.max(0, byRow.length - 1);
  const [longReturns, shortReturns] = [lastReturns(long.close, returns), lastReturns(short.close, returns)];
  for (let row = firstRow; row < byRow.length; row++) {
    const y = shortReturns.subarray(row - lookback, row);
    const variance = sampleVariance(y);
    if (variance > 0) byRow[row] = sampleCovariance(longReturns.subarray(row - lookback, row), y) / variance;
  }
  return byRow;
}

/** Windows of a history that do not overlap, at one offset, each with the ratios known at its start. */
export interface TestWindows {
  /** The rows on which the windows start, ascending. */
  readonly starts: readonly number[];
  /** Number of windows left out of `starts` because a weighting has no ratio for them. */
  readonly leftOut: number;
  /** Simple returns of each side over each window. */
  readonly long: Float64Array;
  readonly short: Float64Array;
  /** Short dollars per long dollar h, and the hedged return R_L − h·R_S per long dollar. */
  readonly ratios: Readonly<Record<StudiedWeighting, Float64Array>>;
  readonly hedged: Readonly<Record<StudiedWeighting, Float64Array>>;
}

/**
 * Returns the windows of `days` days, the last of which ends `skipped` rows before the last row, back to the first row
 * with ratios.
 *
 * There are as many offsets as a window has days: `skipped` from 0 to days − 1.
 */
export function testWindows(history: JointHistory, known: HedgeRatios, days: number, skipped: number): TestWindows {
  const laid: number[] = [];
  for (let start = history.dates.length - 1 - skipped - days; start >= known.firstRow; start -= days) laid.push(start);
  const starts = laid.reverse().filter((row) => isKnown(known.byRow, row));
  const long = returnsFrom(history.long.close, starts, days);
  const short = returnsFrom(history.short.close, starts, days);
  const ratiosOf = (weighting: StudiedWeighting) =>
    Float64Array.from(starts, (row) => known.byRow[weighting][row] ?? Number.NaN);
  const ratios = byWeighting(ratiosOf);
  const hedged = byWeighting((weighting) =>
    long.map((each, at) => each - (ratios[weighting][at] ?? 0) * (short[at] ?? 0)),
  );
  return { starts, leftOut: laid.length - starts.length, long, short, ratios, hedged };
}

/** Returns the simple returns C_{t+H}/C_t − 1 from each of the rows `starts`. */
export function returnsFrom(close: Float64Array, starts: readonly number[], days: number): Float64Array {
  return Float64Array.from(starts, (row) => {
    const from = close[row] ?? Number.NaN;
    return ((close[row + days] ?? Number.NaN) - from) / from;
  });
}

/** Returns one value for each studied weighting. */
export function byWeighting<Value>(of: (weighting: StudiedWeighting) => Value): Record<StudiedWeighting, Value> {
  return {
    "dollar-neutral": of("dollar-neutral"),
    "volatility-adjusted": of("volatility-adjusted"),
    "beta-neutral": of("beta-neutral"),
  };
}

/** A window as it is written, for readers who check the study, and drawn. */
export interface StudyWindow {
  readonly from: string;
  readonly to: string;
  /** Simple returns. */
  readonly long: number;
  readonly short: number;
  readonly weightings: Readonly<Record<StudiedWeighting, HedgedWindow>>;
}

/** One weighting over one window. */
export interface HedgedWindow {
  readonly ratio: number;
  /** Hedged return R_L − h·R_S per long dollar. */
  readonly return: number;
  /** Sum of the returns so far: every window starts with one long dollar, so that gains are not reinvested. */
  readonly cumulated: number;
}

/** Returns the windows at the offset that ends on the last row, oldest first; none where the history is too short. */
export function studyWindows(history: JointHistory, known: HedgeRatios, days: number): StudyWindow[] {
  const { starts, long, short, ratios, hedged } = testWindows(history, known, days, 0);
  const sums = byWeighting(() => 0);
  return starts.map((row, at) => ({
    from: history.dates[row] ?? "",
    to: history.dates[row + days] ?? "",
    long: long[at] ?? 0,
    short: short[at] ?? 0,
    weightings: byWeighting((weighting) => {
      const hedgedReturn = hedged[weighting][at] ?? 0;
      sums[weighting] += hedgedReturn;
      return { ratio: ratios[weighting][at] ?? 0, return: hedgedReturn, cumulated: sums[weighting] };
    }),
  }));
}
