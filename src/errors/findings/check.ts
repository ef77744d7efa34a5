import { entry } from "../entry.ts";
import type { LimitFigures } from "../limit-figures.ts";
import { brokenWords, keptWords } from "../limit-words.ts";

/** The symbols of a pair. */
export interface SidesOf {
  readonly long: string;
  readonly short: string;
}

/** Codes of checks: what was held against a limit, and why a limit could not be measured. */
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
