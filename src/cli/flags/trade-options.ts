import type { Key, Keys } from "../../schema/key.ts";
import { limitKeys, ruleKeys, sizeKeys, tradeKeys } from "../../schema/keys.ts";
import { historyKeys, sideKeys } from "../../schema/side-keys.ts";
import type { OptionSpec } from "../call/command.ts";
import { flagName } from "./flag-entries.ts";

/** The flags that the table gives to keys, in its order. */
function optionsOf(keys: Keys): readonly OptionSpec[] {
  return Object.values(keys).flatMap(optionOf);
}

function optionOf({ shape, flag, flagBy, meaning, flagMeaning = meaning, alias }: Key): OptionSpec[] {
  if (flag === undefined) return [];
  const choices = typeof shape === "object" && "oneOf" in shape && flagBy === undefined ? shape.oneOf : null;
  return [
    {
      flags: flag,
      summary: flagMeaning,
      ...(flagBy !== undefined || flag.includes("<SYM=") ? { repeats: true } : {}),
      ...(choices === null ? {} : { choices: choices.map(String) }),
      ...(alias === undefined ? {} : { alias: flagName(alias) }),
    },
  ];
}

const { column, symbol, dateOrder, skipWeekends } = historyKeys;

/** Flags that decide what a price file leaves open. */
export const priceFileOptions = optionsOf({ column, symbol, dateOrder, skipWeekends });

const { long, short, ...pairKeys } = tradeKeys;

/** Flags that make a trade, shared by every command that takes one. */
export const tradeOptions: readonly OptionSpec[] = [
  ...optionsOf({ long, short }),
  ...optionsOf(sideKeys),
  ...optionsOf(historyKeys),
  ...optionsOf(pairKeys),
];

/** Flags that decide how many contracts. */
export const sizingOptions = optionsOf(sizeKeys);

/** Flags that a check holds the trade against. */
export const limitOptions: readonly OptionSpec[] = optionsOf(
  Object.fromEntries(Object.entries(limitKeys).filter(([name]) => !Object.hasOwn(ruleKeys, name))),
).map((option) => ({
  ...option,
  summary: `limit: ${option.summary}`,
}));

/** Flags of the rules that an open pair is closed by. */
export const ruleOptions: readonly OptionSpec[] = optionsOf({
  ...ruleKeys,
  maxRatioDrift: limitKeys.maxRatioDrift,
}).map((option) => ({
  ...option,
  summary: `rule: ${option.summary.replace(/^of an open pair: /, "").replace("--against", "the entry")}`,
}));
/** The flag that keeps a command within a folder: for trades of somebody else's. */
export const rootOption: OptionSpec = { flags: "--root <DIR>", summary: "opens nothing outside of this folder" };

/** Flags that say which file the answer is written to. */
export const fileOptions: readonly OptionSpec[] = [
  { flags: "-o, --output <FILE>", summary: "writes there instead, whole or not at all" },
  { flags: "--force", summary: "lets -o replace a file" },
];

/** Flags that say how the answer is written. */
export const outputOptions: readonly OptionSpec[] = [
  {
    flags: "--format <FORMAT>",
    summary: "table, json, csv or markdown",
    choices: ["table", "json", "csv", "markdown"],
  },
  { flags: "--json", summary: "the same as --format json" },
  { flags: "--explain", summary: "every formula with its numbers" },
  ...fileOptions,
  { flags: "--color", summary: "colour, also into a pipe" },
  { flags: "--no-color", summary: "no colour" },
  { flags: "-q, --quiet", summary: "no notes: only errors, and warnings that make a number doubtful" },
  { flags: "--debug", summary: "stack traces and timings on standard error" },
];
