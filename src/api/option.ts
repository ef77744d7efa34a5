import {
  type AmericanOption,
  american as americanOption,
  americanValue as americanOptionValue,
} from "../core/option/american.ts";
import {
  type FutureOption,
  black76 as futureOption,
  black76Value as futureOptionValue,
  type OptionValue,
  type SpotOption,
  blackScholes as spotOption,
} from "../core/option/european.ts";
import { impliedVolatility as implied, type QuotedOption } from "../core/option/implied-volatility.ts";
import type { Right } from "../core/option/leg.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../core/quantity.ts";
import { between, oneOf, plainObject, refuseMisspelt, unreadable, zeroOrBetween } from "./checked.ts";

/** Between these ends no value and no greek of an option leaves the doubles. */
const [LEAST, MOST] = [1e-100, 1e100];

/** The ranges of what an option is valued from. */
const terms = {
  right: oneOf<Right>("call", "put"),
  underlying: oneOf("future", "spot"),
  model: oneOf("black-76", "black-scholes", "american-future", "american-spot"),
  /** A level or a strike. */
  price: between<Points>(LEAST, MOST, "index points"),
  premium: zeroOrBetween<Points>(1e-300, MOST, "index points"),
  years: zeroOrBetween<Years>(LEAST, 100, "years"),
  /** 22.4 for 22.4 % is refused. */
  volatility: zeroOrBetween<AnnualVolatility>(LEAST, 10, "as a fraction (0.224 is 22.4 %)"),
  /** A rate or a yield; 4.5 for 4.5 % is refused. */
  rate: between<AnnualRate>(-1, 1, "as a fraction (0.045 is 4.5 %)"),
};

/** The keys of all inputs: one object may be that of several functions. */
const words = new Set(
  "right underlying model forward spot price strike premium years volatility rate yield".split(" "),
);

/** The yield of a spot: 0 where none is given, which is refused where it seems to be misspelt. */
function yieldOf(option: { readonly yield?: number | undefined }, given: number | undefined): AnnualRate {
  if (given === undefined) refuseMisspelt(option, "yield", words);
  return terms.rate(given === undefined ? 0 : given, "yield");
}

/**
 * Value in index points of one option bought, with its greeks: vega per 1.00 of volatility, theta per year, rho per
 * 1.00 of the rate.
 */
export type { OptionValue } from "../core/option/european.ts";

/**
 * A European option on a future: forward and strike in index points, time in years of 365 days, volatility and rate as
 * fractions.
 */
export interface Black76Input {
  readonly right: Right;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
}

/** A European option on a spot with a continuous dividend yield (missing: 0); units as in {@link Black76Input}. */
export interface BlackScholesInput {
  readonly right: Right;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
  readonly yield?: number | undefined;
}

/**
 * The Black-76 value in index points of a European option on a future, with its greeks.
 *
 * V = exp(−rT)·[F·N(d1) − K·N(d2)] of a call, d1 = ln(F/K)/(σ√T) + σ√T/2, d2 = d1 − σ√T. Value, delta, gamma and vega
 * within 1e-12 relative down to values of 1e-300·F. Rho holds the future fixed. T = 0 or volatility = 0 gives the
 * discounted intrinsic value.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @example
 * black76({ right: "call", forward: 20, strike: 20, years: 4 / 12, volatility: 0.25, rate: 0.09 }).value.toFixed(4); // "1.1166"
 */
export function black76(input: Black76Input): OptionValue {
  return futureOption(futureTerms(input));
}

function futureTerms(input: Black76Input): FutureOption {
  try {
    const { right, forward, strike, years, volatility, rate } = plainObject(input, "input");
    return {
      right: terms.right(right, "right"),
      forward: terms.price(forward, "forward"),
      strike: terms.price(strike, "strike"),
      years: terms.years(years, "years"),
      volatility: terms.volatility(volatility, "volatility"),
      rate: terms.rate(rate, "rate"),
    };
  } catch (error) {
    return unreadable(error, input, "input");
  }
}

/**
 * The Black-76 value in index points of a European option on a future, alone: for tight loops, without an object made
 * for each.
 *
 * As {@link black76}, with the same checks.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @example
 * black76Value("put", 1200, 1210, 0.25, 0.18, 0.005).toFixed(4); // "48.3738"
 */
export function black76Value(
  right: Right,
  forward: number,
  strike: number,
  years: number,
  volatility: number,
  rate: number,
): number {
  return futureOptionValue(
    terms.right(right, "right"),
    terms.price(forward, "forward"),
    terms.price(strike, "strike"),
    terms.years(years, "years"),
    terms.volatility(volatility, "volatility"),
    terms.rate(rate, "rate"),
  );
}

