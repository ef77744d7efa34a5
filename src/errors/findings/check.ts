import { entry, percent, points, usdUp } from "./entry.ts";
import { type ModelVolatilities, modelPremiumWords } from "./option.ts";

/** The symbols of a pair. */
export interface SidesOf {
  readonly long: string;
  readonly short: string;
}

/** Codes of checks: what was held against a limit, and why a limit could not be measured. */
export const findings = () => ({
  LIMIT_KEPT: entry({
    severity: "warning",
    title: "A trade is within a limit",
    message: (a: LimitFigures) => sentencesOn(a).kept(a as never),
  }),
  LIMIT_BROKEN: entry({
    severity: "warning",
    title: "A trade breaks a limit",
    message: (a: LimitFigures) => sentencesOn(a).broken(a as never),
  }),
  LIMIT_LOOSENED: entry({
    severity: "warning",
    title: "A flag replaces a limit of the trade file by a looser one",
    message: (a: { name: LimitFigures["name"]; side: Side | null; limit: number; flag: string }) =>
      `${a.flag} replaces ${a.name} of the trade file, which is stricter: ${limitWords(a)}`,
    hint: () => "leave the flag out to hold the trade to its own limit",
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
    hint: () => "give --today DATE; of a trade that is written, its asOf counts too",
  }),
  PRICE_DATE_UNKNOWN: entry({
    severity: "warning",
    title: "A level has no date",
    message: (a: { symbol: string }) => `the level of ${a.symbol} has no date`,
    hint: (a) =>
      `give --today DATE, and asOf in the trade file where it lacks one; a level from --history ${a.symbol}=FILE has its own`,
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
  STORED_WARNING: entry({
    severity: "warning",
    title: "A stored sizing was answered with a warning about its prices, which are not read again",
    message: (a: { code: string; message: string }) =>
      a.code === "STORED_WARNING" ? a.message : `when it was sized: ${a.message} (${a.code})`,
  }),
  LIMIT_OF_STORED_MARK: entry({
    severity: "usage",
    title: "A stored mark is held to its own rules only",
    message: (_: Readonly<Record<string, never>>) =>
      "a stored mark is checked by the rules that it was marked with, on its own day",
    hint: () => "check the trade itself, or give it to mark",
  }),
  AGAINST_UNUSED: entry({
    severity: "usage",
    title: "A stored sizing is given, and no limit compares anything with it",
    message: (a: { file: string }) => `--against ${a.file} is compared with nothing: there is no limit on the drift`,
    hint: () => "add --max-ratio-drift PCT, or limits: {maxRatioDrift: 5%} to the trade file",
  }),
});

type Side = "long" | "short";

export interface OfDollars {
  readonly limit: number;
  readonly actual: number;
  /** actual − limit. */
  readonly over: number;
}

/** A share of past windows of so many trading days; of them so many do not overlap. */
interface PastShare {
  readonly limit: number;
  readonly actual: number;
  readonly days: number;
  readonly windows: number;
  readonly disjoint: number;
}

/** What the sentences on each limit need to know: of a limit that is broken only what breaks it. */
interface Figures {
  /** What premiums rest on that are the model's; null where none are. */
  readonly maxLoss: Omit<OfDollars, "actual"> & {
    readonly actual: number | "unlimited";
    readonly premiums: ModelVolatilities | null;
  };
  readonly maxNotional: OfDollars;
  readonly maxPremium: OfDollars;
  readonly maxDailyRisk: OfDollars & {
    readonly correlation: number | null;
    readonly by: "deltas" | "revaluation" | "deltas alone";
  };
  readonly maxCapital: OfDollars & { readonly kind: "strategy-based" | "given" | "premium" };
  readonly imbalance: OfDollars;
  readonly minProbability: { readonly limit: number; readonly actual: number };
  readonly minShareProfitable: PastShare;
  readonly minShareProfitableLower: PastShare;
  /** The beta that is furthest from 0, of those from every start of the windows. */
  readonly maxResidualBeta: {
    readonly limit: number;
    readonly actual: number;
    readonly least: number;
    readonly most: number;
    readonly days: number;
  };
  readonly maxRatioDrift: {
    readonly limit: number;
    readonly actual: number;
    readonly ratio: number;
    readonly stored: number;
    readonly file: string;
  };
  readonly maxContracts: {
    readonly sides: readonly { readonly side: Side; readonly actual: number; readonly limit: number }[];
  };
  readonly definedRisk: { readonly unlimited: readonly string[] };
  readonly quotedPremiums: { readonly modelled: readonly string[] };
  /** Sold options that nothing covers, and other legs that a cash account does not hold. */
  readonly cashAccount: { readonly uncovered: readonly string[]; readonly barred: readonly string[] };
  readonly maxPriceAge: {
    readonly limit: number;
    readonly prices: readonly { readonly symbol: string; readonly days: number }[];
  };
  readonly warnings: { readonly codes: readonly string[] };
}

/** The figures of a limit, under its name. */
export type LimitFigures = { readonly [Name in keyof Figures]: { readonly name: Name } & Figures[Name] }[keyof Figures];

/** The sentences on a limit. */
interface Sentences<Of> {
  readonly kept: (figures: Of) => string;
  readonly broken: (figures: Of) => string;
  /** Of a figure: the limit alone. */
  readonly limit?: (figures: Of) => string;
}

/** One row a limit: "the pair can lose $20,365, $5,365 over the limit of $15,000". */
const sentences: { readonly [Name in keyof Figures]: Sentences<Figures[Name]> } = {
  maxLoss: bounded({
    actual: (a) => {
      const loss =
        a.actual === "unlimited" ? "the loss of the pair is unlimited" : `the pair can lose ${usd(a.actual)}`;
      return a.premiums === null ? loss : `${loss} (${modelPremiumWords(a.premiums)})`;
    },
    beyond: (a) => (a.actual === "unlimited" ? "over" : `${usd(a.over)} over`),
    limit: (a) => usd(a.limit),
  }),
  maxNotional: bounded({
    actual: (a) => `the gross notional is ${usd(a.actual)}`,
    beyond: (a) => `${usd(a.over)} over`,
    limit: (a) => usd(a.limit),
  }),
  maxPremium: bounded({
    actual: ({ actual: paid }) =>
      paid < 0 ? `${usd(-paid)} of premium is received, fees off` : `premium and fees come to ${usd(paid)}`,
    beyond: (a) => `${usd(a.over)} over`,
    limit: (a) => usd(a.limit),
  }),
  maxDailyRisk: bounded({
    actual: ({ actual, correlation, by }) => {
      const together = correlation === null ? "both sides added" : `at a correlation of ${correlation}`;
      return `the pair moves by ${usd(actual)} a day by ${by}, ${together}`;
    },
    beyond: (a) => `${usd(a.over)} over`,
    limit: (a) => `${usd(a.limit)} a day`,
  }),
  maxCapital: bounded({
    actual: (a) => capitalWords(a.kind, usd(a.actual)),
    beyond: (a) => `${usd(a.over)} over`,
    limit: (a) => usd(a.limit),
  }),
  imbalance: bounded({
    actual: (a) => `the pair is ${percent(a.actual)} out of balance${leaning(a.actual)}`,
    beyond: (a) => `${points(a.over)} points over`,
    limit: (a) => percent(a.limit),
  }),
  minProbability: bounded({
    actual: (a) => `the probability of a profit is ${percent(a.actual)}`,
    within: "not under",
    beyond: (a) => `${points(a.limit - a.actual)} points under`,
    limit: (a) => percent(a.limit),
  }),
  minShareProfitable: bounded({
    actual: (a) =>
      `of ${a.windows} past windows of ${counted(a.days, "trading day")}, centred, ${percent(a.actual)} made a profit`,
    within: "not under",
    beyond: (a) => `${points(a.limit - a.actual)} points under`,
    limit: (a) => percent(a.limit),
  }),
  minShareProfitableLower: bounded({
    actual: (a) =>
      `the share of past windows with a profit, centred, is at least ${percent(a.actual)} by its 95 % interval of ${a.disjoint} disjoint windows`,
    within: "not under",
    beyond: (a) => `${points(a.limit - a.actual)} points under`,
    limit: (a) => percent(a.limit),
  }),
  maxResidualBeta: bounded({
    actual: (a) =>
      `over past windows of ${counted(a.days, "trading day")} the weighting left a beta of ${a.least === a.most ? a.actual.toFixed(4) : `${a.least.toFixed(4)} to ${a.most.toFixed(4)}, by their start,`} to the mean of both indices`,
    beyond: (a) => `${Number((Math.abs(a.actual) - a.limit).toPrecision(4))} over`,
    limit: (a) => String(a.limit),
  }),
  maxRatioDrift: bounded({
    actual: ({ actual, ratio, stored, file }) => {
      const direction = actual < 0 ? "below" : "above";
      return `the hedge ratio ${ratio.toFixed(4)} is ${percent(actual)} ${direction} the ${stored.toFixed(4)} of ${file}`;
    },
    beyond: (a) => `${points(Math.abs(a.actual) - a.limit)} points over`,
    limit: (a) => percent(a.limit),
  }),
  maxContracts: bounded({
    actual: ({ sides }) => {
      const counts = sides.map((one) => `${one.actual} ${one.side}`).join(" and ");
      return sides.length === 1 && sides[0]?.actual === 1
        ? `there is ${counts} contract`
        : `there are ${counts} contracts`;
    },
    beyond: () => "over",
    limit: ({ sides }) => sides.map(({ limit }) => `${limit}`).join(" and "),
  }),
  definedRisk: {
    kept: () => "the loss of both sides has an end",
    broken: (a) => `the loss of ${a.unlimited.join(" and ")} is unlimited`,
  },
  quotedPremiums: {
    kept: () => "every premium is a quote",
    broken: ({ modelled }) => `${counted(modelled.length, "premium")} of the model, not quoted: ${modelled.join(", ")}`,
  },
  cashAccount: {
    kept: () => "a cash account holds both sides: every sold option is covered",
    broken: ({ uncovered, barred }) =>
      [
        ...(uncovered.length > 0 ? [`sold without cover: ${uncovered.join(", ")}`] : []),
        ...(barred.length > 0 ? [`not for a cash account: ${barred.join(", ")}`] : []),
      ].join("; "),
  },
  maxPriceAge: bounded({
    actual: ({ prices }) =>
      prices.map(({ symbol, days }) => `the level of ${symbol} is ${counted(days, "day")} old`).join(" and "),
    beyond: () => "over",
    limit: (a) => counted(a.limit, "day"),
  }),
  warnings: {
    kept: () => "there are no warnings",
    broken: ({ codes }) => `${counted(codes.length, "warning")}, and none is allowed: ${codes.join(", ")}`,
  },
};

/** The sentences on a limit of a figure: what the trade is, by how much the limit is broken, and the limit. */
function bounded<Of>({
  actual,
  within = "within",
  beyond,
  limit,
}: {
  readonly actual: (figures: Of) => string;
  readonly within?: string;
  readonly beyond: (figures: Of) => string;
  readonly limit: (figures: Of) => string;
}): Sentences<Of> {
  return {
    limit,
    kept: (figures) => `${actual(figures)}, ${within} the limit of ${limit(figures)}`,
    broken: (figures) => `${actual(figures)}, ${beyond(figures)} the limit of ${limit(figures)}`,
  };
}

/** A limit of a figure alone: "$25,000", "1 %", "40 long". */
function limitWords({ name, side, limit }: { name: LimitFigures["name"]; side: Side | null; limit: number }): string {
  const words = sentences[name].limit?.({ limit, sides: [{ limit }] } as never) ?? String(limit);
  return side === null ? words : `${words} ${side}`;
}

/** The sentences on the limit that the figures name. */
function sentencesOn({ name }: LimitFigures): Sentences<never> {
  return sentences[name];
}

function capitalWords(kind: "strategy-based" | "given" | "premium", amount: string): string {
  switch (kind) {
    case "strategy-based":
      return `the pair binds ${amount} of strategy-based margin and premium`;
    case "given":
      return `the pair binds ${amount} by the margin given`;
    case "premium":
      return `the pair binds at least the ${amount} of premium paid`;
  }
}

function leaning(imbalance: number): string {
  if (imbalance === 0) return "";
  return imbalance > 0 ? ", long-heavy" : ", short-heavy";
}

/** Dollars to the cent, rounded up so that what is over a limit is seen to be; without cents where there are none. */
function usd(amount: number): string {
  return usdUp(amount).replace(/\.\d$/, "$&0");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
