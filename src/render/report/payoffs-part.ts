import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { type ProfitPoint, type SidePayoff, sidePayoff } from "../../core/scenario/side-payoff.ts";
import type { Side } from "../../core/sides.ts";
import { payoffSheet, payoffWindow, payoffWords } from "../scenario/payoff.ts";
import { countWords, pointsDecimals } from "../size/words.ts";
import { decimal } from "../text/text.ts";
import { amountTicks, at, bottomAxis, type Frame, figure, leftAxis } from "./chart.ts";
import { type Content, type Element, element, section, sheetTable, withoutPair } from "./markup.ts";
import type { View } from "./view.ts";

/** The payoff of each side. */
export function payoffsPart({ profits }: View): Element {
  if (!profits.available) return withoutPair("payoffs", "Payoff of each side", profits);
  return section(
    "payoffs",
    "Payoff of each side",
    element("div", { class: "figures" }, picture(profits, "long"), picture(profits, "short")),
  );
}

function picture(profits: PairProfits, side: Side): Element {
  const { base, contracts, fees, moves, horizon } = profits;
  return payoffChart({
    side,
    symbol: base.trade[side].symbol,
    title: titleOfPayoff(profits, side),
    payoff: sidePayoff(base.trade[side], contracts[side], fees[side]),
    moves: moves[side],
    decimals: pointsDecimals(base.trade),
    atHorizon: horizon.kind === "expiry" ? null : pointsOf(profits, side),
  });
}

/** "Payoff of long 4 RTY at expiry". */
function titleOfPayoff({ base, contracts }: PairProfits, side: Side): string {
  return `Payoff of ${side} ${countWords(contracts[side], base.trade[side])} at expiry`;
}

export function pointsOf({ levels, profitBySide }: PairProfits, side: Side): ProfitPoint[] {
  return levels[side].map((level, index) => ({ level, profit: profitBySide[side][index] ?? 0 }));
}

/** Picture of one side. */
interface PayoffPicture {
  readonly side: Side;
  readonly symbol: string;
  readonly title: string;
  /** At expiry, of all contracts, fees off. */
  readonly payoff: SidePayoff;
  /** Moves that the picture holds, as fractions. */
  readonly moves: readonly number[];
  /** The profit at the horizon over some levels, where that is before expiry. */
  readonly atHorizon: readonly ProfitPoint[] | null;
  /** Of levels in points. */
  readonly decimals: number;
}

const [width, height] = [420, 268];
const frame: Frame = { left: 50, right: width - 10, top: 40, bottom: height - 38 };

/** The picture of one side: profit over the level, exact with its kinks, the breakevens and where the index stands. */
function payoffChart(picture: PayoffPicture): Element {
  const { side, title, payoff, decimals } = picture;
  const sheet = { ...payoffSheet(payoff, decimals), aligns: ["right", "right", "right"] as const };
  return figure({
    id: `payoff-${side}`,
    title,
    description: description(picture),
    width,
    height,
    drawing: drawing(picture),
    table: [sheetTable(sheet, title), payoffWords(payoff, decimals).map((words) => element("p", {}, words))],
  });
}

function description({ symbol, payoff: { breakevens, now }, atHorizon, decimals }: PayoffPicture): string {
  const crossings = breakevens.map((level) => decimal(level, decimals)).join(" and ");
  const zero = crossings === "" ? "It crosses zero nowhere." : `It crosses zero at ${crossings}.`;
  const dashed = atHorizon === null ? "" : " The dashed line is the profit at the date that is chosen.";
  return `Profit at expiry over the level of ${symbol}, which stands at ${decimal(now.level, decimals)}. ${zero}${dashed}`;
}

function drawing({ payoff, moves, atHorizon, symbol, decimals }: PayoffPicture): Content {
  const { points, from, to } = payoffWindow(payoff, moves);
  const drawn = (atHorizon ?? []).filter(({ level }) => level >= from && level <= to);
  const profits = [...points, ...drawn].map(({ profit }) => profit);
  const x = scaleLinear().domain([from, to]).range([frame.left, frame.right]);
  const y = scaleLinear()
    .domain([Math.min(0, ...profits), Math.max(0, ...profits)])
    .nice(5)
    .range([frame.bottom, frame.top]);
  const path = line<ProfitPoint>(
    (point) => x(point.level),
    (point) => y(point.profit),
  ).digits(2);
  const filled = (part: (profit: number) => number) =>
    area<ProfitPoint>(
      (point) => x(point.level),
      y(0),
      (point) => y(part(point.profit)),
    ).digits(2)(withRoots(points)) ?? "";
  const inside = (level: number) => level > from && level < to;
  return [
    leftAxis(frame, amountTicks(y.ticks(5), y), "Profit, USD"),
    bottomAxis(
      frame,
      x.ticks(5).map((level) => ({ at: x(level), label: decimal(level, 0) })),
      `${symbol}, points`,
    ),
    element("path", { class: "gain-area", d: filled((profit) => Math.max(0, profit)) }),
    element("path", { class: "loss-area", d: filled((profit) => Math.min(0, profit)) }),
    element("line", { class: "zero", x1: frame.left, x2: frame.right, y1: at(y(0)), y2: at(y(0)) }),
    levelMark(at(x(payoff.now.level)), `now ${decimal(payoff.now.level, decimals)}`),
    drawn.length === 0 ? null : element("path", { class: "horizon", d: path(drawn) ?? "" }),
    element("path", { class: "profit", d: path(points) ?? "" }),
    points
      .filter(({ level }) => inside(level))
      .map((bend) => element("circle", { class: "kink", cx: at(x(bend.level)), cy: at(y(bend.profit)), r: 2.6 })),
    payoff.breakevens.filter(inside).map((level) => breakevenMark(at(x(level)), at(y(0)), decimal(level, decimals))),
  ];
}

/** The points with those between at which the profit is zero, so that areas above and below end where they should. */
function withRoots(points: readonly ProfitPoint[]): ProfitPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || before.profit * point.profit >= 0) return [point];
    const share = before.profit / (before.profit - point.profit);
    return [{ level: before.level + share * (point.level - before.level), profit: 0 }, point];
  });
}

/** Words beside a place, on the side of it where there is room. */
function beside(x: number): { x: number; "text-anchor": "start" | "end" } {
  return x > (frame.left + frame.right) / 2
    ? { x: at(x - 5), "text-anchor": "end" }
    : { x: at(x + 5), "text-anchor": "start" };
}

function levelMark(x: number, words: string): Content {
  return [
    element("line", { class: "now", x1: x, x2: x, y1: frame.top - 8, y2: frame.bottom }),
    element("text", { ...beside(x), y: frame.top - 3, class: "note" }, words),
  ];
}

function breakevenMark(x: number, y: number, words: string): Content {
  return [
    element("circle", { class: "breakeven", cx: x, cy: y, r: 3.6 }),
    element("text", { ...beside(x), y: at(y - 6), class: "note strong" }, words),
  ];
}
