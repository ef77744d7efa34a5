import type { Check } from "../../core/check/check.ts";
import { messageOf } from "../../errors/finding.ts";
import { drawText } from "../sheet/drawing.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { headings, numberCell, row, type Sheet, type Style, wordsCell } from "../sheet/sheet.ts";
import { csvText, type Field } from "../text/text.ts";
import {
  type CheckedTrade,
  checkFigures,
  checkHint,
  checkMessage,
  checkTitle,
  failedChecks,
  figureWords,
  outcomeWords,
} from "./words.ts";

/** Choice of what the screen leaves out or adds. */
export interface CheckTableOptions {
  /** Checks that passed are shown too. */
  readonly all: boolean;
  /** Nothing is said of trades that passed. */
  readonly quiet: boolean;
}

/** The screen of `check`: a line a trade, and under it what failed, by how much, and what to do about it. */
export function renderCheckTable(trades: readonly CheckedTrade[], options: CheckTableOptions, style: Style): string {
  return trades.flatMap((trade) => tradeLines(trade, options, style).map((line) => `${line}\n`)).join("");
}

function tradeLines(trade: CheckedTrade, { all, quiet }: CheckTableOptions, style: Style): string[] {
  const isPassed = trade.checked && trade.answer.passed;
  if (isPassed && quiet) return [];
  const title = drawText(outcomeWords(trade), style, isPassed ? undefined : style.paint.red);
  if (!trade.checked) return title;
  const shown = trade.answer.checks.filter(({ passed }) => all || !passed);
  return [...title, ...shown.flatMap((check) => checkLines(check, all, style))];
}

function checkLines(check: Check, all: boolean, style: Style): string[] {
  const result = check.passed ? "passed " : "FAILED ";
  const hint = check.passed ? null : checkHint(check);
  return [
    ...drawText(`${all ? result : ""}${checkTitle(check)}: ${checkMessage(check)}`, style, undefined, 2),
    ...(hint === null ? [] : drawText(`hint: ${hint}`, style, style.paint.dim, 4)),
  ];
}

/** Text of `--format /** `: for each trade a GitHub table of its checks, and below it what failed. */
export function renderCheckMarkdown(trades: readonly CheckedTrade[]): string {
  return `${trades.flatMap(blocksOf).join("\n\n")}\n`;
}

function blocksOf(trade: CheckedTrade): string[] {
  const heading = `## ${literal(outcomeWords(trade))}`;
  if (!trade.checked) return [heading, markdownList(trade.problems.map(messageOf))];
  const failed = failedChecks(trade.answer).map((check) => `${checkTitle(check)}: ${checkMessage(check)}`);
  const table = markdownTable(checksSheet(trade.answer.checks));
  return [heading, table, ...(failed.length === 0 ? [] : [markdownList(failed)])];
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

const header = ["file", "check", "weighting", "passed", "limit", "actual", "unit", "message"];

/** Text of `--format /** `: a row a check, in full precision; of a trade that was not checked a row a problem. */
export function renderCheckCsv(trades: readonly CheckedTrade[]): string {
  return csvText(header, trades.flatMap(rowsOf));
}

function rowsOf(trade: CheckedTrade): Field[][] {
  const { file } = trade;
  if (!trade.checked)
    return trade.problems.map((problem) => [file, null, null, false, null, null, null, messageOf(problem)]);
  return trade.answer.checks.map((check) => {
    const { limit, actual, unit } = checkFigures(check);
    return [file, check.name, check.weighting, check.passed, limit, actual, unit, checkMessage(check)];
  });
}
