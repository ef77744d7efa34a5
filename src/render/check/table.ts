import type { Check } from "../../core/check/check.ts";
import { drawingWidth } from "../sheet/drawing.ts";
import type { Paint, Style } from "../sheet/style.ts";
import { visible, wrap } from "../text/text.ts";
import { type CheckedTrade, checkHint, checkMessage, checkTitle, outcomeWords } from "./words.ts";

/** What is left out of the screen, or put in. */
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
  const title = lines(outcomeWords(trade), 0, isPassed ? asItIs : style.paint.red, style);
  if (!trade.checked) return title;
  const shown = trade.answer.checks.filter(({ passed }) => all || !passed);
  return [...title, ...shown.flatMap((check) => checkLines(check, all, style))];
}

function checkLines(check: Check, all: boolean, style: Style): string[] {
  const result = check.passed ? "passed " : "FAILED ";
  const hint = check.passed ? null : checkHint(check);
  return [
    ...lines(`${all ? result : ""}${checkTitle(check)}: ${checkMessage(check)}`, 2, asItIs, style),
    ...(hint === null ? [] : lines(`hint: ${hint}`, 4, style.paint.dim, style)),
  ];
}

const asItIs: Paint = (text) => text;

function lines(text: string, indent: number, paint: Paint, style: Style): string[] {
  return wrap(visible(text), drawingWidth(style), indent, indent + 2).map(paint);
}
