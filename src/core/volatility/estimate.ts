import { type Finding, finding } from "../../errors/finding.ts";
import { type AnnualVolatility, as } from "../quantity.ts";
import { type Bars, type OhlcBars, ohlcBars, rangeBars } from "./bars.ts";
import {
  closeToClose,
  ewma,
  garmanKlass,
  garmanKlassYangZhang,
  parkinson,
  rogersSatchell,
  yangZhang,
} from "./estimators.ts";
import type { Estimator, VolatilityMethod } from "./method.ts";
import type { PeriodVariance } from "./returns.ts";

/** A measured volatility with its lookback and dates, or the reason why there is none. */
export type VolatilityEstimate =
  | {
      readonly available: true;
      readonly value: AnnualVolatility;
      readonly estimator: Estimator;
      /** Null for `ewma`, which has none. */
      readonly lookback: number | null;
      readonly periodsPerYear: number;
      /** Number of rows read, each with a close: one more than the lookback where the close before is needed. */
      readonly observations: number;
      readonly firstDate: string;
      readonly lastDate: string;
    }
  | { readonly available: false; readonly reason: Finding };

/**
 * Annual volatility of the last bars (fraction per √year), or the reason why there is none.
 *
 * Formula: √variance per period × √periodsPerYear; the estimators stand side by side in estimators.ts. Too few rows
 * (HISTORY_TOO_SHORT), a column or price that is missing and a high below its low in a row that the estimator reads,
 * and a variance below 0 (VOLATILITY_VARIANCE_NEGATIVE: opens or closes outside their bars) are reasons, not errors: a
 * caller that needs the number throws them. Constant prices have volatility 0.
 *
 * @example
 * estimateVolatility({ dates: [], open: null, high: null, low: null, close: Float64Array.of() }, defaultMethod).available; // false
 */
export function estimateVolatility(bars: Bars, method: VolatilityMethod): VolatilityEstimate {
  const { estimator, periodsPerYear } = method;
  const got = bars.close.length;
  const needed = rowsNeeded(method);
  if (got < needed) return unavailable(finding("HISTORY_TOO_SHORT", { what: nameOf(method), needed, got }));
  const variance = periodVariance(bars, method);
  if (typeof variance !== "number") return unavailable(variance);
  if (variance < 0) return unavailable(finding("VOLATILITY_VARIANCE_NEGATIVE", { what: nameOf(method), variance }));
  const observations = estimator === "ewma" ? got : needed;
  return {
    available: true,
    value: as<AnnualVolatility>(Math.sqrt(variance) * Math.sqrt(periodsPerYear)),
    estimator,
    lookback: estimator === "ewma" ? null : method.lookback,
    periodsPerYear,
    observations,
    firstDate: bars.dates[got - observations] as string,
    lastDate: bars.dates[got - 1] as string,
  };
}

/**
 * Number of rows that a method needs: its lookback, and one more where it reads the close before.
 *
 * @example
 * rowsNeeded({ estimator: "close-to-close", lookback: 20 }); // 21
 */
export function rowsNeeded({ estimator, lookback }: Pick<VolatilityMethod, "estimator" | "lookback">): number {
  switch (estimator) {
    case "close-to-close":
    case "garman-klass-yang-zhang":
    case "yang-zhang":
      return lookback + 1;
    case "parkinson":
    case "garman-klass":
    case "rogers-satchell":
      return lookback;
    case "ewma":
      return 2;
  }
}

function periodVariance(bars: Bars, { estimator, lookback, lambda }: VolatilityMethod): PeriodVariance | Finding {
  const fromOhlc = (variance: (usable: OhlcBars, lookback: number) => PeriodVariance): PeriodVariance | Finding => {
    const usable = ohlcBars(bars, lookback, estimator);
    return "code" in usable ? usable : variance(usable, lookback);
  };
  switch (estimator) {
    case "close-to-close":
      return closeToClose(bars.close, lookback);
    case "parkinson": {
      const usable = rangeBars(bars, lookback, estimator);
      return "code" in usable ? usable : parkinson(usable, lookback);
    }
    case "garman-klass":
      return fromOhlc(garmanKlass);
    case "rogers-satchell":
      return fromOhlc(rogersSatchell);
    case "garman-klass-yang-zhang":
      return fromOhlc(garmanKlassYangZhang);
    case "yang-zhang":
      return fromOhlc(yangZhang);
    case "ewma":
      return ewma(bars.close, lambda);
  }
}

function nameOf({ estimator, lookback }: VolatilityMethod): string {
  return estimator === "ewma" ? estimator : `${estimator} over ${lookback}`;
}

function unavailable(reason: Finding): VolatilityEstimate {
  return { available: false, reason };
}
