import { digitsAt, type Exact } from "./exact.ts";
import { type Whole, wholeOf } from "./whole.ts";

/** Bits that are kept of a quotient before it is rounded to the 53 bits of a double. */
const KEPT_BITS = 64;

/**
 * Returns the double nearest to numerator / denominator, both whole, the denominator not 0; never −0.
 *
 * The quotient is cut to at least 64 bits, its last bit set when anything was cut off, so that the one rounding to 53
 * bits sees on which side of a tie the fraction lies. The result is correct in the normal range of doubles, above
 * 2.3e-308.
 *
 * @example
 * quotient(1, 3); // 0.3333333333333333
 */
export function quotient(numerator: Whole, denominator: Whole): number {
  // Both doubles are exact here, so that the division rounds only once.
  if (typeof numerator === "number" && typeof denominator === "number") return numerator / denominator + 0;
  return longQuotient(BigInt(numerator), BigInt(denominator));
}

function longQuotient(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const shift = Math.max(0, KEPT_BITS + bits(bottom) - bits(top));
  const shifted = top << BigInt(shift);
  const whole = shifted / bottom;
  const sticky = whole * bottom === shifted ? whole : whole | 1n;
  const size = scaledDown(Number(sticky), shift);
  return (negative ? -size : size) + 0;
}

/**
 * Returns the double nearest to a / b, both exact decimals, b not 0; never −0.
 *
 * @example
 * exactQuotient(exact(1), exact(2.5)); // 0.4
 */
export function exactQuotient(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale);
  return quotient(digitsAt(a, scale), digitsAt(b, scale));
}

/**
 * Returns the square root of an integer of 0 or more, rounded down to an integer.
 *
 * @example
 * rootDown(252n); // 15
 */
export function rootDown(value: bigint): Whole {
  if (value < 2n) return wholeOf(value);
  // Newton's method descends from above, and stops at the first step that does not descend.
  let root = 1n << BigInt(Math.ceil(bits(value) / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return wholeOf(root);
    root = next;
  }
}

/** value / 2^shift, in steps that a double can hold. */
function scaledDown(value: number, shift: number): number {
  if (shift <= 1000) return value / 2 ** shift;
  return scaledDown(value / 2 ** 1000, shift - 1000);
}

/** An upper bound on the bits of a positive integer, at most three above their number. */
function bits(value: bigint): number {
  return value.toString(16).length * 4;
}
