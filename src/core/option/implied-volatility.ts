import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import { neverExercisedEarly } from "./american/american-value.ts";
import { americanVolatility } from "./implied/american-volatility.ts";
import { europeanTotalVolatility } from "./implied/european-volatility.ts";
import type { Right } from "./leg.ts";
import { logRatio } from "./time-value.ts";

/** The model that a premium is inverted with, named by exercise and underlying. */
export type PricingModel = "black-76" | "black-scholes" | "american-future" | "american-spot";

/** A quoted option: `price` is the future's price, or the spot level in the models on a spot. */
export interface QuotedOption {
  readonly right: Right;
  readonly model: PricingModel;
  readonly price: Points;
  readonly strike: Points;
  readonly years: Years;
  readonly rate: AnnualRate;
  /** Of a spot (missing: 0); the models on a future have none. */
  readonly yield?: AnnualRate | undefined;
  readonly premium: Points;
}

/**
 * The implied volatility per √year, as a fraction: the volatility at which the model's value is the premium; or null.
 *
 * Null where no volatility does it: a premium at or below the no-arbitrage bound (the value at volatility 0) or at or above the upper
 * one, and T = 0. Also null where a whole range of them does: in the money with a time value lost in the rounding of the premium, and
 * an American option at its intrinsic value. Otherwise the generating volatility within 1e-10, as far as the premium's own digits hold it.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015, for the European models.
 */
export function impliedVolatility(option: QuotedOption): AnnualVolatility | null {
  if (!(option.years > 0)) return null;
  const found = inverted(option);
  return found === null ? null : as<AnnualVolatility>(found);
}

/** As above; the American models start from the European volatility, which is never below theirs. */
function inverted(option: QuotedOption): number | null {
  switch (option.model) {
    case "black-76":
      return europeanVolatility(option, option.rate);
    case "black-scholes":
      return europeanVolatility(option, option.yield ?? 0);
    case "american-future":
      return americanOrEuropean(option, option.rate);
    case "american-spot":
      return americanOrEuropean(option, option.yield ?? 0);
  }
}

function europeanVolatility(option: QuotedOption, dividend: number): number | null {
  const { right, price, strike, years, rate, premium } = option;
  const asset = price * Math.exp(-dividend * years);
  const owed = strike * Math.exp(-rate * years);
  const x = logRatio(price, strike) + (rate - dividend) * years;
  const total = europeanTotalVolatility(right, asset, owed, x, premium);
  return total === null ? null : total / Math.sqrt(years);
}

function americanOrEuropean(option: QuotedOption, dividend: number): number | null {
  const { right, price, strike, years, rate, premium } = option;
  const terms = { right, price, strike, years, rate, yield: dividend };
  const european = europeanVolatility(option, dividend);
  if (neverExercisedEarly({ ...terms, volatility: 0 })) return european;
  return americanVolatility(terms, premium, european);
}
