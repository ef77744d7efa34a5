import { type Exact, nearestDouble } from "../../exact.ts";
import { quotient } from "../../fraction.ts";
import { as, type Ratio } from "../../quantity.ts";
import { add, magnitude, multiply, powerOfTen, signOf, subtract, type Whole } from "../../whole.ts";
import type { Sides } from "../sides.ts";
import { DOUBT, type PerContract } from "./per-contract.ts";

/** Next to balance the residual is a difference of large numbers, so its error does not shrink with it. */
const CANCELLATION = 1e-14;

/** The residual of a pair, exactly, as digits over the digits of its gross exposure. */
function fractionOf({ digits }: PerContract, pair: Sides<number>): { residual: Whole; gross: Whole } {
  const long = multiply(digits.long, pair.long);
  const short = multiply(digits.short, pair.short);
  return { residual: subtract(long, short), gross: add(long, short) };
}

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

/** The order of two pairs by |imbalance|, exactly: below 0 where `a` is the better balanced. */
export function compareImbalance(exposure: PerContract, a: Sides<number>, b: Sides<number>): -1 | 0 | 1 {
  const first = nearImbalance(exposure, a);
  const second = nearImbalance(exposure, b);
  if (first > leastClearlyLarger(second)) return 1;
  if (second > leastClearlyLarger(first)) return -1;
  const p = fractionOf(exposure, a);
  const q = fractionOf(exposure, b);
  return signOf(subtract(multiply(magnitude(p.residual), q.gross), multiply(magnitude(q.residual), p.gross)));
}

/** Whether |imbalance| ≤ tolerance, exactly: at the boundary it is. */
export function isWithin(exposure: PerContract, pair: Sides<number>, tolerance: Exact): boolean {
  const { residual, gross } = fractionOf(exposure, pair);
  return multiply(magnitude(residual), powerOfTen(tolerance.scale)) <= multiply(tolerance.digits, gross);
}
