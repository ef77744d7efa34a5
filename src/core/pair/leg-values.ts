import { PairsizeError } from "../../errors/error.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { europeanTerms, valueByPrice } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio, type Years } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { TradeSide } from "./trade.ts";

/**
 * Returns the calendar days that a side's options have left after an ISO date; 0 where it has none, or nothing says.
 */
export function daysLeftAfter({ expiry, legs }: TradeSide, date: string | null): number {
  const hasOptions = legs.some(({ kind }) => kind === "option");
  return date === null || expiry === null || !hasOptions ? 0 : Math.max(0, daysBetween(date, expiry) ?? 0);
}

/** A time before expiry, and what has been added to every option's volatility until then. */
export interface BeforeExpiry {
  readonly daysLeft: number;
  readonly shift: Ratio;
  /** Whether options are valued as if none were ever exercised early. */
  readonly european?: true;
}

/** The profit of one leg of a unit at a level, in points. */
type LegValue = (level: Points) => number;

/**
 * The profit of each leg of a unit at any level, in points, so many days before expiry: quantity × (value − premium),
 * undiscounted.
 *
 * Each option at the volatility that its own premium implies (sticky strike) plus the shift, with the time left; one
 * whose premium implies none at that of its side, as in `price`. A volatility shifted below 0 is 0, which leaves the
 * discounted intrinsic value.
 *
 * @throws PairsizeError PRICING_INPUT_MISSING, EXERCISE_UNKNOWN; VOLATILITY_MISSING, or why else the side has no
 * volatility
 */
export function legValues(side: MeasuredSide, { daysLeft, shift, european }: BeforeExpiry): LegValue[] {
  return side.sized.legs.map((leg): LegValue => {
    const { quantity } = leg;
    if (leg.kind === "future") return (level) => quantity * (level - leg.entry);
    if (!side.pricing.known) throw new PairsizeError([side.pricing.reason]);
    const left = { ...side.pricing.terms, years: as<Years>(daysLeft / DAYS_PER_YEAR) };
    const terms = european ? europeanTerms(left) : left;
    const volatility = Math.max(0, (leg.impliedVolatility ?? volatilityOf(side)) + shift);
    const value = valueByPrice(terms, leg.right, leg.strike, as<AnnualVolatility>(volatility));
    return (level) => quantity * (value(level) - leg.premium.value);
  });
}

/** The volatility of a side's options that have none of their own. */
export function volatilityOf({ side, volatility }: MeasuredSide): AnnualVolatility {
  if (side.impliedVolatility !== null) return side.impliedVolatility;
  if (!volatility.known) throw new PairsizeError([volatility.reason]);
  return volatility.volatility.value;
}
