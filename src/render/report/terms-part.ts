import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { sideVolatility } from "../../core/pair/measured-side.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { estimators } from "../../core/volatility/method.ts";
import { defaultLookbacks, type TermPoint, volatilityReport } from "../../core/volatility/volatility-report.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { decimal, percent } from "../text/text.ts";
import { termSheet } from "../vol/forms.ts";
import { at, bottomAxis, type Frame, figure, leftAxis } from "./chart.ts";
import { type Content, type Element, element, section, sheetTable } from "./markup.ts";

/**
 * The volatilities of the sides that have a history, by every estimator over the usual lookbacks and the side's own.
 */
export function termPictures(trade: PairTrade): TermPicture[] {
  return sideNames.flatMap((side) => pictureOf(trade, side));
}

function pictureOf(trade: PairTrade, side: Side): TermPicture[] {
  const { history, contract } = trade[side];
  if (history === null) return [];
  const { lookback, periodsPerYear, lambda } = history.method;
  const lookbacks = [...new Set([...defaultLookbacks, lookback])].sort((a, b) => a - b);
  const { file, bars } = history;
  const { symbol } = contract;
  const { series } = volatilityReport([{ file, symbol, bars, lastClose: null }], {
    estimators,
    lookbacks,
    periodsPerYear,
    lambda,
  });
  const used = sideVolatility(trade[side]);
  return series.map((measured) => ({
    side,
    symbol: symbol,
    points: measured.volatilities,
    used: used.known ? used.volatility.value : null,
    sheet: termSheet(measured),
  }));
}

/** The volatilities of the histories by lookback; where a side has none, how to give it one. */
export function termSection(terms: readonly TermPicture[], trade: PairTrade): Element {
  const missing = ([trade.long, trade.short] as const)
    .filter(({ history }) => history === null)
    .map(({ contract }) => contract.symbol);
  const lookbacks = `${defaultLookbacks[0]} to ${defaultLookbacks.at(-1)} returns`;
  return section(
    "terms",
    "Volatility by lookback",
    terms.length === 0 ? null : element("div", { class: "figures" }, terms.map(termChart)),
    missing.length === 0
      ? null
      : element(
          "p",
          {},
          `Not known for ${missing.join(" and ")}: volatility over ${lookbacks} is measured from past prices. Give a price file with `,
          missing.flatMap((symbol, at): Content[] => [
            at === 0 ? "" : " and ",
            element("code", {}, `--history ${symbol}=FILE`),
          ]),
          ".",
        ),
  );
}

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
function termChart(picture: TermPicture): Element {
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
function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const moved = [...places];
  let last = Number.NEGATIVE_INFINITY;
  for (const { place, index } of order) {
    last = Math.max(place, last + gap);
    moved[index] = last;
  }
  return moved;
}
