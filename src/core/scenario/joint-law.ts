import { normalDensity, normalDistribution } from "../option/normal.ts";
import { atomsOf, boundsOf, roundingOf } from "./atoms.ts";
import { type Crossings, crossings, probabilityWithin } from "./crossings.ts";
import { type Plateau, type ProfitCurve, profitAtNormal } from "./profit-curve.ts";
import { LEAST_MONEY, type ProfitLaw } from "./profit-law.ts";
import { integral } from "./quadrature.ts";
import { shortfallWithin } from "./shortfall-within.ts";

/** What a panel of the integrals may leave: of a probability, and of a shortfall as a share of the amounts that are usual. */
const TOLERANCE = 1e-6;
const SHORTFALL_TOLERANCE = 1e-6;

/** Standard normals beyond which there is next to no probability, and where a panel always ends. */
const END = 7;
const BREAKS = [-END, -2.5, -1, 0, 1, 2.5, END];

/** A shortfall reaches further: the upper end of its integral moves with the deviation of the log. */
const SHORTFALL_END = 8.5;

/**
 * The law of the sum of two profits whose levels' logs are correlated by −1 < ρ < 1, in USD.
 *
 * P(X + Y ≤ t) = ∫ n(z)·P(Y ≤ t − X(z) | z) dz over the first side's normal; given it, the second's is normal with mean ρz and
 * variance 1 − ρ², so that the inner probability is a sum of normal distributions, exact. The integrand bends where X does, and where
 * t − X(z) passes an amount at which Y bends: panels end there.
 *
 * @see A. Genz, "Numerical Computation of Rectangular Bivariate and Trivariate Normal and t Probabilities", Statistics and Computing,
 * 2004, for the conditional form.
 */
export function jointLaw(first: ProfitCurve, second: ProfitCurve, correlation: number): ProfitLaw {
  const spread = Math.sqrt((1 - correlation) * (1 + correlation));
  const rounding = roundingOf(first, second);
  const breaksFor = breakFinder(first, second);
  const over = (most: number, f: (z: number, within: Crossings, amount: number) => number) => (z: number) => {
    const amount = profitAtNormal(first, z);
    return normalDensity(z) * f(z, crossings(second, most + rounding - amount), amount);
  };
  const probability = (z: number, within: Crossings) => probabilityWithin(within, correlation * z, spread);
  const rectangle = (one: Plateau, other: Plateau): number => {
    const side = (z: number, end: number) => normalDistribution((end - correlation * z) / spread);
    const f = (z: number) => normalDensity(z) * (side(z, other.to) - side(z, other.from));
    return integral(f, inOrder(BREAKS, Math.max(one.from, -END), Math.min(one.to, END)), TOLERANCE);
  };
  return {
    ...boundsOf(first, second),
    atoms: atomsOf(first, second, rectangle),
    atMost: (most) => integral(over(most, probability), breaksFor(most, -END, END), TOLERANCE),
    shortfallOf: (amount) => {
      const f = over(amount, (z, within, profit) =>
        shortfallWithin(second, within, amount - profit, correlation * z, spread),
      );
      const ends = [-SHORTFALL_END, SHORTFALL_END + first.law.deviation] as const;
      return integral(f, breaksFor(amount, ...ends), SHORTFALL_TOLERANCE * (usual(first) + usual(second)));
    },
  };
}

/** Where the panels end for an amount: at the first curve's bends, and where it leaves the second one an amount at which that bends. */
function breakFinder(first: ProfitCurve, second: ProfitCurve) {
  const own = first.bends.map((node) => first.normals[node] ?? 0);
  const amounts = second.bends.map((node) => second.profits[node] ?? 0);
  return (most: number, from: number, to: number): number[] => {
    const met = amounts.flatMap((amount) => crossings(first, most - amount).at);
    return inOrder([...BREAKS, ...own, ...met], from, to);
  };
}

/** Ascending, from one end to the other; none where there is nothing between them. */
function inOrder(breaks: readonly number[], from: number, to: number): number[] {
  return from < to ? [from, ...breaks.filter((z) => z > from && z < to), to].sort((a, b) => a - b) : [];
}

/** The size of a curve's usual profits, in USD; of one that is 0 at all of them, what nobody counts. */
function usual(curve: ProfitCurve): number {
  return Math.max(LEAST_MONEY, ...[-4, -2, 0, 2, 4].map((z) => Math.abs(profitAtNormal(curve, z))));
}
