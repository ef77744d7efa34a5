import { exact } from "../../exact.ts";
import type { Sides } from "../sides.ts";
import { isWithin } from "./imbalance.ts";
import { compareAmounts } from "./per-contract.ts";
import type { Records } from "./records.ts";

/** |imbalance| up to which a pair is worth listing. */
export const LISTED_IMBALANCE = exact(0.2);

/** The first pairs that the frontier holds, beside the best balanced one. */
const FIRST = 9;

/**
 * The frontier: by gross notional, the pairs that no smaller one balances better, from the first with |imbalance| ≤ 20 %.
 *
 * The first nine and the best balanced of all; the chosen pair is put in its place when it is not among them.
 */
export function frontierOf({ measures, pairs }: Records, chosen: Sides<number>): Sides<number>[] {
  const start = pairs.findIndex((pair) => isWithin(measures.exposure, pair, LISTED_IMBALANCE));
  const balanced = start < 0 ? [] : pairs.slice(start);
  const listed: Sides<number>[] =
    balanced.length <= FIRST ? balanced : [...balanced.slice(0, FIRST), ...balanced.slice(-1)];
  if (listed.some((pair) => pair.long === chosen.long && pair.short === chosen.short)) return listed;
  const at = listed.findIndex((pair) => compareAmounts(measures.notional, chosen, pair) < 0);
  return listed.toSpliced(at < 0 ? listed.length : at, 0, chosen);
}
