import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../../quantity.ts";
import { blackScholes } from "../black-scholes.ts";
import { atFirstUse } from "./at-first-use.ts";
import { type Boundary, exerciseBoundary } from "./boundary.ts";
import { certainPut } from "./certain-put.ts";
import { exercisePremium } from "./exercise-premium.ts";
import { putByFiniteDifferences } from "./finite-differences.ts";
import { perpetualValue } from "./first-boundary.ts";
import type { PutSlopes, PutTerms } from "./put-terms.ts";

/** A volatility·√years that adds less than 4e-7 of the price to a certain future: below it the future is taken as certain. */
const CERTAIN = 1e-6;

/**
 * A drift of the spot, downwards, of so many standard deviations over the life of the option: to wait for the best moment, or for
 * expiry, is then all there is to choose. Measured: from 200 on it leaves no 1e-8 of the strike, and at 40,000 no iteration settles.
 */
const SURE_DRIFT = 1000;

/** Interest on the strike, as a fraction of it, below which the right to exercise early is worth nothing: it is worth no more. */
const NEGLIGIBLE = 1e-10;

/**
 * The value of an American put with a strike of 1, per unit of strike, with its slopes, at any `spot` per unit of strike.
 *
 * - years = 0, volatility = 0 or σ√T below 1e-6: nothing is random, the best moment is known ({@link certainPut}).
 * - r ≤ 0 and q ≥ r: waiting costs nothing at any spot, the European value; so too, or the intrinsic one, when q ≥ 0 and rT is below 1e-10.
 * - r ≥ 0 and a drift of q − r far beyond the volatility: the better of the two certain policies.
 * - r ≥ 0 otherwise: one exercise boundary, Andersen, Lake and Offengenden's method.
 * - q < r < 0: exercised between two boundaries; finite differences. They also stand in should the boundary's iteration not settle.
 *
 * @see A. Battauz, M. De Donno and A. Sbuelz, "Real Options and American Derivatives: The Double Continuation Region", Management
 * Science, 2015, for the signs of the rates.
 */
export function americanPuts(put: PutTerms, years: number): (spot: number) => PutSlopes {
  // It depends on no spot: solved once for all of them, and not at all where the early cases answer.
  const boundary = atFirstUse(() => (put.rate < 0 ? null : exerciseBoundary(put, years)));
  return (spot) => americanPut(put, years, spot, boundary);
}

function americanPut(put: PutTerms, years: number, spot: number, boundaryOf: () => Boundary | null): PutSlopes {
  const certain = certainPut(put, years, spot);
  if (!(put.volatility * Math.sqrt(years) > 0)) return certain;
  const european = europeanPut(put, years, spot);
  if (put.rate <= 0 && put.yield >= put.rate) return european;
  // Selling at expiry, or at the best moment of a certain future, are policies too: the best policy is worth no less than either.
  const floor = european.value > certain.value ? european : certain;
  if (put.volatility * Math.sqrt(years) < CERTAIN) return floor;
  // A rate below 0 has a yield below it here, so that neither of these holds.
  if (put.yield >= 0 && put.rate * years < NEGLIGIBLE) return floor;
  if ((put.yield - put.rate) * Math.sqrt(years) > SURE_DRIFT * put.volatility) return floor;
  const boundary = boundaryOf();
  const found =
    boundary === null ? putByFiniteDifferences(put, years, spot) : onBoundary(put, years, spot, boundary, european);
  // Whatever the rounding of a method, no value leaves the bounds that hold for every one.
  return { ...found, value: Math.max(Math.min(found.value, mostPut(put, years, spot)), floor.value) };
}

/** The most that a put can be worth, per unit of strike: with r ≥ 0 the perpetual one, else the strike's value at expiry. */
function mostPut(put: PutTerms, years: number, spot: number): number {
  return put.rate < 0 ? Math.exp(-put.rate * years) : perpetualValue(put, spot);
}

function onBoundary(put: PutTerms, years: number, spot: number, boundary: Boundary, european: PutSlopes): PutSlopes {
  const distance = Math.log(spot) - boundary.top + Math.sqrt(boundary.squares[0] ?? 0);
  if (distance <= 0) return { value: 1 - spot, delta: -1, gamma: 0 };
  const premium = exercisePremium(put, years, spot, boundary, distance);
  return {
    value: european.value + premium.value,
    delta: european.delta + premium.delta,
    gamma: european.gamma + premium.gamma,
  };
}

function europeanPut(put: PutTerms, years: number, spot: number): PutSlopes {
  return blackScholes({
    right: "put",
    spot: as<Points>(spot),
    strike: as<Points>(1),
    years: as<Years>(years),
    volatility: as<AnnualVolatility>(put.volatility),
    rate: as<AnnualRate>(put.rate),
    yield: as<AnnualRate>(put.yield),
  });
}
