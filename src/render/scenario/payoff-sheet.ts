import type { SideBound } from "../../core/payoff/envelope.ts";
import type { ProfitAt, SidePayoff } from "../../core/scenario/side-payoff.ts";
import { blankCell, headings, numberCell, row, type Sheet } from "../sheet/sheet.ts";
import { decimal, moneyDecimals, signedDecimal, signedPercent } from "../text/figures.ts";

interface Mark {
  readonly level: number;
  readonly profit: number;
  readonly what: string;
}

function marksOf({ bends, breakevens, now }: SidePayoff): Mark[] {
  const [atZero, ...strikes] = bends;
  const isFlat = atZero?.profit === (strikes[0]?.profit ?? now.profit);
  return [
    ...(atZero === undefined || isFlat ? [] : [{ ...atZero, what: "index at 0" }]),
    ...strikes.map((bend) => ({ ...bend, what: "┴ strike" })),
    ...breakevens.map((level) => ({ level, profit: 0, what: "┼ breakeven" })),
    { ...now, what: "▲ today" },
  ].sort((a, b) => a.level - b.level);
}

/** The exact figures of a payoff, by level: where it bends, where it is zero, where it stands today. */
export function payoffSheet(payoff: SidePayoff, levelDecimals: number): Sheet {
  const marks = marksOf(payoff);
  const decimals = moneyDecimals(marks.map(({ profit }) => profit));
  return {
    corner: "At expiry",
    headings: headings("Level", "Move", "Profit"),
    rows: marks.map(({ level, profit, what }) =>
      row(what, [
        numberCell(decimal(level, levelDecimals)),
        level === 0 ? blankCell : numberCell(signedPercent(level / payoff.now.level - 1, 1)),
        numberCell(signedDecimal(profit, decimals), profit < 0 ? "loss" : "plain"),
      ]),
    ),
  };
}

/** The most that a side can lose and make and at which levels, and the stretches of exactly zero. */
export function payoffWords(payoff: SidePayoff, levelDecimals: number): string[] {
  const { maxLoss, maxGain, lastSlope, bends, zeroStretches } = payoff;
  const at = (level: number) => (level === 0 ? "0" : decimal(level, levelDecimals));
  const last = bends.at(-1)?.level ?? 0;
  const above = last === 0 ? "" : ` above ${at(last)}`;
  const slope = decimal(Math.abs(lastSlope), moneyDecimals([lastSlope]));
  const bound = (name: string, one: SideBound) =>
    one.kind === "unlimited"
      ? `${name} unlimited: ${slope} USD for every point${above}, without end`
      : `${name} ${decimal(one.amount, moneyDecimals([one.amount]))} ${stretchWords(one, at)}`;
  return [
    bound("max loss", maxLoss),
    bound("max gain", maxGain),
    ...zeroStretches.map(([from, to]) => `exactly 0 ${stretchWords({ from, to }, at)}`),
  ];
}

/** Words on a stretch of levels: "at 0", "from 0 to 2,750.00", "at 2,950.00 and above". */
function stretchWords(
  { from, to }: { readonly from: number; readonly to: number | null },
  at: (level: number) => string,
): string {
  if (to === null) return from === 0 ? "at every level" : `at ${at(from)} and above`;
  return from === to ? `at ${at(from)}` : `from ${at(from)} to ${at(to)}`;
}

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
