import type { Bars } from "../core/volatility/bars.ts";
import { type Comovement, comovement as comovementOfBars } from "../core/volatility/comovement.ts";
import { estimateVolatility } from "../core/volatility/estimators.ts";
import { type Estimator, estimators, type MethodOptions, volatilityMethod } from "../core/volatility/method.ts";
import { fail, PairsizeError } from "../errors/error.ts";
import { type PriceBar, priceColumns } from "./bars.ts";
import { type Check, numberWhere, optional, positive, record, text } from "./checked.ts";

/** The prices of one series as columns, as {@link readPriceHistory} reads them. */
export type { Bars } from "../core/volatility/bars.ts";
export { estimators } from "../core/volatility/method.ts";

/**
 * Annual volatility of the last bars, as a fraction per √year: 0.185 is 18.5 %.
 *
 * Formula: √(variance per period) × √periodsPerYear, with the variance of the estimator: close-to-close (default;
 * sample standard deviation of log returns), parkinson, garman-klass, rogers-satchell, garman-klass-yang-zhang,
 * yang-zhang, or ewma (σ²_t = λ σ²_{t−1} + (1 − λ) r_t²). These are the definitions of R's TTR::volatility, except that
 * the lookback (default 20) counts returns, where TTR counts closes. periodsPerYear: 252 daily (default), 52 weekly, 12
 * monthly; lambda: 0.94. Constant prices have volatility 0.
 * The bars are rows, or the columns of a price history: `(await readPriceHistory("rty.csv")).bars`.
 *
 * @throws HISTORY_TOO_SHORT when there are fewer bars than the lookback needs.
 * @throws VOLATILITY_COLUMN_MISSING, VOLATILITY_PRICE_MISSING, VOLATILITY_HIGH_BELOW_LOW, VOLATILITY_VARIANCE_NEGATIVE
 * when the estimator cannot use a bar that it reads.
 * @throws VALUE_OUT_OF_RANGE for a price or an option outside its range; ESTIMATOR_UNKNOWN; BAR_DATE_UNREADABLE;
 * BAR_OUT_OF_ORDER.
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 15; the papers are named beside each estimator.
 * @example
 * historicalVolatility([{ date: "2026-01-05", close: 100 }, { date: "2026-01-06", close: 110 }, { date: "2026-01-07", close: 100 }], { lookback: 2 }); // 2.139708229797628
 */
export function historicalVolatility(bars: readonly PriceBar[] | Bars, options: MethodOptions = {}): number {
  const method = volatilityMethod(methodOptions(options, "", "options"));
  const estimate = estimateVolatility(priceColumns(bars, "bars"), method);
  if (!estimate.available) throw new PairsizeError([estimate.reason]);
  return estimate.value;
}

/**
 * How two histories move together: correlation, beta of the first on the second and volatility ratio (pure numbers)
 * over the last `lookback` (default 20) log returns between their common dates, with how many dates they share.
 *
 * Formula: correlation = cov(r₁, r₂)/(s₁ s₂), beta = cov(r₁, r₂)/s₂², volatilityRatio = s₁/s₂, sample moments. The
 * dates are joined first and the returns taken between consecutive common dates. Give the long side first and the short
 * side second to get the beta of a beta-neutral pair. Figures that do not exist (fewer common returns than the lookback
 * or than 3, a series that does not move) are null, and `reason` says why. periodsPerYear scales `volatilities` only.
 *
 * @throws VALUE_OUT_OF_RANGE for a price or an option outside its range; BAR_DATE_UNREADABLE; BAR_OUT_OF_ORDER.
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 3 (minimum-variance hedge ratio).
 * @example
 * comovement([{ date: "2026-01-05", close: 100 }], [{ date: "2026-01-05", close: 50 }]).commonDates; // 1
 */
export function comovement(
  first: readonly PriceBar[] | Bars,
  second: readonly PriceBar[] | Bars,
  options: Pick<MethodOptions, "lookback" | "periodsPerYear"> = {},
): Comovement {
  const method = volatilityMethod(windowOptions(options, "", "options"));
  return comovementOfBars(priceColumns(first, "first"), priceColumns(second, "second"), method);
}

const knownEstimator: Check<Estimator> = (value, path, name) => {
  const got = text(value, path, name);
  const found = estimators.find((estimator) => estimator === got);
  return found ?? fail("ESTIMATOR_UNKNOWN", { got, known: estimators }, { path });
};

/** The numbers that say how a volatility is measured. */
export const measuring = {
  lookback: numberWhere((value) => Number.isSafeInteger(value) && value >= 2, "a whole number of at least 2 returns"),
  periodsPerYear: positive("periods"),
  lambda: numberWhere((value) => value > 0 && value < 1, "greater than 0 and less than 1"),
};

const window = { lookback: optional(measuring.lookback), periodsPerYear: optional(measuring.periodsPerYear) };

const windowOptions = record<Pick<MethodOptions, "lookback" | "periodsPerYear">>(window);

const methodOptions = record<MethodOptions>({
  estimator: optional(knownEstimator),
  ...window,
  lambda: optional(measuring.lambda),
});
