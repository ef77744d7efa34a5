import type { FeasibleSizing, FrontierPair, SizedTrade } from "../core/pair/sizing.ts";
import { decimal, signedPercent } from "./figures.ts";
import { amountsOf, boundAmount, moneyDecimals, significantDecimals } from "./precision.ts";
import { headings, numberCell, type Row, row, type Sheet } from "./sheet.ts";
import { drawingWidth, drawSheet } from "./sheet-drawing.ts";
import { leftOver, pairWords } from "./sizing-words.ts";
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

function residualOf({ contracts }: FrontierPair, { weighting, exposurePerContract }: FeasibleSizing): string {
  const residual = contracts.long * exposurePerContract.long - contracts.short * exposurePerContract.short;
  return leftOver({ weighting, residual }).replace(/ .*/, "");
}

function frontierRows(sizing: FeasibleSizing): Row[] {
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
    row(`${isChosen(pair, sizing) ? "*" : " "} ${pairWords(pair.contracts)}`, [
      numberCell(decimal(pair.grossNotional, grossDecimals)),
      numberCell(signedPercent(pair.imbalance, percentDecimals)),
      numberCell(residualOf(pair, sizing)),
      numberCell(boundAmount(pair.maxLoss, lossDecimals)),
      numberCell(bar(pair.imbalance, largest)),
    ]),
  );
}

/** The pairs that no smaller pair balances better: size, imbalance, what is left over and max loss side by side, the chosen one marked. */
export function frontierSheet(sizing: FeasibleSizing, { long, short }: SizedTrade): Sheet {
  const { unit } = weightingWords[sizing.weighting];
  return {
    corner: visible(`  ${long.symbol} : ${short.symbol}`),
    headings: headings(
      ["Gross notional", "USD"],
      "Imbalance",
      ["Left over", unit],
      ["Max loss", "USD"],
      `${"short".padEnd(arm)}|${"long".padStart(arm)}`,
    ),
    rows: frontierRows(sizing),
  };
}

/** The frontier of one weighting as text, with a picture of imbalance against size; it ends with a line break. */
export function renderFrontier(sizing: FeasibleSizing, trade: SizedTrade, style: Style): string {
  const heading = `${sizing.weighting}: pairs that no smaller pair balances better, * is chosen`;
  const lines = wrap(heading, drawingWidth(style)).map(style.paint.bold);
  return `${lines.join("\n")}\n${drawSheet(frontierSheet(sizing, trade), style)}\n`;
}
