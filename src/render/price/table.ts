import type { PricedTrade } from "../../core/pair/leg/priced-legs.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import { drawExplanation } from "../sheet/explanation.ts";
import { literal, markdownTable } from "../sheet/markdown-table.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { visible, wrap } from "../text/text.ts";
import { explainPriced } from "./explain.ts";
import { dollarsSheet, pointsSheet } from "./sheet.ts";
import { conventions, datesInWords, marketLines } from "./words.ts";

/** The screen of `price`: when, what every figure means, then for each underlying its market, points and dollars. */
export function renderPrice(trade: PricedTrade, style: Style): string {
  const width = drawingWidth(style);
  const lines = (texts: readonly string[]) => texts.flatMap((text) => wrap(visible(text), width, 0, 2)).join("\n");
  const blocks = [
    `${wrap(datesInWords(trade), width).map(style.paint.bold).join("\n")}\n${lines(conventions)}`,
    ...trade.underlyings.flatMap((priced) => [
      lines(marketLines(priced)),
      titled(pointsSheet(priced), style),
      titled(dollarsSheet(priced), style),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** The heading of the labels above the sheet, so that it stays where a narrow screen takes the columns apart. */
function titled(sheet: Sheet, style: Style): string {
  const title = wrap(visible(sheet.corner), drawingWidth(style)).map(style.paint.bold);
  return `${title.join("\n")}\n${drawSheet({ ...sheet, corner: "" }, style)}`;
}

/** What `--explain` adds: the formula of every option with its numbers. */
export function renderPriceExplain({ underlyings }: PricedTrade, style: Style): string {
  const blocks = underlyings.flatMap(explainPriced).map((one) => drawExplanation(one, style));
  return `${blocks.join("\n\n")}\n`;
}

/** The same as GitHub tables. */
export function renderPriceMarkdown(trade: PricedTrade): string {
  const list = (texts: readonly string[]) => texts.map((text) => `- ${literal(visible(text))}`).join("\n");
  const blocks = [
    `## ${literal(datesInWords(trade))}`,
    list(conventions),
    ...trade.underlyings.flatMap((priced) => [
      list(marketLines(priced)),
      markdownTable(pointsSheet(priced)),
      markdownTable(dollarsSheet(priced)),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}
