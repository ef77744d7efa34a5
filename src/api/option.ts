import { blackScholes as spotOption } from "../core/option/black-scholes.ts";
import * as futureOption from "../core/option/black76.ts";
import type { OptionValue } from "../core/option/greeks.ts";
import type { Right } from "../core/option/leg.ts";
import { checkedPrice, checkedRate, checkedRight, checkedVolatility, checkedYears } from "./option-inputs.ts";

/** Value in index points of one option bought, with its greeks: vega per 1.00 of volatility, theta per year, rho per 1.00 of the rate. */
export type { OptionValue } from "../core/option/greeks.ts";

/** A European option on a future: forward and strike in index points, time in years of 365 days, volatility and rate as fractions. */
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
 * V = exp(−rT)·[F·N(d1) − K·N(d2)] of a call, d1 = ln(F/K)/(σ√T) + σ√T/2, d2 = d1 − σ√T. Value, delta, gamma and vega within 1e-12
 * relative down to values of 1e-300·F. Rho holds the future fixed. T = 0 or volatility = 0 gives the discounted intrinsic value.
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @example
 * black76({ right: "call", forward: 20, strike: 20, years: 4 / 12, volatility: 0.25, rate: 0.09 }).value.toFixed(4); // "1.1166"
 */
export function black76(input: Black76Input): OptionValue {
  return futureOption.black76({
    right: checkedRight(input.right),
    forward: checkedPrice("forward", input.forward),
    strike: checkedPrice("strike", input.strike),
    years: checkedYears(input.years),
    volatility: checkedVolatility(input.volatility),
    rate: checkedRate("rate", input.rate),
  });
}

/**
 * The Black-76 value in index points of a European option on a future, alone: for tight loops, without an object made for each.
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
  return futureOption.black76Value(
    checkedRight(right),
    checkedPrice("forward", forward),
    checkedPrice("strike", strike),
    checkedYears(years),
    checkedVolatility(volatility),
    checkedRate("rate", rate),
  );
}

/**
 * The Black–Scholes–Merton value in index points of a European option on a spot level with a dividend yield, with its greeks.
 *
 * V = S·exp(−qT)·N(d1) − K·exp(−rT)·N(d2) of a call, d1 = [ln(S/K) + (r − q)T]/(σ√T) + σ√T/2, d2 = d1 − σ√T. Rho holds the spot and its
 * yield fixed. T = 0 or volatility = 0 gives the greater of 0 and S·exp(−qT) − K·exp(−rT).
 *
 * @throws VALUE_OUT_OF_RANGE
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 171.
 * @example
 * blackScholes({ right: "call", spot: 120, strike: 100, years: 0, volatility: 0.2, rate: 0.05, yield: 0 }).value; // 20
 */
export function blackScholes(input: BlackScholesInput): OptionValue {
  return spotOption({
    right: checkedRight(input.right),
    spot: checkedPrice("spot", input.spot),
    strike: checkedPrice("strike", input.strike),
    years: checkedYears(input.years),
    volatility: checkedVolatility(input.volatility),
    rate: checkedRate("rate", input.rate),
    yield: checkedRate("yield", input.yield ?? 0),
  });
}
