import type { Finding } from "../../errors/finding.ts";
import type { Bound } from "../bound.ts";
import type { Weighting } from "../pair/weighting.ts";
import type { Contracts, Days, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";

/** What was asked of the trade and what it is; null where that cannot be measured. */
export type Measure =
  | { readonly name: "maxLoss"; readonly limit: Usd; readonly actual: Bound | null }
  | {
      readonly name: "maxNotional" | "premium" | "maxDailyRisk";
      readonly limit: Usd;
      /** Premium that is received on balance is below 0. */
      readonly actual: Usd | null;
    }
  | {
      readonly name: "imbalance" | "minProbability" | "maxRatioDrift";
      readonly limit: Ratio;
      /** With its sign: an imbalance is + where the long side is heavier, a drift + where the ratio has grown. */
      readonly actual: Ratio | null;
    }
  | {
      readonly name: "maxContracts";
      readonly limit: Sides<Contracts | null>;
      /** In large contracts: 38 micros are 3.8. */
      readonly actual: Sides<Contracts> | null;
    }
  /** Of one unit of each side. */
  | { readonly name: "definedRisk"; readonly limit: true; readonly actual: Sides<Bound> }
  | { readonly name: "maxPriceAge"; readonly limit: Days; readonly actual: Sides<Days | null> }
  | { readonly name: "warnings"; readonly limit: 0; readonly actual: number };

/** The name of a check: of a limit, or of the warnings where none is allowed. */
export type CheckName = Measure["name"];

/** One limit held against the trade: a limit that cannot be measured has failed. */
export type Check = Measure & {
  /** Null for what does not depend on one. */
  readonly weighting: Weighting | null;
  readonly passed: boolean;
  /** LIMIT_KEPT or LIMIT_BROKEN with its figures, else the reason why the limit cannot be measured. */
  readonly finding: Finding;
};

/** Hedge ratios as they were stored. */
export interface StoredRatios {
  readonly file: string;
  readonly symbols: Sides<string>;
  /** Short contracts per one long contract; a weighting that is not there was not available. */
  readonly ratios: Readonly<Partial<Record<Weighting, Ratio>>>;
}

/** What the limits are measured with beside the trade. */
export interface CheckRequest {
  /** ISO date that the age of prices is counted to; null counts it to `asOf`. */
  readonly today?: string | null;
  /** ISO date of the trade as its author wrote it, not as it follows from price files. */
  readonly asOf?: string | null;
  readonly against?: StoredRatios | null;
  /** Whether a warning fails the trade. */
  readonly warningsAsErrors?: boolean;
}

/** The answer of `check` for one trade. */
export interface PairChecks {
  /** Whether every check passed. */
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly warnings: readonly Finding[];
}
