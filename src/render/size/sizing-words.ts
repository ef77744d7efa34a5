import { splitOf } from "../../core/contract/micro.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, MoveProfit, Sizing } from "../../core/pair/sizing.ts";
import type { Weighting } from "../../core/pair/weighting.ts";
import type { Sides } from "../../core/sides.ts";
import { decimal, decimalsOf, moneyDecimals, signedDecimal, signedPercent } from "../text/figures.ts";

/** The sizings that came to a pair. */
export function feasibleOnes(sizings: readonly Sizing[]): FeasibleSizing[] {
  return sizings.filter((sizing): sizing is FeasibleSizing => sizing.available && sizing.feasible);
}

/** A count of one side: "4", or in the contracts that it is traded in, "3 RTY + 8 M2K". */
function countWords(count: number, { symbol, micro }: SizedSide, isNamed: boolean): string {
  const { large, small } = splitOf(count, micro?.perLarge ?? 1);
  if (!isNamed) return decimal(large, 0);
  const parts = [
    ...(large > 0 ? [`${decimal(large, 0)} ${symbol}`] : []),
    ...(small > 0 && micro !== undefined ? [`${decimal(small, 0)} ${micro.symbol}`] : []),
  ];
  return parts.join(" + ");
}

/** Whether some side is counted in its small contract, so that counts need their symbols. */
export function hasMicros({ long, short }: SizedTrade): boolean {
  return long.micro !== undefined || short.micro !== undefined;
}

/** Whole contracts of a pair, long first: "4 : 1", or "3 RTY + 8 M2K : 1 NQ" where micros are counted. */
export function heldWords({ long, short }: Sides<number>, trade: SizedTrade): string {
  const isNamed = hasMicros(trade);
  return `${countWords(long, trade.long, isNamed)} : ${countWords(short, trade.short, isNamed)}`;
}

/** The same with the symbols in either case: "RTY : NQ 4 : 1". */
export function namedPair(pair: Sides<number>, trade: SizedTrade): string {
  return hasMicros(trade)
    ? heldWords(pair, trade)
    : `${trade.long.symbol} : ${trade.short.symbol} ${heldWords(pair, trade)}`;
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

/** How a weighting is spoken of: what it makes equal, what "balances the …" names, and the unit of its exposure and residual. */
interface WeightingWords {
  readonly equal: string;
  readonly balances: string;
  readonly unit: "USD" | "USD/√yr";
  /** The unit in the name of a CSV column. */
  readonly asciiUnit: "usd" | "usd_per_root_year";
}

const dollars = { unit: "USD", asciiUnit: "usd" } as const;
const dollarsOfMovement = { unit: "USD/√yr", asciiUnit: "usd_per_root_year" } as const;

/** The words of every weighting. */
export const weightingWords: { readonly [Name in Weighting]: WeightingWords } = {
  "dollar-neutral": { equal: "notional", balances: "dollars", ...dollars },
  "volatility-adjusted": { equal: "dollar volatility", balances: "dollar volatility", ...dollarsOfMovement },
  "delta-neutral": { equal: "delta × notional", balances: "dollar deltas", ...dollars },
  "delta-volatility-adjusted": {
    equal: "delta × dollar volatility",
    balances: "delta × dollar volatility",
    ...dollarsOfMovement,
  },
  "beta-neutral": { equal: "beta × notional", balances: "beta dollars", ...dollars },
  "equal-risk": { equal: "max loss", balances: "max loss", ...dollars },
};
