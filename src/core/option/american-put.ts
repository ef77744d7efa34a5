import { atFirstUse } from "../at-first-use.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../quantity.ts";
import { spend } from "../work.ts";
import { gaussLegendre, interpolationWeights } from "./collocation.ts";
import { blackScholes, type OptionValue } from "./european.ts";
import {
  type Boundary,
  exerciseBoundary,
  logBoundary,
  type PutSlopes,
  type PutTerms,
  perpetualValue,
} from "./exercise-boundary.ts";
import { certainPut, putByFiniteDifferences } from "./finite-differences.ts";
import type { Right } from "./leg.ts";
import { normalDensity, normalDistribution } from "./normal.ts";

/**
 * An American option in plain numbers: prices in points, rates per year, volatility per √year. A future's yield is the
 * rate.
 */
export interface AmericanTerms {
  readonly right: Right;
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
  readonly yield: number;
}

/** Returns the value in points of an American option, with its slopes in the price of the underlying. */
export function americanSlopes(option: AmericanTerms): PutSlopes {
  return slopesByPrice(option)(option.price);
}

/**
 * Returns {@link americanSlopes} as a function of the price of the underlying. The exercise boundary does not depend on
 * the price and is solved once.
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
      gamma: (ratio * (ratio * put.gamma)) / price,
    };
  };
}

/** Returns the value, or the intrinsic value where they differ only by the rounding of a scaled price. */
function snapped(value: number, right: Right, price: number, strike: number): number {
  const intrinsic = right === "call" ? price - strike : strike - price;
  return Math.abs(value - intrinsic) <= 4 * Number.EPSILON * Math.max(price, strike) ? Math.max(intrinsic, 0) : value;
}

/**
 * Whether an American option is never worth exercising early, and so is worth the European one: a call with q ≤ 0 and r
 * ≥ q, a put with r ≤ 0 and q ≥ r.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 143, for the call without
 * dividends.
 */
export function neverExercisedEarly({ right, rate, yield: dividend }: AmericanTerms): boolean {
  return right === "call" ? dividend <= 0 && rate >= dividend : rate <= 0 && dividend >= rate;
}

/**
 * Returns the value in index points, with its greeks, of the European option on the same terms: a lower bound of the
 * American value, and equal to it where early exercise is never worth it.
 */
export function european({
  right,
  price,
  strike,
  years,
  volatility,
  rate,
  yield: dividend,
}: AmericanTerms): OptionValue {
  return blackScholes({
    right,
    spot: as<Points>(price),
    strike: as<Points>(strike),
    years: as<Years>(years),
    volatility: as<AnnualVolatility>(volatility),
    rate: as<AnnualRate>(rate),
    yield: as<AnnualRate>(dividend),
  });
}

/**
 * The volatility·√years below which the future is taken as certain: it adds less than 4e-7 of the price to the value.
 */
const CERTAIN = 1e-6;

/**
 * A downward drift of the spot, in standard deviations over the life of the option, beyond which the only choice is
 * between the best moment and expiry. Measured: from 200 on the error is below 1e-8 of the strike, and at 40,000 no
 * iteration settles.
 */
const SURE_DRIFT = 1000;

/**
 * Interest on the strike, as a fraction of it, below which early exercise is ignored: the right to it is worth no more
 * than that interest.
 */
const NEGLIGIBLE = 1e-10;

/**
 * Returns the value of an American put with a strike of 1, with its slopes, as a function of the spot, per unit of
 * strike.
 *
 * - years = 0, volatility = 0 or σ√T below 1e-6: nothing is random, and the best moment is known ({@link certainPut}).
 * - r ≤ 0 and q ≥ r: waiting costs nothing at any spot, so the European value. Where q ≥ 0 and rT is below 1e-10, the
 *   European or the intrinsic value.
 * - r ≥ 0 and a drift of q − r far beyond the volatility: the better of the two certain policies.
 * - r ≥ 0 otherwise: one exercise boundary, Andersen, Lake and Offengenden's method.
 * - q < r < 0: exercised between two boundaries; finite differences. They also serve where the boundary's iteration
 *   does not settle.
 *
 * @see A. Battauz, M. De Donno and A. Sbuelz, "Real Options and American Derivatives: The Double Continuation Region",
 * Management Science, 2015, for the signs of the rates.
 */
function americanPuts(put: PutTerms, years: number): (spot: number) => PutSlopes {
  // The boundary depends on no spot: it is solved once for all of them, and not at all where the early cases answer.
  const method = atFirstUse(() => {
    const boundary = put.rate < 0 ? null : exerciseBoundary(put, years);
    if (boundary === null) return putByFiniteDifferences(put, years);
    return (spot: number, european: PutSlopes) => onBoundary(put, years, spot, boundary, european);
  });
  return (spot) => americanPut(put, years, spot, method);
}

/** The value of a put by its spot and its European value, where nothing simpler gives it. */
type Method = (spot: number, european: PutSlopes) => PutSlopes;

function americanPut(put: PutTerms, years: number, spot: number, methodOf: () => Method): PutSlopes {
  const certain = certainPut(put, years, spot);
  // What is worth nothing stays so, and no grid of logs reaches it.
  if (spot === 0) return certain;
  if (!(put.volatility * Math.sqrt(years) > 0)) return certain;
  const held = europeanPut(put, years, spot);
  if (put.rate <= 0 && put.yield >= put.rate) return held;
  // Exercise at expiry, or at the best moment of a certain future, is a policy too: the best policy is worth no less
  // than either.
  const floor = held.value > certain.value ? held : certain;
  if (put.volatility * Math.sqrt(years) < CERTAIN) return floor;
  // Where the rate is below 0 here, the yield is below the rate, so that neither of these conditions holds.
  if (put.yield >= 0 && put.rate * years < NEGLIGIBLE) return floor;
  if ((put.yield - put.rate) * Math.sqrt(years) > SURE_DRIFT * put.volatility) return floor;
  const found = methodOf()(spot, held);
  // Rounding of a method must not carry the value out of the bounds that hold for every American put.
  return { ...found, value: Math.max(Math.min(found.value, mostPut(put, years, spot)), floor.value) };
}

