import type { Side } from "../core/pair/sides.ts";

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
  const wanted = symbol.toUpperCase();
  if (wanted === symbols.long.toUpperCase()) return "long";
  return wanted === symbols.short.toUpperCase() ? "short" : null;
}
