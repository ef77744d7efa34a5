import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import type { OptionValue } from "./greeks.ts";
import type { Right } from "./leg.ts";
import { lognormalParts, logRatio } from "./lognormal.ts";

/** A European option on a cash index or an ETF that pays a continuous dividend yield. */
export interface SpotOption {
  readonly right: Right;
  readonly spot: Points;
  readonly strike: Points;
  readonly years: Years;
  readonly volatility: AnnualVolatility;
  readonly rate: AnnualRate;
  readonly yield: AnnualRate;
}

/**
 * Returns the Black–Scholes–Merton value in index points of a European option on a spot level with a dividend yield q,
 * with its greeks.
 *
 * V = S·exp(−qT)·N(d1) − K·exp(−rT)·N(d2) for a call, d1 = [ln(S/K) + (r − q)T]/(σ√T) + σ√T/2, d2 = d1 − σ√T. With A =
 * S·exp(−qT) and B = K·exp(−rT): delta = exp(−qT)·N(d1), gamma = exp(−qT)·n(d1)/(S·σ√T), vega = A·n(d1)·√T, theta =
 * q·A·N(d1) − r·B·N(d2) − A·n(d1)·σ/(2√T), rho = T·B·N(d2); a put has −N(−d) for N(d). Rho holds the spot and the yield
 * fixed. Each is within 1e-12 of the sum of the absolute terms of its formula.
 *
 * T = 0 or volatility = 0: max(0, A − B), or B − A for a put. There the value has a kink at A = B, where delta is the
 * mean of its two sides, gamma and the decay in theta (both infinite) are given as 0, and vega is its limit.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 171.
 * @see E. Haug, The Complete Guide to Option Pricing Formulas, 2007, chapter 2, for the greeks.
 */
export function blackScholes(option: SpotOption): OptionValue {
  const { right, spot, strike, years, volatility, rate } = option;
  const root = Math.sqrt(years);
  const s = volatility * root;
  const growth = Math.exp(-option.yield * years);
  const asset = spot * growth;
  const owed = strike * Math.exp(-rate * years);
  const x = logRatio(spot, strike) + (rate - option.yield) * years;
  const parts = lognormalParts(right, asset, owed, x, s);
  const held = asset * parts.assetShare;
  const due = owed * parts.strikeShare;
  const decay = years > 0 ? (asset * parts.density * volatility) / (2 * root) : 0;
  return {
    value: as<Points>(parts.value),
    delta: growth * parts.assetShare,
    gamma: s > 0 ? (growth * parts.density) / (spot * s) : 0,
    vega: asset * parts.density * root,
    theta: option.yield * held - rate * due - decay,
    rho: years * due,
  };
}
