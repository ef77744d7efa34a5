import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import { type AmericanOption, american, americanDelta, americanMotion, slopesByPrice } from "./american.ts";
import { black76, blackScholes, type OptionMotion, type OptionValue } from "./european.ts";
import { impliedVolatility, type PricingModel } from "./implied-volatility.ts";
import type { Right } from "./leg.ts";

/** Terms that the options of one side share: the model, and all of its inputs except strike and volatility. */
export interface PricingTerms {
  readonly model: PricingModel;
  /** Futures price, or spot level, in index points. */
  readonly price: Points;
  readonly years: Years;
  readonly rate: AnnualRate;
  /** Dividend yield of a spot; 0 for a future. */
  readonly yield: AnnualRate;
}

/**
 * Returns the value in index points of one option bought, with its greeks, by the model of its side.
 *
 * @example
 * valueOption({ model: "black-76", price: 100, years: 0, rate: 0.05, yield: 0 }, "call", 90, 0.2).value; // 10
 */
export function valueOption(
  terms: PricingTerms,
  right: Right,
  strike: Points,
  volatility: AnnualVolatility,
): OptionValue {
  const { price, years, rate } = terms;
  switch (terms.model) {
    case "black-76":
      return black76({ right, strike, years, volatility, rate, forward: price });
    case "black-scholes":
      return blackScholes({ right, strike, years, volatility, rate, spot: price, yield: terms.yield });
    case "american-future":
    case "american-spot":
      return american(americanOption(terms, right, strike, volatility));
  }
}

/**
 * Returns {@link valueOption} without rho, which takes two more valuations of an American option and is not needed to
 * size a pair.
 *
 * @example
 * moveOption({ model: "black-76", price: 100, years: 0, rate: 0.05, yield: 0 }, "call", 90, 0.2).delta; // 1
 */
export function moveOption(
  terms: PricingTerms,
  right: Right,
  strike: Points,
  volatility: AnnualVolatility,
): OptionMotion {
  return isAmerican(terms)
    ? americanMotion(americanOption(terms, right, strike, volatility))
    : valueOption(terms, right, strike, volatility);
}

/**
 * Returns the delta of one option bought, in points per point, by the model of its side, without value and other
 * greeks.
 *
 * @example
 * deltaOf({ model: "black-76", price: 100, years: 0, rate: 0.05, yield: 0 }, "call", 90, 0.2); // 1
 */
export function deltaOf(terms: PricingTerms, right: Right, strike: Points, volatility: AnnualVolatility): number {
  return isAmerican(terms)
    ? americanDelta(americanOption(terms, right, strike, volatility))
    : valueOption(terms, right, strike, volatility).delta;
}

/** Returns the American option of these terms; a spot has a yield, a future has none. */
function americanOption(
  { model, price, years, rate, yield: dividend }: PricingTerms,
  right: Right,
  strike: Points,
  volatility: AnnualVolatility,
): AmericanOption {
  const underlying = model === "american-future" ? "future" : "spot";
  return { right, underlying, price, strike, years, volatility, rate, yield: dividend };
}

/**
 * Returns the value in points of one option bought, as {@link valueOption} gives it, as a function of the price of the
 * underlying.
 *
 * The exercise boundary of an American option does not depend on the price and is solved once. A price of 0 stays 0: a
 * call is then worth nothing.
 *
 * @example
 * valueByPrice({ model: "black-76", years: 0, rate: 0.05, yield: 0 }, "call", 90, 0.2)(100); // 10
 */
export function valueByPrice(
  terms: Omit<PricingTerms, "price">,
  right: Right,
  strike: Points,
  volatility: AnnualVolatility,
): (price: Points) => number {
  const { years, rate } = terms;
  switch (terms.model) {
    case "black-76":
    case "black-scholes":
      return (price) => valueOption({ ...terms, price }, right, strike, volatility).value;
    case "american-future":
    case "american-spot": {
      const dividend = terms.model === "american-future" ? rate : terms.yield;
      const slopes = slopesByPrice({ right, strike, years, volatility, rate, yield: dividend });
      return (price) => (price === 0 && right === "call" ? 0 : slopes(price).value);
    }
  }
}

/** Returns the terms of the same options as European ones. */
export function europeanTerms(terms: PricingTerms): PricingTerms {
  const onFuture = terms.model === "black-76" || terms.model === "american-future";
  return { ...terms, model: onFuture ? "black-76" : "black-scholes" };
}

/**
 * Implied volatility of a quoted premium by the model of its side, as a fraction per √year; null where there is none.
 */
export function impliedVolatilityOf(
  terms: PricingTerms,
  right: Right,
  strike: Points,
  premium: Points,
): AnnualVolatility | null {
  const { model, price, years, rate } = terms;
  return impliedVolatility({ right, model, price, strike, years, rate, yield: terms.yield, premium });
}

/**
 * Lower bound of an option's value in index points: its value at volatility 0, which for an American one is at least
 * the intrinsic value.
 *
 * @example
 * lowerBound({ model: "american-future", price: 2730, years: 0.25, rate: 0.04, yield: 0 }, "call", 2700); // 30
 */
export function lowerBound(terms: PricingTerms, right: Right, strike: Points): Points {
  return moveOption(terms, right, strike, as<AnnualVolatility>(0)).value;
}

/** Whether the options may be exercised before they expire. */
export function isAmerican({ model }: PricingTerms): boolean {
  return model === "american-future" || model === "american-spot";
}
