import { usd as asGiven, usdUp as asGivenUp } from "./dollars.ts";
import type { LimitFigures } from "./limit-figures.ts";
import { percent, points } from "./percent.ts";

/** "the pair can lose $20,365, within the limit of $25,000". */
export function keptWords(figures: LimitFigures): string {
  switch (figures.name) {
    case "definedRisk":
      return "the loss of both sides has an end";
    case "warnings":
      return "there are no warnings";
    case "minProbability":
      return `${actualWords(figures)}, not under the limit of ${limitWords(figures)}`;
    default:
      return `${actualWords(figures)}, within the limit of ${limitWords(figures)}`;
  }
}

/** "the pair can lose $20,365, $5,365 over the limit of $15,000". */
export function brokenWords(figures: LimitFigures): string {
  switch (figures.name) {
    case "definedRisk":
      return `the loss of ${figures.unlimited.join(" and ")} is unlimited`;
    case "warnings":
      return `${counted(figures.codes.length, "warning")}, and none is allowed: ${figures.codes.join(", ")}`;
    default:
      return `${actualWords(figures)}, ${beyondWords(figures)} the limit of ${limitWords(figures)}`;
  }
}

type Bounded = Exclude<LimitFigures, { readonly name: "definedRisk" | "warnings" }>;

/** What the trade is: the start of a sentence. */
function actualWords(figures: Bounded): string {
  switch (figures.name) {
    case "maxLoss":
      return figures.actual === "unlimited"
        ? "the loss of the pair is unlimited"
        : `the pair can lose ${usd(figures.actual)}`;
    case "maxNotional":
      return `the gross notional is ${usd(figures.actual)}`;
    case "premium":
      return premiumWords(figures.actual);
    case "maxDailyRisk":
      return `the pair moves by ${usdUp(figures.actual)} a day, both sides added`;
    case "imbalance":
      return `the pair is ${percent(figures.actual)} out of balance${leaning(figures.actual)}`;
    case "minProbability":
      return `the probability of a profit is ${percent(figures.actual)}`;
    case "maxRatioDrift":
      return driftWords(figures);
    case "maxContracts":
      return `there are ${figures.sides.map(({ side, actual }) => `${actual} ${side}`).join(" and ")} contracts`;
    case "maxPriceAge":
      return figures.prices
        .map(({ symbol, days }) => `the level of ${symbol} is ${counted(days, "day")} old`)
        .join(" and ");
  }
}

function premiumWords(paid: number): string {
  return paid < 0 ? `${usd(-paid)} of premium is received, fees off` : `premium and fees come to ${usd(paid)}`;
}

function leaning(imbalance: number): string {
  if (imbalance === 0) return "";
  return imbalance > 0 ? ", long-heavy" : ", short-heavy";
}

function driftWords({ actual, ratio, stored, file }: Bounded & { readonly name: "maxRatioDrift" }): string {
  const direction = actual < 0 ? "below" : "above";
  return `the hedge ratio ${ratio.toFixed(4)} is ${percent(actual)} ${direction} the ${stored.toFixed(4)} of ${file}`;
}

/** By how much a limit is broken. */
function beyondWords(figures: Bounded): string {
  switch (figures.name) {
    case "maxLoss":
      return figures.actual === "unlimited" ? "over" : `${usd(figures.over)} over`;
    case "maxNotional":
    case "premium":
      return `${usd(figures.over)} over`;
    case "maxDailyRisk":
      return `${usdUp(figures.over)} over`;
    case "imbalance":
      return `${points(figures.over)} points over`;
    case "minProbability":
      return `${points(figures.limit - figures.actual)} points under`;
    case "maxRatioDrift":
      return `${points(Math.abs(figures.actual) - figures.limit)} points over`;
    case "maxContracts":
    case "maxPriceAge":
      return "over";
  }
}

function limitWords(figures: Bounded): string {
  switch (figures.name) {
    case "maxLoss":
    case "maxNotional":
    case "premium":
      return usd(figures.limit);
    case "maxDailyRisk":
      return `${usd(figures.limit)} a day`;
    case "imbalance":
    case "minProbability":
    case "maxRatioDrift":
      return percent(figures.limit);
    case "maxContracts":
      return figures.sides.map(({ limit }) => `${limit}`).join(" and ");
    case "maxPriceAge":
      return counted(figures.limit, "day");
  }
}

/** Dollars, with both digits of cents where there are any. */
function usd(amount: number): string {
  return asGiven(amount).replace(/\.\d$/, "$&0");
}

function usdUp(amount: number): string {
  return asGivenUp(amount).replace(/\.\d$/, "$&0");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
