import type { PairSizing, Sizing } from "../../core/pair/sizing.ts";
import { drawingWidth } from "../sheet/drawing.ts";
import { drawExplanation } from "../sheet/explanation.ts";
import type { Style } from "../sheet/style.ts";
import { wrap } from "../text/text.ts";
import { explainSide } from "./explain-side.ts";
import { explainSizing } from "./explain-sizing.ts";
import { renderFrontier } from "./frontier.ts";
import { titleOf } from "./title.ts";

function frontierOf(sizing: Sizing, { trade }: PairSizing, style: Style): string[] {
  const shown = sizing.available && sizing.feasible && sizing.frontier.length > 0;
  return shown ? [renderFrontier(sizing, trade, style).trimEnd()] : [];
}

/**
 * What `--explain` prints: every formula with the numbers put in, so that a trader checks it by hand, and each frontier.
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
