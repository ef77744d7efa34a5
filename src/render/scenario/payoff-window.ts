import type { ProfitAt, SidePayoff } from "../../core/scenario/side-payoff.ts";

/** The part of a payoff that is drawn: straight lines between its points, the first and the last at the edges. */
export interface PayoffWindow {
  readonly from: number;
  readonly to: number;
  readonly points: readonly { readonly level: number; readonly profit: number }[];
}

/** Strikes and breakevens farther from today's level than this many times it, either way, are told but not drawn. */
const FARTHEST = 2;

/** Room beside the outermost strike or breakeven, as a share of today's level. */
const MARGIN = 0.04;

/** The levels to draw: all of the asked moves, and the strikes and breakevens that are not far away. */
export function payoffWindow(
  { bends, breakevens, now, lastSlope }: SidePayoff,
  moves: readonly number[],
): PayoffWindow {
  const turns = [...bends.slice(1).map(({ level }) => level), ...breakevens].filter(
    (level) => level < FARTHEST * now.level && level > now.level / FARTHEST,
  );
  const edges = [...moves.map((move) => now.level * (1 + move)), now.level];
  const margin = MARGIN * now.level;
  const from = Math.max(0, Math.min(...edges, ...turns.map((level) => level - margin)));
  const to = Math.max(...edges, ...turns.map((level) => level + margin));
  const inside = bends.filter(({ level }) => level > from && level < to);
  const at = (level: number) => ({ level, profit: profitOn(bends, lastSlope, level) });
  return { from, to, points: [at(from), ...inside, at(to)] };
}

/** The profit at a level on the straight lines between the bends, to be drawn: the exact figures are told beside it. */
function profitOn(bends: readonly ProfitAt[], lastSlope: number, level: number): number {
  const after = bends.findIndex((bend) => bend.level > level);
  const before = bends.at(after < 0 ? -1 : Math.max(0, after - 1));
  if (before === undefined) return 0;
  const next = after < 0 ? undefined : bends[after];
  const slope = next === undefined ? lastSlope : (next.profit - before.profit) / (next.level - before.level);
  return before.profit + slope * (level - before.level);
}
