import type { Sides } from "../pair/sides.ts";
import { certainSideLaw } from "./certain-side-law.ts";
import { jointLaw } from "./joint-law.ts";
import { perfectLaw } from "./perfect-law.ts";
import { isConstant, type ProfitCurve } from "./profit-curve.ts";

/** An amount of profit in USD that has a probability of its own. */
export interface Atom {
  readonly profit: number;
  readonly probability: number;
}

/** How a pair's profit in USD is distributed. */
export interface ProfitLaw {
  /** The least and the greatest amount that there is; ±∞ where a loss or a gain is unlimited. */
  readonly least: number;
  readonly most: number;
  /** Ascending, each amount once. */
  readonly atoms: readonly Atom[];
  /** P(profit ≤ amount). */
  readonly atMost: (amount: number) => number;
  /** E[max(0, amount − profit)] in USD: how far the profit falls short of the amount, on average. */
  readonly shortfallOf: (amount: number) => number;
}

/**
 * The law of the sum of both sides' profits, their levels' logs correlated by ρ from −1 to 1.
 *
 * A side of one amount only moves the other's law; |ρ| = 1 leaves one normal variable for both.
 */
export function profitLaw({ long, short }: Sides<ProfitCurve>, correlation: number): ProfitLaw {
  if (isConstant(long)) return certainSideLaw(long, short);
  if (isConstant(short)) return certainSideLaw(short, long);
  return Math.abs(correlation) === 1 ? perfectLaw(long, short, correlation) : jointLaw(long, short, correlation);
}
