import { frozen } from "../frozen.ts";

/**
 * The names of the estimators of historical volatility, in the order of the tables.
 *
 * @example
 * estimators[0]; // "close-to-close"
 */
export const estimators = frozen([
  "close-to-close",
  "parkinson",
  "garman-klass",
  "rogers-satchell",
  "garman-klass-yang-zhang",
  "yang-zhang",
  "ewma",
] as const);

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
 * Returns the whole method, with defaults for its absent parts.
 *
 * @example
 * volatilityMethod({ lookback: 60 }).estimator; // "close-to-close"
 */
export function volatilityMethod({
  estimator,
  lookback,
  periodsPerYear,
  lambda,
}: MethodOptions = {}): VolatilityMethod {
  return {
    estimator: estimator ?? defaultMethod.estimator,
    lookback: lookback ?? defaultMethod.lookback,
    periodsPerYear: periodsPerYear ?? defaultMethod.periodsPerYear,
    lambda: lambda ?? defaultMethod.lambda,
  };
}
