/** An interval at whose ends a function's values have opposite signs. */
export interface Bracket {
  readonly low: number;
  readonly lowValue: number;
  readonly high: number;
  readonly highValue: number;
}

/** Most steps: bisection alone halves a bracket of doubles no more often. */
const STEPS = 100;

/**
 * Returns a root of f within a bracket, in the unit of its argument.
 *
 * Chandrupatla's method: inverse quadratic interpolation where that is safe, else bisection.
 *
 * @param narrow returns the width of the bracket around a root at which the search ends
 * @see T. Chandrupatla, "A New Hybrid Quadratic/Bisection Algorithm for Finding the Zero of a Nonlinear Function",
 * Advances in Engineering Software, 1997.
 * @example
 * findRoot((x) => x - 3, { low: 0, lowValue: -3, high: 4, highValue: 1 }, () => 1e-12); // 3
 */
export function findRoot(f: (x: number) => number, bracket: Bracket, narrow: (root: number) => number): number {
  let [a, fa, b, fb] = [bracket.high, bracket.highValue, bracket.low, bracket.lowValue];
  let share = 0.5;
  for (let step = 0; step < STEPS; step++) {
    const x = a + share * (b - a);
    const fx = f(x);
    let [c, fc] = [a, fa];
    if (fx > 0 !== fa > 0) [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const [best, fbest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const limit = narrow(best) / Math.abs(b - a);
    if (fbest === 0 || limit > 0.5) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const safe = phi * phi < xi && (1 - phi) ** 2 < 1 - xi;
    share = safe
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
      : 0.5;
    share = Math.min(1 - limit, Math.max(limit, share));
  }
  return a;
}
