/** One package of a side's legs, and the number of packages that the legs as written hold. */
export interface Unit<Line> {
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
