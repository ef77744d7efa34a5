import type { Weighting } from "../../core/pair/weighting.ts";

/** How a weighting is spoken of: what it makes equal, what "balances the …" names, and the unit of its exposure and residual. */
export interface WeightingWords {
  readonly equal: string;
  readonly balances: string;
  readonly unit: "USD" | "USD/√yr";
  /** The unit in the name of a CSV column. */
  readonly asciiUnit: "usd" | "usd_per_root_year";
}

const dollars = { unit: "USD", asciiUnit: "usd" } as const;
const dollarsOfMovement = { unit: "USD/√yr", asciiUnit: "usd_per_root_year" } as const;

/** The words of every weighting. */
export const weightingWords: { readonly [Name in Weighting]: WeightingWords } = {
  "dollar-neutral": { equal: "notional", balances: "dollars", ...dollars },
  "volatility-adjusted": { equal: "dollar volatility", balances: "dollar volatility", ...dollarsOfMovement },
  "delta-neutral": { equal: "delta × notional", balances: "dollar deltas", ...dollars },
  "delta-volatility-adjusted": {
    equal: "delta × dollar volatility",
    balances: "delta × dollar volatility",
    ...dollarsOfMovement,
  },
  "beta-neutral": { equal: "beta × notional", balances: "beta dollars", ...dollars },
  "equal-risk": { equal: "max loss", balances: "max loss", ...dollars },
};
