import { scaleLinear } from "d3-scale";
import { type PairMark, partNames } from "../../core/life/mark.ts";
import type { Finding } from "../../errors/finding.ts";
import { messageOf } from "../../errors/words.ts";
import { amountTicks, at, bottomAxis, type Frame, figure } from "../report/chart.ts";
import { type PageAssets, pageFooter, pageText } from "../report/document.ts";
import { type Content, type Element, element, section, sheetTable, warningsSection } from "../report/markup.ts";
import { signedDecimal } from "../text/text.ts";
import { bookSheet, type MarkedTrade } from "./book.ts";
import { greeksSheet, headlineSheet, legsSheet, markTitle, partLabels, partsSheet, ruleWords } from "./sheets.ts";

/** The page of `mark`: each trade with what made its profit as a picture; of several a book before them. */
export function markPage(
  trades: readonly MarkedTrade[],
  warnings: readonly Finding[],
  version: string,
  style: PageAssets["style"],
): string {
  const [only] = trades;
  const isBook = trades.length > 1;
  const title = !isBook && only?.marked ? titleOf(only.mark) : `A book of ${trades.length} trades`;
  const book = isBook
    ? section("book", "What each has made", sheetTable(bookSheet(trades), { text: "The book", isQuiet: true }))
    : null;
  const body = element(
    "body",
    {},
    element("header", {}, element("h1", {}, title)),
    element(
      "main",
      {},
      book,
      trades.map((trade, place) => tradePart(trade, isBook ? `trade-${place + 1}` : "trade", isBook)),
      warningsSection(warnings),
    ),
    pageFooter(version),
  );
  return pageText({ title, style, scriptDigest: null }, body);
}

/** The title of the screen, whose parts stand apart by blanks there. */
function titleOf(mark: PairMark): string {
  return markTitle(mark).replace(/ {2,}/, ", ");
}

function tradePart(trade: MarkedTrade, id: string, isBook: boolean): Element {
  if (!trade.marked) {
    const problems = trade.problems.map((one) => element("p", {}, `Not marked: ${messageOf(one)}.`));
    return section(id, trade.file, problems);
  }
  const { mark } = trade;
  const heading = isBook ? `${trade.file}: ${titleOf(mark)}` : "What it has made";
  const table = (sheet: ReturnType<typeof greeksSheet>, text: string) =>
    sheet === null ? null : sheetTable(sheet, { text, isQuiet: true });
  return section(
    id,
    heading,
    table(headlineSheet(mark), "Profit, bounds and ratio"),
    mark.rules.map((rule) => element("p", rule.reached === false ? {} : { class: "strong" }, ruleWords(rule))),
    madeBy(mark, id),
    table(legsSheet(mark), "Legs"),
    table(greeksSheet(mark), "Greeks"),
  );
}

const [width, rowHeight] = [440, 26];
const frame: Frame = { left: 170, right: width - 24, top: 12, bottom: 12 + rowHeight * (partNames.length + 1) };

/** The parts of the profit one after the other, each from where the last one ended, and their sum. */
function madeBy(mark: PairMark, id: string): Content {
  const { attribution, profit } = mark;
  const sheet = partsSheet(mark);
  const sum = profit.net;
  if (attribution === null || sheet === null || sum === null)
    return element("p", {}, "What made it is not known: not every leg is marked by a model.");
  let reached = 0;
  const bars = partNames.map((name) => {
    const [from, to] = [reached, reached + attribution[name].net];
    reached = to;
    return { label: partLabels[name].trim(), from, to, amount: attribution[name].net };
  });
  bars.push({ label: "Profit", from: 0, to: sum, amount: sum });
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .nice(5)
    .range([frame.left, frame.right]);
  return figure({
    id: `${id}-made-by`,
    title: "What made the profit, USD",
    description: `${bars.map(({ label, amount }) => `${label} ${signedDecimal(amount, 2)}`).join(", ")}.`,
    width,
    height: frame.bottom + 38,
    drawing: [
      bottomAxis(frame, amountTicks(x.ticks(5), x), "USD"),
      element("line", { class: "zero", x1: at(x(0)), x2: at(x(0)), y1: frame.top, y2: frame.bottom }),
      bars.map(({ label, from, to, amount }, place) => {
        const top = frame.top + place * rowHeight;
        const [start, end] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
        return [
          element("text", { class: "note", x: frame.left - 8, y: top + 16, "text-anchor": "end" }, label),
          element("rect", {
            class: amount < 0 ? "loss-area" : "gain-area",
            ...{ x: at(start), y: top + 4, width: at(Math.max(1, end - start)), height: rowHeight - 8 },
          }),
        ];
      }),
    ],
    table: sheetTable(sheet, "What made the profit"),
  });
}
