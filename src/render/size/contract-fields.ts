import type { Side, Sides } from "../../core/pair/sides.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import { splitOf } from "../../core/pair/split.ts";
import type { Field } from "../text/csv-text.ts";

const both: readonly Side[] = ["long", "short"];

/** The CSV columns of a pair's contracts; small ones have columns of their own where a side is counted in them. */
export function contractNames(trade: SizedTrade): string[] {
  return both.flatMap((side) => [
    `${side}_contracts`,
    ...(trade[side].micro === undefined ? [] : [`${side}_micro_symbol`, `${side}_micro_contracts`]),
  ]);
}

/** A pair's contracts in these columns; empty fields where there is no pair. */
export function contractFields(pair: Sides<number> | null, trade: SizedTrade): Field[] {
  return both.flatMap((side): Field[] => {
    const { micro } = trade[side];
    const split = pair === null ? null : splitOf(pair[side], micro?.perLarge ?? 1);
    const large = split?.large ?? null;
    return micro === undefined ? [large] : [large, micro.symbol, split?.small ?? null];
  });
}
