import { findContract, namedContract } from "../core/contract/catalogue.ts";
import type { Side } from "../core/sides.ts";

/** The symbols of the two sides. */
export interface Symbols {
  readonly long: string;
  readonly short: string;
}

/**
 * The side that a symbol names, whatever its case; null where it names neither.
 *
 * @example
 * sideOfSymbol("nq", { long: "RTY", short: "NQ" }); // "short"
 */
export function sideOfSymbol(symbol: string, symbols: Symbols): Side | null {
  const wanted = contractSymbol(symbol);
  if (wanted === contractSymbol(symbols.long)) return "long";
  return wanted === contractSymbol(symbols.short) ? "short" : null;
}

/**
 * The symbol of the contract that a side's symbol, or the code or the root of its options, names; in capitals.
 *
 * @example
 * contractSymbol("rtoh6"); // "RTY"
 */
export function contractSymbol(written: string): string {
  return namedContract(written)?.symbol ?? written.toUpperCase();
}

/** What a symbol of a holding names: the contract of a side, or the smaller one that the side may be counted in. */
export interface HeldContract {
  readonly side: Side;
  readonly size: "large" | "micro";
}

/**
 * What a symbol of a holding names, whatever its case; null where it is on neither side.
 *
 * @example
 * heldContract("m2k", { long: "RTY", short: "NQ" }); // { side: "long", size: "micro" }
 */
export function heldContract(symbol: string, symbols: Symbols): HeldContract | null {
  const side = sideOfSymbol(symbol, symbols);
  if (side !== null) return { side, size: "large" };
  const micros = { long: microSymbol(symbols.long), short: microSymbol(symbols.short) };
  const micro = sideOfSymbol(symbol, micros);
  return micro === null ? null : { side: micro, size: "micro" };
}

/** The symbol of the smaller contract on the same index; empty where there is none. */
export function microSymbol(symbol: string): string {
  return findContract(contractSymbol(symbol))?.sibling ?? "";
}
