import type { PairProfits } from "../../core/scenario/scenario.ts";

/** The profits over every so manieth move, those of 0 among them: a table of a fine grid would be unreadable. */
export function coarse(profits: PairProfits, every: number): PairProfits {
  const { moves, levels, profitBySide, profit } = profits;
  const kept = { long: keptOf(moves.long, every), short: keptOf(moves.short, every) };
  const ofLong = <Value>(values: readonly Value[]) => values.filter((_, at) => kept.long.has(at));
  const ofShort = <Value>(values: readonly Value[]) => values.filter((_, at) => kept.short.has(at));
  return {
    ...profits,
    moves: { long: ofLong(moves.long), short: ofShort(moves.short) },
    levels: { long: ofLong(levels.long), short: ofShort(levels.short) },
    profitBySide: { long: ofLong(profitBySide.long), short: ofShort(profitBySide.short) },
    profit: ofLong(profit).map(ofShort),
  };
}

function keptOf(moves: readonly number[], every: number): ReadonlySet<number> {
  const middle = moves.indexOf(0);
  return new Set(moves.flatMap((_, at) => ((at - middle) % every === 0 ? [at] : [])));
}
