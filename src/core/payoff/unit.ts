import type { Leg } from "../option/leg.ts";

/** One package of a side's legs, and the number of packages that the legs as written hold. */
export interface Unit {
  readonly legs: readonly Leg[];
  readonly divisor: number;
}

/**
 * The legs of one unit: every quantity divided by the greatest common divisor of all of them.
 *
 * So that a unit is never a multiple in disguise: two calls are two units of one call. No legs: divisor 1.
 *
 * @example
 * unitOf([{ kind: "future", quantity: -6, entry: 2730.8 }, { kind: "future", quantity: 4, entry: 2731 }]).divisor; // 2
 */
export function unitOf(legs: readonly Leg[]): Unit {
  const divisor = legs.reduce((common, leg) => greatestCommonDivisor(common, Math.abs(leg.quantity)), 0);
  if (divisor <= 1) return { legs, divisor: 1 };
  return { legs: legs.map((leg) => ({ ...leg, quantity: leg.quantity / divisor })), divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
