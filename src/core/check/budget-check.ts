import { finding } from "../../errors/finding.ts";
import { exact, minus, toNumber } from "../exact.ts";
import { inUnitOfBound, isOver, takenBy } from "../pair/choice/budget.ts";
import { requestTerms } from "../pair/request-terms.ts";
import type { SizingRules } from "../pair/trade.ts";
import { as, type Usd } from "../quantity.ts";
import type { Check } from "./check.ts";
import type { MeasuredPair, Weighed } from "./weighed.ts";

type BudgetLimit = "maxLoss" | "maxNotional" | "premium" | "maxDailyRisk";

/** The budget of a sizing that each limit is the same as: both count what a pair takes in one way, exactly. */
const budgetOf = {
  maxLoss: "maxLoss",
  maxNotional: "maxNotional",
  premium: "maxPremium",
  maxDailyRisk: "maxDailyVolatility",
} as const satisfies Record<BudgetLimit, keyof SizingRules>;

const noBudgets = { maxLoss: null, accountRisk: null, maxNotional: null, maxPremium: null, maxDailyVolatility: null };

/** Holds what a pair takes, in USD, against a limit on it. */
export function budgetCheck(name: BudgetLimit, limit: Usd, weighed: Weighed, { trade, sides }: MeasuredPair): Check {
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, said: weighed.reason };
  const { pair } = weighed;
  const rules = { ...trade.rules, ...noBudgets, [budgetOf[name]]: limit };
  const { budgets, outOfBudget, looseFees } = requestTerms(rules, sides);
  const [budget] = budgets;
  if (budget === undefined) {
    if (outOfBudget === null) throw new Error(`${name} has neither a budget nor a reason`);
    return name === "maxLoss"
      ? lossCheck(limit, weighed, { passed: false, over: 0 })
      : { name, weighting, passed: false, limit, actual: null, said: outOfBudget };
  }
  const taken = takenBy(budget, pair.contracts, looseFees);
  const passed = !isOver(budget, taken);
  const actual = as<Usd>(inUnitOfBound(budget, taken));
  const over = name === "maxDailyRisk" ? actual - limit : toNumber(minus(taken, exact(limit)));
  if (name === "maxLoss") return lossCheck(limit, weighed, { passed, over });
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual, over });
  return { name, weighting, passed, limit, actual, said };
}

function lossCheck(
  limit: Usd,
  { weighting, pair }: Weighed & { sized: true },
  { passed, over }: { readonly passed: boolean; readonly over: number },
): Check {
  const name = "maxLoss";
  const actual = pair.maxLoss.kind === "unlimited" ? "unlimited" : pair.maxLoss.amount;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual, over });
  return { name, weighting, passed, limit, actual: pair.maxLoss, said };
}
