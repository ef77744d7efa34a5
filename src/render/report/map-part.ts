import { scaleLinear } from "d3-scale";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { type ProfitPoint, sidePayoff, type ZeroSegment, zeroLine } from "../../core/scenario/side-payoff.ts";
import type { Side, Sides } from "../../core/sides.ts";
import { mapSheet, namedSheet, outperformanceSheet } from "../scenario/sheets.ts";
import {
  cornerWords,
  extremeWords,
  horizonWords,
  outperformanceLegend,
  outperformanceWords,
  pictureWords,
} from "../scenario/words.ts";
import { decimal, signedDecimal, signedPercent } from "../text/text.ts";
import { amountLabels, at, bottomAxis, type Frame, figure, leftAxis } from "./chart.ts";
import { type Content, type Element, element, section, sheetTable, withoutPair } from "./markup.ts";
import { pointsOf } from "./payoffs-part.ts";
import type { View } from "./view.ts";

/** The heat map of the pair, its figures, and the places that are asked about first. */
export function mapPart({ profits, fineness }: View): Element {
  if (!profits.available) return withoutPair("map", "Profit of the pair", profits);
  const table = coarse(profits, fineness);
  return section(
    "map",
    "Profit of the pair",
    sheetTable(outperformanceSheet(table), outperformanceWords(profits)),
    element("p", { class: "quiet" }, outperformanceLegend(profits)),
    sheetTable(namedSheet(profits), { text: "Moves", isQuiet: true }),
    element(
      "div",
      { class: "figures" },
      heatMap({
        symbols: { long: profits.base.trade.long.symbol, short: profits.base.trade.short.symbol },
        levels: { long: profits.base.trade.long.level.value, short: profits.base.trade.short.level.value },
        moves: profits.moves,
        profit: profits.profit,
        zero: zeroLine(curve(profits, "long"), curve(profits, "short")),
        named: profits.named.map(({ long, short, profit }) => ({ long, short, profit: profit.net })),
        when: horizonWords(profits),
        table: sheetTable(mapSheet(table), pictureWords(profits)),
      }),
      element(
        "div",
        {},
        element(
          "ul",
          { class: "lines" },
          [...cornerWords(table), ...extremeWords(table)].map((words) => element("li", {}, words)),
        ),
      ),
    ),
  );
}

/** The profit of a side over the levels of the map, straight between its points: at expiry they are its bends. */
function curve(profits: PairProfits, side: Side): ProfitPoint[] {
  const points = pointsOf(profits, side);
  const { base, contracts, fees, horizon, date } = profits;
  // At the nearer of two expiries the options of the other side have time left, and bend nowhere.
  const isExpired = (base.trade[side].option?.date ?? date) === date;
  if (horizon.kind !== "expiry" || !isExpired) return points;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { bends } = sidePayoff(base.trade[side], contracts[side], fees[side]);
  return [first, ...bends.filter(({ level }) => level > first.level && level < last.level), last];
}

/** The profits over every so manieth move, those of 0 among them: a table of a fine grid would be unreadable. */
function coarse(profits: PairProfits, every: number): PairProfits {
  const { moves, levels, profitBySide, profit, outperformance } = profits;
  const differences = keptOf(outperformance.differences, every);
  const ofDifferences = <Value>(values: readonly Value[]) => values.filter((_, at) => differences.has(at));
  const kept = { long: keptOf(moves.long, every), short: keptOf(moves.short, every) };
  const ofLong = <Value>(values: readonly Value[]) => values.filter((_, at) => kept.long.has(at));
  const ofShort = <Value>(values: readonly Value[]) => values.filter((_, at) => kept.short.has(at));
  return {
    ...profits,
    moves: { long: ofLong(moves.long), short: ofShort(moves.short) },
    levels: { long: ofLong(levels.long), short: ofShort(levels.short) },
    profitBySide: { long: ofLong(profitBySide.long), short: ofShort(profitBySide.short) },
    profit: ofLong(profit).map(ofShort),
    outperformance: {
      ...outperformance,
      differences: ofDifferences(outperformance.differences),
      profit: outperformance.profit.map(ofDifferences),
    },
  };
}

