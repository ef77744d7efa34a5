import {
  add,
  digitsAt,
  type Exact,
  magnitude,
  multiply,
  nearestDouble,
  powerOfTen,
  quotient,
  signOf,
  subtract,
  type Whole,
} from "../../exact.ts";
import { as, type Ratio } from "../../quantity.ts";
import type { Sides } from "../../sides.ts";
import { spend } from "../../work.ts";

/** Next to balance the residual is a difference of large numbers, so its error does not shrink with it. */
const CANCELLATION = 1e-14;

/** The imbalance of a pair: (nL·eL − nS·eS) / (nL·eL + nS·eS), net over gross, + where the long side is heavier. */
export function imbalanceOf(exposure: PerContract, pair: Sides<number>): Ratio {
  const { residual, gross } = fractionOf(exposure, pair);
  return as<Ratio>(quotient(residual, gross));
}

/** How a pair balances: its imbalance, and its residual nL·eL − nS·eS in the unit of the exposures. */
export function balanceOf(exposure: PerContract, pair: Sides<number>): { imbalance: Ratio; residual: number } {
  const { residual, gross } = fractionOf(exposure, pair);
  return {
    imbalance: as<Ratio>(quotient(residual, gross)),
    residual: nearestDouble(residual, exposure.scale),
  };
}

/** |imbalance| in doubles, right to 1e-14: for what is clear. */
export function nearImbalance({ near }: PerContract, pair: Sides<number>): number {
  const long = near.long * pair.long;
  const short = near.short * pair.short;
  return Math.abs(long - short) / (long + short);
}

/** The |imbalance| in doubles from which one is surely larger than another. */
export function leastClearlyLarger(than: number): number {
  return than * (1 + DOUBT) + CANCELLATION;
}

/** Steps of a comparison in exact digits: one to two microseconds. */
const STEPS_OF_EXACTNESS = 150;

/** The order of two pairs by |imbalance|, exactly: below 0 where `a` is the better balanced. */
export function compareImbalance(exposure: PerContract, a: Sides<number>, b: Sides<number>): -1 | 0 | 1 {
  const first = nearImbalance(exposure, a);
  const second = nearImbalance(exposure, b);
  if (first > leastClearlyLarger(second)) return 1;
  if (second > leastClearlyLarger(first)) return -1;
  if (a.long * b.short === a.short * b.long) return 0;
  spend(STEPS_OF_EXACTNESS);
  const p = fractionOf(exposure, a);
  const q = fractionOf(exposure, b);
  return signOf(subtract(multiply(magnitude(p.residual), q.gross), multiply(magnitude(q.residual), p.gross)));
}

/** Whether |imbalance| ≤ tolerance, exactly: at the boundary it is. */
export function isWithin(exposure: PerContract, pair: Sides<number>, tolerance: Exact): boolean {
  const { residual, gross } = fractionOf(exposure, pair);
  return multiply(magnitude(residual), powerOfTen(tolerance.scale)) <= multiply(tolerance.digits, gross);
}

/** The residual of a pair, exactly, as digits over the digits of its gross exposure. */
function fractionOf({ digits }: PerContract, pair: Sides<number>): { residual: Whole; gross: Whole } {
  const long = multiply(digits.long, pair.long);
  const short = multiply(digits.short, pair.short);
  return { residual: subtract(long, short), gross: add(long, short) };
}

/** The share of the larger within which two doubles are too close to say which is larger: exact digits decide there. */
export const DOUBT = 1e-9;

/** An amount for one contract of each side, held twice: exactly, and in doubles for what is clear without exactness. */
export interface PerContract {
  /** Whole numbers of 10^-scale. */
  readonly digits: Sides<Whole>;
  readonly scale: number;
  /** In proportion to the digits, and of a size that a double holds. */
  readonly near: Sides<number>;
}

/** The longest digits that are taken as doubles as they are; times 10,000,000 contracts they stay far from overflow. */
const LONG = 10n ** 250n;

/** The amounts of both sides at a common power of ten. */
export function perContract(amounts: Sides<Exact>): PerContract {
  const scale = Math.max(amounts.long.scale, amounts.short.scale);
  const digits = { long: digitsAt(amounts.long, scale), short: digitsAt(amounts.short, scale) };
  if (typeof digits.long === "number" && typeof digits.short === "number")
    return { digits, scale, near: { long: digits.long, short: digits.short } };
  const [long = 0, short = 0] = nearDoubles([digits.long, digits.short]);
  return { digits, scale, near: { long, short } };
}

/**
 * Doubles in proportion to whole numbers: the numbers themselves, or their shares of the largest where they are too
 * long.
 */
export function nearDoubles(values: readonly Whole[]): number[] {
  const largest = values.reduce((most, value) => (magnitude(value) > most ? magnitude(value) : most), 1);
  if (largest <= LONG) return values.map(Number);
  return values.map((value) => quotient(value, largest));
}

/** The amount of a pair, exactly: long × nL + short × nS. */
export function amountOf(amount: PerContract, pair: Sides<number>): Exact {
  return { digits: digitsOf(amount, pair), scale: amount.scale };
}

/** The amount of a pair: the double nearest to long × nL + short × nS. */
export function numberOf(amount: PerContract, pair: Sides<number>): number {
  return nearestDouble(digitsOf(amount, pair), amount.scale);
}

function digitsOf({ digits }: PerContract, pair: Sides<number>): Whole {
  return add(multiply(digits.long, pair.long), multiply(digits.short, pair.short));
}

/** The order of two pairs by an amount that is above 0 on both sides, exactly. */
export function compareAmounts(amount: PerContract, a: Sides<number>, b: Sides<number>): -1 | 0 | 1 {
  if (a.long === b.long && a.short === b.short) return 0;
  const { long, short } = amount.near;
  const first = long * a.long + short * a.short;
  const second = long * b.long + short * b.short;
  if (Math.abs(first - second) > DOUBT * Math.max(first, second)) return first < second ? -1 : 1;
  spend(STEPS_OF_EXACTNESS);
  return signOf(subtract(digitsOf(amount, a), digitsOf(amount, b)));
}
