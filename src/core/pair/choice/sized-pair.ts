import { type Bound, lossOf } from "../../bound.ts";
import { minus, ZERO } from "../../exact.ts";
import { as, type Contracts, type Usd } from "../../quantity.ts";
import type { Sides } from "../sides.ts";
import { type LooseFees, looseFeesOf } from "./budget.ts";
import { balanceOf } from "./imbalance.ts";
import type { PairNeeds, PairRequest, SizedPair } from "./pair-request.ts";
import { amountOf, numberOf, type PerContract, perContract } from "./per-contract.ts";

/** What a contract of each side takes, in USD. */
export interface Costs {
  /** The signed worst profit, fees off; null where it is not known. */
  readonly worst: PerContract | "unlimited" | null;
  readonly notional: PerContract;
  readonly looseFees: LooseFees;
}

/** What a contract of each side takes, ready to be added up for many pairs. */
export function costsOf({ worstProfit, looseFees }: PairRequest, notional: PerContract): Costs {
  return { worst: worstOf(worstProfit), notional, looseFees };
}

function worstOf(profit: PairRequest["worstProfit"]): Costs["worst"] {
  if (profit === null) return null;
  const { long, short } = profit;
  return long === "unlimited" || short === "unlimited" ? "unlimited" : perContract({ long, short });
}

/** What a pair takes: its max loss and gross notional in USD. */
export function needsOf(costs: Costs, pair: Sides<number>): PairNeeds {
  return {
    contracts: { long: as<Contracts>(pair.long), short: as<Contracts>(pair.short) },
    maxLoss: maxLossOf(costs, pair),
    grossNotional: as<Usd>(numberOf(costs.notional, pair)),
  };
}

/** What a pair takes and how well it balances. */
export function sizedPair(costs: Costs, exposure: PerContract, pair: Sides<number>): SizedPair {
  const { contracts, maxLoss, grossNotional } = needsOf(costs, pair);
  const { imbalance, residual } = balanceOf(exposure, pair);
  return { contracts, maxLoss, grossNotional, imbalance, residual };
}

/**
 * The max loss of a pair: the sum of both sides' worst, since each side's level is free of the other's, less the fees of
 * small contracts that make up no large one.
 */
function maxLossOf({ worst, looseFees }: Costs, pair: Sides<number>): Bound | null {
  if (worst === null) return null;
  if (worst === "unlimited") return { kind: "unlimited" };
  const fees = looseFeesOf(pair, looseFees);
  const profit = amountOf(worst, pair);
  return lossOf(fees === ZERO ? profit : minus(profit, fees));
}
