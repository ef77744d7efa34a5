import type { Sides } from "../pair/sides.ts";
import { certainSideLaw } from "./certain-side-law.ts";
import { jointLaw } from "./joint-law.ts";
import { perfectLaw } from "./perfect-law.ts";
import { isConstant, type ProfitCurve } from "./profit-curve.ts";
import type { ProfitLaw } from "./profit-law.ts";

/**
 * The law of the sum of both sides' profits, their levels' logs correlated by ρ from −1 to 1.
 *
 * A side of one amount only moves the other's law; |ρ| = 1 leaves one normal variable for both.
 */
export function pairProfitLaw({ long, short }: Sides<ProfitCurve>, correlation: number): ProfitLaw {
  if (isConstant(long)) return certainSideLaw(long, short);
  if (isConstant(short)) return certainSideLaw(short, long);
  return Math.abs(correlation) === 1 ? perfectLaw(long, short, correlation) : jointLaw(long, short, correlation);
}
