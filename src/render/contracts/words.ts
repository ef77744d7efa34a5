import type {
  ContractSpec,
  ListedOptions,
  OptionStyle,
  PremiumTick,
  SettlementRule,
} from "../../core/contract/contract.ts";
import { tickValue } from "../../core/contract/tick-value.ts";
import { decimal, exact } from "../text/figures.ts";
import { notApplicable } from "../text/precision.ts";

/** What kind of product a contract is, in words. */
export function kindWords(kind: ContractSpec["kind"]): string {
  switch (kind) {
    case "future":
      return "future";
    case "index":
      return "cash index: held only through its options";
    case "etf":
      return "ETF: one contract is 100 shares";
  }
}

/** The tick in points and what it is worth: "0.25 → 5.00"; n/a where the contract has none of its own. */
export function tickWords(contract: ContractSpec): string {
  const value = tickValue(contract);
  return contract.tick === null || value === null ? notApplicable : `${exact(contract.tick)} → ${decimal(value, 2)}`;
}

/** When the options may be exercised: "quarterly American". */
export function styleWords(style: OptionStyle): string {
  switch (style) {
    case "quarterly-american":
      return "quarterly American";
    case "american":
      return "American";
    case "european":
      return "European";
  }
}

/** The style of a contract's options in a column of the table. */
export function listedStyle({ options }: ContractSpec): string {
  return options === null ? "none known" : styleWords(options.style);
}

/** A premium grid, a line a tick: "0.05 at 5 and below". */
export function premiumGridLines(ticks: readonly PremiumTick[]): string[] {
  return ticks.map(({ tick, upTo, including }, at) => {
    const below = ticks[at - 1];
    if (upTo !== null) return `${exact(tick)} ${including ? `at ${exact(upTo)} and below` : `below ${exact(upTo)}`}`;
    if (below === undefined || below.upTo === null) return `${exact(tick)} throughout`;
    return `${exact(tick)} ${below.including ? `above ${exact(below.upTo)}` : `at ${exact(below.upTo)} and above`}`;
  });
}

/** How far listed strikes are apart: "5, 10 or 25 points apart". */
export function strikeWords({ strikeSteps }: ListedOptions): string | null {
  if (strikeSteps === null) return null;
  const steps = strikeSteps.map((step) => exact(step));
  const last = steps.at(-1) ?? "";
  return `${steps.length === 1 ? last : `${steps.slice(0, -1).join(", ")} or ${last}`} points apart`;
}

/** Against what the options settle, in words. */
export function settlementWords(rule: SettlementRule): string {
  switch (rule) {
    case "AM":
      return "at the opening (AM)";
    case "PM":
      return "at the close (PM)";
    case "physical":
      return "by delivery of the shares";
    case "quarterly AM, others PM":
      return "quarterly ones at the opening (AM), others at the close (PM)";
    case "monthly AM, others PM":
      return "monthly ones at the opening (AM), others at the close (PM)";
  }
}