/**
 * Upper bound of a put's value, per unit of strike: the perpetual put with r ≥ 0, else the present value of the strike.
 */
function mostPut(put: PutTerms, years: number, spot: number): number {
  return put.rate < 0 ? Math.exp(-put.rate * years) : perpetualValue(put, spot);
}

function onBoundary(put: PutTerms, years: number, spot: number, boundary: Boundary, held: PutSlopes): PutSlopes {
  const distance = Math.log(spot) - boundary.top + Math.sqrt(boundary.squares[0] ?? 0);
  if (distance <= 0) return { value: 1 - spot, delta: -1, gamma: 0 };
  const premium = exercisePremium(put, years, spot, boundary, distance);
  return {
    value: held.value + premium.value,
    delta: held.delta + premium.delta,
    gamma: held.gamma + premium.gamma,
  };
}

function europeanPut(put: PutTerms, years: number, spot: number): PutSlopes {
  const { rate, yield: dividend, volatility } = put;
  return european({ right: "put", price: spot, strike: 1, years, volatility, rate, yield: dividend });
}

/** The quadrature rule of each panel. */
const rule = atFirstUse(() => gaussLegendre(16));

/** Steps of one flow of the integral: some 200 ns. */
const STEPS_OF_A_FLOW = 20;

/**
 * Early-exercise premium of a put with a strike of 1, per unit of strike, with its slopes in the spot.
 *
 * ∫ [r·exp(−ru)·N(−d−) − q·S·exp(−qu)·N(−d+)] du over 0 < u < T, d± = [ln(S/B(T − u)) + (r − q)u]/(σ√u) ± σ√u/2: the
 * interest earned less the dividends lost after exercise. Delta and gamma are its derivatives under the integral.
 * `distance` = ln(S/B(T)) > 0.
 *
 * @see I. N. Kim, "The Analytic Valuation of American Options", Review of Financial Studies, 1990, p. 547.
 * @see P. Carr, R. Jarrow and R. Myneni, "Alternative Characterizations of American Put Options", Mathematical Finance,
 * 1992.
 */
function exercisePremium(put: PutTerms, years: number, spot: number, boundary: Boundary, distance: number): PutSlopes {
  const sum = { value: 0, delta: 0, gamma: 0 };
  const ends = panels(put, years, distance);
  const { nodes, weights } = rule();
  spend(STEPS_OF_A_FLOW * ends.length * nodes.length);
  for (const [p, start] of ends.entries()) {
    const width = (ends[p + 1] ?? start) - start;
    for (const [j, node] of nodes.entries()) {
      if (width > 0) addFlow(sum, put, years, spot, boundary, start + width * node, width * (weights[j] ?? 0));
    }
  }
  return sum;
}

/**
 * Returns the ends of the panels in the angle θ, u = T·sin²θ. The panels are cut where the flow changes abruptly: near
 * the boundary it starts at √u ≈ ln(S/B)/σ, and a strong drift starts or ends it when it carries the spot across the
 * boundary.
 */
function panels({ rate, yield: dividend, volatility }: PutTerms, years: number, distance: number): number[] {
  const cuts: number[] = [];
  for (let root = (0.5 * distance) / volatility; cuts.length < 12; root *= 3) cuts.push(root * root);
  const crossing = distance / Math.abs(rate - dividend);
  const spread = (4 * volatility * Math.sqrt(crossing)) / Math.abs(rate - dividend);
  cuts.push(crossing - spread, crossing - 0.3 * spread, crossing, crossing + 0.3 * spread, crossing + spread);
  const angles = cuts.filter((cut) => cut > 0 && cut < years).map((cut) => Math.asin(Math.sqrt(cut / years)));
  return [0, ...angles.sort((a, b) => a - b), 0.5 * Math.PI];
}

/** Adds the flow at one angle, and its slopes, to the sums. */
function addFlow(
  sum: { value: number; delta: number; gamma: number },
  put: PutTerms,
  years: number,
  spot: number,
  { grid, top, squares }: Boundary,
  angle: number,
  weight: number,
): void {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const u = years * sine * sine;
  const v = put.volatility * Math.sqrt(years) * sine;
  const log = logBoundary(top, squares, interpolationWeights(grid.roots, cosine));
  const d = (Math.log(spot) - log + (put.rate - put.yield) * u) / v - 0.5 * v;
  const step = 2 * years * sine * cosine * weight;
  const interest = step * put.rate * Math.exp(-put.rate * u);
  const dividends = step * put.yield * Math.exp(-put.yield * u);
  const interestDensity = (interest * normalDensity(d)) / (spot * v);
  const dividendDensity = (dividends * normalDensity(d + v)) / v;
  const dividendShare = dividends * normalDistribution(-d - v);
  sum.value += interest * normalDistribution(-d) - spot * dividendShare;
  sum.delta += dividendDensity - interestDensity - dividendShare;
  sum.gamma += (interestDensity * (1 + d / v)) / spot + (dividendDensity * (1 - (d + v) / v)) / spot;
}
