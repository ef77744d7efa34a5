import { normalDensity } from "../normal.ts";
import { timeValue } from "../time-value.ts";
import { firstGuess } from "./first-guess.ts";

/** Steps allowed: two or three are taken, the rest are for bisection should one ever leave its bracket. */
const STEPS = 60;

/** The step is of fourth order, so that after one of this relative size nothing is left to gain. */
const LAST_STEP = 3e-5;

/** A function whose root is sought, as Householder's method wants it: −g/g', g''/g', g'''/g'. */
interface Slopes {
  readonly newton: number;
  readonly second: number;
  readonly third: number;
}

/**
 * The total volatility s = volatility·√years, a pure number, at which a scaled time value is `c`, 0 < c < 1.
 *
 * Solves timeValue(1, x, s) = c, with `x` = ln of the smaller over the larger side, ≤ 0. Householder's third-order method from a closed
 * guess, on whichever of 1/ln c, c and ln(1 − c) is nearly straight there: a stopping rule in price would be blind in the wings.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015, sections 3 to 5, for the three objectives.
 */
export function totalVolatility(x: number, c: number, start: number = firstGuess(x, c)): number {
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
 * A total volatility nearer than `s`, where the scaled time value is `value`, to the one where it is `c`: one step, whose error is of
 * the fourth order in that of `s`.
 */
export function nearerVolatility(x: number, s: number, value: number, c: number): number {
  return s + householder(slopesAt(x, s, value, c));
}

/** The objective that is nearly straight at `s`, and its derivatives; value' = n(d1), value''/value' = x²/s³ − s/4. */
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

/** For g = 1/ln(value) − 1/ln(c): straight in the lower wing, where ln(value) goes like −x²/(2s²). */
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

/** Householder's third-order step, from A. Householder, The Numerical Treatment of a Single Nonlinear Equation, 1970, section 4.4. */
function householder({ newton, second, third }: Slopes): number {
  return (newton * (1 + 0.5 * second * newton)) / (1 + newton * (second + (third * newton) / 6));
}
