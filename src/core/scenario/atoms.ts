import { compare, type Exact, plus, toNumber } from "../exact.ts";
import type { Plateau, ProfitCurve } from "./profit-curve.ts";
import type { Atom } from "./profit-law.ts";

/** Probabilities below it are no atom: no outcome of 1e15 lies there. */
const NEGLIGIBLE = 1e-15;

/** What sums of doubles may differ by, as a share of their size. */
const ROUNDING = 1e-12;

/**
 * The amounts at which both curves are level, with their probabilities; sums that are equal, in decimals, are one amount.
 *
 * @param probabilityOf that both standard normals lie on their plateaus
 */
export function atomsOf(
  first: ProfitCurve,
  second: ProfitCurve,
  probabilityOf: (first: Plateau, second: Plateau) => number,
): Atom[] {
  const pairs = first.plateaus.flatMap((one) =>
    second.plateaus.map((other) => ({
      profit: plus(one.profit, other.profit),
      probability: probabilityOf(one, other),
    })),
  );
  const kept = pairs.filter(({ probability }) => probability > NEGLIGIBLE);
  kept.sort((a, b) => compare(a.profit, b.profit));
  const atoms: { profit: Exact; probability: number }[] = [];
  for (const { profit, probability } of kept) {
    const last = atoms.at(-1);
    if (last !== undefined && compare(last.profit, profit) === 0) last.probability += probability;
    else atoms.push({ profit, probability });
  }
  return atoms.map(({ profit, probability }) => ({ profit: toNumber(profit), probability }));
}

/** USD by which two sums of the same plateaus may differ in doubles: 0 where there are none to meet. */
export function roundingOf(first: ProfitCurve, second: ProfitCurve): number {
  if (first.plateaus.length === 0 || second.plateaus.length === 0) return 0;
  const sizes = [...first.plateaus, ...second.plateaus].map(({ profit }) => Math.abs(toNumber(profit)));
  return ROUNDING * Math.max(...sizes);
}

/** The least and the greatest sum of two curves in USD, each the double nearest to it; ±∞ where one of them has none. */
export function boundsOf(first: ProfitCurve, second: ProfitCurve): { readonly least: number; readonly most: number } {
  const sum = (a: Exact | null, b: Exact | null, none: number) =>
    a === null || b === null ? none : toNumber(plus(a, b));
  return {
    least: sum(first.least, second.least, Number.NEGATIVE_INFINITY),
    most: sum(first.most, second.most, Number.POSITIVE_INFINITY),
  };
}
