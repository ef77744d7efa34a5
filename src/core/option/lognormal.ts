import type { Right } from "./leg.ts";
import { normalDensity, normalDistribution } from "./normal.ts";
import { timeValue } from "./time-value.ts";

/** The parts that the value and the greeks of a European option are made of, in every lognormal model. */
export interface LognormalParts {
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
 * The parts of an option on an asset with present value `asset` against a strike with present value `owed` (same unit).
 *
 * `x` = ln(asset/owed), given apart because its digits are lost in the quotient; `s` = volatility·√years.
 * s = 0: the option is exercised or not for certain; exactly at the money (x = 0) the shares are one half and the density n(0), the
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
