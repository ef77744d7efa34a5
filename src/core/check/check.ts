import type { Finding } from "../../errors/finding.ts";
import type { Weighting } from "../pair/weighting.ts";
import type { Bound } from "../payoff/envelope.ts";
import type { Contracts, Days, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";

/** The limit of each check, and what is measured for it; null where that cannot be measured. */
export interface Measures {
  readonly maxLoss: Measured<Usd, Bound | null>;
  readonly maxNotional: Measured<Usd, Usd | null>;
  /** Premium that is received on balance is below 0. */
  readonly maxPremium: Measured<Usd, Usd | null>;
  readonly maxDailyRisk: Measured<Usd, Usd | null>;
  /** Margin, less a credit given, and premium paid, before the premium received. */
  readonly maxCapital: Measured<Usd, Usd | null>;
  /** + where the long side is heavier. */
  readonly imbalance: Measured<Ratio, Ratio | null>;
  /** In large contracts: 38 micros are 3.8. */
  readonly maxContracts: Measured<Sides<Contracts | null>, Sides<Contracts> | null>;
  readonly minProbability: Measured<Ratio, Ratio | null>;
  /** Of past windows, history's drift taken out. */
  readonly minShareProfitable: Measured<Ratio, Ratio | null>;
  /** The lower end of that share's 95 % interval. */
  readonly minShareProfitableLower: Measured<Ratio, Ratio | null>;
  /** + where the hedged pair was long both indices. */
  readonly maxResidualBeta: Measured<Ratio, Ratio | null>;
  /** + where the ratio has grown. */
  readonly maxRatioDrift: Measured<Ratio, Ratio | null>;
  /** Of one unit of each side. */
  readonly definedRisk: Measured<true, Sides<Bound>>;
  /** How many legs have a premium of the model. */
  readonly quotedPremiums: Measured<true, number>;
  /** How many legs a cash account does not hold. */
  readonly cashAccount: Measured<true, number>;
  readonly maxPriceAge: Measured<Days, Sides<Days | null>>;
  readonly warnings: Measured<0, number>;
  /** Rules of an open pair, of a stored mark: shares of the max gain and of the max loss, and days left. */
  readonly takeProfit: Measured<Ratio, Ratio | null>;
  readonly stopLoss: Measured<Ratio, Ratio | null>;
  readonly daysLeft: Measured<Days, Days | null>;
}

interface Measured<Limit, Actual> {
  readonly limit: Limit;
  readonly actual: Actual;
}

/** The name of a check: of a limit, or of the warnings where none is allowed. */
export type CheckName = keyof Measures;

/** What was asked of the trade and what it is. */
type Measure = { readonly [Name in CheckName]: { readonly name: Name } & Measures[Name] }[CheckName];

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
  readonly ratios: Readonly<Partial<Record<Weighting, number>>>;
}

/** What the limits are measured with beside the trade. */
export interface CheckRequest {
  /** ISO date that the age of prices is counted to; null counts it to `asOf`. */
  readonly today?: string | null;
  /** ISO date of the trade as its author wrote it, not as it follows from price files. */
  readonly asOf?: string | null;
  /** ISO dates of levels that have none of their own, null where nothing says it; `asOf` where left out. */
  readonly levelsOf?: Sides<string | null>;
  /** ISO dates of premiums that were written, null where none were or nothing says it. */
  readonly premiumsOf?: Sides<string | null>;
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
