import type { Right } from "../leg.ts";
import { americanPuts } from "./put.ts";
import type { PutSlopes } from "./put-terms.ts";

/** An American option in plain numbers: prices in points, rates per year, volatility per √year. A future's yield is the rate. */
export interface AmericanTerms {
  readonly right: Right;
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
  readonly yield: number;
}

/** The value in points of an American option, with its slopes in the price of the underlying. */
export function americanSlopes(option: AmericanTerms): PutSlopes {
  return slopesByPrice(option)(option.price);
}

/**
 * {@link americanSlopes} at any price of the underlying, for many of them: the exercise boundary, which depends on none, is solved once.
 *
 * A call is a put with price and strike, and rate and yield, in each other's place: C(S, K, r, q) = P(K, S, q, r).
 *
 * @see R. McDonald and M. Schroder, "A Parity Result for American Options", Journal of Computational Finance, 1998.
 */
export function slopesByPrice(option: Omit<AmericanTerms, "price">): (price: number) => PutSlopes {
  const { right, strike, years, volatility, rate, yield: dividend } = option;
  if (right === "put") {
    const puts = americanPuts({ rate, yield: dividend, volatility }, years);
    return (price) => {
      const put = puts(price / strike);
      return { value: snapped(strike * put.value, right, price, strike), delta: put.delta, gamma: put.gamma / strike };
    };
  }
  const puts = americanPuts({ rate: dividend, yield: rate, volatility }, years);
  return (price) => {
    const ratio = strike / price;
    const put = puts(ratio);
    return {
      value: snapped(price * put.value, right, price, strike),
      delta: put.value - ratio * put.delta,
      gamma: (ratio * ratio * put.gamma) / price,
    };
  };
}

/** The value, or the intrinsic value where they differ only by the rounding of a scaled price. */
function snapped(value: number, right: Right, price: number, strike: number): number {
  const intrinsic = right === "call" ? price - strike : strike - price;
  return Math.abs(value - intrinsic) <= 4 * Number.EPSILON * Math.max(price, strike) ? Math.max(intrinsic, 0) : value;
}

/**
 * Whether an American option is never worth exercising early, so that it is a European one: a call with q ≤ 0 and r ≥ q, a put with
 * r ≤ 0 and q ≥ r.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 143, for the call without dividends.
 */
export function neverExercisedEarly({ right, rate, yield: dividend }: AmericanTerms): boolean {
  return right === "call" ? dividend <= 0 && rate >= dividend : rate <= 0 && dividend >= rate;
}
