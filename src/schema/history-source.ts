import { dayNumber } from "../core/calendar.ts";
import type { Sides } from "../core/pair/sides.ts";
import { mapOf } from "./map-of.ts";

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
    long: sourceOf(mapOf(trade.long).history),
    short: sourceOf(mapOf(trade.short).history),
    asOf: asOf !== undefined && dayNumber(asOf) !== null ? asOf : undefined,
  };
}

function sourceOf(written: unknown): HistorySource | null {
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
