import { fail } from "../../errors/error.ts";
import { dayNumber, daysBetween, isoFromDays } from "../calendar.ts";
import type { PairTrade } from "../pair/trade.ts";

/** When a scenario looks at the pair: when its options expire, or so many whole calendar days after the trade's date. */
export type Horizon = { readonly kind: "expiry" } | { readonly kind: "days"; readonly days: number };

/** A horizon on the calendar of one trade. */
export interface HorizonDate {
  /** Whether profit is that at expiry there: so it is, on any day, of a pair that holds no options. */
  readonly expired: boolean;
  /** Calendar days from the trade's date; null where the dates do not say. */
  readonly days: number | null;
  /** Calendar days from the horizon to the expiry. */
  readonly daysLeft: number;
  /** ISO date; null where the trade has none to count from. */
  readonly date: string | null;
}

type Dated = Pick<PairTrade, "asOf" | "expiry" | "rate" | "long" | "short">;

/**
 * A horizon on the calendar of a trade; its days whole, 0 or more.
 *
 * The last day is the expiry itself. Options that had expired by the trade's date leave no days.
 *
 * @throws PairsizeError HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING for days of a pair that holds options and lacks what values them
 */
export function horizonDate(trade: Dated, horizon: Horizon): HorizonDate {
  const { asOf, expiry } = trade;
  const toExpiry = asOf === null || expiry === null ? null : Math.max(0, daysBetween(asOf, expiry) ?? 0);
  if (horizon.kind === "expiry") return { expired: true, days: toExpiry, daysLeft: 0, date: expiry };
  const { days } = horizon;
  const date = dateAfter(asOf, days);
  if (!holdsOptions(trade)) return { expired: true, days, daysLeft: 0, date };
  const missing = (["asOf", "expiry", "rate"] as const).filter((key) => trade[key] === null);
  if (asOf === null || expiry === null || toExpiry === null || missing.length > 0)
    return fail("PRICING_INPUT_MISSING", { missing });
  if (days > toExpiry) fail("HORIZON_AFTER_EXPIRY", { days, asOf, expiry, daysToExpiry: toExpiry });
  return { expired: days === toExpiry, days, daysLeft: toExpiry - days, date };
}

function holdsOptions({ long, short }: Dated): boolean {
  return [long, short].some(({ legs }) => legs.some(({ kind }) => kind === "option"));
}

function dateAfter(asOf: string | null, days: number): string | null {
  const start = asOf === null ? null : dayNumber(asOf);
  return start === null ? null : isoFromDays(start + days);
}
