import type { Bound } from "../bound.ts";
import type { Exact } from "../exact.ts";
import type { Contracts, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "./sides.ts";

/** Limits on a pair; each is null where it is not given, and equality is within it. */
export interface PairLimits {
  /** Contracts of each side, from 1 to 1,000,000; a side is counted in whatever contract its exposure is of. */
  readonly maxContracts: Partial<Sides<number>> | null;
  /** USD: the pair's max loss, fees included. */
  readonly maxLoss: Exact | null;
  /** USD: the pair's gross notional. */
  readonly maxNotional: Exact | null;
}

/** What whole contracts are chosen from. Amounts are those of one contract, as exact decimals. */
export interface PairRequest {
  /** What the weighting makes equal, above 0. */
  readonly exposure: Sides<Exact>;
  /** USD, above 0. */
  readonly notional: Sides<Exact>;
  /** USD: the signed worst profit at expiry, fees off; null where it is not known. */
  readonly worstProfit: Sides<Exact | "unlimited"> | null;
  readonly limits: PairLimits;
  /** The counts that are given, whole and at least 1. */
  readonly contracts: Partial<Sides<number>>;
  /** Net over gross, from 0 to 1. */
  readonly tolerance: Exact;
}

/** A whole-contract pair and what it takes. */
export interface PairNeeds {
  readonly contracts: Sides<Contracts>;
  /** Null where the worst profits are not known. */
  readonly maxLoss: Bound | null;
  readonly grossNotional: Usd;
}

/** A whole-contract pair, what it takes, and how well it balances. */
export interface SizedPair extends PairNeeds {
  /** Net over gross exposure, −1 to 1; + is long-heavy. */
  readonly imbalance: Ratio;
  /** Long exposure − short exposure, in the unit of the exposures. */
  readonly residual: number;
}
