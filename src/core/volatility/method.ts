import { fail } from "../../errors/error.ts";

/**
 * The names of the estimators of historical volatility, in the order of the tables.
 *
 * @example
 * estimators[0]; // "close-to-close"
 */
export const estimators = [
  "close-to-close",
  "parkinson",
  "garman-klass",
  "rogers-satchell",
  "garman-klass-yang-zhang",
  "yang-zhang",
  "ewma",
] as const;

/** One of the estimators of historical volatility. */
export type Estimator = (typeof estimators)[number];

/** A method of measuring volatility. */
export interface VolatilityMethod {
  readonly estimator: Estimator;
  /** Number of returns (of bars, for the estimators that read no returns); `ewma` has none and ignores it. */
  readonly lookback: number;
  /** Annualisation factor: 252 daily, 52 weekly, 12 monthly. */
  readonly periodsPerYear: number;
  /** Weight that `ewma` keeps of the day before; the others ignore it. */
  readonly lambda: number;
}

/** The method where nothing else is given. */
export const defaultMethod: VolatilityMethod = {
  estimator: "close-to-close",
  lookback: 20,
  periodsPerYear: 252,
  lambda: 0.94,
};

/** Parts of a method; an absent or undefined part is taken from {@link defaultMethod}. */
export type MethodOptions = { readonly [K in keyof VolatilityMethod]?: VolatilityMethod[K] | undefined };

/**
 * Returns the whole method, checked, with defaults for its absent parts.
 *
 * @throws ESTIMATOR_UNKNOWN for a name that is not among {@link estimators}.
 * @throws VALUE_OUT_OF_RANGE for a lookback that is not a whole number of at least 2, periods per year that are not a
 * finite number above 0, a lambda that is not above 0 and below 1.
 * @example
 * volatilityMethod({ lookback: 60 }).estimator; // "close-to-close"
 */
export function volatilityMethod(given: MethodOptions = {}): VolatilityMethod {
  const estimator = given.estimator ?? defaultMethod.estimator;
  const lookback = given.lookback ?? defaultMethod.lookback;
  const periodsPerYear = given.periodsPerYear ?? defaultMethod.periodsPerYear;
  const lambda = given.lambda ?? defaultMethod.lambda;
  if (!estimators.includes(estimator)) fail("ESTIMATOR_UNKNOWN", { got: String(estimator), known: estimators });
  inRange(
    Number.isSafeInteger(lookback) && lookback >= 2,
    "lookback",
    "a whole number of at least 2 returns",
    lookback,
  );
  inRange(
    Number.isFinite(periodsPerYear) && periodsPerYear > 0,
    "periods per year",
    "a finite number greater than 0",
    periodsPerYear,
  );
  inRange(lambda > 0 && lambda < 1, "lambda", "greater than 0 and less than 1", lambda);
  return { estimator, lookback, periodsPerYear, lambda };
}

function inRange(holds: boolean, name: string, bound: string, got: number): void {
  if (!holds) fail("VALUE_OUT_OF_RANGE", { name, bound, got });
}
