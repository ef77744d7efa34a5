import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../../quantity.ts";
import { blackScholes } from "../black-scholes.ts";
import { exerciseBoundary } from "./boundary.ts";
import { certainPut } from "./certain-put.ts";
import { exercisePremium } from "./exercise-premium.ts";
import { putByFiniteDifferences } from "./finite-differences.ts";
import type { PutSlopes, PutTerms } from "./put-terms.ts";

/**
 * The value of an American put with a strike of 1, per unit of strike, with its slopes; `spot` per unit of strike.
 *
 * - years = 0 or volatility = 0: nothing is random, the best moment is known ({@link certainPut}).
 * - r ≤ 0 and q ≥ r: waiting costs nothing at any spot, the European value.
 * - r ≥ 0 otherwise: one exercise boundary, Andersen, Lake and Offengenden's method.
 * - q < r < 0: exercised between two boundaries; finite differences. They also stand in should the boundary's iteration not settle.
 *
 * @see A. Battauz, M. De Donno and A. Sbuelz, "Real Options and American Derivatives: The Double Continuation Region", Management
 * Science, 2015, for the signs of the rates.
 */
export function americanPut(put: PutTerms, years: number, spot: number): PutSlopes {
  const s = put.volatility * Math.sqrt(years);
  if (!(s > 0)) return certainPut(put, years, spot);
  const european = blackScholes({
    right: "put",
    spot: as<Points>(spot),
    strike: as<Points>(1),
    years: as<Years>(years),
    volatility: as<AnnualVolatility>(put.volatility),
    rate: as<AnnualRate>(put.rate),
    yield: as<AnnualRate>(put.yield),
  });
  if (put.rate <= 0 && put.yield >= put.rate) return european;
  const boundary = put.rate < 0 ? null : exerciseBoundary(put, years);
  if (boundary === null) return putByFiniteDifferences(put, years, spot);
  const distance = Math.log(spot) - boundary.top + Math.sqrt(boundary.squares[0] ?? 0);
  if (distance <= 0) return { value: 1 - spot, delta: -1, gamma: 0 };
  const premium = exercisePremium(put, years, spot, boundary, distance);
  return {
    value: Math.max(european.value + premium.value, 1 - spot),
    delta: european.delta + premium.delta,
    gamma: european.gamma + premium.gamma,
  };
}
