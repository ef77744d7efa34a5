import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import type { OptionValue } from "./greeks.ts";
import type { Right } from "./leg.ts";
import { lognormalParts, logRatio, timeValue } from "./lognormal.ts";

/** A European option on a futures contract. */
export interface FutureOption {
  readonly right: Right;
  readonly forward: Points;
  readonly strike: Points;
  readonly years: Years;
  readonly volatility: AnnualVolatility;
  readonly rate: AnnualRate;
}

/**
 * Returns the Black-76 value of a European option on a future without greeks, in the unit of `forward` and `strike`.
 *
 * V = exp(−rT)·[F·N(d1) − K·N(d2)] for a call, with the premium paid now (not futures-style). Within 1e-12 relative
 * wherever V is above 1e-300·F. Plain numbers, unchecked: years, volatility per √year and a continuously compounded
 * rate per year. T = 0 or volatility = 0 gives exp(−rT)·max(0, F − K), or K − F for a put.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @example
 * black76Value("call", 120, 100, 0, 0.2, 0.05); // 20
 */
export function black76Value(
  right: Right,
  forward: number,
  strike: number,
  years: number,
  volatility: number,
  rate: number,
): number {
  const s = volatility * Math.sqrt(years);
  const below = forward < strike;
  const time = below
    ? timeValue(forward, logRatio(forward, strike), s)
    : timeValue(strike, logRatio(strike, forward), s);
  const intrinsic = below === (right === "put") ? Math.abs(forward - strike) : 0;
  return Math.exp(-rate * years) * (intrinsic + time);
}

/**
 * Returns the Black-76 value in index points of a European option on a future, with its greeks.
 *
 * With D = exp(−rT): delta = D·N(d1) for a call and −D·N(−d1) for a put, gamma = D·n(d1)/(F·σ√T), vega = D·F·n(d1)·√T,
 * theta = r·V − D·F·n(d1)·σ/(2√T), rho = −T·V. Rho holds the future fixed, as a futures desk does. Value, delta, gamma
 * and vega within 1e-12 relative; theta within 1e-12 of its two terms.
 *
 * T = 0 or volatility = 0: the discounted intrinsic value. There the value has a kink at F = K, where delta is the mean
 * of its two sides, gamma and the decay in theta (both infinite) are given as 0, and vega is its limit.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @see E. Haug, The Complete Guide to Option Pricing Formulas, 2007, chapter 2, for the greeks.
 */
export function black76({ right, forward, strike, years, volatility, rate }: FutureOption): OptionValue {
  const root = Math.sqrt(years);
  const s = volatility * root;
  const discount = Math.exp(-rate * years);
  const parts = lognormalParts(right, forward, strike, logRatio(forward, strike), s);
  const value = discount * parts.value;
  const density = discount * parts.density;
  return {
    value: as<Points>(value),
    delta: discount * parts.assetShare,
    gamma: s > 0 ? density / (forward * s) : 0,
    vega: density * forward * root,
    theta: rate * value - (years > 0 ? (density * forward * volatility) / (2 * root) : 0),
    rho: -years * value,
  };
}
