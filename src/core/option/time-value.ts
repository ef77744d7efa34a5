import { millsDecay, millsRatio } from "./mills-ratio.ts";

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** Below it the density underflows, and above it the option costs its bound to the last digit. */
const DENSITY_ENDS = 40;

/** Half a total volatility under which two Mills ratios are too near to subtract. */
const SMALL = 0.05;

/**
 * ln(a/b) as a pure number, exact to the last digit also where a and b are near: there a − b is exact, and the quotient a/b is not.
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
 * The value, in the unit of `smaller`, of the right to exchange the asset now worth less for the one worth more: the time value of
 * a European option in every lognormal model.
 *
 * `smaller`·N(d1) − larger·N(d2), with d1 = x/s + s/2, d2 = x/s − s/2, `x` = ln(smaller/larger) ≤ 0 and `s` = volatility·√years,
 * computed as smaller·n(d1)·(M(−d1) − M(−d2)), which is exact into the far tail; M is the Mills ratio. s = 0 gives 0.
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
  const density = INVERSE_ROOT_TWO_PI * Math.exp(-0.5 * d1 * d1);
  if (t < SMALL) return smaller * density * smallDifference(h, t);
  if (d1 > 0) return smaller * (1 - density * (millsRatio(d1) + millsRatio(t - h)));
  return smaller * density * (millsRatio(-d1) - millsRatio(t - h));
}

/**
 * Y(h + t) − Y(h − t) for t < 0.05 and h ≤ 0, where Y(h) = M(−h): the odd derivatives of Y by Taylor's series.
 *
 * Y' is the decay of M, and Y⁽ⁿ⁺¹⁾ = h·Y⁽ⁿ⁾ + n·Y⁽ⁿ⁻¹⁾. That recursion loses a factor h² a step when h is far below 0, but each step
 * then weighs (t/h)² as much. The first term left out is under 4e-14 of the sum.
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
