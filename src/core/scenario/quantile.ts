import { findRoot } from "../find-root.ts";
import type { ProfitLaw } from "./profit-law.ts";

/** Share of the usual profit within which a quantile is found. */
const NARROW = 1e-9;

/** An amount in USD with the probabilities of less, and of at most that. */
interface Known {
  readonly amount: number;
  readonly below: number;
  readonly atMost: number;
}

/**
 * The least amount in USD that the profit does not exceed with at least some probability, for any of them in turn.
 *
 * At an amount that has a probability of its own it is that amount, exactly. What one search learns, the next one uses.
 *
 * @param scale USD by which profits usually differ: the first step of the search, and what its precision is a share of
 */
export function quantilesOf(law: ProfitLaw, scale: number): (probability: number) => number {
  const known: Known[] = law.atoms.map(({ profit, probability }) => {
    const atMost = law.atMost(profit);
    return { amount: profit, below: atMost - probability, atMost };
  });
  const ask = (amount: number): Known => {
    const probability = law.atMost(amount);
    const found = { amount, below: probability, atMost: probability };
    known.splice(known.filter((each) => each.amount < amount).length, 0, found);
    return found;
  };
  return (probability) => {
    const reached = known.find(({ atMost }) => atMost >= probability);
    if (reached !== undefined && reached.below < probability) return reached.amount;
    const high = reached ?? outwards(ask, known.at(-1), scale, (each) => each.atMost >= probability);
    const under = known.findLast(({ amount, atMost }) => amount < high.amount && atMost < probability);
    const low = under ?? outwards(ask, high, -scale, (each) => each.atMost < probability);
    const excess = (amount: number) => ask(amount).atMost - probability;
    const ends = { low: low.amount, lowValue: low.atMost - probability };
    const bracket = { ...ends, high: high.amount, highValue: high.below - probability };
    // An amount that is known to be the root is no end of a bracket, whose ends have opposite signs.
    const found = bracket.highValue === 0 ? high.amount : findRoot(excess, bracket, () => NARROW * scale);
    return Math.min(law.most, Math.max(law.least, found));
  };
}

/** The first amount that satisfies, in steps that double. */
function outwards(
  ask: (amount: number) => Known,
  from: Known | undefined,
  step: number,
  satisfies: (known: Known) => boolean,
): Known {
  const start = from?.amount ?? 0;
  for (let by = step; ; by *= 2) {
    const found = ask(start + by);
    if (satisfies(found) || !Number.isFinite(found.amount)) return found;
  }
}
