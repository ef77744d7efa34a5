import { normalDistribution } from "../option/normal.ts";
import { atomsOf, boundsOf, roundingOf } from "./atoms.ts";
import { crossings, probabilityWithin } from "./crossings.ts";
import type { ProfitCurve } from "./profit-curve.ts";
import type { ProfitLaw } from "./profit-law.ts";
import { shortfallWithin } from "./shortfall-within.ts";

/** The law of the profit where one side's is a single amount: the other's, moved by it; USD. */
export function certainSideLaw(certain: ProfitCurve, curve: ProfitCurve): ProfitLaw {
  const amount = certain.profits[0] ?? 0;
  const rounding = roundingOf(certain, curve);
  const within = (most: number) => crossings(curve, most - amount + rounding);
  return {
    ...boundsOf(certain, curve),
    atoms: atomsOf(certain, curve, (_, { from, to }) => normalDistribution(to) - normalDistribution(from)),
    atMost: (most) => probabilityWithin(within(most), 0, 1),
    shortfallOf: (most) => shortfallWithin(curve, within(most), most - amount, 0, 1),
  };
}
