import { dayNumber } from "../core/calendar.ts";
import type { Bars } from "../core/volatility/bars.ts";
import { fail } from "../errors/error.ts";
import { type Check, list, nullable, numberWhere, openRecord, optional, refuse } from "./checked.ts";

/** One row of a price history: an ISO date and prices in index points, each above 0; only the close is needed. */
export interface PriceBar {
  readonly date: string;
  readonly open?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly low?: number | null | undefined;
  readonly close: number;
}

/**
 * The prices of one series as columns, every price and date checked: of rows, or of columns such as a price history
 * has. `name` is what the argument is called in messages.
 *
 * An open, high or low that is absent or null is missing (in a column: NaN); one that is given must be a price. A high
 * below its low is let through here: only some estimators read it.
 *
 * @throws VALUE_OUT_OF_RANGE for a price that is not a finite number above 0, and for bars that are neither
 * @throws BAR_DATE_UNREADABLE for a date that is not the ISO date of a day, BAR_OUT_OF_ORDER for one that is not later
 * than the one before.
 * @example
 * priceColumns([{ date: "2026-01-22", close: 2730.8 }], "bars").close[0]; // 2730.8
 */
export function priceColumns(bars: readonly PriceBar[] | Bars, name: string): Bars {
  return Array.isArray(bars) ? columnsOf(priceRows(bars, name), name) : barColumns(bars, name);
}

const price = numberWhere((value) => value > 0 && value < Number.POSITIVE_INFINITY, "a finite number greater than 0");
const priceIfAny = optional(nullable(price));

/** Dates are looked at by {@link ascending}, which says more of what is wrong with them. */
const anyDate: Check<string> = (value) => value as string;

const priceRows = list(
  openRecord<PriceBar>({ date: anyDate, open: priceIfAny, high: priceIfAny, low: priceIfAny, close: price }),
);

function columnsOf(rows: readonly PriceBar[], name: string): Bars {
  const dates = rows.map(({ date }) => date);
  ascending(dates, (row) => `${name}[${row}].date`);
  const column = (key: "open" | "high" | "low") =>
    rows.some((row) => row[key] != null) ? Float64Array.from(rows, (row) => row[key] ?? Number.NaN) : null;
  return {
    dates,
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close: Float64Array.from(rows, ({ close }) => close),
  };
}

/** "2026-01-22", or with a time after it, so that text order is time order. */
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T[\d:.]+Z?)?$/;

/** Whether a text is the ISO date of a day of the calendar: every month has 28 days, so that few are looked up. */
function isDay(date: unknown): date is string {
  if (typeof date !== "string" || !ISO_DATE.test(date)) return false;
  return date.slice(8, 10) <= "28" || dayNumber(date.slice(0, 10)) !== null;
}

/** Refuses dates that are none, or do not ascend. */
function ascending(dates: readonly string[], pathOf: (row: number) => string): void {
  for (const [row, date] of dates.entries()) {
    const before = dates[row - 1];
    if (!isDay(date))
      fail(
        "BAR_DATE_UNREADABLE",
        { got: typeof date === "string" ? JSON.stringify(date) : "none" },
        { path: pathOf(row) },
      );
    if (before !== undefined && date <= before) fail("BAR_OUT_OF_ORDER", { before, got: date }, { path: pathOf(row) });
  }
}

const doubles: Check<Float64Array> = (value, path, name) =>
  value instanceof Float64Array ? value : refuse(value, "a Float64Array", path, name);

const columns = openRecord<Bars>({
  dates: list(anyDate),
  open: nullable(doubles),
  high: nullable(doubles),
  low: nullable(doubles),
  close: doubles,
});

/** Prices as columns of one length, the closes above 0 and the dates ascending. */
export const barColumns: Check<Bars> = (value, path, name) => {
  const bars = columns(value, path, name);
  const { dates, open, high, low, close } = bars;
  ascending(dates, (row) => `${path}.dates[${row}]`);
  for (const [key, column] of Object.entries({ open, high, low, close })) {
    if (column !== null && column.length !== dates.length)
      refuse(column.length, `as long as the dates, ${dates.length}`, `${path}.${key}.length`);
  }
  for (const [row, last] of close.entries()) price(last, `${path}.close[${row}]`);
  return bars;
};