/**
 * The Black–Scholes–Merton value in index points of a European option on a spot level with a dividend yield, with its
 * greeks.
 *
 * V = S·exp(−qT)·N(d1) − K·exp(−rT)·N(d2) of a call, d1 = [ln(S/K) + (r − q)T]/(σ√T) + σ√T/2, d2 = d1 − σ√T. Rho holds
 * the spot and its yield fixed. T = 0 or volatility = 0 gives the greater of 0 and S·exp(−qT) − K·exp(−rT).
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 171.
 * @example
 * blackScholes({ right: "call", spot: 120, strike: 100, years: 0, volatility: 0.2, rate: 0.05, yield: 0 }).value; // 20
 */
export function blackScholes(input: BlackScholesInput): OptionValue {
  return spotOption(spotTerms(input));
}

function spotTerms(input: BlackScholesInput): SpotOption {
  try {
    const option = plainObject(input, "input");
    const { right, spot, strike, years, volatility, rate, yield: dividend } = option;
    return {
      right: terms.right(right, "right"),
      spot: terms.price(spot, "spot"),
      strike: terms.price(strike, "strike"),
      years: terms.years(years, "years"),
      volatility: terms.volatility(volatility, "volatility"),
      rate: terms.rate(rate, "rate"),
      yield: yieldOf(option, dividend),
    };
  } catch (error) {
    return unreadable(error, input, "input");
  }
}

/**
 * An American option; `yield` is that of a spot (missing: 0) and is not read for a future; prices in index points, time
 * in years of 365 days, the rest as fractions.
 */
export interface AmericanInput {
  readonly right: Right;
  readonly underlying: "future" | "spot";
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
  readonly yield?: number | undefined;
}

/**
 * The value in index points of an American option on a future or on a spot with a dividend yield, with its greeks.
 *
 * By the integral equation of its exercise boundary: converged, not an approximation formula; within 1e-7 of the price.
 * Theta is 0 where the option is to be exercised now; rho holds the future, or the spot and its yield, fixed. T = 0
 * gives the intrinsic value.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational
 * Finance, 2016.
 * @example
 * american({ right: "call", underlying: "future", price: 100, strike: 100, years: 0.5, volatility: 0.25, rate: 0.1 }).value.toFixed(4); // "6.7753"
 */
export function american(input: AmericanInput): OptionValue {
  return americanOption(americanTerms(input));
}

/**
 * The value in index points of an American option, alone: some ten times as fast as {@link american}.
 *
 * As there, with the same checks and the same accuracy.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational
 * Finance, 2016.
 * @example
 * americanValue({ right: "put", underlying: "future", price: 90, strike: 100, years: 0.1, volatility: 0.15, rate: 0.1 }).toFixed(4); // "10.0006"
 */
export function americanValue(input: AmericanInput): number {
  return americanOptionValue(americanTerms(input));
}

function americanTerms(input: AmericanInput): AmericanOption {
  try {
    const option = plainObject(input, "input");
    const { right, underlying, price, strike, years, volatility, rate, yield: dividend } = option;
    return {
      right: terms.right(right, "right"),
      underlying: terms.underlying(underlying, "underlying"),
      price: terms.price(price, "price"),
      strike: terms.price(strike, "strike"),
      years: terms.years(years, "years"),
      volatility: terms.volatility(volatility, "volatility"),
      rate: terms.rate(rate, "rate"),
      yield: yieldOf(option, dividend),
    };
  } catch (error) {
    return unreadable(error, input, "input");
  }
}

/**
 * What every quoted option has: strike and premium in index points, time in years of 365 days, the rate as a fraction.
 */
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
 * Null where no volatility does it (a premium at or outside the no-arbitrage bounds, T = 0), and where many do (a time
 * value lost in the rounding of an in-the-money premium; an American option at its intrinsic value). Otherwise within
 * 1e-10, as far as the premium's digits hold it.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015.
 * @example
 * impliedVolatility({ right: "call", model: "black-76", forward: 100, strike: 100, years: 0.5, rate: 0.02, premium: 5.5811067246048118 })?.toFixed(12); // "0.200000000000"
 */
export function impliedVolatility(input: FutureQuote | SpotQuote): number | null {
  return implied(quotedOption(input));
}

/** The keys of both kinds of quote, of which a quote has one kind. */
type AnyQuote = Quote & Pick<FutureQuote, "forward"> & Pick<SpotQuote, "spot" | "yield"> & Pick<QuotedOption, "model">;

function quotedOption(input: FutureQuote | SpotQuote): QuotedOption {
  try {
    const quote = plainObject(input as AnyQuote, "input");
    const model = terms.model(quote.model, "model");
    const isOnSpot = model === "black-scholes" || model === "american-spot";
    return {
      right: terms.right(quote.right, "right"),
      model,
      price: isOnSpot ? terms.price(quote.spot, "spot") : terms.price(quote.forward, "forward"),
      strike: terms.price(quote.strike, "strike"),
      years: terms.years(quote.years, "years"),
      rate: terms.rate(quote.rate, "rate"),
      yield: isOnSpot ? yieldOf(quote, quote.yield) : as<AnnualRate>(0),
      premium: terms.premium(quote.premium, "premium"),
    };
  } catch (error) {
    return unreadable(error, input, "input");
  }
}
