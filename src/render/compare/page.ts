import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Alternative, OutperformancePoint } from "../../core/compare/alternative.ts";
import type { Finding } from "../../errors/finding.ts";
import { amountTicks, at, bottomAxis, type Frame, figure, leftAxis } from "../report/chart.ts";
import { type PageAssets, pageFooter, pageText } from "../report/document.ts";
import { type Content, type Element, element, section, sheetTable, warningsSection } from "../report/markup.ts";
import { headings, numberCell, profitCell, row, type Sheet } from "../sheet/sheet.ts";
import { titleOf } from "../size/words.ts";
import { moneyDecimals, signedPercent, visible } from "../text/text.ts";
import { type Compared, compareSheet, tieWords } from "./forms.ts";

/** The page of `compare`: the table, and the payoffs over outperformance in one picture. Nothing in it runs. */
export function comparePage(
  compared: Compared,
  warnings: readonly Finding[],
  version: string,
  style: PageAssets["style"],
): string {
  const { alternatives } = compared;
  const title = alternatives.length === 1 ? "One alternative" : `${alternatives.length} alternatives side by side`;
  const pairs = [...new Set(alternatives.flatMap((one) => (one.feasible ? [titleOf(one.trade)] : [])))];
  const body = element(
    "body",
    {},
    element(
      "header",
      {},
      element("h1", {}, title),
      pairs.map((pair) => element("p", { class: "quiet" }, pair)),
    ),
    element(
      "main",
      {},
      section(
        "alternatives",
        "What each costs, can lose, makes and binds",
        tables(compared),
        tieWords(compared).map((words) => element("p", {}, `${words}.`)),
      ),
      payoffs(alternatives),
      warningsSection(warnings),
    ),
    pageFooter(version),
  );
  return pageText({ title, style, scriptDigest: null }, body);
}

/** Columns that fit on a sheet of paper. */
const COLUMNS = 5;

function tables(compared: Compared): Content {
  const { alternatives } = compared;
  const parts = Array.from({ length: Math.ceil(alternatives.length / COLUMNS) }, (_, part) => part * COLUMNS);
  return parts.map((first) => {
    const shown = alternatives.slice(first, first + COLUMNS);
    return sheetTable(compareSheet(compared, shown), { text: shown.map(({ name }) => name).join(", "), isQuiet: true });
  });
}

/** An alternative that is drawn, with its number in the picture. */
interface Drawn {
  readonly number: number;
  readonly name: string;
  readonly payoff: readonly OutperformancePoint[];
}

function payoffs(alternatives: readonly Alternative[]): Element {
  const drawn = alternatives.flatMap((one, index): Drawn[] =>
    one.feasible && one.payoff !== null ? [{ number: index + 1, name: one.name, payoff: one.payoff }] : [],
  );
  const left = alternatives.flatMap((one) => {
    if (one.feasible && one.payoff !== null) return [];
    return [`${one.name}: ${one.feasible ? "its sides expire on two days" : "it is not sized"}`];
  });
  const heading = "Profit at expiry over outperformance";
  const missing = left.length === 0 ? null : element("p", {}, `Not drawn: ${left.join("; ")}.`);
  return section("payoffs", heading, drawn.length === 0 ? null : [legend(drawn), picture(drawn)], missing);
}

const [width, height] = [420, 300];
const frame: Frame = { left: 50, right: width - 14, top: 40, bottom: height - 38 };

function picture(drawn: readonly Drawn[]): Element {
  const [from, to] = windowOf(drawn);
  return figure({
    id: "outperformance",
    title: "Profit at expiry in USD, both indices moved half of the outperformance each, one up and one down",
    description: `A line for each alternative: ${drawn.map(({ number, name }) => `${number} ${name}`).join(", ")}.`,
    width,
    height,
    drawing: drawing(drawn, from, to),
    table: sheetTable(payoffSheet(drawn, from, to), "Where each line bends"),
  });
}

/** Farthest outperformance that is drawn, either way. */
const FARTHEST = 0.6;

/** The outperformance to draw: all bends that are not far away, with some room. */
function windowOf(drawn: readonly Drawn[]): readonly [number, number] {
  const bends = drawn.flatMap(({ payoff }) =>
    payoff.map(({ outperformance }) => outperformance).filter((bend) => Math.abs(bend) < FARTHEST),
  );
  return [Math.min(-0.1, ...bends) - 0.05, Math.max(0.1, ...bends) + 0.05];
}

