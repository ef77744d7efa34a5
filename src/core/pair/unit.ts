import { type Exact, exact, plus, product, times, toNumber, ZERO } from "../exact.ts";
import type { Leg } from "../option/leg.ts";
import { as, type Ratio } from "../quantity.ts";
import type { ValuedLeg } from "./valued-leg.ts";

/** One package of a side's legs, and the number of packages that the legs as written hold. */
interface Unit<Line> {
  readonly legs: readonly Line[];
  readonly divisor: number;
}

/**
 * The legs of one unit: every quantity divided by the greatest common divisor of all of them.
 *
 * So that a unit is never a multiple in disguise: two calls are two units of one call. No legs: divisor 1.
 *
 * @example
 * unitOf([{ quantity: -6 }, { quantity: 4 }]).divisor; // 2
 */
export function unitOf<Line extends { readonly quantity: number }>(legs: readonly Line[]): Unit<Line> {
  const divisor = legs.reduce((common, leg) => greatestCommonDivisor(common, Math.abs(leg.quantity)), 0);
  if (divisor <= 1) return { legs, divisor: 1 };
  return { legs: legs.map((leg) => ({ ...leg, quantity: leg.quantity / divisor })), divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Whether one unit is an outright future, which is counted with the sign of its position. */
export function isOutrightFuture(legs: readonly Leg[]): boolean {
  return legs.length === 1 && legs[0]?.kind === "future";
}

/**
 * The cash at entry of one unit, in USD: −Σ quantity × premium × pointValue over its options; a future costs nothing.
 *
 * Paid is negative, received is positive.
 *
 * @param pointValue USD per point: multiplier × fx
 * @example
 * toNumber(netPremium([{ kind: "option", quantity: 3, right: "call", strike: as(2750), premium: as(0.1) }], exact(1))); // -0.3
 */
export function netPremium(legs: readonly Leg[], pointValue: Exact): Exact {
  const points = legs.reduce(
    (total, leg) => (leg.kind === "future" ? total : plus(total, times(exact(-leg.quantity), exact(leg.premium)))),
    ZERO,
  );
  return times(points, pointValue);
}

/** How the value of one unit moves, in index points of the multiplier. */
export interface UnitGreeks {
  /** Points per point of the index. */
  readonly delta: number;
  /** Change of delta per point of the index. */
  readonly gamma: number;
  /** Points per 1.00 of volatility. */
  readonly vega: number;
  /** Points per year as time passes. */
  readonly theta: number;
}

/**
 * The delta of one unit, Σ quantity × delta, a future's being 1; null where a leg's is not known.
 *
 * Summed in decimals, because the pair is weighed by it exactly: given deltas of 0.1 and 0.2 are a delta of 0.3.
 */
export function unitDelta(legs: readonly ValuedLeg[]): Ratio | null {
  let total = ZERO;
  for (const { sized } of legs) {
    const delta = sized.kind === "future" ? 1 : sized.delta;
    if (delta === null) return null;
    total = plus(total, product(sized.quantity, delta));
  }
  return as<Ratio>(toNumber(total));
}

/** The greeks of one unit of a delta, Σ quantity × greek; null where an option's are not known. */
export function unitGreeks(legs: readonly ValuedLeg[], delta: Ratio | null): UnitGreeks | null {
  if (delta === null || legs.some(({ sized, value }) => sized.kind === "option" && value === null)) return null;
  const sum = (greek: "gamma" | "vega" | "theta") =>
    legs.reduce((total, { sized, value }) => total + sized.quantity * (value?.[greek] ?? 0), 0);
  return { delta, gamma: sum("gamma"), vega: sum("vega"), theta: sum("theta") };
}
