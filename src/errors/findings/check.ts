import { entry } from "./entry.ts";
import { usd as asGiven, usdUp as asGivenUp, percent, points } from "./figures.ts";

/** The symbols of a pair. */
export interface SidesOf {
  readonly long: string;
  readonly short: string;
}

/** Codes of checks: limits kept or broken, and reasons why a limit could not be measured. */
export const checkFindings = {
  LIMIT_KEPT: entry({
    severity: "warning",
    title: "A trade is within a limit",
    message: (a: LimitFigures) => keptWords(a),
  }),
  LIMIT_BROKEN: entry({
    severity: "warning",
    title: "A trade breaks a limit",
    message: (a: LimitFigures) => brokenWords(a),
  }),
  LIMITS_MISSING: entry({
    severity: "input",
    title: "A trade is checked without any limit",
    message: (_: Readonly<Record<string, never>>) => "the trade has no limits to check",
    hint: () =>
      "add limits: {maxLoss: 25000} to the trade file, or --max-loss 25000; pairsize check --list names them all",
  }),
  TODAY_UNKNOWN: entry({
    severity: "warning",
    title: "There is no date that the age of prices is counted to",
    message: (_: Readonly<Record<string, never>>) => "there is no date to count the age of prices to",
    hint: () => "give --today DATE, or asOf in the trade",
  }),
  PRICE_DATE_UNKNOWN: entry({
    severity: "warning",
    title: "A level has no date",
    message: (a: { symbol: string }) => `the level of ${a.symbol} has no date`,
    hint: (a) => `give asOf in the trade and --today DATE, or --history ${a.symbol}=FILE for a level with a date`,
  }),
  PRICE_AFTER_TODAY: entry({
    severity: "warning",
    title: "A level is of a later date than the one that its age is counted to",
    message: (a: { symbol: string; date: string; today: string }) =>
      `the level of ${a.symbol} is of ${a.date}, which is after ${a.today}`,
    hint: () => "give the date of the check as --today DATE",
  }),
  STORED_SIZING_MISSING: entry({
    severity: "warning",
    title: "There is no stored sizing to compare the hedge ratio with",
    message: (_: Readonly<Record<string, never>>) => "there is no stored sizing to compare the hedge ratio with",
    hint: () => "store one by pairsize size trade.yaml --json -o sizing.json, and give --against sizing.json",
  }),
  STORED_PAIR_DIFFERS: entry({
    severity: "warning",
    title: "A stored sizing is of another pair",
    message: (a: SidesOf & { file: string; stored: SidesOf }) =>
      `${a.file} is of ${a.stored.long} over ${a.stored.short}, and the trade is ${a.long} over ${a.short}`,
  }),
  STORED_RATIO_MISSING: entry({
    severity: "warning",
    title: "A stored sizing holds no hedge ratio of a weighting",
    message: (a: { file: string; weighting: string }) => `${a.file} holds no hedge ratio of ${a.weighting}`,
    hint: (a) => `store it anew with --weighting ${a.weighting}`,
  }),
  STORED_SIZING_UNREADABLE: entry({
    severity: "input",
    title: "A file is not a stored sizing",
    message: (a: { file: string; problem: string }) =>
      `${a.file} is not what pairsize size --json prints: ${a.problem}`,
    hint: () => "pairsize size trade.yaml --json -o sizing.json stores one",
  }),
  AGAINST_UNUSED: entry({
    severity: "usage",
    title: "A stored sizing is given, and no limit compares anything with it",
    message: (a: { file: string }) => `--against ${a.file} is compared with nothing: there is no limit on the drift`,
    hint: () => "add --max-ratio-drift PCT, or limits: {maxRatioDrift: 5%} to the trade file",
  }),
};

type Side = "long" | "short";

export interface OfDollars {
  readonly limit: number;
  readonly actual: number;
  /** actual − limit. */
  readonly over: number;
}

/** Figures of a sentence on a limit; for a broken limit, only those that break it. */
export type LimitFigures =
  | ({ readonly name: "maxLoss" } & Omit<OfDollars, "actual"> & { readonly actual: number | "unlimited" })
  | ({ readonly name: "maxNotional" | "maxPremium" | "maxDailyRisk" } & OfDollars)
  | { readonly name: "imbalance"; readonly limit: number; readonly actual: number; readonly over: number }
  | { readonly name: "minProbability"; readonly limit: number; readonly actual: number }
  | {
      readonly name: "maxRatioDrift";
      readonly limit: number;
      readonly actual: number;
      readonly ratio: number;
      readonly stored: number;
      readonly file: string;
    }
  | {
      readonly name: "maxContracts";
      readonly sides: readonly { readonly side: Side; readonly actual: number; readonly limit: number }[];
    }
  | { readonly name: "definedRisk"; readonly unlimited: readonly string[] }
  | {
      readonly name: "maxPriceAge";
      readonly limit: number;
      readonly prices: readonly { readonly symbol: string; readonly days: number }[];
    }
  | { readonly name: "warnings"; readonly codes: readonly string[] };

/** Writes, for example, "the pair can lose $20,365, within the limit of $25,000". */
function keptWords(figures: LimitFigures): string {
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

/** Writes, for example, "the pair can lose $20,365, $5,365 over the limit of $15,000". */
function brokenWords(figures: LimitFigures): string {
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

/** Writes the figure of the trade: the start of a sentence. */
function actualWords(figures: Bounded): string {
  switch (figures.name) {
    case "maxLoss":
      return figures.actual === "unlimited"
        ? "the loss of the pair is unlimited"
        : `the pair can lose ${usd(figures.actual)}`;
    case "maxNotional":
      return `the gross notional is ${usd(figures.actual)}`;
    case "maxPremium":
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

/** Writes by how much a limit is broken. */
function beyondWords(figures: Bounded): string {
  switch (figures.name) {
    case "maxLoss":
      return figures.actual === "unlimited" ? "over" : `${usd(figures.over)} over`;
    case "maxNotional":
    case "maxPremium":
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
    case "maxPremium":
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

/** Writes dollars, with two digits of cents where there are any. */
function usd(amount: number): string {
  return asGiven(amount).replace(/\.\d$/, "$&0");
}

function usdUp(amount: number): string {
  return asGivenUp(amount).replace(/\.\d$/, "$&0");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
