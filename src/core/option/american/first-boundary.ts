import { black76Value } from "../black76.ts";
import { normalDistribution } from "../normal.ts";
import type { PutTerms } from "./put-terms.ts";

/**
 * The spot below which a perpetual American put with a strike of 1 is exercised, per unit of strike: no put's boundary is lower.
 *
 * λ/(λ − 1) with λ < 0 the root of σ²λ(λ − 1)/2 + (r − q)λ − r = 0; r ≥ 0.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 174.
 * @example
 * perpetualBoundary({ rate: 0.02, yield: 0, volatility: 0.2 }).toFixed(12); // "0.500000000000"
 */
export function perpetualBoundary(put: PutTerms): number {
  const power = perpetualPower(put);
  return power / (power - 1);
}

/**
 * The value of a perpetual American put with a strike of 1, per unit of strike: the most that one of any life is worth.
 *
 * (1 − B)·(S/B)^λ above its boundary B, with λ as there; r ≥ 0.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 174.
 * @example
 * perpetualValue({ rate: 0.02, yield: 0, volatility: 0.2 }, 1); // 0.25
 */
export function perpetualValue(put: PutTerms, spot: number): number {
  const power = perpetualPower(put);
  const boundary = power / (power - 1);
  return spot > boundary ? (spot / boundary) ** power / (1 - power) : 1 - spot;
}

/** λ ≤ 0, the power of the spot in the value of a perpetual put. */
function perpetualPower({ rate, yield: dividend, volatility }: PutTerms): number {
  const variance = volatility * volatility;
  const lean = (rate - dividend) / variance - 0.5;
  return -(lean + Math.sqrt(lean * lean + (2 * rate) / variance));
}

/**
 * The highest spot at which an American put with a strike of 1 is ever exercised, per unit of strike: its boundary just before expiry.
 *
 * min(1, r/q): above it the interest on the strike is less than the dividends given up. r ≥ 0.
 *
 * @see I. N. Kim, "The Analytic Valuation of American Options", Review of Financial Studies, 1990, p. 547.
 * @example
 * boundaryAtExpiry({ rate: 0.02, yield: 0.04, volatility: 0.2 }); // 0.5
 */
export function boundaryAtExpiry({ rate, yield: dividend }: PutTerms): number {
  return dividend > rate ? rate / dividend : 1;
}

/**
 * An approximate exercise boundary of an American put with a strike of 1, per unit of strike, `years` before expiry.
 *
 * The start of an iteration, never an answer: the root S of (1 − exp(−qτ)·N(−d1))·S + λ·(1 − S − p(S)) = 0, p the European put.
 *
 * @see L. MacMillan, "Analytic Approximation for the American Put Option", Advances in Futures and Options Research, 1986.
 * @see G. Barone-Adesi and R. Whaley, "Efficient Analytic Approximation of American Option Values", Journal of Finance, 1987, p. 309.
 */
export function firstBoundary(put: PutTerms, years: number): number {
  const { rate, yield: dividend, volatility } = put;
  const variance = volatility * volatility;
  const s = volatility * Math.sqrt(years);
  const lean = (2 * (rate - dividend)) / variance - 1;
  const kept = rate === 0 ? 2 / (variance * years) : (2 * rate) / (variance * -Math.expm1(-rate * years));
  const power = -0.5 * (lean + Math.sqrt(lean * lean + 4 * kept));
  const carry = (rate - dividend) * years;
  let low = perpetualBoundary(put);
  let high = boundaryAtExpiry(put);
  // Bisection to a tenth of a standard deviation: near enough to start from, and it cannot fail.
  for (let step = 0; step < 40 && high - low > 0.1 * s * low; step++) {
    const spot = 0.5 * (low + high);
    const d1 = (Math.log(spot) + carry) / s + 0.5 * s;
    const european = black76Value("put", spot * Math.exp(carry), 1, years, volatility, rate);
    const excess = (1 - Math.exp(-dividend * years) * normalDistribution(-d1)) * spot + power * (1 - spot - european);
    if (excess < 0) low = spot;
    else high = spot;
  }
  return 0.5 * (low + high);
}
