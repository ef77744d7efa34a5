import { impliedVolatility as implied } from "../core/option/implied-volatility.ts";
import type { Right } from "../core/option/leg.ts";
import { checkedPremium, checkedPrice, checkedRate, checkedRight, checkedWord, checkedYears } from "./option-inputs.ts";

const MODELS = ["black-76", "black-scholes", "american-future", "american-spot"] as const;

/** What every quoted option has: strike and premium in index points, time in years of 365 days, the rate as a fraction. */
interface Quote {
  readonly right: Right;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly premium: number;
}

/** A quoted option on a future, European ("black-76") or American. */
export interface FutureQuote extends Quote {
  readonly model: "black-76" | "american-future";
  readonly forward: number;
}

/** A quoted option on a spot with a continuous dividend yield (missing: 0), European ("black-scholes") or American. */
export interface SpotQuote extends Quote {
  readonly model: "black-scholes" | "american-spot";
  readonly spot: number;
  readonly yield?: number | undefined;
}

/**
 * The implied volatility per √year, as a fraction: the volatility at which the model's value is the premium; or null.
 *
 * Null where no volatility does it (a premium at or outside the no-arbitrage bounds, T = 0), and where many do (a time value lost in the
 * rounding of an in-the-money premium; an American option at its intrinsic value). Otherwise within 1e-10, as far as the premium's digits
 * hold it.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015.
 * @example
 * impliedVolatility({ right: "call", model: "black-76", forward: 100, strike: 100, years: 0.5, rate: 0.02, premium: 5.5811067246048118 })?.toFixed(12); // "0.200000000000"
 */
export function impliedVolatility(input: FutureQuote | SpotQuote): number | null {
  const model = checkedWord("model", input.model, MODELS);
  const spot = "spot" in input ? input : null;
  const onSpot = model === "black-scholes" || model === "american-spot";
  return implied({
    right: checkedRight(input.right),
    model,
    price: onSpot
      ? checkedPrice("spot", spot?.spot ?? Number.NaN)
      : checkedPrice("forward", "forward" in input ? input.forward : Number.NaN),
    strike: checkedPrice("strike", input.strike),
    years: checkedYears(input.years),
    rate: checkedRate("rate", input.rate),
    yield: checkedRate("yield", (onSpot ? spot?.yield : undefined) ?? 0),
    premium: checkedPremium(input.premium),
  });
}
