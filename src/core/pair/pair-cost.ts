import type { PairNeeds, SizedPair } from "./pair-request.ts";
import type { FrontierPair, PairCost } from "./sizing.ts";

/** What a pair needs, of a request that gave the worst profits: then its max loss is known. */
export function pairCost({ contracts, maxLoss, grossNotional }: PairNeeds): PairCost {
  if (maxLoss === null) throw new Error("a pair of a whole trade always has a max loss");
  return { contracts, maxLoss, grossNotional };
}

/** A pair of the frontier with what it needs. */
export function frontierPair(pair: SizedPair): FrontierPair {
  const { contracts, maxLoss, grossNotional } = pairCost(pair);
  return { contracts, maxLoss, grossNotional, imbalance: pair.imbalance, residual: pair.residual };
}
