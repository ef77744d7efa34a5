import type { Bound } from "../../core/bound.ts";
import type { Check } from "../../core/check/check.ts";
import type { Sides } from "../../core/pair/sides.ts";
import { exact, percent } from "../text/figures.ts";
import { notApplicable } from "../text/precision.ts";

/** The unit of a limit and of what is held against it. */
type CheckUnit = "USD" | "USD a day" | "fraction" | "contracts" | "days" | "";

/** What is shown of a check: numbers, words, "4 : 1" for the two sides; null for what is not known. */
export interface CheckFigures {
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
    case "premium":
      return { unit: "USD", limit: check.limit, actual: check.actual };
    case "maxDailyRisk":
      return { unit: "USD a day", limit: check.limit, actual: check.actual };
    case "imbalance":
    case "minProbability":
    case "maxRatioDrift":
      return { unit: "fraction", limit: check.limit, actual: check.actual };
    case "maxContracts":
      return { unit: "contracts", limit: ofSides(check.limit), actual: ofSides(check.actual) };
    case "definedRisk":
      return { unit: "", limit: "limited", actual: kindOf(check.actual) };
    case "maxPriceAge":
      return { unit: "days", limit: check.limit, actual: ofSides(check.actual) };
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
