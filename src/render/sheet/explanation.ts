import { visible, wrap } from "../text/text.ts";
import { drawingWidth } from "./drawing.ts";
import type { Style } from "./style.ts";

/** Formulas under a heading, one a line, each with its numbers put in. */
export interface Explanation {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** An explanation in lines that keep within the width of the style, the formulas indented below their heading. */
export function drawExplanation({ heading, lines }: Explanation, style: Style): string {
  const width = drawingWidth(style);
  const title = wrap(visible(heading), width).map(style.paint.bold);
  return [...title, ...lines.flatMap((line) => wrap(visible(line).trimStart(), width, 2, 6))].join("\n");
}
