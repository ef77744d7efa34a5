import type { PutSlopes, PutTerms } from "./put-terms.ts";

/**
 * The value of an American put with a strike of 1 when nothing is random (years = 0 or volatility = 0), per unit of strike.
 *
 * The greatest of exp(−rt) − S·exp(−qt) over 0 ≤ t ≤ T, or 0: at an end, or where r·exp(−rt) = q·S·exp(−qt). Delta is −exp(−qt) of the
 * best moment, half of it exactly at the kink where the value becomes 0; gamma is 0.
 *
 * @example
 * certainPut({ rate: 0.05, yield: 0, volatility: 0 }, 1, 0.9).delta; // -1
 */
export function certainPut({ rate, yield: dividend }: PutTerms, years: number, spot: number): PutSlopes {
  const worth = (time: number): number => Math.exp(-rate * time) - spot * Math.exp(-dividend * time);
  let best = worth(years) > worth(0) ? years : 0;
  const turn = Math.log(rate / (dividend * spot)) / (rate - dividend);
  if (turn > 0 && turn < years && worth(turn) > worth(best)) best = turn;
  const value = worth(best);
  const share = value > 0 ? 1 : value === 0 ? 0.5 : 0;
  return { value: Math.max(value, 0), delta: -share * Math.exp(-dividend * best), gamma: 0 };
}
