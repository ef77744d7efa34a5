import type { Quantity } from "../../core/quantity.ts";
import { failIfAny } from "../../errors/error.ts";
import { quantityReader } from "../../schema/quantity-reader.ts";
import { ranges } from "../../schema/range.ts";
import { resolveTrade } from "../../schema/resolve-trade.ts";
import { type Options, textOf } from "../command.ts";
import { flagName } from "../keyed-flag.ts";
import { mergeFlags } from "../merge-flags.ts";
import { sizingOptions } from "../trade-options.ts";

const sizingFlagNames = sizingOptions.map(({ flags }) => flags.split(" ")[0] ?? "");

/**
 * The flags of sizing, which beat every line of a batch; null where none was given.
 *
 * @throws PairsizeError what is wrong with those that name no symbol: it would be wrong with every line
 */
export function sizingFlags(options: Options): Options | null {
  const given = Object.entries(options).filter(([name]) => sizingFlagNames.includes(flagName(name)));
  if (given.length === 0) return null;
  const bare = given.map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((typed) => !typed.includes("=")) : value,
  ]);
  const pair = { long: "RTY", short: "NQ", level: ["RTY=1", "NQ=1"] };
  const { input, origins } = mergeFlags(null, { ...Object.fromEntries(bare), ...pair });
  resolveTrade(input, origins, { long: null, short: null }, null, []);
  return Object.fromEntries(given);
}

/**
 * The number of the first line of a batch, 1 where none was given.
 *
 * @throws PairsizeError NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE
 */
export function firstLineOf(options: Options): number {
  const typed = textOf(options, "firstLine");
  const reader = quantityReader({ place: () => ({ flag: `--first-line ${typed}` }), from: () => "flag" });
  const number = reader.quantity<Quantity<string>>(typed, [], { name: "first-line", range: ranges.line });
  failIfAny(reader.findings);
  return number ?? 1;
}
