import type { Finding } from "../../errors/finding.ts";
import type { AnnualVolatility } from "../quantity.ts";
import type { Bars } from "./bars.ts";
import { estimateVolatility } from "./estimate.ts";
import type { Estimator, VolatilityMethod } from "./method.ts";

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
