import { findRoot } from "../../find-root.ts";
import { type AmericanTerms, americanSlopes } from "../american/american-value.ts";
import { european } from "../american/european.ts";

/** Volatilities above it, 10,000 %, are not looked for. */
const HIGHEST = 100;

/** Relative width of the bracket at which the search ends. */
const NARROW = 1e-13;

/** Relative error that may be left when the secants end. */
const EXACT = 1e-13;

/** Secant steps allowed: three are taken where early exercise is a small part of the premium. */
const SECANTS = 8;

/** The quoted option in plain numbers. */
type Quoted = Omit<AmericanTerms, "volatility">;

/**
 * The volatility per √year at which an American option is worth `premium` points, or null where there is none.
 *
 * The value at volatility 0 (never less than the intrinsic value) must be below the premium: at or below it no volatility, or every
 * small one, gives the premium. `above` is the European implied volatility, which is never too low; null where there is none.
 * Secants from there, the first with the European vega; where they do not settle, the search within a bracket.
 */
export function americanVolatility(option: Quoted, premium: number, above: number | null): number | null {
  const excess = (volatility: number): number => americanSlopes({ ...option, volatility }).value - premium;
  const least = excess(0);
  if (!(least < -8 * Number.EPSILON * Math.max(option.price, option.strike))) return null;
  const found = above === null ? null : bySecants(excess, above, europeanVega(option, above));
  return found ?? byBracket(excess, least, above);
}

/** The root up to `above` that secants settle on, the first of slope `vega`; null where they leave (0, above] or do not settle. */
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

/** The root of a rising `excess`, which is `least` < 0 at 0, or null where it lies above {@link HIGHEST}. */
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

function europeanVega({ right, price, strike, years, rate, yield: dividend }: Quoted, volatility: number): number {
  return european({ right, price, strike, years, volatility, rate, yield: dividend }).vega;
}
