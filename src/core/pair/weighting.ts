import { frozen } from "../frozen.ts";

/**
 * What is made equal on the two sides, in the order of the tables.
 *
 * @example
 * weightings.slice(0, 2); // ["dollar-neutral", "volatility-adjusted"]
 */
export const weightings = frozen([
  "dollar-neutral",
  "volatility-adjusted",
  "delta-neutral",
  "delta-volatility-adjusted",
  "beta-neutral",
  "equal-risk",
] as const);

/** The name of a weighting. */
export type Weighting = (typeof weightings)[number];

/** The two that a desk compares, where none is asked for. */
export const defaultWeightings: readonly Weighting[] = ["dollar-neutral", "volatility-adjusted"];

/** Shorter names of the weightings. */
export const weightingAliases: Readonly<Record<string, Weighting>> = {
  dollar: "dollar-neutral",
  vol: "volatility-adjusted",
  volatility: "volatility-adjusted",
  delta: "delta-neutral",
  "delta-vol": "delta-volatility-adjusted",
  beta: "beta-neutral",
  risk: "equal-risk",
};

/**
 * The weighting of a name or an alias; null where there is none.
 *
 * @example
 * weightingNamed("vol"); // "volatility-adjusted"
 */
export function weightingNamed(name: string): Weighting | null {
  const alias = Object.hasOwn(weightingAliases, name) ? weightingAliases[name] : undefined;
  return alias ?? weightings.find((weighting) => weighting === name) ?? null;
}
