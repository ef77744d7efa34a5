import type { Right } from "../leg.ts";
import { totalVolatility } from "./total-volatility.ts";

/** Rounding of a premium and of its intrinsic value, as a multiple of the larger side: below it a time value is only noise. */
const NOISE = 8 * Number.EPSILON;

/**
 * The total volatility (volatility·√years, a pure number) of a European option, or null where none, or no single one, gives its premium.
 *
 * `asset` and `owed` are the present values of underlying and strike and `x` = ln(asset/owed), all as the premium is: in points, today.
 * The premium must lie between intrinsic value and upper bound (the asset of a call, the strike of a put), and further from the first
 * than the rounding of an in-the-money premium.
 *
 * @see P. Jäckel, "Let's Be Rational", Wilmott, 2015.
 */
export function europeanTotalVolatility(
  right: Right,
  asset: number,
  owed: number,
  x: number,
  premium: number,
): number | null {
  const intrinsic = Math.max(right === "call" ? asset - owed : owed - asset, 0);
  const smaller = Math.min(asset, owed);
  const time = premium - intrinsic;
  const scaled = time / smaller;
  if (!(time > 0 && scaled < 1 - NOISE)) return null;
  if (intrinsic > 0 && time < NOISE * Math.max(asset, owed)) return null;
  return totalVolatility(-Math.abs(x), scaled);
}
