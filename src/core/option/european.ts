import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import type { Right } from "./leg.ts";
import { millsDecay, millsRatio, normalDensity, normalDistribution } from "./normal.ts";

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

/** The parts of the value and the greeks of a European option, common to every lognormal model. */
interface LognormalParts {
  /** Value in the unit of the two present values. */
  readonly value: number;
  /** Units of the asset held in the hedge: N(d1) of a call, −N(−d1) of a put. */
  readonly assetShare: number;
  /** Strikes owed in the hedge: N(d2) of a call, −N(−d2) of a put. */
  readonly strikeShare: number;
  /** n(d1), the standard normal density at d1. */
  readonly density: number;
}

/**
 * Returns the parts of an option on an asset with present value `asset` against a strike with present value `owed`
 * (same unit).
 *
 * `x` = ln(asset/owed), passed separately because the quotient loses its digits; `s` = volatility·√years. s = 0:
 * exercise is certain or impossible; exactly at the money (x = 0) the shares are one half and the density n(0), the
 * limit as s goes to 0.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 171.
 * @example
 * lognormalParts("call", 120, 100, Math.log(1.2), 0).value; // 20
 */
export function lognormalParts(right: Right, asset: number, owed: number, x: number, s: number): LognormalParts {
  const sign = right === "call" ? 1 : -1;
  const h = x === 0 ? 0 : x / s;
  const intrinsic = Math.max(sign * (asset - owed), 0);
  return {
    value: intrinsic + timeValue(Math.min(asset, owed), -Math.abs(x), s),
    assetShare: sign * normalDistribution(sign * (h + 0.5 * s)),
    strikeShare: sign * normalDistribution(sign * (h - 0.5 * s)),
    density: normalDensity(h + 0.5 * s),
  };
}

/** The |d| beyond which the density underflows, and the option costs its bound to the last digit. */
export const DENSITY_ENDS = 40;

/** Half the total volatility below which two Mills ratios are too close to subtract. */
const SMALL = 0.05;

/**
 * Returns ln(a/b), a pure number, accurate to the last digit even where a and b are close: there a − b is exact, and
 * the quotient a/b is not.
 *
 * @see N. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 1.14.1, for log1p.
 * @example
 * logRatio(100, 100); // 0
 */
export function logRatio(a: number, b: number): number {
  const ratio = a / b;
  return ratio > 0.5 && ratio < 2 ? Math.log1p((a - b) / b) : Math.log(ratio);
}

/**
 * Returns the value, in the unit of `smaller`, of the right to receive the asset now worth less in exchange for the one
 * worth more: the time value of a European option in every lognormal model.
 *
 * `smaller`·N(d1) − larger·N(d2), with d1 = x/s + s/2, d2 = x/s − s/2, `x` = ln(smaller/larger) ≤ 0 and `s` =
 * volatility·√years, computed as smaller·n(d1)·(M(−d1) − M(−d2)), which is accurate into the far tail; M is the Mills
 * ratio. s = 0 gives 0.
 *
 * @see W. Margrabe, "The Value of an Option to Exchange One Asset for Another", Journal of Finance, 1978, p. 179.
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015, section 6, for the scaled form.
 * @example
 * timeValue(100, 0, 0); // 0
 */
export function timeValue(smaller: number, x: number, s: number): number {
  if (!(s > 0)) return s === 0 ? 0 : Number.NaN;
  const h = x / s;
  const t = 0.5 * s;
  const d1 = h + t;
  if (d1 < -DENSITY_ENDS) return 0;
  if (d1 > DENSITY_ENDS) return smaller;
  const density = normalDensity(d1);
  if (t < SMALL) return smaller * density * smallDifference(h, t);
  if (d1 > 0) return smaller * (1 - density * (millsRatio(d1) + millsRatio(t - h)));
  return smaller * density * (millsRatio(-d1) - millsRatio(t - h));
}

/**
 * Y(h + t) − Y(h − t) for t < 0.05 and h ≤ 0, where Y(h) = M(−h): Taylor's series in the odd derivatives of Y.
 *
 * Y' is the decay of M, and Y⁽ⁿ⁺¹⁾ = h·Y⁽ⁿ⁾ + n·Y⁽ⁿ⁻¹⁾. That recursion loses a factor h² per step when h is far below
 * 0, but the weight of each step then falls by a factor (t/h)². The first term left out is under 4e-14 of the sum.
 */
function smallDifference(h: number, t: number): number {
  const first = millsDecay(-h);
  const second = h * first + millsRatio(-h);
  const third = h * second + 2 * first;
  const fourth = h * third + 3 * second;
  const fifth = h * fourth + 4 * third;
  const seventh = h * (h * fifth + 5 * fourth) + 6 * fifth;
  const t2 = t * t;
  return 2 * t * (first + t2 * (third / 6 + t2 * (fifth / 120 + (t2 * seventh) / 5040)));
}

/**
 * Value of one option bought, with its derivatives by market and time, for a multiplier of 1.
 *
 * "Underlying" is the futures price in Black-76 and the spot level in Black–Scholes–Merton.
 */
export interface OptionMotion {
  /** Value in index points, ≥ 0. */
  readonly value: Points;
  /** ∂V/∂underlying: points per point. */
  readonly delta: number;
  /** ∂²V/∂underlying²: per point. */
  readonly gamma: number;
  /** ∂V/∂volatility: points per 1.00 of volatility. */
  readonly vega: number;
  /** ∂V/∂t as calendar time passes: points per year, usually negative. */
  readonly theta: number;
}

/** An {@link OptionMotion} with the derivative by the rate. */
export interface OptionValue extends OptionMotion {
  /** ∂V/∂rate with the underlying (and the dividend yield) fixed: points per 1.00 of the rate. */
  readonly rho: number;
}
