import { mirroredStructure, structureLegs } from "../../core/compare/mirrored-structure.ts";
import { readNumber } from "../../core/number-text.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import type { Key, Keys } from "../../schema/key.ts";
import { sizeKeys, tradeKeys } from "../../schema/keys.ts";
import { historyKeys, sideKeys } from "../../schema/side-keys.ts";
import { heldContract, microSymbol, type Path, type Symbols, sideOfSymbol } from "../../schema/written-trade.ts";
import { isSet, namesOf, type OptionSpec, type Options, optionName, textOf, textsOf } from "../call/command.ts";

/** The flags that the table gives to keys, in its order. */
export function optionsOf(keys: Keys): readonly OptionSpec[] {
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

/** The flag that leaves orders alone, as a place reads them. */
export const ticketsOption: OptionSpec = {
  flags: "--tickets <PLACE>",
  summary: "only the orders, as a place reads them: plain, exchange, osi, ibkr",
  choices: ["plain", "exchange", "osi", "ibkr"],
};

/** Flags that say how an answer is shown, which tickets are not. */
const FORMS = ["json", "format", "explain", "full", "orders", "frontier"];

/**
 * The place that orders are asked for; undefined where they are not.
 *
 * @throws PairsizeError TICKETS_AND_FORMAT
 */
export function ticketsPlace(options: Options): string | undefined {
  const place = textOf(options, "tickets");
  const form = FORMS.find((name) => options[name] !== undefined);
  if (place !== undefined && form !== undefined) fail("TICKETS_AND_FORMAT", { flag: flagName(form) });
  return place;
}

/** Those of the options that are named: "--level". */
export function only(options: readonly OptionSpec[], ...names: readonly string[]): readonly OptionSpec[] {
  return options.filter(({ flags }) => names.some((name) => namesOf(flags).includes(name)));
}

/** The options but those that are named. */
export function without(options: readonly OptionSpec[], ...names: readonly string[]): readonly OptionSpec[] {
  const named = only(options, ...names);
  return options.filter((option) => !named.includes(option));
}

/** One value of the trade that a flag gives: where it belongs, and the flag as it was typed. */
export interface FlagEntry {
  readonly path: Path;
  readonly value: unknown;
  readonly flag: string;
  /** The former name of the key, which the file may have. */
  readonly alias?: string | undefined;
}

/** The values that flags give to keys of the trade itself. */
export function pairEntries(options: Options): FlagEntry[] {
  return plainEntries(pairKeys, [], options);
}

/**
 * The values that SYM=VALUE flags give to the sides; a bare `--exercise` is of both.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED
 */
export function sideEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return [
    ...entriesBySide(sideKeys, (key, side) => [side, key], options, symbols),
    ...entriesBySide(historyKeys, (key, side) => [side, "history", key], options, symbols),
  ];
}

/** How price files are read and volatility is measured, for the sides that have a history. */
export function historyEntries(options: Options, sides: readonly Side[]): FlagEntry[] {
  return sides.flatMap((side) => plainEntries(historyKeys, [side, "history"], options));
}

/** The values that flags give to the keys of `size` or `limits`: amounts, counts by side, holdings. */
export function ruleEntries(map: string, keys: Keys, options: Options, symbols: Symbols): FlagEntry[] {
  return [
    ...plainEntries(keys, [map], options),
    ...entriesBySide(
      keys,
      (key, side) => [map, key, side],
      options,
      symbols,
      (key) => [map, key],
    ),
  ];
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
 * The legs of a structure that both sides hold, mirrored on the short one: "40dC/20dC"; or of the sides that it names:
 * "RTY=2750C/2950C,NQ=25500P". They replace all others of a side.
 *
 * @throws PairsizeError STRUCTURE_NOT_MIRRORED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED, and those of a leg
 */
export function structureEntries(typed: string, symbols: Symbols): FlagEntry[] {
  const flag = `--structure ${asTyped(typed)}`;
  const entries = (side: Side, legs: readonly string[]) =>
    legs.map((value, at): FlagEntry => ({ path: [side, "legs", at], value, flag }));
  if (typed.includes("=")) {
    const structure = typed.split(/,(?=[^,=]*=)/);
    return keyedOnce({ structure }, "structure", symbols).flatMap(({ side, value }) =>
      entries(side, structureLegs(value)),
    );
  }
  const reading = mirroredStructure(typed);
  if (!reading.ok) throw new PairsizeError([{ ...reading.finding, flag }]);
  return [...entries("long", reading.value.long), ...entries("short", reading.value.short)];
}

/**
 * Named moves: "RTY=+16%,NQ=+8%", or by levels "RTY=2850,NQ=26,000".
 *
 * @throws PairsizeError MOVE_UNREADABLE
 */
export function moveEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return textsOf(options, "move").map((typed, at) => {
    const flag = `--move ${asTyped(typed)}`;
    // A comma inside of a number, 26,000, has no symbol behind it.
    const parts = typed.split(/,(?=[^,=]*=)/).map((part) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(part));
    if (parts.some((part) => part === null)) fail("MOVE_UNREADABLE", { got: typed, ...symbols }, { flag });
    return {
      path: ["moves", at],
      value: Object.fromEntries(parts.map((part) => [part?.[1] ?? "", part?.[2] ?? ""])),
      flag,
    };
  });
}

