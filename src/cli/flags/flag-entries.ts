import type { LimitName } from "../../core/pair/limits.ts";
import type { Side } from "../../core/sides.ts";
import { fail } from "../../errors/error.ts";
import type { Path } from "../../schema/path.ts";
import { heldContract, microSymbol, type Symbols, sideOfSymbol } from "../../schema/symbols.ts";
import { isSet, type Options, textOf, textsOf } from "../call/command.ts";

/** One value of the trade that a flag gives: where it belongs, and the flag as it was typed. */
export interface FlagEntry {
  readonly path: Path;
  readonly value: unknown;
  readonly flag: string;
}

/** Flags with one value, and the key of the trade that each gives. */
const single: Readonly<Record<string, Path>> = {
  asOf: ["asOf"],
  expiry: ["expiry"],
  rate: ["rate"],
  correlation: ["correlation"],
  quote: ["quote"],
  weighting: ["size", "weighting"],
  tolerance: ["size", "tolerance"],
  maxLoss: ["size", "maxLoss"],
  account: ["size", "account"],
  risk: ["size", "risk"],
  maxNotional: ["size", "maxNotional"],
  maxPremium: ["size", "maxPremium"],
  maxDailyVolatility: ["size", "maxDailyVolatility"],
  fee: ["size", "fee"],
};

/** Flags keyed by symbol, and the key of the side that each gives. */
const ofSide: Readonly<Record<string, Path>> = {
  level: ["level"],
  vol: ["volatility"],
  history: ["history", "file"],
  multiplier: ["multiplier"],
  fx: ["fx"],
  impliedVol: ["impliedVolatility"],
  yield: ["yield"],
  chain: ["chain"],
};

/** Flags that say how price files are read and volatility is measured, on every side that has a history. */
const ofHistory: Readonly<Record<string, string>> = {
  lookback: "lookback",
  estimator: "estimator",
  periods: "periodsPerYear",
  lambda: "lambda",
  column: "column",
  symbol: "symbol",
  dateOrder: "dateOrder",
  skipWeekends: "skipWeekends",
};

/** The values that flags give to keys of the trade, whatever its sides. */
export function singleEntries(options: Options): FlagEntry[] {
  const micros = isSet(options, "withMicros");
  return [
    ...Object.entries(single).flatMap(([name, path]) => entryOf(options, name, path)),
    ...(micros ? [{ path: ["size", "withMicros"], value: true, flag: "--with-micros" }] : []),
  ];
}

/**
 * The values that SYM=VALUE flags give to the sides.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED
 */
export function sideEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return Object.entries(ofSide).flatMap(([name, path]) =>
    keyedOnce(options, name, symbols).map(({ side, value, flag }) => ({ path: [side, ...path], value, flag })),
  );
}

/** When options may be exercised: SYM=american for one side, a bare style for both. */
export function exerciseEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const given = textsOf(options, "exercise");
  const every = given.filter((typed) => !typed.includes("="));
  const keyed = { exercise: given.filter((typed) => typed.includes("=")) };
  return [
    ...every.flatMap((value) =>
      (["long", "short"] as const).map((side) => ({
        path: [side, "exercise"],
        value,
        flag: `--exercise ${asTyped(value)}`,
      })),
    ),
    ...keyedOnce(keyed, "exercise", symbols).map(({ side, value, flag }) => ({
      path: [side, "exercise"],
      value,
      flag,
    })),
  ];
}

/** How price files are read and volatility is measured, for the sides that have a history. */
export function historyEntries(options: Options, sides: readonly Side[]): FlagEntry[] {
  return sides.flatMap((side) =>
    Object.entries(ofHistory).flatMap(([name, key]) => entryOf(options, name, [side, "history", key])),
  );
}

/** The legs that flags give: where a side has any, they replace those of the file. */
export function legEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const counts = { long: 0, short: 0 };
  return keyedFlags(options, "leg", symbols).map(({ side, value, flag }) => {
    const path: Path = [side, "legs", counts[side]];
    counts[side] += 1;
    return { path, value, flag };
  });
}

/**
 * Named moves: "RTY=+16%,NQ=+8%".
 *
 * @throws PairsizeError MOVE_UNREADABLE
 */
export function moveEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return textsOf(options, "move").map((typed, at) => {
    const flag = `--move ${asTyped(typed)}`;
    const parts = typed.split(",").map((part) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(part));
    if (parts.some((part) => part === null)) fail("MOVE_UNREADABLE", { got: typed, ...symbols }, { flag });
    return {
      path: ["moves", at],
      value: Object.fromEntries(parts.map((part) => [part?.[1] ?? "", part?.[2] ?? ""])),
      flag,
    };
  });
}

