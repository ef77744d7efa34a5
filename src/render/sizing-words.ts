import type { FeasibleSizing, MoveProfit, SizedTrade, Sizing } from "../core/pair/sizing.ts";
import { decimal, decimalsOf, signedDecimal, signedPercent } from "./figures.ts";
import { moneyDecimals } from "./precision.ts";
import { weightingWords } from "./weighting-words.ts";

/** The sizings that came to a pair. */
export function feasibleOnes(sizings: readonly Sizing[]): FeasibleSizing[] {
  return sizings.filter((sizing): sizing is FeasibleSizing => sizing.available && sizing.feasible);
}

/** Whole contracts of a pair, long first: "4 : 1". */
export function pairWords({ long, short }: { readonly long: number; readonly short: number }): string {
  return `${decimal(long, 0)} : ${decimal(short, 0)}`;
}

/** What rounding left over, in the unit that the weighting balances: "+32,995 USD". */
export function leftOver({ weighting, residual }: Pick<FeasibleSizing, "weighting" | "residual">): string {
  const { unit } = weightingWords[weighting];
  const decimals = unit === "USD" ? moneyDecimals([residual]) : Math.abs(residual) < 100 ? 2 : 0;
  return `${signedDecimal(residual, decimals)} ${unit}`;
}

/** A move as fractions, in words: "RTY +16 %, NQ +8 %". */
export function moveWords({ long, short }: SizedTrade, move: MoveProfit): string {
  const signed = (fraction: number) => signedPercent(fraction, Math.min(6, Math.max(0, decimalsOf(fraction) - 2)));
  return `${long.symbol} ${signed(move.long)}, ${short.symbol} ${signed(move.short)}`;
}
