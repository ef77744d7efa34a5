import type { Right } from "./leg.ts";
import { millsDecay, millsRatio, normalDensity, normalDistribution } from "./normal.ts";

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
