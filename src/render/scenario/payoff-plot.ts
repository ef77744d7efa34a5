import type { PairScenario } from "../../core/scenario/scenario.ts";
import { type SidePayoff, sidePayoff } from "../../core/scenario/side-payoff.ts";
import type { Side } from "../../core/sides.ts";
import { drawingWidth, drawSheet, drawText } from "../sheet/drawing.ts";
import { type DotDrawing, dotDrawing, drawLine } from "../sheet/plot.ts";
import type { Style } from "../sheet/sheet.ts";
import { pointsDecimals } from "../size/words.ts";
import { decimal, signedDecimal } from "../text/text.ts";
import { type PayoffWindow, payoffSheet, payoffWindow, payoffWords } from "./payoff-sheet.ts";
import { profitDecimals } from "./words.ts";

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
  const { symbol, micro } = base.trade[side];
  return `Payoff of ${contracts[side]} ${micro?.symbol ?? symbol} at expiry, USD`;
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
