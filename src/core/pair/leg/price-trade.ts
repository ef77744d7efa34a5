import { fail } from "../../../errors/error.ts";
import { daysBetween } from "../../calendar.ts";
import { measuredSide } from "../measured-side.ts";
import type { PairTrade } from "../trade.ts";
import { expiryWarnings, quoteWarnings } from "../warning/option-warnings.ts";
import { offTick } from "../warning/pair-warnings.ts";
import { pricedLegs } from "./price-legs.ts";
import type { PricedTrade } from "./priced-legs.ts";

/**
 * The sides of a trade that have legs, priced: value, implied volatility and greeks of each leg.
 *
 * @throws PairsizeError NOTHING_TO_PRICE for a trade without legs, PRICING_INPUT_MISSING, EXERCISE_UNKNOWN, PREMIUM_MISSING,
 * STRIKE_GRID_UNKNOWN, STRIKE_NEEDS_MODEL
 */
export function priceTrade(trade: PairTrade): PricedTrade {
  const names = (["long", "short"] as const).filter((side) => trade[side].legs.length > 0);
  if (names.length === 0) fail("NOTHING_TO_PRICE", {});
  const { asOf, expiry } = datesOf(trade);
  const sides = names.map((side) => measuredSide(trade, side));
  return {
    asOf,
    expiry,
    days: Math.max(0, daysBetween(asOf, expiry) ?? 0),
    underlyings: sides.map(pricedLegs),
    warnings: [
      ...trade.warnings,
      ...expiryWarnings(trade, sides),
      ...sides.flatMap(offTick),
      ...sides.flatMap(({ quoteFindings }) => quoteFindings),
      ...sides.flatMap(quoteWarnings),
    ],
  };
}

/** Asked before a leg is measured, so that what is missing is named rather than a premium that follows from it. */
function datesOf({ asOf, expiry, rate }: PairTrade): { asOf: string; expiry: string } {
  if (asOf !== null && expiry !== null && rate !== null) return { asOf, expiry };
  const missing = Object.entries({ asOf, expiry, rate }).flatMap(([key, value]) => (value === null ? [key] : []));
  return fail("PRICING_INPUT_MISSING", { missing });
}
