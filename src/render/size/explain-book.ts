import type { SizedSide, SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, InfeasibleSizing } from "../../core/pair/sizing.ts";
import { exact, signedPercent } from "../text/figures.ts";
import { notApplicable, significantDecimals } from "../text/precision.ts";
import { term } from "./explain-side.ts";
import { weightingWords } from "./weighting-words.ts";

/** How unbalanced the book is as it is held now, in large contracts; nothing where no holdings were given. */
export function bookLines(sizing: FeasibleSizing | InfeasibleSizing, { long, short }: SizedTrade): string[] {
  const { holding, exposurePerContract: exposure, weighting } = sizing;
  if (holding === undefined) return [];
  const { contracts, residual, imbalance } = holding;
  const held = ({ micro }: SizedSide, count: number) => count / (micro?.perLarge ?? 1);
  const [first, second] = [held(long, contracts.long), held(short, contracts.short)];
  const products = `${first} × ${exact(exposure.long, 6)} - ${term(second)} × ${exact(exposure.short, 6)}`;
  const [size, other] = [Math.abs(first) * exposure.long, Math.abs(second) * exposure.short];
  const share =
    imbalance === null ? notApplicable : signedPercent(imbalance, significantDecimals([100 * imbalance], 4, 4));
  return [
    `left over as held now = ${products} = ${exact(residual, 6)} ${weightingWords[weighting].unit}`,
    `imbalance as held now = left over / (${exact(size, 6)} + ${exact(other, 6)}) = ${share}`,
  ];
}