function drawing(drawn: readonly Drawn[], from: number, to: number): Content {
  const lines = drawn.map((one) => ({ ...one, points: pointsWithin(one.payoff, from, to) }));
  const profits = lines.flatMap(({ points }) => points.map(({ profit }) => profit));
  const x = scaleLinear().domain([from, to]).range([frame.left, frame.right]);
  const y = scaleLinear()
    .domain([Math.min(0, ...profits), Math.max(0, ...profits)])
    .nice(6)
    .range([frame.bottom, frame.top]);
  const path = line<OutperformancePoint>(
    ({ outperformance }) => x(outperformance),
    ({ profit }) => y(profit),
  ).digits(2);
  return [
    leftAxis(frame, amountTicks(y.ticks(6), y), "Profit, USD"),
    bottomAxis(
      frame,
      x.ticks(6).map((move) => ({ at: x(move), label: signedPercent(move, 0) })),
      "Outperformance of the long index",
    ),
    element("line", { class: "zero", x1: frame.left, x2: frame.right, y1: at(y(0)), y2: at(y(0)) }),
    lines.map(({ points, number }) => element("path", { class: classOf(number), d: path(points) ?? "" })),
    lines.map(({ points, number }) => {
      // Each number stands elsewhere on its line, so that lines that run together keep theirs.
      const place = from + ((to - from) * (0.5 + ((number - 1) % 9))) / 9;
      const profit = profitAt(points, place);
      return element(
        "text",
        { class: `note term-${tintOf(number)}`, x: at(x(place)), y: at(y(profit) - 4), "text-anchor": "middle" },
        String(number),
      );
    }),
  ];
}

/** Lines have six tints; the next six are dashed, the next ones dotted. */
function classOf(number: number): string {
  return `term term-${tintOf(number)} stroke-${Math.floor((number - 1) / 6) % 3}`;
}

function tintOf(number: number): number {
  return (number - 1) % 6;
}

function legend(drawn: readonly Drawn[]): Element {
  return element(
    "ul",
    { class: "legend" },
    drawn.map(({ number, name }) =>
      element(
        "li",
        {},
        element(
          "svg",
          { viewBox: "0 0 26 8", "aria-hidden": "true" },
          element("path", { class: classOf(number), d: "M1 4H25" }),
        ),
        ` ${number} ${name}`,
      ),
    ),
  );
}

/** The points of a line inside of a window, and where it meets its edges. */
function pointsWithin(payoff: readonly OutperformancePoint[], from: number, to: number): OutperformancePoint[] {
  const edge = (outperformance: number) =>
    ({ outperformance, profit: profitAt(payoff, outperformance) }) as OutperformancePoint;
  return [edge(from), ...payoff.filter(({ outperformance: bend }) => bend > from && bend < to), edge(to)];
}

/** The profit on the straight lines between points, to be drawn. */
function profitAt(payoff: readonly OutperformancePoint[], place: number): number {
  const after = payoff.findIndex(({ outperformance }) => outperformance >= place);
  const [before, next] = [payoff[after - 1], payoff[after]];
  if (next === undefined) return payoff.at(-1)?.profit ?? 0;
  if (before === undefined) return next.profit;
  const share = (place - before.outperformance) / (next.outperformance - before.outperformance);
  return before.profit + share * (next.profit - before.profit);
}

/** Every bend of the lines that are drawn, with its exact profit. */
function payoffSheet(drawn: readonly Drawn[], from: number, to: number): Sheet {
  const shown = drawn.map((one) => ({
    ...one,
    payoff: one.payoff.filter(({ outperformance: bend }) => bend > from && bend < to),
  }));
  const decimals = moneyDecimals(shown.flatMap(({ payoff }) => payoff.map(({ profit }) => profit)));
  return {
    corner: "Alternative",
    headings: headings("Outperformance", "Profit, USD"),
    rows: shown.flatMap(({ number, name, payoff }) =>
      payoff.map(({ outperformance, profit }) =>
        row(visible(`${number} ${name}`), [numberCell(signedPercent(outperformance, 2)), profitCell(profit, decimals)]),
      ),
    ),
  };
}
