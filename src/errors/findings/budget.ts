import { usd, usdUp } from "../dollars.ts";
import { entry } from "../entry.ts";
import type { OverLimit } from "./sizing.ts";

type OverBudget = OverLimit & { readonly budget: number };

/** Codes of budgets as desks state them: a share of the account, premium to spend, volatility a day. */
export const budgetFindings = {
  MAX_LOSS_OVER_ACCOUNT_RISK: entry({
    severity: "warning",
    title: "Even the smallest pair can lose more than the share of the account to risk",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, can lose ${usd(a.needed)}, more than the ${usd(a.budget)} of the account to risk`,
    hint: (a) => `a share of at least ${usd(a.needed)} fits it`,
  }),
  PREMIUM_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair costs more premium than there is to spend",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, costs ${usd(a.needed)} of premium and fees, more than ${usd(a.budget)}`,
    hint: (a) => `a max premium of at least ${usd(a.needed)} fits it`,
  }),
  PREMIUM_RECEIVED_TOO_SMALL: entry({
    severity: "warning",
    title: "No pair fits, small or large, though one side takes premium in",
    message: () =>
      "the premium that one side takes in pays for the other side of no pair within the contracts, caps and budgets given",
    hint: () => "raise the cap, the max notional or the max premium",
  }),
  DAILY_VOLATILITY_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair has a larger dollar volatility a day than the budget",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, moves by ${usdUp(a.needed)} a day, both sides added, more than ${usd(a.budget)}`,
    hint: (a) => `a max daily volatility of at least ${usdUp(a.needed)} fits it`,
  }),
  ACCOUNT_RISK_INCOMPLETE: entry({
    severity: "input",
    title: "An account without the share of it to risk, or a share without the account",
    message: (a: { given: "account" | "risk" }) =>
      a.given === "account" ? "an account needs the share of it to risk" : "a share to risk needs the account",
    hint: (a) => (a.given === "account" ? "give --risk 2%, or size.risk" : "give --account USD, or size.account"),
  }),
};
