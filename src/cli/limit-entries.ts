import type { LimitName } from "../core/check/limits.ts";
import type { Symbols } from "../schema/symbols.ts";
import type { Options } from "./command.ts";
import { capEntries } from "./count-entries.ts";
import { entryOf, type FlagEntry } from "./flag-entries.ts";

const single: readonly LimitName[] = [
  "maxLoss",
  "maxNotional",
  "premium",
  "maxDailyRisk",
  "imbalance",
  "minProbability",
  "maxRatioDrift",
  "definedRisk",
  "maxPriceAge",
];

/** The limits that flags give: of `check`, where a limit and a budget of the sizing may share the name of a flag. */
export function limitEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return [
    ...single.flatMap((name) => entryOf(options, name, ["limits", name])),
    ...capEntries(options, symbols, "limits"),
  ];
}

/** The flags of `check` without those that give limits: what is left makes the trade. */
export function withoutLimits(options: Options): Options {
  const { maxLoss: _, maxNotional: __, maxContracts: ___, ...others } = options;
  return others;
}
