import type { PairSensitivity, WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import { literal, markdownTable } from "../sheet/markdown-table.ts";
import { titleOf } from "../size/title.ts";
import { shocksSheet, windowsSheet } from "./sheets.ts";
import { baseWords, ewmaWords, startWords, staysWords } from "./words.ts";

/** What `--format markdown` prints: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderSensitivityMarkdown({ base, sensitivities }: PairSensitivity, tolerance: number): string {
  const { trade } = base;
  const blocks = [
    `## ${literal(titleOf(trade).replace(/ {2,}/, ", "))}`,
    literal(startWords(trade)),
    ...sensitivities.flatMap((one) => weightingBlocks(one, trade, tolerance)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function weightingBlocks(sensitivity: WeightingSensitivity, trade: SizedTrade, tolerance: number): string[] {
  const heading = `### ${literal(baseWords(sensitivity, trade))}`;
  if (sensitivity.cases.length === 0) return [heading];
  const windows = windowsSheet(sensitivity, trade);
  return [
    heading,
    ...(windows === null ? [] : [markdownTable(windows)]),
    ...ewmaWords(sensitivity, trade).map(literal),
    markdownTable(shocksSheet(sensitivity, trade)),
    staysWords(sensitivity, trade, tolerance)
      .map((text) => `- ${literal(text)}`)
      .join("\n"),
  ];
}
