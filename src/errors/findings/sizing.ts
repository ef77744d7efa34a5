import { usd } from "../dollars.ts";
import { entry } from "../entry.ts";
import { percent } from "../percent.ts";

/** A pair that was too large, counted in large contracts, and what it needs in USD. */
export interface OverLimit {
  readonly long: number;
  readonly short: number;
  readonly needed: number;
}

/** Codes of whole contracts: why nothing fits, and what a trader should know about what does. */
export const sizingFindings = {
  MAX_LOSS_UNLIMITED: entry({
    severity: "warning",
    title: "A budget on the max loss of a pair whose loss is unlimited",
    message: (a: { budget: number }) =>
      `the loss of this pair is unlimited, so no size keeps it within ${usd(a.budget)}`,
    hint: () => "buy an option beyond each one sold short, so that the loss ends",
  }),
  MAX_LOSS_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair can lose more than the budget",
    message: (a: OverLimit & { budget: number }) =>
      `the smallest pair, ${a.long} long and ${a.short} short, can lose ${usd(a.needed)}, more than ${usd(a.budget)}`,
    hint: (a) => `a max loss of at least ${usd(a.needed)} fits it`,
  }),
  NOTIONAL_OVER_LIMIT: entry({
    severity: "warning",
    title: "Even the smallest pair has a larger gross notional than the limit",
    message: (a: OverLimit & { limit: number }) =>
      `the smallest pair, ${a.long} long and ${a.short} short, is ${usd(a.needed)} gross, more than ${usd(a.limit)}`,
    hint: (a) => `a max notional of at least ${usd(a.needed)} fits it`,
  }),
  CONTRACTS_OVER_CAP: entry({
    severity: "warning",
    title: "More contracts are given for a side than its cap allows",
    message: (a: { side: "long" | "short"; contracts: number; cap: number }) =>
      `${a.contracts} ${a.side} contracts are given, and the cap on that side is ${a.cap}`,
    hint: () => "give fewer contracts, or raise the cap",
  }),
  LOCKED_IN_GAIN_TOO_SMALL: entry({
    severity: "warning",
    title: "No pair fits, small or large, though one side locks in a gain",
    message: () =>
      "the gain that one side locks in pays for the loss of no pair within the contracts, caps and budgets given",
    hint: () => "raise the cap, the max notional or the max loss",
  }),
  TOLERANCE_NOT_MET: entry({
    severity: "warning",
    title: "No feasible pair is balanced within the tolerance",
    message: (a: { imbalance: number; tolerance: number }) =>
      `the best balanced pair that fits is ${percent(a.imbalance)} out of balance, over the tolerance of ${percent(a.tolerance)}`,
  }),
  WORST_PROFIT_MISSING: entry({
    severity: "input",
    title: "A budget on the max loss without the worst profits that it is compared with",
    message: (a: { budget: number }) => `a max loss of ${usd(a.budget)} needs worstProfit of both sides`,
    hint: () => 'give worstProfit: {long, short}, each in USD for one contract or "unlimited"',
  }),
};
