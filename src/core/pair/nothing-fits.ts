import { type Finding, finding } from "../../errors/finding.ts";
import { compare, exact, times, toNumber } from "../exact.ts";
import { capsOf } from "./feasible.ts";
import type { PairRequest } from "./pair-request.ts";
import { amountOf, perContract } from "./per-contract.ts";
import type { Sides } from "./sides.ts";
import { worstOf } from "./sized-pair.ts";

/** The smallest pair that holds the given counts: 1 : 1 where none are given. */
export function smallestPair({ contracts }: PairRequest): Sides<number> {
  return { long: contracts.long ?? 1, short: contracts.short ?? 1 };
}

/** Why even the smallest pair breaks a limit, or null where it breaks none. */
export function brokenLimit(request: PairRequest): Finding | null {
  const pair = smallestPair(request);
  return brokenCap(request, pair) ?? brokenLoss(request, pair) ?? brokenNotional(request, pair);
}

function brokenCap(request: PairRequest, pair: Sides<number>): Finding | null {
  const caps = capsOf(request);
  const side = (["long", "short"] as const).find((each) => pair[each] > caps[each]);
  return side === undefined ? null : finding("CONTRACTS_OVER_CAP", { side, contracts: pair[side], cap: caps[side] });
}

function brokenLoss({ limits: { maxLoss }, worstProfit }: PairRequest, pair: Sides<number>): Finding | null {
  if (maxLoss === null || worstProfit === null) return null;
  const worst = worstOf(worstProfit, pair);
  if (worst === "unlimited") return finding("MAX_LOSS_UNLIMITED", { budget: toNumber(maxLoss) });
  const loss = times(exact(-1), worst);
  if (compare(loss, maxLoss) <= 0) return null;
  return finding("MAX_LOSS_OVER_BUDGET", { ...pair, needed: toNumber(loss), budget: toNumber(maxLoss) });
}

function brokenNotional({ limits: { maxNotional }, notional }: PairRequest, pair: Sides<number>): Finding | null {
  const gross = amountOf(perContract(notional), pair);
  if (maxNotional === null || compare(gross, maxNotional) <= 0) return null;
  return finding("NOTIONAL_OVER_LIMIT", { ...pair, needed: toNumber(gross), limit: toNumber(maxNotional) });
}