function keptOf(moves: readonly number[], every: number): ReadonlySet<number> {
  const middle = moves.indexOf(0);
  return new Set(moves.flatMap((_, at) => ((at - middle) % every === 0 ? [at] : [])));
}

/** The profit of the pair over moves of both levels. */
interface ProfitMap {
  readonly symbols: Sides<string>;
  readonly levels: Sides<number>;
  /** Ascending moves of each level, as fractions: the middles of the cells, evenly apart. */
  readonly moves: Sides<readonly number[]>;
  /** USD: rows are long moves. */
  readonly profit: readonly (readonly number[])[];
  /** Where the pair makes nothing. */
  readonly zero: readonly ZeroSegment[];
  /** Named moves, each with the profit there. */
  readonly named: readonly (Sides<number> & { readonly profit: number })[];
  /** When: "at expiry, 20 Mar 2026". */
  readonly when: string;
  /** The same figures as a table. */
  readonly table: Content;
}

const [width, height] = [420, 452];
const frame: Frame = { left: 50, right: width - 18, top: 26, bottom: 386 };

/** The heat map of the pair: blue where it gains, orange where it loses, and the line between. */
function heatMap(map: ProfitMap): Element {
  const { long, short } = map.symbols;
  return figure({
    id: "heat-map",
    title: `Profit of the pair ${map.when}`,
    description:
      `Profit over moves of ${long}, upward, and ${short}, to the right. The solid line is where the pair makes nothing; ` +
      `on the dashed diagonal both move alike. ${namedWords(map)}`,
    width,
    height,
    drawing: drawing(map),
    table: map.table,
  });
}

function namedWords({ named, symbols }: ProfitMap): string {
  return named
    .map(
      (one, index) =>
        `${index + 1}: ${symbols.long} ${signedPercent(one.long, 0)}, ${symbols.short} ${signedPercent(one.short, 0)} makes ${signedDecimal(one.profit, 0)} USD.`,
    )
    .join(" ");
}

function drawing(map: ProfitMap): Content {
  const { moves, symbols, levels, named } = map;
  const x = scaleLinear().domain(ends(moves.short)).range([frame.left, frame.right]);
  const y = scaleLinear().domain(ends(moves.long)).range([frame.bottom, frame.top]);
  const ticks = (scale: typeof x) =>
    scale
      .ticks(7)
      .map((move) => ({ at: scale(move), label: move === 0 ? "0" : signedPercent(move, 0).replace(" ", "") }));
  const largest = Math.max(0, ...map.profit.flat().map(Math.abs));
  const diagonal = Math.min(...[...ends(moves.long), ...ends(moves.short)].map(Math.abs));
  return [
    bottomAxis(frame, ticks(x), `Move of ${symbols.short} from ${decimal(levels.short, 2)}`),
    leftAxis(frame, ticks(y), `Move of ${symbols.long} from ${decimal(levels.long, 2)}`),
    shadedCells(map, largest, frame),
    element("path", {
      class: "diagonal",
      d: `M${at(x(-diagonal))} ${at(y(-diagonal))}L${at(x(diagonal))} ${at(y(diagonal))}`,
    }),
    element("path", { class: "contour-halo", d: contour(map, x, y) }),
    element("path", { class: "contour", d: contour(map, x, y) }),
    element("circle", { class: "here", cx: at(x(0)), cy: at(y(0)), r: 4 }),
    named.map(({ long, short }, index) => namedMark(at(x(short)), at(y(long)), index + 1)),
    shadeLegend(largest, frame, height - 26),
  ];
}

type Scale = (value: number) => number;

function ends(moves: readonly number[]): [number, number] {
  return [moves[0] ?? 0, moves.at(-1) ?? 1];
}

