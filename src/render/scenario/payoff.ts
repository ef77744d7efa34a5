import type { SideBound } from "../../core/payoff/envelope.ts";
import type { PairScenario } from "../../core/scenario/scenario.ts";
import { type ProfitAt, type SidePayoff, sidePayoff } from "../../core/scenario/side-payoff.ts";
import type { Side } from "../../core/sides.ts";
import { type DotDrawing, dotDrawing, drawLine } from "../sheet/pictures.ts";
import { blankCell, drawSheet, drawText, headings, numberCell, profitCell, row, type Sheet } from "../sheet/sheet.ts";
import { drawingWidth, type Style } from "../sheet/style.ts";
import { countWords, pointsDecimals } from "../size/words.ts";
import { decimal, moneyDecimals, signedDecimal, signedPercent } from "../text/text.ts";
import { profitDecimals } from "./words.ts";

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
        profitCell(profit, decimals),
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
interface PayoffWindow {
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

/** The payoff at expiry of both sides of a scenario, long first: a plot of each, and its exact figures. */
export function renderPayoffs(scenario: PairScenario, style: Style): string[] {
  return [payoffOf(scenario, "long", style), payoffOf(scenario, "short", style)];
}

function payoffOf({ base, contracts, fees, moves }: PairScenario, side: Side, style: Style): string {
  const payoff = sidePayoff(base.trade[side], contracts[side], fees[side]);
  const decimals = pointsDecimals(base.trade);
  return [
    ...drawText(payoffTitle({ base, contracts }, side), style, style.paint.bold),
    payoffPlot(payoff, moves[side], decimals, style),
    "",
    drawSheet(payoffSheet(payoff, decimals), style),
    ...payoffWords(payoff, decimals).flatMap((text) => drawText(text, style)),
  ].join("\n");
}

/** Title of the drawing: "Payoff of 4 RTY at expiry, USD". */
export function payoffTitle({ base, contracts }: Pick<PairScenario, "base" | "contracts">, side: Side): string {
  return `Payoff of ${countWords(contracts[side], base.trade[side])} at expiry, USD`;
}

/** A pipe has no limit, and a plot needs one. */
const usualWidth = 80;
const widest = 100;
const rows = 12;

/** Frame of the drawing: the character across of a level, the character down of a profit. */
interface Frame {
  readonly window: PayoffWindow;
  readonly drawing: DotDrawing;
  readonly columns: number;
  readonly column: (level: number) => number;
  readonly row: (profit: number) => number;
}

/**
 * The payoff of a side at expiry, drawn: the line through its exact bends, profit up and level across, with zero,
 * today's level (▲), the strikes where it bends (┴) and the breakevens (┼) marked.
 *
 * The line is drawn from bend to bend, so that none falls between two samples; an unlimited profit runs out of the
 * drawing at its right edge. The exact figures stand in the table that goes with it.
 */
export function payoffPlot(payoff: SidePayoff, moves: readonly number[], levelDecimals: number, style: Style): string {
  const window = payoffWindow(payoff, moves);
  const profits = [0, ...window.points.map(({ profit }) => profit)];
  const [top, bottom] = [Math.max(...profits), Math.min(...profits)];
  const decimals = profitDecimals(profits);
  const labels = [top, bottom, 0].map((profit) => signedDecimal(profit, decimals));
  const margin = Math.max(...labels.map(({ length }) => length));
  const frame = framed(window, [top, bottom], Math.min(widest, drawingWidth(style) ?? usualWidth) - margin - 2);
  const places = [top, bottom, 0].map(frame.row);
  const zero = frame.row(0);
  const lines = Array.from({ length: rows }, (_, row) => {
    const label = labels[places.indexOf(row)];
    const text = `${(label ?? "").padStart(margin)} ${label === undefined ? "│" : "┤"}${plotRow(payoff, frame, row, zero)}`;
    return row > zero ? style.paint.red(text.trimEnd()) : text.trimEnd();
  });
  const axis = [`└${axisMarks(payoff, frame)}`, ` ${axisFigures(payoff.now.level, frame, levelDecimals)}`];
  const below = axis.filter((text) => text !== " ").map((text) => " ".repeat(margin + 1) + text);
  return [...lines, ...below].join("\n");
}

function framed(window: PayoffWindow, [top, bottom]: readonly [number, number], columns: number): Frame {
  const drawing = dotDrawing(columns, rows);
  const { from, to, points } = window;
  const across = (level: number) => Math.round(((level - from) / (to - from)) * (drawing.width - 1));
  const down = (profit: number) =>
    top === bottom ? drawing.height / 2 : Math.round(((top - profit) / (top - bottom)) * (drawing.height - 1));
  for (const [at, point] of points.entries()) {
    const before = points[at - 1] ?? point;
    drawLine(drawing, [across(before.level), down(before.profit)], [across(point.level), down(point.profit)]);
  }
  return {
    window,
    drawing,
    columns,
    column: (level) => Math.floor(across(level) / 2),
    row: (profit) => Math.floor(down(profit) / 4),
  };
}

function plotRow({ breakevens }: SidePayoff, frame: Frame, row: number, zero: number): string {
  const crossings = breakevens.filter((level) => isInside(level, frame)).map(frame.column);
  return Array.from({ length: frame.columns }, (_, column) => {
    const dots = frame.drawing.at(column, row);
    if (row !== zero) return dots;
    return crossings.includes(column) ? "┼" : dots === " " ? "┄" : dots;
  }).join("");
}

function isInside(level: number, { window }: Frame): boolean {
  return level >= window.from && level <= window.to;
}

function axisMarks({ bends, now }: SidePayoff, frame: Frame): string {
  const strikes = bends.slice(1).flatMap(({ level }) => (isInside(level, frame) ? [frame.column(level)] : []));
  const today = frame.column(now.level);
  return Array.from({ length: frame.columns }, (_, column) =>
    column === today ? "▲" : strikes.includes(column) ? "┴" : "─",
  ).join("");
}

/** The levels at both ends of the axis, and today's under its mark: each where there is room for it. */
function axisFigures(now: number, { window, columns, column }: Frame, decimals: number): string {
  const [first, today, last] = [window.from, now, window.to].map((level) => decimal(level, decimals));
  if (first === undefined || today === undefined || last === undefined) return "";
  if (first.length + last.length >= columns) return "";
  const most = columns - last.length - today.length - 1;
  const at = Math.min(column(now) - Math.floor(today.length / 2), most);
  const middle = at > first.length ? first.padEnd(at) + today : first;
  return middle.padEnd(columns - last.length) + last;
}
