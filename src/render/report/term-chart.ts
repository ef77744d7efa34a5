import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import type { Side } from "../../core/pair/sides.ts";
import type { TermPoint } from "../../core/volatility/term-structure.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { decimal, percent } from "../text/figures.ts";
import { at, bottomAxis, type Frame, leftAxis } from "./axes.ts";
import { figure } from "./figure.ts";
import { type Content, type Element, element } from "./markup.ts";
import { sheetTable } from "./sheet-table.ts";

/** The volatilities of one side's history over growing lookbacks. */
export interface TermPicture {
  readonly side: Side;
  readonly symbol: string;
  readonly points: readonly TermPoint[];
  /** The volatility that the side is sized with, as a fraction; null where there is none. */
  readonly used: number | null;
  readonly sheet: Sheet | null;
}

const [width, height] = [420, 268];
const frame: Frame = { left: 50, right: width - 74, top: 30, bottom: height - 38 };

type Measured = TermPoint & { readonly lookback: number; readonly value: number };

/** Volatility over the lookback, a line for each estimator, with the volatility that sizes the side. */
export function termChart(picture: TermPicture): Element {
  const { side, symbol, used, sheet } = picture;
  const title = `Volatility of ${symbol} by lookback`;
  const sized = used === null ? "" : ` The dashed line is what the side is sized with, ${percent(used, 2)}.`;
  return figure({
    id: `term-${side}`,
    title,
    description: `Annual volatility measured over the last returns, a line for each estimator.${sized}`,
    width,
    height,
    drawing: drawing(picture),
    table: sheet === null ? null : sheetTable(sheet, `${title}, in percent a year`),
  });
}

function drawing({ points, used }: TermPicture): Content {
  const measured = points.filter((point): point is Measured => point.lookback !== null && point.value !== null);
  const values = [...measured.map(({ value }) => value), ...(used === null ? [] : [used])];
  const lookbacks = [...new Set(measured.map(({ lookback }) => lookback))].sort((a, b) => a - b);
  const x = scaleLog()
    .domain([lookbacks[0] ?? 1, lookbacks.at(-1) ?? 10])
    .range([frame.left + 8, frame.right]);
  const y = scaleLinear()
    .domain([Math.min(...values) * 0.95, Math.max(...values) * 1.05])
    .nice(5)
    .range([frame.bottom, frame.top]);
  const path = line<Measured>(
    (point) => x(point.lookback),
    (point) => y(point.value),
  ).digits(2);
  const named = [...new Set(measured.map(({ estimator }) => estimator))];
  const lines = named.map((estimator, index) => {
    const own = measured.filter((point) => point.estimator === estimator);
    return { estimator, index, own, end: y(own.at(-1)?.value ?? 0) };
  });
  const places = spread(
    lines.map(({ end }) => end),
    11,
  );
  return [
    leftAxis(
      frame,
      y.ticks(5).map((value) => ({ at: y(value), label: percent(value, stepDecimals(y.ticks(5))) })),
      "Volatility, annual",
    ),
    bottomAxis(
      frame,
      lookbacks.map((lookback) => ({ at: x(lookback), label: decimal(lookback, 0) })),
      "Lookback, returns",
    ),
    used === null
      ? null
      : element("line", { class: "used", x1: frame.left, x2: frame.right, y1: at(y(used)), y2: at(y(used)) }),
    lines.map(({ index, own, estimator }) => [
      element("path", { class: `term term-${index}`, d: path(own) ?? "" }),
      own.map((point) =>
        element("circle", { class: `term-dot term-${index}`, cx: at(x(point.lookback)), cy: at(y(point.value)), r: 2 }),
      ),
      element(
        "text",
        { class: `note term-${index}`, x: frame.right + 5, y: at((places[index] ?? 0) + 3) },
        shortNames[estimator],
      ),
    ]),
  ];
}

const shortNames: Readonly<Record<TermPoint["estimator"], string>> = {
  "close-to-close": "close-close",
  parkinson: "Parkinson",
  "garman-klass": "GK",
  "rogers-satchell": "RS",
  "garman-klass-yang-zhang": "GK-YZ",
  "yang-zhang": "Yang-Zhang",
  ewma: "EWMA",
};

function stepDecimals([first = 0, second = 1]: readonly number[]): number {
  return second - first < 0.0099 ? 1 : 0;
}

/** Places at least `gap` apart, each as near to where it belongs as the ones above it allow. */
export function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const moved = [...places];
  let last = Number.NEGATIVE_INFINITY;
  for (const { place, index } of order) {
    last = Math.max(place, last + gap);
    moved[index] = last;
  }
  return moved;
}