function contour({ zero, levels }: ProfitMap, x: Scale, y: Scale): string {
  const place = ({ long, short }: Sides<number>) =>
    `${at(x(short / levels.short - 1))} ${at(y(long / levels.long - 1))}`;
  return zero.map(([from, to]) => `M${place(from)}L${place(to)}`).join("");
}

function namedMark(x: number, y: number, number: number): Content {
  return element(
    "g",
    { class: "named" },
    element("circle", { cx: x, cy: y, r: 7.5 }),
    element("text", { x, y: at(y + 3.5), "text-anchor": "middle" }, number),
  );
}

/** The profit in USD over moves of both levels: rows are long moves. */
interface Shaded {
  readonly moves: Sides<readonly number[]>;
  readonly profit: readonly (readonly number[])[];
}

/** Shades on either side of zero. */
const shades = 8;

const steps = Array.from({ length: shades }, (_, index) => index + 1);
const shadeNames: readonly string[] = [
  ...steps.map((step) => `l${step}`).reverse(),
  "z",
  ...steps.map((step) => `g${step}`),
];

/**
 * One path for each shade, in a grid of whole numbers that is scaled into the frame: neighbours of one shade are one
 * rectangle. A page of a thousand rectangles would be ten times the size. The outermost cells show their inner
 * halves: the frame ends at their middles.
 */
function shadedCells({ moves, profit }: Shaded, largest: number, frame: Frame): Content {
  const paths = new Map<string, string>(shadeNames.map((name) => [name, ""]));
  profit.forEach((row, index) => {
    const top = moves.long.length - 1 - index;
    for (const { name, from, to } of runsOf(row, largest)) {
      paths.set(name, `${paths.get(name)}M${from} ${top}h${to - from}v1h${from - to}z`);
    }
  });
  return element(
    "svg",
    {
      class: "heat",
      x: frame.left,
      y: frame.top,
      width: frame.right - frame.left,
      height: frame.bottom - frame.top,
      viewBox: `0.5 0.5 ${moves.short.length - 1} ${moves.long.length - 1}`,
      preserveAspectRatio: "none",
      "shape-rendering": "crispEdges",
    },
    [...paths].map(([name, d]) => element("path", { class: name, d })),
  );
}

interface Run {
  readonly name: string;
  readonly from: number;
  to: number;
}

function runsOf(row: readonly number[], largest: number): readonly Run[] {
  const runs: Run[] = [];
  row.forEach((profit, index) => {
    const name = shadeOf(profit, largest);
    const last = runs.at(-1);
    if (last?.name === name) last.to = index + 1;
    else runs.push({ name, from: index, to: index + 1 });
  });
  return runs;
}

/** The shade of a profit: by the square root, so that a small loss shows beside a large gain. */
function shadeOf(profit: number, largest: number): string {
  if (profit === 0 || largest === 0) return "z";
  const step = Math.max(1, Math.ceil(shades * Math.sqrt(Math.abs(profit) / largest)));
  return `${profit < 0 ? "l" : "g"}${Math.min(shades, step)}`;
}

/** The shades with the profits from which they hold. */
function shadeLegend(largest: number, frame: Frame, top: number): Content {
  const [left, wide, high] = [frame.left, (frame.right - frame.left) / shadeNames.length, 9];
  const bounds = [-largest, -largest / 4, 0, largest / 4, largest];
  const labels = amountLabels(bounds.map((bound) => Number(bound.toPrecision(2))));
  const position = (bound: number) =>
    left +
    wide * (shades + 0.5) +
    Math.sign(bound) * wide * (shades * Math.sqrt(Math.abs(bound) / (largest || 1)) + 0.5);
  return element(
    "g",
    { class: "axis heat" },
    shadeNames.map((name, index) =>
      element("rect", { class: name, x: at(left + wide * index), y: top, width: at(wide + 0.3), height: high }),
    ),
    bounds.map((bound, index) =>
      element(
        "text",
        {
          x: at(position(bound)),
          y: top + high + 12,
          "text-anchor": index === 0 ? "start" : index === 4 ? "end" : "middle",
        },
        labels[index] ?? "",
      ),
    ),
  );
}
