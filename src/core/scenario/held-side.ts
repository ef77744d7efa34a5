import { PairsizeError } from "../../errors/error.ts";
import { DAYS_PER_YEAR } from "../calendar.ts";
import { inLarge, perLargeOf } from "../contract/micro.ts";
import { type Exact, times, toNumber } from "../exact.ts";
import { europeanTerms, valueByPrice } from "../option/pricing.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { feesOf, profitAt } from "../pair/money.ts";
import {
  type AnnualVolatility,
  as,
  type Contracts,
  type Points,
  type Ratio,
  type Usd,
  type Years,
} from "../quantity.ts";

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
 * The profit of each leg of a unit at any level, in points, so many days before expiry: quantity × (value − premium), undiscounted.
 *
 * Each option at the volatility that its own premium implies (sticky strike) plus the shift, with the time left; one whose premium
 * implies none at that of its side, as in `price`. A volatility shifted below 0 is 0, which leaves the discounted intrinsic value.
 *
 * @throws PairsizeError PRICING_INPUT_MISSING, EXERCISE_UNKNOWN; VOLATILITY_MISSING, or why else the side has no volatility
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

/** The profit in USD of all that is held of a side, fees off, at any level so many days before expiry; as {@link legValues}. */
export function heldValue(held: HeldSide, when: BeforeExpiry): (level: number) => number {
  const legs = legValues(held.side, when);
  const [perPoint, fees] = [toNumber(heldPerPoint(held)), toNumber(heldFees(held))];
  return (level) => perPoint * legs.reduce((sum, leg) => sum + leg(as<Points>(level)), 0) - fees;
}

/** The volatility of a side's options that have none of their own. */
export function volatilityOf({ side, volatility }: MeasuredSide): AnnualVolatility {
  if (side.impliedVolatility !== null) return side.impliedVolatility;
  if (!volatility.known) throw new PairsizeError([volatility.reason]);
  return volatility.volatility.value;
}
