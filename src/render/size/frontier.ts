import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, PairSizing } from "../../core/pair/sizing.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import { numberCell, type Sheet, wordsCell } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { wrap } from "../text/text.ts";
import { frontierSheet } from "./frontier-sheet.ts";
import { feasibleOnes } from "./sizing-words.ts";

/** Columns of the picture on either side of the line of perfect balance. */
const arm = 8;

/** The imbalance as a bar that leaves the line of balance to the left (short-heavy) or to the right (long-heavy). */
function bar(imbalance: number, largest: number): string {
  const length = largest === 0 ? 0 : Math.round((arm * Math.abs(imbalance)) / largest);
  const filled = "#".repeat(length);
  return imbalance < 0 ? `${filled.padStart(arm)}|${" ".repeat(arm)}` : `${" ".repeat(arm)}|${filled.padEnd(arm)}`;
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

/** The frontier of one weighting as text, with a picture of imbalance against size; it ends with a line break. */
export function renderFrontier(sizing: FeasibleSizing, trade: SizedTrade, style: Style): string {
  const heading = `${sizing.weighting}: pairs that no smaller pair balances better, * is chosen`;
  const lines = wrap(heading, drawingWidth(style)).map(style.paint.bold);
  return `${lines.join("\n")}\n${drawSheet(picturedSheet(sizing, trade), style)}\n`;
}

/** The frontier of every weighting that came to a pair, one below the other; empty where none did. */
export function renderFrontiers({ trade, sizings }: PairSizing, style: Style): string {
  const shown = feasibleOnes(sizings).filter(({ frontier }) => frontier.length > 0);
  return shown.map((sizing) => renderFrontier(sizing, trade, style)).join("\n");
}
