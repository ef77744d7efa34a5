import { findRoot } from "../find-root.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import { type AmericanTerms, european, neverExercisedEarly, slopesByVolatility } from "./american.ts";
import { DENSITY_ENDS, logRatio, timeValue } from "./european.ts";
import type { Right } from "./leg.ts";
import { normalDensity } from "./normal.ts";

/** The pricing model of an option, by exercise and underlying. */
export type PricingModel = "black-76" | "black-scholes" | "american-future" | "american-spot";

/** A quoted option: `price` is the future's price, or the spot level in the models on a spot. */
export interface QuotedOption {
  readonly right: Right;
  readonly model: PricingModel;
  readonly price: Points;
  readonly strike: Points;
  readonly years: Years;
  readonly rate: AnnualRate;
  /** Dividend yield of a spot (missing: 0); the models on a future have none. */
  readonly yield?: AnnualRate | undefined;
  readonly premium: Points;
}

/**
 * Returns the implied volatility per √year, as a fraction: the volatility at which the model's value is the premium; or
 * null.
 *
 * Null where no volatility gives the premium: at or below the lower no-arbitrage bound (the value at volatility 0), at
 * or above the upper one, and at T = 0. Also null where a whole range of volatilities gives it: in the money with a
 * time value lost in the rounding of the premium, and an American option at its intrinsic value. Otherwise within 1e-10
 * of the generating volatility, as far as the digits of the premium determine it.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015, for the European models.
 */
export function impliedVolatility(option: QuotedOption): AnnualVolatility | null {
  if (!(option.years > 0)) return null;
  const found = inverted(option);
  // The smallest doubles of premiums have volatilities that no double holds.
  return found === null || found === 0 ? null : as<AnnualVolatility>(found);
}

/** Inverts the model; the American models start from the European volatility, which is never below theirs. */
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
  const above = europeanVolatility(option, dividend);
  if (neverExercisedEarly({ ...terms, volatility: 0 })) return above;
  return americanVolatility(terms, premium, above);
}

/** Rounding of a premium and its intrinsic value, as a multiple of the larger side; a time value below it is noise. */
const NOISE = 8 * Number.EPSILON;

/**
 * Returns the total volatility (volatility·√years, a pure number) of a European option, or null where none, or more
 * than one, gives its premium.
 *
 * `asset` and `owed` are the present values of underlying and strike and `x` = ln(asset/owed), all in points today,
 * like the premium. The premium must lie between intrinsic value and upper bound (the asset of a call, the strike of a
 * put), and further from the first than the rounding of an in-the-money premium.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015.
 */
function europeanTotalVolatility(right: Right, asset: number, owed: number, x: number, premium: number): number | null {
  const intrinsic = Math.max(right === "call" ? asset - owed : owed - asset, 0);
  const smaller = Math.min(asset, owed);
  const time = premium - intrinsic;
  const scaled = time / smaller;
  if (!(time > 0 && scaled > 0 && scaled < 1 - NOISE)) return null;
  if (intrinsic > 0 && time < NOISE * Math.max(asset, owed)) return null;
  return totalVolatility(-Math.abs(x), scaled);
}

/** Most steps: two or three are taken; the rest are for bisection, should a step leave its bracket. */
const STEPS = 60;

/** Relative size of the last step: steps are of fourth order, so that after such a one nothing is left to gain. */
const LAST_STEP = 3e-5;

/** A function g as Householder's method needs it: −g/g', g''/g', g'''/g'. */
interface Slopes {
  readonly newton: number;
  readonly second: number;
  readonly third: number;
}

/**
 * Returns the total volatility s = volatility·√years, a pure number, at which the scaled time value is `c`, 0 < c < 1.
 *
 * Solves timeValue(1, x, s) = c, with `x` = ln of the smaller over the larger side, ≤ 0. Householder's third-order
 * method starts from a closed-form guess, on whichever of 1/ln c, c and ln(1 − c) is nearly linear there; it stops by
 * volatility, because a stopping rule by price would be blind in the wings.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015, sections 3 to 5, for the three objectives.
 */
