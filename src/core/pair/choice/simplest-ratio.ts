import type { Exact } from "../../exact.ts";
import { powerOfTen } from "../../whole.ts";
import type { Sides } from "../sides.ts";
import type { PerContract } from "./per-contract.ts";

/**
 * The smallest pair whose |imbalance| is within a tolerance, whatever it costs; null when it takes more than `most` of
 * either contract.
 *
 * |imbalance| ≤ t is nS/nL between h·(1 − t)/(1 + t) and h·(1 + t)/(1 − t), with h = eL/eS: the simplest fraction in
 * that stretch has both the least numerator and the least denominator. From a tolerance of 1 it is 1 : 1.
 *
 * @see Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., 1994, section 4.5 (Stern–Brocot tree)
 */
export function smallestWithin({ digits }: PerContract, tolerance: Exact, most: number): Sides<number> | null {
  const one = BigInt(powerOfTen(tolerance.scale));
  const [less, more] = [one - BigInt(tolerance.digits), one + BigInt(tolerance.digits)];
  if (less <= 0n) return { long: 1, short: 1 };
  const [eLong, eShort] = [BigInt(digits.long), BigInt(digits.short)];
  const [short, long] = simplest(eLong * less, eShort * more, eLong * more, eShort * less);
  if (short > BigInt(most) || long > BigInt(most)) return null;
  return { long: Number(long), short: Number(short) };
}

/** The simplest fraction from a/b to c/d, both above 0, as numerator and denominator: by their continued fractions. */
function simplest(a: bigint, b: bigint, c: bigint, d: bigint): [numerator: bigint, denominator: bigint] {
  const whole = a / b;
  if (whole * b === a) return [whole, 1n];
  if ((whole + 1n) * d <= c) return [whole + 1n, 1n];
  const [numerator, denominator] = simplest(d, c - whole * d, b, a - whole * b);
  return [whole * numerator + denominator, numerator];
}
