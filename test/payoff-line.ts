import type { ProfitLine } from "../src/core/scenario/profit-curve.ts";

/** [quantity, right, strike, premium] of an option, [quantity, entry] of a future. */
export type PlainLeg = readonly [number, "call" | "put", number, number] | readonly [number, number];

/** The profit at expiry of some legs by level, in USD, from its value at every strike: for tests only. */
export function payoffLine(legs: readonly PlainLeg[], perPoint: number): ProfitLine {
  const strikes = legs.flatMap((leg) => (leg.length === 4 ? [leg[2]] : []));
  const levels = Float64Array.from(new Set([0, ...strikes])).sort();
  const profits = levels.map((level) => perPoint * legs.reduce((sum, leg) => sum + legProfit(leg, level), 0));
  const slopes = levels.map((level) => perPoint * legs.reduce((sum, leg) => sum + slopeAbove(leg, level), 0));
  return { levels, profits, slopes };
}

function legProfit(leg: PlainLeg, level: number): number {
  if (leg.length === 2) return leg[0] * (level - leg[1]);
  const [quantity, right, strike, premium] = leg;
  return quantity * (Math.max(0, right === "call" ? level - strike : strike - level) - premium);
}

function slopeAbove(leg: PlainLeg, level: number): number {
  if (leg.length === 2) return leg[0];
  const [quantity, right, strike] = leg;
  if (right === "call") return level >= strike ? quantity : 0;
  return level < strike ? -quantity : 0;
}
