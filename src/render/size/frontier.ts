import type { FeasibleSizing, FrontierPair, SizedTrade } from "../../core/pair/sizing.ts";
import { headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import {
  amountsOf,
  boundAmount,
  decimal,
  moneyDecimals,
  signedPercent,
  significantDecimals,
  visible,
} from "../text/text.ts";
import { heldWords, leftOver, weightingWords } from "./words.ts";

/**
 * The pairs that no smaller pair balances better: size, imbalance, residual and max loss side by side, the
 * chosen one marked.
 */
export function frontierSheet(sizing: FeasibleSizing, trade: SizedTrade): Sheet {
  const { unit } = weightingWords[sizing.weighting];
  return {
    corner: visible(`  ${trade.long.symbol} : ${trade.short.symbol}`),
    headings: headings(["Gross notional", "USD"], "Imbalance", ["Residual", unit], ["Max loss", "USD"]),
    rows: frontierRows(sizing, trade),
  };
}

function frontierRows(sizing: FeasibleSizing, trade: SizedTrade): Row[] {
  const { frontier } = sizing;
  const imbalances = frontier.map(({ imbalance }) => 100 * imbalance);
  const percentDecimals = Math.min(6, significantDecimals(imbalances, 2, 2));
  const grossDecimals = moneyDecimals(frontier.map(({ grossNotional }) => grossNotional));
  const lossDecimals = moneyDecimals(amountsOf(frontier.map(({ maxLoss }) => maxLoss)));
  return frontier.map((pair) =>
    row(`${isChosen(pair, sizing) ? "*" : " "} ${heldWords(pair.contracts, trade)}`, [
      numberCell(decimal(pair.grossNotional, grossDecimals)),
      numberCell(signedPercent(pair.imbalance, percentDecimals)),
      numberCell(residualWords(pair, sizing)),
      numberCell(boundAmount(pair.maxLoss, lossDecimals)),
    ]),
  );
}

/** Whether a pair of the frontier is the one that was chosen. */
export function isChosen({ contracts }: FrontierPair, sizing: FeasibleSizing): boolean {
  return contracts.long === sizing.contracts.long && contracts.short === sizing.contracts.short;
}

function residualWords({ residual }: FrontierPair, { weighting }: FeasibleSizing): string {
  return leftOver({ weighting, residual }).replace(/ .*/, "");
}
