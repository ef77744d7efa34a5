import type { FeasibleSizing, FrontierPair } from "../../core/pair/sizing.ts";
import { decimal, percentAtLeast } from "../text/figures.ts";
import { significantDecimals } from "../text/precision.ts";

/** The frontier lists its first nine pairs and the best one: between the ninth and the last there may be pairs not listed. */
const listedWithoutGaps = 9;

/** A larger pair that balances much better, and the tolerance that would choose it. */
export interface BetterPair {
  readonly pair: FrontierPair;
  readonly tolerance: string;
}

/** The imbalance of a pair whichever side is heavier. */
function unevenness({ imbalance }: { readonly imbalance: number }): number {
  return Math.abs(imbalance);
}

/**
 * The first larger frontier pair with at most a tenth of the chosen pair's imbalance, or null.
 *
 * A tolerance is enough to choose it: a budget or a fixed side leaves no larger pair that balances better, so where there is
 * one, the smallest pair within the tolerance is taken. It is rounded up, with as many decimals as keep the pairs before out.
 */
export function betterPair({ frontier, notional, imbalance }: FeasibleSizing): BetterPair | null {
  const enough = Math.abs(imbalance) / 10;
  const index = frontier.findIndex((pair) => pair.grossNotional > notional.gross && unevenness(pair) <= enough);
  const pair = frontier[index];
  if (pair === undefined) return null;
  const before = Math.min(1, ...frontier.slice(0, index).map(unevenness));
  const first = index < listedWithoutGaps ? 1 : significantDecimals([100 * unevenness(pair)], 6, 1);
  return { pair, tolerance: toleranceBetween(unevenness(pair), before, first) };
}

function toleranceBetween(least: number, below: number, firstDecimals: number): string {
  if (least === 0) return "0%";
  for (let decimals = firstDecimals; decimals < 20; decimals++) {
    const tolerance = percentAtLeast(least, decimals);
    if (Number.parseFloat(tolerance) / 100 < below) return tolerance;
  }
  return `${decimal(100 * least, 20)}%`;
}
