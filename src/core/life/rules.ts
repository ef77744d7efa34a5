import { type Finding, finding } from "../../errors/finding.ts";
import { compare, type Exact, exact, minus, sizeOf, times } from "../exact.ts";
import type { TradeLimits } from "../pair/trade.ts";
import type { Bound } from "../payoff/envelope.ts";
import type { PairMark, RuleMark, RuleName } from "./mark.ts";

/** What the rules of an open pair are held against. */
export interface RuleFigures extends Pick<PairMark, "maxLoss" | "maxGain" | "daysLeft" | "ratio"> {
  readonly shareOfMaxGain: number | null;
  readonly shareOfMaxLoss: number | null;
  /** Profit less fees in USD, at the closing side; null where a leg is not marked. */
  readonly profit: Exact | null;
  readonly unmarked: readonly string[];
}

/**
 * The rules that are given, each reached or not. Equality reaches a share and the days left; a drift is reached beyond
 * its limit, as in a check. A rule that cannot be measured counts as reached, and says why.
 */
export function ruleMarks(limits: TradeLimits, figures: RuleFigures): readonly RuleMark[] {
  const rows: readonly (RuleMark | null)[] = [
    share("takeProfit", limits.takeProfit, figures.maxGain, figures),
    share("stopLoss", limits.stopLoss, figures.maxLoss, figures),
    days(limits.daysLeft, figures),
    drift(limits.maxRatioDrift, figures),
  ];
  return rows.filter((row) => row !== null);
}

/** Whether any rule is reached, or cannot be measured. */
export function isRuleReached(rules: readonly RuleMark[]): boolean {
  return rules.some(({ reached }) => reached !== false);
}

function share(
  name: "takeProfit" | "stopLoss",
  limit: number | null,
  bound: Bound | null,
  figures: RuleFigures,
): RuleMark | null {
  if (limit === null) return null;
  const { profit, unmarked } = figures;
  if (profit === null) return unmeasured(name, limit, finding("RULE_NOT_MARKED", { legs: unmarked }));
  if (bound === null) return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "several-expiries" }));
  if (bound.kind === "unlimited") return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "unlimited" }));
  if (bound.amount === 0) return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "none" }));
  const actual = name === "takeProfit" ? figures.shareOfMaxGain : figures.shareOfMaxLoss;
  const wanted = times(exact(limit), exact(bound.amount));
  const towards = name === "takeProfit" ? profit : minus(exact(0), profit);
  return { name, limit, actual, reached: compare(towards, wanted) >= 0, reason: null };
}

function days(limit: number | null, { daysLeft }: RuleFigures): RuleMark | null {
  if (limit === null) return null;
  if (daysLeft === null) return unmeasured("daysLeft", limit, finding("RULE_NO_EXPIRY", {}));
  return { name: "daysLeft", limit, actual: daysLeft, reached: daysLeft <= limit, reason: null };
}

function drift(limit: number | null, { ratio }: RuleFigures): RuleMark | null {
  if (limit === null) return null;
  const { entry, now, drift: actual } = ratio;
  if (entry === null || now === null || actual === null)
    return unmeasured("maxRatioDrift", limit, finding("RULE_NO_RATIO", {}));
  const moved = sizeOf(minus(exact(now), exact(entry)));
  const reached = compare(moved, times(exact(limit), exact(entry))) > 0;
  return { name: "maxRatioDrift", limit, actual, reached, reason: null };
}

function unmeasured(name: RuleName, limit: number, reason: Finding): RuleMark {
  return { name, limit, actual: null, reached: null, reason };
}
