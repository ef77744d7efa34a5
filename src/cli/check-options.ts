import type { LimitName } from "../core/check/limits.ts";
import { limitKeys } from "../schema/trade-keys.ts";
import type { OptionSpec } from "./command.ts";
import { outputOptions, sizingOptions, tradeOptions } from "./trade-options.ts";

/** The formats of `check`: those of every command, and two that only machines read. */
export const checkFormats = ["table", "json", "csv", "markdown", "junit", "github"] as const;

const limit = (name: LimitName) => `limit: ${limitKeys[name]}`;

const limitOptions: readonly OptionSpec[] = [
  { flags: "--max-loss <USD>", summary: limit("maxLoss") },
  { flags: "--max-notional <USD>", summary: limit("maxNotional") },
  { flags: "--premium <USD>", summary: limit("premium") },
  { flags: "--max-daily-risk <USD>", summary: limit("maxDailyRisk") },
  { flags: "--imbalance <PCT>", summary: limit("imbalance") },
  { flags: "--max-contracts <N>", summary: "limit: large contracts a side, or SYM=N for one side", repeats: true },
  { flags: "--min-probability <PCT>", summary: limit("minProbability") },
  { flags: "--max-ratio-drift <PCT>", summary: limit("maxRatioDrift") },
  { flags: "--against <FILE>", summary: "a stored size --json, for the drift of the hedge ratio" },
  { flags: "--defined-risk", summary: "limit: the loss of each side has an end" },
  { flags: "--max-price-age <DAYS>", summary: limit("maxPriceAge") },
  { flags: "--today <DATE>", summary: "the date that the age of prices is counted to; no clock is read" },
  { flags: "--warnings-as-errors", summary: "a warning fails the trade" },
];

/** A check takes the contracts as they are: what decides them stands in `size` of the trade file. And it orders nothing. */
const isOfSizeOnly = ({ flags }: OptionSpec) => /^--(max-|account|risk|holding)/.test(flags);

const summaries: Readonly<Record<string, string>> = {
  "--format <FORMAT>": "table, json, csv, markdown, junit or github",
  "-q, --quiet": "nothing of trades that passed, and no warnings",
};

const checkOutput = outputOptions
  .filter(({ flags }) => flags !== "--explain")
  .map((option) => ({
    ...option,
    summary: summaries[option.flags] ?? option.summary,
    ...(option.choices === undefined ? {} : { choices: checkFormats }),
  }));

/** Every flag of `check`: the limits first. */
export const checkOptions: readonly OptionSpec[] = [
  ...limitOptions,
  { flags: "--list", summary: "what can be checked, and what each check means" },
  { flags: "--all", summary: "the checks that passed too" },
  ...tradeOptions.filter(({ flags }) => !flags.startsWith("--move")),
  ...sizingOptions.filter((option) => !isOfSizeOnly(option)),
  ...checkOutput,
];