/** What a flag with one value, or a switch, gives to a key of the trade; nothing where it was not typed. */
function entryOf(options: Options, name: string, path: Path): FlagEntry[] {
  if (isSet(options, name)) return [{ path, value: true, flag: flagName(name) }];
  const value = textOf(options, name);
  return value === undefined ? [] : [{ path, value, flag: `${flagName(name)} ${asTyped(value)}` }];
}

/** Contract counts by side, caps and holdings. */
export function countEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return [
    ...capEntries(options, symbols, "size"),
    ...keyedOnce(options, "contracts", symbols).map(({ side, value, flag }) => ({
      path: ["size", "contracts", side],
      value,
      flag,
    })),
    ...holdingEntries(options, symbols),
  ];
}

/** Holdings, keyed by the symbol of a side or of its smaller contract. */
function holdingEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const isMicro = (typed: string) => heldContract(typed.split("=")[0]?.trim() ?? "", symbols)?.size === "micro";
  const typed = textsOf(options, "holding");
  const entries = (holding: readonly string[], named: Symbols) =>
    keyedOnce({ holding }, "holding", named).map(({ side, value, flag }) => ({
      path: ["size", "holding", named[side]],
      value,
      flag,
    }));
  const micros = { long: microSymbol(symbols.long), short: microSymbol(symbols.short) };
  return [
    ...entries(
      typed.filter((one) => !isMicro(one)),
      symbols,
    ),
    ...entries(typed.filter(isMicro), micros),
  ];
}

/** The most contracts of both sides or of one, as `maxContracts` of a map of the trade. */
function capEntries(options: Options, symbols: Symbols, map: "size" | "limits"): FlagEntry[] {
  const capped = textsOf(options, "maxContracts");
  const keyed = capped.filter((typed) => typed.includes("="));
  const path: Path = [map, "maxContracts"];
  return [
    ...capped
      .filter((typed) => !typed.includes("="))
      .flatMap((value) => bothSides(path, keyed.length > 0).map((each) => capEntry(each, value))),
    ...keyedOnce({ maxContracts: keyed }, "maxContracts", symbols).map(({ side, value, flag }) => ({
      path: [...path, side],
      value,
      flag,
    })),
  ];
}

/** A cap on both sides, spelled out where another flag changes it on one of them. */
function bothSides(path: Path, isRefined: boolean): readonly Path[] {
  return isRefined
    ? [
        [...path, "long"],
        [...path, "short"],
      ]
    : [path];
}

function capEntry(path: Path, value: string): FlagEntry {
  return { path, value, flag: `--max-contracts ${asTyped(value)}` };
}

const singleLimits: readonly LimitName[] = [
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
    ...singleLimits.flatMap((name) => entryOf(options, name, ["limits", name])),
    ...capEntries(options, symbols, "limits"),
  ];
}

/** The flags of `check` without those that give limits: what is left makes the trade. */
export function withoutLimits(options: Options): Options {
  const { maxLoss: _, maxNotional: __, maxContracts: ___, ...others } = options;
  return others;
}

/** One SYM=VALUE flag, with the side that its symbol names. */
interface KeyedFlag {
  readonly side: Side;
  readonly value: string;
  /** As it was typed: "--level RTY=2730.8". */
  readonly flag: string;
}

/**
 * The SYM=VALUE pairs of a flag that repeats, in the order typed.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN
 */
function keyedFlags(options: Options, name: string, symbols: Symbols): KeyedFlag[] {
  return textsOf(options, name).map((typed) => keyedFlag(flagName(name), typed, symbols));
}

function keyedFlag(flag: string, typed: string, symbols: Symbols): KeyedFlag {
  const at = typed.indexOf("=");
  if (at < 1) fail("FLAG_NOT_KEYED", { flag, got: typed });
  const symbol = typed.slice(0, at).trim();
  const side = sideOfSymbol(symbol, symbols);
  if (side === null) fail("FLAG_SYMBOL_UNKNOWN", { flag, symbol, ...symbols });
  return { side, value: typed.slice(at + 1).trim(), flag: `${flag} ${asTyped(typed)}` };
}

/**
 * The SYM=VALUE pairs of a flag that each side may have once.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED
 */
export function keyedOnce(options: Options, name: string, symbols: Symbols): KeyedFlag[] {
  const given = keyedFlags(options, name, symbols);
  const again = given.find(({ side }, at) => given.findIndex((other) => other.side === side) < at);
  if (again !== undefined) fail("FLAG_REPEATED", { flag: flagName(name), symbol: symbols[again.side] });
  return given;
}

/** A word of the command line as it had to be typed: in quotes where it holds spaces. */
export function asTyped(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}

/**
 * The flag of a camel-cased option name.
 *
 * @example
 * flagName("maxLoss"); // "--max-loss"
 */
export function flagName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
