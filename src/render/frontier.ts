import type { SizedTrade } from "../core/pair/sized-trade.ts";
import type { FeasibleSizing, FrontierPair, PairSizing } from "../core/pair/sizing.ts";
import { decimal, signedPercent } from "./figures.ts";
import { amountsOf, boundAmount, moneyDecimals, significantDecimals } from "./precision.ts";
import { headings, numberCell, type Row, row, type Sheet } from "./sheet.ts";
import { drawingWidth, drawSheet } from "./sheet-drawing.ts";
import { feasibleOnes, heldWords, leftOver } from "./sizing-words.ts";
import type { Style } from "./style.ts";
import { visible, wrap } from "./text.ts";
import { weightingWords } from "./weighting-words.ts";

/** Columns of the picture on either side of the line of perfect balance. */
const arm = 8;

/** The imbalance as a bar that leaves the line of balance to the left (short-heavy) or to the right (long-heavy). */
function bar(imbalance: number, largest: number): string {
  const length = largest === 0 ? 0 : Math.round((arm * Math.abs(imbalance)) / largest);
  const filled = "#".repeat(length);
  return imbalance < 0 ? `${filled.padStart(arm)}|${" ".repeat(arm)}` : `${" ".repeat(arm)}|${filled.padEnd(arm)}`;
}

function isChosen({ contracts }: FrontierPair, sizing: FeasibleSizing): boolean {
  return contracts.long === sizing.contracts.long && contracts.short === sizing.contracts.short;
}

function residualWords({ residual }: FrontierPair, { weighting }: FeasibleSizing): string {
  return leftOver({ weighting, residual }).replace(/ .*/, "");
}

function frontierRows(sizing: FeasibleSizing, trade: SizedTrade): Row[] {
  const { frontier } = sizing;
  const imbalances = frontier.map(({ imbalance }) => imbalance);
  const largest = Math.max(0, ...imbalances.map(Math.abs));
  const percentDecimals = Math.min(
    6,
    significantDecimals(
      imbalances.map((one) => 100 * one),
      2,
      2,
    ),
  );
  const grossDecimals = moneyDecimals(frontier.map(({ grossNotional }) => grossNotional));
  const lossDecimals = moneyDecimals(amountsOf(frontier.map(({ maxLoss }) => maxLoss)));
  return frontier.map((pair) =>
    row(`${isChosen(pair, sizing) ? "*" : " "} ${heldWords(pair.contracts, trade)}`, [
      numberCell(decimal(pair.grossNotional, grossDecimals)),
      numberCell(signedPercent(pair.imbalance, percentDecimals)),
      numberCell(residualWords(pair, sizing)),
      numberCell(boundAmount(pair.maxLoss, lossDecimals)),
      numberCell(bar(pair.imbalance, largest)),
    ]),
  );
}

/** The pairs that no smaller pair balances better: size, imbalance, what is left over and max loss side by side, the chosen one marked. */
export function frontierSheet(sizing: FeasibleSizing, trade: SizedTrade): Sheet {
  const { unit } = weightingWords[sizing.weighting];
  return {
    corner: visible(`  ${trade.long.symbol} : ${trade.short.symbol}`),
    headings: headings(
      ["Gross notional", "USD"],
      "Imbalance",
      ["Left over", unit],
      ["Max loss", "USD"],
      `${"short".padEnd(arm)}|${"long".padStart(arm)}`,
    ),
    rows: frontierRows(sizing, trade),
  };
}

/** The frontier of one weighting as text, with a picture of imbalance against size; it ends with a line break. */
export function renderFrontier(sizing: FeasibleSizing, trade: SizedTrade, style: Style): string {
  const heading = `${sizing.weighting}: pairs that no smaller pair balances better, * is chosen`;
  const lines = wrap(heading, drawingWidth(style)).map(style.paint.bold);
  return `${lines.join("\n")}\n${drawSheet(frontierSheet(sizing, trade), style)}\n`;
}

/** The frontier of every weighting that came to a pair, one below the other; empty where none did. */
export function renderFrontiers({ trade, sizings }: PairSizing, style: Style): string {
  const shown = feasibleOnes(sizings).filter(({ frontier }) => frontier.length > 0);
  return shown.map((sizing) => renderFrontier(sizing, trade, style)).join("\n");
}
