import { fail } from "../../errors/error.ts";
import { dayNumber, daysBetween, isoFromDays } from "../calendar.ts";
import { daysLeftAfter } from "../pair/measured-side.ts";
import type { PairTrade, TradeSide } from "../pair/trade.ts";
import type { Sides } from "../sides.ts";

/**
 * When a scenario looks at the pair: when its options expire, or so many whole calendar days after the trade's date.
 */
export type Horizon = { readonly kind: "expiry" } | { readonly kind: "days"; readonly days: number };

/** A horizon on the calendar of one trade. */
export interface HorizonDate {
  /** Calendar days from the trade's date; null where the dates do not say. */
  readonly days: number | null;
  /**
   * Calendar days from the horizon to the expiry of a side's options; 0 where it has none: its profit is that at
   * expiry.
   */
  readonly daysLeft: Sides<number>;
  /** ISO date; null where the trade has none to count from. */
  readonly date: string | null;
}

type Dated = Pick<PairTrade, "asOf" | "expiry" | "rate" | "long" | "short">;

/**
 * A horizon on the calendar of a trade; its days whole, 0 or more.
 *
 * The last day is the expiry itself, of two expiries the nearer one: there the options of the other side have days
 * left.
 *
 * @throws PairsizeError HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING for days of a pair that holds options and lacks
 * what values them
 */
export function horizonDate(trade: Dated, horizon: Horizon): HorizonDate {
  const { asOf, expiry } = trade;
  const toExpiry = asOf === null || expiry === null ? null : Math.max(0, daysBetween(asOf, expiry) ?? 0);
  if (horizon.kind === "expiry") return { days: toExpiry, daysLeft: daysAfter(trade, expiry), date: expiry };
  const { days } = horizon;
  const date = dateAfter(asOf, days);
  if (!holdsOptions(trade.long) && !holdsOptions(trade.short)) return { days, daysLeft: { long: 0, short: 0 }, date };
  const missing = (["asOf", "expiry", "rate"] as const).filter((key) => trade[key] === null);
  if (asOf === null || expiry === null || toExpiry === null || missing.length > 0)
    return fail("PRICING_INPUT_MISSING", { missing });
  if (days > toExpiry) fail("HORIZON_AFTER_EXPIRY", { days, asOf, expiry, daysToExpiry: toExpiry });
  return { days, daysLeft: daysAfter(trade, date), date };
}

function daysAfter({ long, short }: Sides<TradeSide>, date: string | null): Sides<number> {
  return { long: daysLeftAfter(long, date), short: daysLeftAfter(short, date) };
}

function holdsOptions({ legs }: TradeSide): boolean {
  return legs.some(({ kind }) => kind === "option");
}

function dateAfter(asOf: string | null, days: number): string | null {
  const start = asOf === null ? null : dayNumber(asOf);
  return start === null ? null : isoFromDays(start + days);
}
