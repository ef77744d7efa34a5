import type { Bars } from "../core/volatility/bars.ts";
import { fail } from "../errors/error.ts";
import { bytesOfFile } from "../io/files/node-files.ts";
import type { PriceHistory, PriceHistoryOptions } from "../io/price-history/price-history.ts";
import { readPrices } from "../io/price-history/read-price-history.ts";

export type { PriceFormat, PriceHistory, PriceHistoryOptions, Spacing } from "../io/price-history/price-history.ts";

/** A price file: its path, or its content with a name for messages. */
export type PriceFile =
  | string
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/**
 * The price history in a file or a text, in whatever format its vendor wrote it: the prices, oldest first, in index
 * points; the level; what was recognised; and warnings as findings.
 *
 * Reads in blocks without giving way to other work between them, since that is soonest: some 1 s for a million rows.
 *
 * @throws a PairsizeError with a HISTORY_ code where the file cannot be read, or could be read in two ways
 * @example
 * (await readPriceHistory({ name: "rty.csv", text: "Date,Close\n2026-01-22,2730.8\n" })).level?.value; // 2730.8
 */
export async function readPriceHistory(source: PriceFile, options: PriceHistoryOptions = {}): Promise<PriceHistory> {
  if (typeof source === "string") return await readPrices({ name: source, chunks: bytesOfFile(source) }, options);
  const chunks = "text" in source ? new TextEncoder().encode(source.text) : source.bytes;
  return await readPrices({ name: source.name, chunks }, options);
}

/** One row of a price history: an ISO date and prices in index points, each above 0; only the close is needed. */
export interface PriceBar {
  readonly date: string;
  readonly open?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly low?: number | null | undefined;
  readonly close: number;
}

/** "2026-01-22", or with a time after it, so that text order is time order. */
const isoDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T[\d:.]+Z?)?$/;

/**
 * The bars as columns, every price and date checked; `name` is what the argument is called in messages. An open, high or
 * low that is absent or null is missing; one that is given must be a price. A high below its low is let through here:
 * only some estimators read it.
 *
 * @throws VALUE_OUT_OF_RANGE for a price that is not a finite number above 0, and for bars that are not an array.
 * @throws BAR_DATE_UNREADABLE for a date that is not an ISO date, BAR_OUT_OF_ORDER for one that is not later than the
 * one before.
 * @example
 * priceColumns([{ date: "2026-01-22", close: 2730.8 }], "bars").close[0]; // 2730.8
 */
export function priceColumns(bars: readonly PriceBar[], name: string): Bars {
  if (!Array.isArray(bars)) fail("VALUE_OUT_OF_RANGE", { name, bound: "an array of bars", got: typeof bars });
  const dates = Array.from(bars, (bar, row) => checkedDate(bar?.date, bars[row - 1]?.date, { name, row }));
  const column = (price: Price) => Float64Array.from(bars, (bar, row) => checkedPrice(bar, price, { name, row }));
  const columnIfAny = (price: Price) => (bars.some((bar) => isGiven(bar[price])) ? column(price) : null);
  return {
    dates,
    open: columnIfAny("open"),
    high: columnIfAny("high"),
    low: columnIfAny("low"),
    close: column("close"),
  };
}

type Price = "open" | "high" | "low" | "close";

/** Which bar of which argument: worded only when it is needed, for a million bars pass by here. */
interface Position {
  readonly name: string;
  readonly row: number;
}

function pathOf({ name, row }: Position, field: string): { readonly path: string } {
  return { path: `${name}[${row}].${field}` };
}

function isGiven(price: number | null | undefined): boolean {
  return price !== null && price !== undefined;
}

function checkedPrice(bar: PriceBar, name: Price, position: Position): number {
  const price = bar[name];
  if (name !== "close" && !isGiven(price)) return Number.NaN;
  if (typeof price === "number" && price > 0 && price < Number.POSITIVE_INFINITY) return price;
  const got = typeof price === "number" ? price : String(price);
  return fail("VALUE_OUT_OF_RANGE", { name, bound: "a finite number greater than 0", got }, pathOf(position, name));
}

function checkedDate(date: unknown, before: string | undefined, position: Position): string {
  if (typeof date !== "string" || !isoDate.test(date)) {
    return fail("BAR_DATE_UNREADABLE", { got: JSON.stringify(date) ?? "nothing" }, pathOf(position, "date"));
  }
  if (before !== undefined && date <= before) {
    return fail("BAR_OUT_OF_ORDER", { before, got: date }, pathOf(position, "date"));
  }
  return date;
}
