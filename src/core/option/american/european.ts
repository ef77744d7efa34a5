import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../../quantity.ts";
import { blackScholes } from "../black-scholes.ts";
import type { OptionValue } from "../greeks.ts";
import type { AmericanTerms } from "./american-value.ts";

/**
 * The value in index points, with its greeks, of the European option on the same terms: what an American one is worth at
 * least, and what it is worth where it is never exercised early.
 */
export function european({
  right,
  price,
  strike,
  years,
  volatility,
  rate,
  yield: dividend,
}: AmericanTerms): OptionValue {
  return blackScholes({
    right,
    spot: as<Points>(price),
    strike: as<Points>(strike),
    years: as<Years>(years),
    volatility: as<AnnualVolatility>(volatility),
    rate: as<AnnualRate>(rate),
    yield: as<AnnualRate>(dividend),
  });
}
