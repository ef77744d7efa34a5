import { type Finding, finding } from "../../../errors/finding.ts";
import { toNumber } from "../../exact.ts";
import type { Sides } from "../sides.ts";
import { inLarge } from "../split.ts";
import { type Budget, inUnitOfBound, isOver, takenBy } from "./budget.ts";
import { capsOf } from "./feasible.ts";
import type { PairRequest } from "./pair-request.ts";

/** The smallest pair that holds the given counts: 1 : 1 where none are given, of the contracts that are counted. */
export function smallestPair({ contracts, perLarge }: PairRequest): Sides<number> {
  const counted = (side: "long" | "short") => {
    const given = contracts[side];
    return given === undefined ? 1 : given * perLarge[side];
  };
  return { long: counted("long"), short: counted("short") };
}

/** Why no pair fits whatever its size: a count over its cap, or a budget that nothing can be compared with; else null. */
export function ruledOut(request: PairRequest): Finding | null {
  const caps = capsOf(request);
  const { contracts, outOfBudget } = request;
  const side = (["long", "short"] as const).find((each) => (contracts[each] ?? 1) > caps[each]);
  if (side === undefined) return outOfBudget;
  return finding("CONTRACTS_OVER_CAP", { side, contracts: contracts[side] ?? 1, cap: caps[side] });
}

/** A budget that the smallest pair breaks, and the reason in words. */
export interface BrokenBudget {
  readonly budget: Budget;
  readonly reason: Finding;
}

/** The first budget that even the smallest pair breaks, or null where it breaks none. */
export function brokenBudget(request: PairRequest): BrokenBudget | null {
  const pair = smallestPair(request);
  const budget = request.budgets.find((each) => isOver(each, takenBy(each, pair, request.looseFees)));
  if (budget === undefined) return null;
  const needed = inUnitOfBound(budget, takenBy(budget, pair, request.looseFees));
  const large = {
    long: toNumber(inLarge(pair.long, request.perLarge.long)),
    short: toNumber(inLarge(pair.short, request.perLarge.short)),
  };
  return { budget, reason: overBudget(budget, { ...large, needed }) };
}

function overBudget(budget: Budget, smallest: Sides<number> & { readonly needed: number }): Finding {
  const most = toNumber(budget.most);
  switch (budget.name) {
    case "maxLoss":
      return finding("MAX_LOSS_OVER_BUDGET", { ...smallest, budget: most });
    case "accountRisk":
      return finding("MAX_LOSS_OVER_ACCOUNT_RISK", { ...smallest, budget: most });
    case "maxNotional":
      return finding("NOTIONAL_OVER_LIMIT", { ...smallest, limit: most });
    case "maxPremium":
      return finding("PREMIUM_OVER_BUDGET", { ...smallest, budget: most });
    case "maxDailyVolatility":
      return finding("DAILY_VOLATILITY_OVER_BUDGET", { ...smallest, budget: most });
  }
}
