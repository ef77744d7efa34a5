import type { FeasibleSizing, PairSizing, SizedTrade, Sizing } from "../../core/pair/sizing.ts";
import { literal, markdownTable } from "../sheet/markdown.ts";
import { drawExplanation, drawSheet, drawText, numberCell, painter, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { drawingWidth, type Style } from "../sheet/style.ts";
import { displayWidth, wrap } from "../text/text.ts";
import { explainSide, explainSizing } from "./formulas.ts";
import { frontierSheet } from "./frontier.ts";
import { answerSheet, pairInWords, sidesInShort } from "./screen.ts";
import { sidesSheet, weightingsSheet } from "./sheets.ts";
import { commonMoveSentences, feasibleOnes, reservationsOf, type Sentence, sentences, titleOf } from "./words.ts";

/** What the screen of `size` shows beside its first answer. */
interface ScreenParts {
  /** Every row of both tables, the orders and the frontiers. */
  readonly isFull?: boolean;
  /** The orders of each weighting. */
  readonly hasOrders?: boolean;
}

/**
 * The screen of `size`: the answer with a column a weighting, then the two sides beside each other, each in a few rows;
 * all rows and the orders where asked. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderTable(result: PairSizing, style: Style, { isFull, hasOrders }: ScreenParts = {}): string {
  const title = wrap(titleOf(result.trade), drawingWidth(style)).map(style.paint.bold);
  const head = [...title, ...drawText(headWords(result), style)].join("\n");
  const [answer, sides] = isFull
    ? [weightingsSheet(result), sidesSheet(result.trade)]
    : inStep(answerSheet(result), sidesInShort(result.trade), drawingWidth(style));
  const reservations = isFull || hasOrders ? [] : reservationsOf(result);
  const orders = isFull || hasOrders ? sentences(result) : [];
  const blocks = [
    head,
    drawSheet(answer, style),
    drawSentences([...reservations, ...commonMoveSentences(result)], style),
    drawSheet(sides, style),
    ...orders.map((group) => drawSentences(group, style)),
    ...(isFull ? [renderFrontiers(result, style).trimEnd()] : []),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** What is traded: with its contracts where there is one weighting, else without. */
function headWords({ trade, sizings }: PairSizing): string {
  const [only, second] = sizings;
  return only?.available && only.feasible && second === undefined ? only.direction : pairInWords(trade);
}

/** Both sheets with columns as wide as the other's, where they then fit. */
function inStep(first: Sheet, second: Sheet, width: number | null): [Sheet, Sheet] {
  if (first.headings.length !== second.headings.length) return [first, second];
  const widths = [columnWidths(first), columnWidths(second)];
  const most = (widths[0] ?? []).map((one, at) => Math.max(one, widths[1]?.[at] ?? 0));
  const sum = most.reduce((total, one) => total + one + 2, -2);
  if (width !== null && sum > width) return [first, second];
  return [padded(first, most), padded(second, most)];
}

function columnWidths({ corner, headings, rows }: Sheet): number[] {
  const label = Math.max(...[corner, ...rows.map((row) => row.label)].map(displayWidth));
  const columns = headings.map((heading, at) =>
    Math.max(
      ...[heading, ...rows.flatMap(({ cells }) => cells[at] ?? [])].flatMap(({ lines }) => lines.map(displayWidth)),
    ),
  );
  return [label, ...columns];
}

/** Spaces at the end of the headings hold the columns open. */
function padded(sheet: Sheet, [label = 0, ...columns]: readonly number[]): Sheet {
  const last = sheet.headings.length - 1;
  const headings = sheet.headings.map((cell, at) =>
    at === last
      ? cell
      : {
          ...cell,
          lines: cell.lines.map((line) => line + " ".repeat(Math.max(0, (columns[at] ?? 0) - displayWidth(line)))),
        },
  );
  return { ...sheet, corner: sheet.corner.padEnd(label), headings };
}

function drawSentences(group: readonly Sentence[], style: Style): string {
  return group.map((one) => drawSentence(one, style)).join("\n");
}

/** A sentence in lines that keep within the width; what goes over is indented further. */
function drawSentence({ text, depth, tone }: Sentence, style: Style): string {
  const indent = 2 * depth;
  return wrap(text, drawingWidth(style), indent, indent + 4)
    .map(painter(tone, style))
    .join("\n");
}

/**
 * Text of `--explain`: every formula with the numbers put in, so that a trader checks it by hand, and each frontier.
 *
 * Numbers that were given stand in full; results are rounded to six decimals. It ends with a line break.
 */
export function renderExplain(result: PairSizing, style: Style): string {
  const { trade, sizings } = result;
  const sides = [explainSide(trade.long, "long"), explainSide(trade.short, "short")];
  const blocks = [
    wrap(titleOf(trade), drawingWidth(style)).map(style.paint.bold).join("\n"),
    ...sides.map((side) => drawExplanation(side, style)),
    ...sizings.flatMap((sizing) => [
      drawExplanation(explainSizing(sizing, trade), style),
      ...frontierOf(sizing, result, style),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function frontierOf(sizing: Sizing, { trade }: PairSizing, style: Style): string[] {
  const shown = sizing.available && sizing.feasible && sizing.frontier.length > 0;
  return shown ? [renderFrontier(sizing, trade, style).trimEnd()] : [];
}

/** The frontier of every weighting that came to a pair, one below the other; empty where none did. */
export function renderFrontiers({ trade, sizings }: PairSizing, style: Style): string {
  const shown = feasibleOnes(sizings).filter(({ frontier }) => frontier.length > 0);
  return shown.map((sizing) => renderFrontier(sizing, trade, style)).join("\n");
}

/** The frontier of one weighting as text, with a picture of imbalance against size; it ends with a line break. */
export function renderFrontier(sizing: FeasibleSizing, trade: SizedTrade, style: Style): string {
  const heading = `${sizing.weighting}: pairs that no smaller pair balances better, * is chosen`;
  const lines = wrap(heading, drawingWidth(style)).map(style.paint.bold);
  return `${lines.join("\n")}\n${drawSheet(picturedSheet(sizing, trade), style)}\n`;
}

/** The frontier with a picture of each imbalance beside its figures. */
function picturedSheet(sizing: FeasibleSizing, trade: SizedTrade): Sheet {
  const { corner, headings, rows } = frontierSheet(sizing, trade);
  const imbalances = sizing.frontier.map(({ imbalance }) => imbalance);
  const largest = Math.max(0, ...imbalances.map(Math.abs));
  return {
    corner,
    headings: [...headings, wordsCell(`${"short".padEnd(arm)}|${"long".padStart(arm)}`, "heading")],
    rows: rows.map(({ label, cells }, at) => ({
      label,
      cells: [...cells, numberCell(bar(imbalances[at] ?? 0, largest))],
    })),
  };
}

/** Columns of the picture on either side of the line of perfect balance. */
const arm = 8;

/** The imbalance as a bar that leaves the line of balance to the left (short-heavy) or to the right (long-heavy). */
function bar(imbalance: number, largest: number): string {
  const length = largest === 0 ? 0 : Math.round((arm * Math.abs(imbalance)) / largest);
  const filled = "#".repeat(length);
  return imbalance < 0 ? `${filled.padStart(arm)}|${" ".repeat(arm)}` : `${" ".repeat(arm)}|${filled.padEnd(arm)}`;
}

/** Text of `--format markdown`: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderMarkdown(result: PairSizing): string {
  const blocks = [
    `## ${literal(titleOf(result.trade).replace(/ {2,}/, ", "))}`,
    literal(headWords(result)),
    markdownTable(weightingsSheet(result)),
    commonMoveSentences(result).map(listItem).join("\n"),
    markdownTable(sidesSheet(result.trade)),
    sentences(result).flat().map(listItem).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function listItem({ text, depth }: Sentence): string {
  return `${"  ".repeat(depth)}- ${literal(text)}`;
}
