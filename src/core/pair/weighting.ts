/** What is made equal on the two sides. */
export const weightings = [
  "dollar-neutral",
  "volatility-adjusted",
  "delta-neutral",
  "delta-volatility-adjusted",
  "beta-neutral",
  "equal-risk",
] as const;

/** The name of a weighting. */
export type Weighting = (typeof weightings)[number];
