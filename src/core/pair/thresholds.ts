import { type Exact, exact } from "../exact.ts";
import { type Limit, toleranceLimits } from "./limit.ts";
import type { Sides } from "./sides.ts";

/** |imbalance| up to which a pair is worth listing in the frontier. */
export const LISTED_IMBALANCE = exact(0.2);

/** What makes a pair balanced enough: to be listed in the frontier, and to be chosen. */
export interface Thresholds {
  readonly listed: readonly Limit[];
  readonly tolerance: readonly Limit[];
}

/** Both thresholds as limits on the contracts. */
export function thresholdsOf(exposure: Sides<Exact>, tolerance: Exact): Thresholds {
  return { listed: toleranceLimits(exposure, LISTED_IMBALANCE), tolerance: toleranceLimits(exposure, tolerance) };
}
