import { type Bound, lossOf } from "../../bound.ts";
import { type Exact, exact, minus, plus, times, toNumber } from "../../exact.ts";
import { as, type Contracts, type Usd } from "../../quantity.ts";
import type { Sides } from "../sides.ts";
import { type LooseFees, looseFeesOf } from "./budget.ts";
import { balanceOf } from "./imbalance.ts";
import type { PairNeeds, PairRequest, SizedPair } from "./pair-request.ts";
import { amountOf } from "./per-contract.ts";
import type { Measures } from "./records.ts";

/**
 * The worst profit of a pair in USD: the sum of both sides' worst, since each side's level is free of the other's, less
 * the fees of small contracts that make up no large one.
 */
export function worstOf(
  worst: Sides<Exact | "unlimited">,
  pair: Sides<number>,
  looseFees: LooseFees,
): Exact | "unlimited" {
  if (worst.long === "unlimited" || worst.short === "unlimited") return "unlimited";
  const profit = plus(times(worst.long, exact(pair.long)), times(worst.short, exact(pair.short)));
  return minus(profit, looseFeesOf(pair, looseFees));
}

/** What a pair takes: its max loss and gross notional in USD. */
export function needsOf(
  { worstProfit, looseFees }: PairRequest,
  { notional }: Measures,
  pair: Sides<number>,
): PairNeeds {
  return {
    contracts: { long: as<Contracts>(pair.long), short: as<Contracts>(pair.short) },
    maxLoss: worstProfit === null ? null : bound(worstOf(worstProfit, pair, looseFees)),
    grossNotional: as<Usd>(toNumber(amountOf(notional, pair))),
  };
}

/** What a pair takes and how well it balances. */
export function sizedPair(request: PairRequest, measures: Measures, pair: Sides<number>): SizedPair {
  const { contracts, maxLoss, grossNotional } = needsOf(request, measures, pair);
  const { imbalance, residual } = balanceOf(measures.exposure, pair);
  return { contracts, maxLoss, grossNotional, imbalance, residual };
}

function bound(worst: Exact | "unlimited"): Bound {
  return worst === "unlimited" ? { kind: "unlimited" } : lossOf(worst);
}