/**
 * What is held by flags: a number by the symbol of a side or of its smaller contract, anything else as an instrument.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED
 */
export function holdingEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const parts = (one: string) => {
    const at = one.indexOf("=");
    return { symbol: one.slice(0, Math.max(at, 0)).trim(), value: one.slice(at + 1).trim() };
  };
  const isMicro = (one: string) => heldContract(parts(one).symbol, symbols)?.size === "micro";
  const isCount = (one: string) => readNumber(parts(one).value).ok;
  const micros = { long: microSymbol(symbols.long), short: microSymbol(symbols.short) };
  const typed = textsOf(options, "holding");
  const counts = (holding: readonly string[], named: Symbols) =>
    keyedOnce({ holding }, "holding", named).map(({ side, value, flag }) => ({
      path: ["size", "holding", named[side]],
      value,
      flag,
    }));
  const held = typed
    .filter((one) => !isCount(one))
    .map((one, at) => {
      const named = isMicro(one) ? micros : symbols;
      const { side, value, flag } = keyedFlag("--holding", one, named);
      return { path: ["holdings", at], value: { [named[side]]: value }, flag };
    });
  return [
    ...counts(
      typed.filter((one) => isCount(one) && !isMicro(one)),
      symbols,
    ),
    ...counts(
      typed.filter((one) => isCount(one) && isMicro(one)),
      micros,
    ),
    ...held,
  ];
}

/** The values that flags with one value, and switches, give to the keys of the map at a path. */
function plainEntries(keys: Keys, at: Path, options: Options): FlagEntry[] {
  return Object.entries(keys).flatMap(([key, { flag, alias }]): FlagEntry[] => {
    if (flag === undefined) return [];
    const name = optionName(flag);
    const path = [...at, key];
    if (isSet(options, name)) return [{ path, value: true, flag: flagName(name), alias }];
    const value = textOf(options, name);
    return value === undefined ? [] : [{ path, value, flag: `${flagName(name)} ${asTyped(value)}`, alias }];
  });
}

/** The values of flags that give a key of each side, of the one that a symbol names or of both. */
function entriesBySide(
  keys: Keys,
  pathOf: (key: string, side: Side) => Path,
  options: Options,
  symbols: Symbols,
  ofBoth: (key: string) => Path | null = () => null,
): FlagEntry[] {
  return Object.entries(keys).flatMap(([key, { flag, flagBy }]: readonly [string, Key]) => {
    if (flag === undefined || flagBy === "item" || (flagBy === undefined && !flag.includes("<SYM="))) return [];
    const name = optionName(flag);
    const typed = textsOf(options, name);
    if (typed.length === 0) return [];
    const isOfBoth = (one: string) => flagBy === "side or both" && !one.includes("=");
    const keyed = keyedOnce({ [name]: typed.filter((one) => !isOfBoth(one)) }, name, symbols);
    const both = ofBoth(key);
    // A value of both sides is spelled out where the key has no place for it, or another flag changes one of them.
    const isSpelledOut = both === null || keyed.length > 0;
    const paths = isSpelledOut ? [pathOf(key, "long"), pathOf(key, "short")] : [both];
    return [
      ...typed
        .filter(isOfBoth)
        .flatMap((value) => paths.map((path) => ({ path, value, flag: `${flagName(name)} ${asTyped(value)}` }))),
      ...keyed.map(({ side, value, flag: shown }) => ({ path: pathOf(key, side), value, flag: shown })),
    ];
  });
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
  const side = sideOfSymbol(symbol, symbols) ?? namelessSide(symbols);
  if (side === null) fail("FLAG_SYMBOL_UNKNOWN", { flag, symbol, ...symbols });
  return { side, value: typed.slice(at + 1).trim(), flag: `${flag} ${asTyped(typed)}` };
}

/** The side without a symbol, for which its file is refused once it is read: a flag may be of it. */
function namelessSide(symbols: Symbols): Side | null {
  return sideNames.find((side) => symbols[side] === "") ?? null;
}

/**
 * The SYM=VALUE pairs of a flag that each side may have once.
 *
 * @throws PairsizeError FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED
 */
export function keyedOnce(options: Options, name: string, symbols: Symbols): KeyedFlag[] {
  const given = keyedFlags(options, name, symbols);
  const again = given.find(({ side }, at) => given.findIndex((other) => other.side === side) < at);
  if (again !== undefined) fail("FLAG_REPEATED", { flag: `${flagName(name)} ${symbols[again.side]}=…` });
  return given;
}

/** What a SYM=VALUE flag is keyed by. */
export function keyOf(typed: string): string {
  return (typed.split("=", 1)[0] ?? "").trim();
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
