import type { Side } from "../../core/sides.ts";
import { fail } from "../../errors/error.ts";
import { type Symbols, sideOfSymbol } from "../../schema/symbols.ts";
import { type Options, textsOf } from "../call/command.ts";

/** One SYM=VALUE flag, with the side that its symbol names. */
export interface KeyedFlag {
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
export function keyedFlags(options: Options, name: string, symbols: Symbols): KeyedFlag[] {
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
