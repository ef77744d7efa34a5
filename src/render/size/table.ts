import type { PairSizing } from "../../core/pair/sizing.ts";
import { drawingWidth, drawSheet, painter } from "../sheet/drawing.ts";
import type { Style } from "../sheet/style.ts";
import { wrap } from "../text/text.ts";
import type { Sentence } from "./sentences.ts";
import { sentences } from "./sentences.ts";
import { sidesSheet } from "./sides-sheet.ts";
import { titleOf } from "./title.ts";
import { weightingsSheet } from "./weightings-sheet.ts";

/** A sentence in lines that keep within the width; what goes over is indented further. */
function drawSentence({ text, depth, tone }: Sentence, style: Style): string {
  const indent = 2 * depth;
  return wrap(text, drawingWidth(style), indent, indent + 4)
    .map(painter(tone, style))
    .join("\n");
}

/**
 * The screen of `size`: what is traded, the two sides beside each other, the weightings beside each other, then in words what to
 * do. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderTable(result: PairSizing, style: Style): string {
  const title = wrap(titleOf(result.trade), drawingWidth(style)).map(style.paint.bold).join("\n");
  const words = sentences(result).map((group) => group.map((one) => drawSentence(one, style)).join("\n"));
  const blocks = [
    title,
    drawSheet(sidesSheet(result.trade), style),
    drawSheet(weightingsSheet(result), style),
    ...words,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
