import type { Finding } from "../../../errors/finding.ts";
import type { Bound } from "../../bound.ts";
import type { PerLarge } from "../../contract/micro.ts";
import type { Exact } from "../../exact.ts";
import type { Contracts, Ratio, Usd } from "../../quantity.ts";
import type { Sides } from "../../sides.ts";
import type { Budget, LooseFees } from "./budget.ts";

/** How the sides are counted, and what each small contract that makes up no large one adds in fees. */
export interface Counting {
  readonly perLarge: Sides<PerLarge>;
  readonly looseFees: LooseFees;
}

/** What whole contracts are chosen from. Amounts are those of one contract as it is counted, as exact decimals. */
export interface PairRequest extends Counting {
  /** What the weighting makes equal, above 0. */
  readonly exposure: Sides<Exact>;
  /** USD, above 0. */
  readonly notional: Sides<Exact>;
  /** USD: the signed worst profit at expiry, fees off; null where it is not known. */
  readonly worstProfit: Sides<Exact | "unlimited"> | null;
  /** Large contracts of each side, from 1 to 1,000,000; null where no cap is given. */
  readonly maxContracts: Partial<Sides<number>> | null;
  /** Equality is within a budget. */
  readonly budgets: readonly Budget[];
  /** Why no pair at all can be within one of the budgets, or null. */
  readonly outOfBudget: Finding | null;
  /** The counts that are given, in large contracts, whole and at least 1. */
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
