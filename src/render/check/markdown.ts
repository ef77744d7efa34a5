import type { Check } from "../../core/check/check.ts";
import { messageOf } from "../../errors/wording.ts";
import { literal, markdownTable } from "../sheet/markdown-table.ts";
import { headings, numberCell, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { visible } from "../text/text.ts";
import { checkFigures, figureWords } from "./figures.ts";
import { type CheckedTrade, checkMessage, checkTitle, failedChecks, outcomeWords } from "./words.ts";

/** What `--format markdown` prints: for each trade a GitHub table of its checks, and below it what failed. */
export function renderCheckMarkdown(trades: readonly CheckedTrade[]): string {
  return `${trades.flatMap(blocksOf).join("\n\n")}\n`;
}

function blocksOf(trade: CheckedTrade): string[] {
  const heading = `## ${words(outcomeWords(trade))}`;
  if (!trade.checked) return [heading, list(trade.problems.map(messageOf))];
  const failed = failedChecks(trade.answer).map((check) => `${checkTitle(check)}: ${checkMessage(check)}`);
  const table = markdownTable(checksSheet(trade.answer.checks));
  return [heading, table, ...(failed.length === 0 ? [] : [list(failed)])];
}

function checksSheet(checks: readonly Check[]): Sheet {
  return {
    corner: "Check",
    headings: headings("Weighting", "Limit", "Actual", "Result"),
    aligns: ["left", "right", "right", "left"],
    rows: checks.map((check) => {
      const { limit, actual, unit } = checkFigures(check);
      return row(check.name, [
        wordsCell(check.weighting ?? ""),
        numberCell(figureWords(limit, unit)),
        numberCell(figureWords(actual, unit)),
        wordsCell(check.passed ? "passed" : "FAILED"),
      ]);
    }),
  };
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${words(item)}`).join("\n");
}

function words(text: string): string {
  return literal(visible(text));
}
