import type { OptionSpec } from "./command.ts";
import { limitMeanings } from "./help/limit-meanings.ts";
import { outputOptions, sizingOptions, tradeOptions } from "./trade-options.ts";

/** The formats of `check`: those of every command, and two that only machines read. */
export const checkFormats = ["table", "json", "csv", "markdown", "junit", "github"] as const;

const limitOptions: readonly OptionSpec[] = [
  { flags: "--max-loss <USD>", summary: limitMeanings.maxLoss },
  { flags: "--max-notional <USD>", summary: limitMeanings.maxNotional },
  { flags: "--premium <USD>", summary: limitMeanings.premium },
  { flags: "--max-daily-risk <USD>", summary: limitMeanings.maxDailyRisk },
  { flags: "--imbalance <PCT>", summary: limitMeanings.imbalance },
  { flags: "--max-contracts <N>", summary: "large contracts a side, or SYM=N for one side", repeats: true },
  { flags: "--min-probability <PCT>", summary: limitMeanings.minProbability },
  { flags: "--max-ratio-drift <PCT>", summary: limitMeanings.maxRatioDrift },
  { flags: "--against <FILE>", summary: "a stored size --json, for the drift of the hedge ratio" },
  { flags: "--defined-risk", summary: "the loss of each side has an end" },
  { flags: "--max-price-age <DAYS>", summary: limitMeanings.maxPriceAge },
  { flags: "--today <DATE>", summary: "the date that the age of prices is counted to; no clock is read" },
  { flags: "--warnings-as-errors", summary: "a warning fails the trade" },
];

/** Budgets decide the contracts, which a check takes as they are: the trade file's `size` holds them. */
const isBudget = ({ flags }: OptionSpec) => /^--(max-|account|risk)/.test(flags);

const checkOutput = outputOptions
  .filter(({ flags }) => flags !== "--explain")
  .map((option) =>
    option.flags.startsWith("--format")
      ? { ...option, summary: "table, json, csv, markdown, junit or github", choices: checkFormats }
      : option,
  );

/** Every flag of `check`: the limits first. */
export const checkOptions: readonly OptionSpec[] = [
  ...limitOptions,
  { flags: "--list", summary: "what can be checked, and what each check means" },
  { flags: "--all", summary: "the checks that passed too" },
  ...tradeOptions.filter(({ flags }) => !flags.startsWith("--move")),
  ...sizingOptions.filter((option) => !isBudget(option)),
  ...checkOutput,
];
