import { fail } from "../errors/error.ts";
import { type Options, textsOf } from "./command.ts";
import { mergeFlags, type WrittenTrade } from "./merge-flags.ts";
import { put } from "./put.ts";

/** Stands where a pair would have its second underlying: nothing is held on it, and nothing of it is shown. */
const nobody = "(none)";

/**
 * The trade of flags that name no sides: the symbols of the legs are its underlyings, one or two of them.
 *
 * @throws PairsizeError NOTHING_TO_PRICE, UNDERLYINGS_TOO_MANY, and what {@link mergeFlags} throws
 */
export function underlyingsByFlags(options: Options): WrittenTrade {
  const symbols = [...new Set(textsOf(options, "leg").map(symbolOf))];
  const [first, second, third] = symbols;
  if (first === undefined) return fail("NOTHING_TO_PRICE", {});
  if (third !== undefined) return fail("UNDERLYINGS_TOO_MANY", { symbols });
  const { input, origins } = mergeFlags(null, { ...options, long: first, short: second ?? nobody });
  if (second === undefined)
    put(input as Record<string, unknown>, ["short"], { symbol: nobody, level: 1, multiplier: 1 });
  return { input, origins };
}

function symbolOf(typed: string): string {
  return typed
    .slice(0, Math.max(0, typed.indexOf("=")))
    .trim()
    .toUpperCase();
}
