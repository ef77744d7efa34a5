import { fail } from "../../errors/error.ts";
import { dayNumber, daysBetween, isoFromDays } from "../calendar.ts";
import { inLarge, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, times, toNumber } from "../exact.ts";
import { containsOption } from "../option/leg.ts";
import { type BeforeExpiry, daysLeftAfter, legValues, type MeasuredSide } from "../pair/measured-side.ts";
import { feesOf, profitAt } from "../pair/money.ts";
import type { PairTrade, TradeSide } from "../pair/trade.ts";
import { as, type Contracts, type Points, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { spend } from "../work.ts";

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
  if (!containsOption(trade.long.legs) && !containsOption(trade.short.legs))
    return { days, daysLeft: { long: 0, short: 0 }, date };
  const missing = (["asOf", "expiry", "rate"] as const).filter((key) => trade[key] === null);
  if (asOf === null || expiry === null || toExpiry === null || missing.length > 0)
    return fail("PRICING_INPUT_MISSING", { missing });
  if (days > toExpiry) fail("HORIZON_AFTER_EXPIRY", { days, asOf, expiry, daysToExpiry: toExpiry });
  return { days, daysLeft: daysAfter(trade, date), date };
}

function daysAfter({ long, short }: Sides<TradeSide>, date: string | null): Sides<number> {
  return { long: daysLeftAfter(long, date), short: daysLeftAfter(short, date) };
}

function dateAfter(asOf: string | null, days: number): string | null {
  const start = asOf === null ? null : dayNumber(asOf);
  return start === null ? null : isoFromDays(start + days);
}

/** One side of a position: so many units of it, each contract in them at a fee in USD. */
export interface HeldSide {
  readonly side: MeasuredSide;
  readonly contracts: Contracts;
  readonly fee: Usd;
}

/** The profit at expiry in USD of all that is held of a side, fees off, exactly. */
export function heldProfit({ side, contracts, fee }: HeldSide, level: Points): Exact {
  return profitAt(side, contracts, fee, level);
}

/** The fees of all that is held of a side, in USD. */
export function heldFees({ side, contracts, fee }: HeldSide): Exact {
  return feesOf(side, contracts, fee);
}

/** USD for each point of all units that are held: multiplier × fx × units in large contracts. */
export function heldPerPoint({ side, contracts }: HeldSide): Exact {
  return times(side.pointValue, inLarge(contracts, perLargeOf(side)));
}

/**
 * The profit in USD of all that is held of a side, fees off, at any level so many days before expiry; as {@link
 * legValues}.
 */
export function heldValue(held: HeldSide, when: BeforeExpiry): (level: number) => number {
  const legs = legValues(held.side, when);
  const [perPoint, fees] = [toNumber(heldPerPoint(held)), toNumber(heldFees(held))];
  return (level) => {
    spend(STEPS_OF_A_LEG * legs.length);
    return perPoint * legs.reduce((sum, leg) => sum + leg(as<Points>(level)), 0) - fees;
  };
}

/** Steps of the value of a European option: some 300 ns. */
const STEPS_OF_A_LEG = 30;

/**
 * What {@link heldValue} adds up at a level, each amount without its sign, in USD: what the sum is rounded by is a share
 * of it, however little is left of the sum.
 */
export function heldTurnover(held: HeldSide, when: BeforeExpiry): (level: number) => number {
  const legs = legValues(held.side, when);
  const [perPoint, fees] = [toNumber(heldPerPoint(held)), toNumber(heldFees(held))];
  const paid = held.side.sized.legs.reduce(
    (sum, leg) => sum + Math.abs(leg.quantity) * (leg.kind === "future" ? leg.entry : leg.premium.value),
    0,
  );
  return (level) =>
    perPoint * (paid + legs.reduce((sum, leg) => sum + Math.abs(leg(as<Points>(level))), 0)) + Math.abs(fees);
}
