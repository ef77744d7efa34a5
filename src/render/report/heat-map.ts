import { scaleLinear } from "d3-scale";
import type { Sides } from "../../core/pair/sides.ts";
import type { ZeroSegment } from "../../core/scenario/zero-line.ts";
import { decimal, signedDecimal, signedPercent } from "../text/figures.ts";
import { at, bottomAxis, type Frame, leftAxis } from "./axes.ts";
import { figure } from "./figure.ts";
import { shadedCells, shadeLegend } from "./heat-shades.ts";
import { type Content, type Element, element } from "./markup.ts";

/** The profit of the pair over moves of both levels. */
export interface ProfitMap {
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
export function heatMap(map: ProfitMap): Element {
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
