import type { Bound } from "../../bound.ts";
import type { PairNeeds } from "./pair-request.ts";

/** A pair whose max loss is known. */
type Costed<Pair extends PairNeeds> = Pair & { readonly maxLoss: Bound };

/** The pair again, of a request that gave the worst profits: then its max loss is known. */
export function pairCost<Pair extends PairNeeds>(pair: Pair): Costed<Pair> {
  if (!isCosted(pair)) throw new Error("a pair of a whole trade always has a max loss");
  return pair;
}

function isCosted<Pair extends PairNeeds>(pair: Pair): pair is Costed<Pair> {
  return pair.maxLoss !== null;
}
