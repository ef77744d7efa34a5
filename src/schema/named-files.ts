import { readDate } from "../core/calendar.ts";
import type { Sides } from "../core/sides.ts";
import { mapOf } from "./path.ts";

/** A price file that a side names, and how it is read where it could be read two ways. */
export interface HistorySource {
  readonly file: string;
  readonly options: {
    readonly column?: string;
    readonly symbol?: string;
    readonly dateOrder?: "dmy" | "mdy" | "ymd";
    readonly skipWeekends?: boolean;
  };
}

/**
 * The price files that a trade names, and the date that they are cut at.
 *
 * Taken from what was written before its shape is known to be right: a key of the wrong kind is as if it were absent,
 * and the shape's own finding says what is wrong with it.
 */
export function historySources(input: unknown): Sides<HistorySource | null> & { readonly asOf: string | undefined } {
  const trade = mapOf(input);
  const asOf = textOf(trade.asOf);
  return {
    long: historySource(mapOf(trade.long).history),
    short: historySource(mapOf(trade.short).history),
    asOf: asOf === undefined ? undefined : (readDate(asOf) ?? undefined),
  };
}

function historySource(written: unknown): HistorySource | null {
  if (typeof written === "string") return { file: written, options: {} };
  const { file, column, symbol, dateOrder, skipWeekends } = mapOf(written);
  if (typeof file !== "string") return null;
  return {
    file,
    options: {
      ...(typeof column === "string" ? { column } : {}),
      ...(typeof symbol === "string" ? { symbol } : {}),
      ...(dateOrder === "dmy" || dateOrder === "mdy" || dateOrder === "ymd" ? { dateOrder } : {}),
      ...(skipWeekends === true || skipWeekends === "true" ? { skipWeekends: true } : {}),
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** An option-chain file that a side names, and how it is read where it could be read two ways. */
export interface ChainSource {
  readonly file: string;
  readonly options: { readonly symbol?: string; readonly dateOrder?: "dmy" | "mdy" | "ymd" };
}

/** The option-chain files that a trade names; taken before its shape is known to be right. */
export function chainSources(input: unknown): Sides<ChainSource | null> {
  const { long, short } = mapOf(input);
  return { long: chainSource(mapOf(long).chain), short: chainSource(mapOf(short).chain) };
}

function chainSource(written: unknown): ChainSource | null {
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
