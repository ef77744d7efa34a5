import { dayNumber } from "../core/calendar.ts";
import type { Sides } from "../core/pair/sides.ts";
import { mapOf } from "./map-of.ts";

/** An option-chain file that a side names, and how it is read where it could be read two ways. */
export interface ChainSource {
  readonly file: string;
  readonly options: { readonly symbol?: string; readonly dateOrder?: "dmy" | "mdy" | "ymd" };
}

/** The option-chain files that a trade names, and the expiry whose quotes are read; taken before its shape is known to be right. */
export function chainSources(input: unknown): Sides<ChainSource | null> & { readonly expiry: string | undefined } {
  const { long, short, expiry } = mapOf(input);
  const isDate = typeof expiry === "string" && dayNumber(expiry) !== null;
  return {
    long: sourceOf(mapOf(long).chain),
    short: sourceOf(mapOf(short).chain),
    expiry: isDate ? expiry : undefined,
  };
}

function sourceOf(written: unknown): ChainSource | null {
  if (typeof written === "string") return { file: written, options: {} };
  const { file, symbol, dateOrder } = mapOf(written);
  if (typeof file !== "string") return null;
  return {
    file,
    options: {
      ...(typeof symbol === "string" ? { symbol } : {}),
      ...(dateOrder === "dmy" || dateOrder === "mdy" || dateOrder === "ymd" ? { dateOrder } : {}),
    },
  };
}
