import type { Check, CheckName, PairChecks } from "../../core/check/check.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import type { Sides } from "../../core/sides.ts";
import { type Finding, hintOf, messageOf, type Place } from "../../errors/finding.ts";
import { exact, notApplicable, percent } from "../text/figures.ts";

/** Outcome of one trade: its checks, or why it could not be checked. */
export type CheckedTrade = {
  /** Name on a screen: its file, else its symbols. */
  readonly title: string;
  /** File that it was read from; null for a trade of flags. */
  readonly file: string | null;
} & (
  | {
      readonly checked: true;
      readonly answer: PairChecks;
      /** Place where each limit was given. */
      readonly places: Readonly<Partial<Record<CheckName, Place>>>;
    }
  | { readonly checked: false; readonly problems: readonly Finding[] }
);

/** "maxLoss, dollar-neutral": one check of a trade by its name. */
export function checkTitle({ name, weighting }: Check): string {
  return weighting === null ? name : `${name}, ${weighting}`;
}

/** Sentence of a check: the trade and its limit, or why the limit cannot be measured. */
export function checkMessage({ finding }: Check): string {
  const message = messageOf(finding);
  return isMeasured(finding) ? message : `cannot be measured: ${message}`;
}

/** Remedy for a check that failed; null where there is none to name. */
export function checkHint({ finding }: Check): string | null {
  return hintOf(finding);
}

function isMeasured({ code }: Finding): boolean {
  return ["LIMIT_KEPT", "LIMIT_BROKEN", "RULE_REACHED", "RULE_NOT_REACHED"].includes(code);
}

/** The checks of a trade that failed. */
export function failedChecks({ checks }: PairChecks): readonly Check[] {
  return checks.filter(({ passed }) => !passed);
}

/** "trade.yaml: 6 checks passed", "trade.yaml: 2 of 6 checks failed", "trade.yaml: not checked". */
export function outcomeWords(trade: CheckedTrade): string {
  if (!trade.checked) return `${trade.title}: not checked`;
  const all = trade.answer.checks.length;
  const failed = failedChecks(trade.answer).length;
  const counted = all === 1 ? "1 check" : `${all} checks`;
  return failed === 0 ? `${trade.title}: ${counted} passed` : `${trade.title}: ${failed} of ${counted} failed`;
}

/** The unit of a limit and of what is held against it. */
type CheckUnit = "USD" | "USD a day" | "fraction" | "contracts" | "days" | "";

/** Figures of a check: numbers, words, "4 : 1" for the two sides; null for what is not known. */
interface CheckFigures {
  readonly unit: CheckUnit;
  readonly limit: number | string | null;
  readonly actual: number | string | null;
}

/** The limit of a check and what the trade is. */
export function checkFigures(check: Check): CheckFigures {
  switch (check.name) {
    case "maxLoss":
      return { unit: "USD", limit: check.limit, actual: amountOf(check.actual) };
    case "maxNotional":
    case "maxPremium":
    case "maxCapital":
      return { unit: "USD", limit: check.limit, actual: check.actual };
    case "maxDailyRisk":
      return { unit: "USD a day", limit: check.limit, actual: check.actual };
    case "imbalance":
    case "minProbability":
    case "minShareProfitable":
    case "minShareProfitableLower":
    case "maxRatioDrift":
    case "takeProfit":
    case "stopLoss":
      return { unit: "fraction", limit: check.limit, actual: check.actual };
    case "maxResidualBeta":
      return { unit: "", limit: check.limit, actual: check.actual };
    case "maxContracts":
      return { unit: "contracts", limit: ofSides(check.limit), actual: ofSides(check.actual) };
    case "definedRisk":
      return { unit: "", limit: "limited", actual: kindOf(check.actual) };
    case "quotedPremiums":
      return { unit: "", limit: "quoted", actual: check.actual === 0 ? "quoted" : `${check.actual} of the model` };
    case "maxPriceAge":
      return { unit: "days", limit: check.limit, actual: ofSides(check.actual) };
    case "daysLeft":
      return { unit: "days", limit: check.limit, actual: check.actual };
    case "warnings":
      return { unit: "", limit: check.limit, actual: check.actual };
  }
}

function amountOf(bound: Bound | null): number | "unlimited" | null {
  if (bound === null) return null;
  return bound.kind === "unlimited" ? "unlimited" : bound.amount;
}

function kindOf({ long, short }: Sides<Bound>): string {
  return long.kind === "unlimited" || short.kind === "unlimited" ? "unlimited" : "limited";
}

function ofSides(sides: Sides<number | null> | null): string | null {
  if (sides === null) return null;
  return [sides.long, sides.short].map((count) => (count === null ? notApplicable : exact(count))).join(" : ");
}

/** A figure as a person reads it: "20,365 USD", "3.11 %", "4 : 1 contracts", "n/a". */
export function figureWords(figure: CheckFigures["limit"], unit: CheckUnit): string {
  if (figure === null) return notApplicable;
  if (unit === "fraction" && typeof figure === "number") return percent(figure, 2);
  const text = typeof figure === "number" ? exact(figure, 2) : figure;
  return figure === "unlimited" || unit === "" ? text : `${text} ${unit}`;
}