export function totalVolatility(x: number, c: number, start: number = firstGuess(x, c)): number {
  // So near 0 the three are in proportion; left as they are, their squares would vanish.
  if (c < TINY && -x < TINY) return totalVolatility(x * ENLARGED, c * ENLARGED) / ENLARGED;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let s = start;
  for (let step = 0; step < STEPS; step++) {
    const value = timeValue(1, x, s);
    if (value < c) low = s;
    else high = s;
    const next = nearerVolatility(x, s, value, c);
    const isInside = next > low && next < high;
    if (Math.abs(next - s) <= LAST_STEP * s) return isInside ? next : s;
    s = isInside ? next : between(low, high);
  }
  return s;
}

function between(low: number, high: number): number {
  return high === Number.POSITIVE_INFINITY ? 2 * low : 0.5 * (low + high);
}

/**
 * Returns a better total volatility than `s`, whose scaled time value is `value`, for the target `c`: one step, whose
 * error is of fourth order in that of `s`.
 */
export function nearerVolatility(x: number, s: number, value: number, c: number): number {
  return s + householder(slopesAt(x, s, value, c));
}

/**
 * Returns the objective that is nearly linear at `s`, with its derivatives; value' = n(d1), value''/value' = x²/s³ −
 * s/4.
 */
function slopesAt(x: number, s: number, value: number, c: number): Slopes {
  const h2 = (x / s) ** 2;
  const slope = normalDensity(x / s + 0.5 * s);
  const bend = h2 / s - 0.25 * s;
  const twist = bend * bend - (3 * h2) / (s * s) - 0.25;
  if (s * s < -x) return inverseLog(slope / value, bend, twist, Math.log(value), Math.log(c));
  if (value < 0.75) return { newton: (c - value) / slope, second: bend, third: twist };
  const left = slope / (1 - value);
  const newton = -Math.log((1 - c) / (1 - value)) / left;
  return { newton, second: bend + left, third: twist + left * (3 * bend + 2 * left) };
}

/**
 * Returns the slopes of g = 1/ln(value) − 1/ln(c), nearly linear in the lower wing, where ln(value) goes like
 * −x²/(2s²).
 */
function inverseLog(growth: number, bend: number, twist: number, log: number, target: number): Slopes {
  const share = growth / log;
  const second = bend - growth;
  const third = twist - growth * (3 * bend - 2 * growth);
  return {
    newton: ((target - log) * log) / (growth * target),
    second: second - 2 * share,
    third: third - 6 * share * second + 6 * share * share,
  };
}

/**
 * Returns Householder's third-order step; from A. Householder, The Numerical Treatment of a Single Nonlinear Equation,
 * 1970, section 4.4.
 */
function householder({ newton, second, third }: Slopes): number {
  return (newton * (1 + 0.5 * second * newton)) / (1 + newton * (second + (third * newton) / 6));
}

/** Below it, the squares of a time value and of a distance from the money leave the doubles. */
const TINY = 1e-100;
/** Makes tiny numbers larger, and leaves them small. */
const ENLARGED = 1e50;

const POLYA = 2 / Math.PI;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * Returns a total volatility (volatility·√years, a pure number) within about an eighth of that of a scaled time value
 * c, in closed form.
 *
 * Pólya's approximation N(z) ≈ 1/2 + sgn(z)/2·sqrt(1 − exp(−2z²/π)) turns the pricing equation into a quadratic one.
 * `x` = ln of the smaller over the larger side, ≤ 0; 0 < c < 1. Written without the differences of the paper, which
 * cancel in the wings.
 * At the money, where its logarithm loses a small c, c ≈ s/sqrt(2π) + x/2; no answer is below −x/40, where c is 0.
 *
 * @see D. Stefanica and R. Radoičić, "An Explicit Implied Volatility Formula", International Journal of Theoretical and
 * Applied Finance, 2017.
 */
export function firstGuess(x: number, c: number): number {
  if (c < 1e-4 && -x < c) return ROOT_TWO_PI * (c - 0.5 * x);
  const gap = Math.expm1(x);
  const ratio = 1 + gap;
  const narrowing = Math.expm1((1 - POLYA) * x);
  const spread = 1 + narrowing;
  const swell = c * ratio - gap;
  const a = ((narrowing * (2 + narrowing)) / spread) ** 2;
  const b = 16 * Math.sinh(0.5 * x) * Math.sinh((POLYA - 0.5) * x) + 8 * (spread + 1 / spread) * c * swell;
  const product = 16 * c * swell * (1 - c) * (1 + c * ratio);
  const root = (2 * product) / (b + Math.sqrt(b * b + 4 * a * product));
  const gamma = Math.max(-Math.log(root) / POLYA, -x);
  const near = Math.sqrt(gamma + x);
  const far = Math.sqrt(gamma - x);
  // The scaled value at the inflection of the price: below it the smaller solution applies.
  const inflection = 0.5 * (gap + Math.sqrt(-Math.expm1(2 * POLYA * x)));
  const guess = c * ratio <= inflection ? (-2 * x) / (far + near) : far + near;
  return Math.max(guess, -x / DENSITY_ENDS);
}

/** The highest volatility that is sought: 10,000 %. */
const HIGHEST = 100;

/** Relative width of the bracket at which the search ends. */
const NARROW = 1e-13;

/** Relative error that may be left when the secants end. */
const EXACT = 1e-13;

/** Most secant steps: three are taken where early exercise is a small part of the premium. */
const SECANTS = 8;

/** The quoted option in plain numbers. */
type Quoted = Omit<AmericanTerms, "volatility">;

/**
 * Returns the volatility per √year at which an American option is worth `premium` points, or null where there is none.
 *
 * The value at volatility 0 (never less than the intrinsic value) must be below the premium: at or below it no
 * volatility, or every small one, gives the premium. `above` is the European implied volatility, which is never too
 * low; null where there is none. Secants start from there, the first with the European vega; where they do not settle,
 * a bracket is searched.
 */
function americanVolatility(option: Quoted, premium: number, above: number | null): number | null {
  if (premium >= mostAmerican(option)) return null;
  const slopes = slopesByVolatility(option);
  const excess = (volatility: number): number => slopes(volatility).value - premium;
  const least = excess(0);
  if (!(least < -8 * Number.EPSILON * Math.max(option.price, option.strike))) return null;
  const found = above === null ? null : bySecants(excess, above, european({ ...option, volatility: above }).vega);
  return found ?? byBracket(excess, least, above);
}

/**
 * Returns what no American option reaches, in points: the price of a call's underlying, the strike of a put, at its
 * best moment.
 */
function mostAmerican({ right, price, strike, years, rate, yield: dividend }: Quoted): number {
  return right === "call"
    ? price * Math.max(1, Math.exp(-dividend * years))
    : strike * Math.max(1, Math.exp(-rate * years));
}

/**
 * Returns the root up to `above` on which secants settle, the first of slope `vega`; null where they leave (0, above]
 * or do not settle.
 */
export function bySecants(excess: (volatility: number) => number, above: number, vega: number): number | null {
  let [x, fx, slope, before] = [above, excess(above), vega, 1];
  for (let step = 0; step < SECANTS; step++) {
    const next = x - fx / slope;
    if (!(next > 0 && next <= above * (1 + 1e-9))) return null;
    const moved = Math.abs(next - x) / next;
    // A secant leaves about the product of the last two steps.
    if (moved * Math.min(before, 1) < EXACT) return next;
    const value = excess(next);
    slope = (value - fx) / (next - x);
    [x, fx, before] = [next, value, moved];
  }
  return null;
}

/** Returns the root of a rising `excess`, which is `least` < 0 at 0, or null where it lies above {@link HIGHEST}. */
export function byBracket(excess: (volatility: number) => number, least: number, above: number | null): number | null {
  let high = Math.min((above ?? 0.5) * (1 + 1e-9), HIGHEST);
  let highValue = excess(high);
  while (highValue < 0) {
    if (high >= HIGHEST) return null;
    high = Math.min(2 * high, HIGHEST);
    highValue = excess(high);
  }
  return findRoot(excess, { low: 0, lowValue: least, high, highValue }, (root) => NARROW * Math.abs(root));
}
