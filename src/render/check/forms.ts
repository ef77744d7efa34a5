import type { Check, PairChecks } from "../../core/check/check.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import type { Sides } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { drawText, headings, numberCell, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { csvText, exact, type Field, notApplicable, percent } from "../text/text.ts";
import { type CheckedTrade, checkHint, checkMessage, checkTitle } from "./words.ts";

/** The checks of a trade that failed. */
export function failedChecks({ checks }: PairChecks): readonly Check[] {
  return checks.filter(({ passed }) => !passed);
}

/** "trade.yaml: 6 checks passed", "trade.yaml: 2 of 6 checks failed", "trade.yaml: not checked". */
function outcomeWords(trade: CheckedTrade): string {
  if (!trade.checked) return `${trade.title}: not checked`;
  const all = trade.answer.checks.length;
  const failed = failedChecks(trade.answer).length;
  const counted = all === 1 ? "1 check" : `${all} checks`;
  return failed === 0 ? `${trade.title}: ${counted} passed` : `${trade.title}: ${failed} of ${counted} failed`;
}

/** The unit of a limit and of what is held against it. */
type CheckUnit = "USD" | "USD a day" | "fraction" | "contracts" | "days" | "";

/** Figures of a check: numbers, words, "4 : 1" for the two sides; null for what is not known. */
interface CheckFigures {
  readonly unit: CheckUnit;
  readonly limit: number | string | null;
  readonly actual: number | string | null;
}

/** The limit of a check and what the trade is. */
function checkFigures(check: Check): CheckFigures {
  switch (check.name) {
    case "maxLoss":
      return { unit: "USD", limit: check.limit, actual: amountOf(check.actual) };
    case "maxNotional":
    case "maxPremium":
    case "maxCapital":
      return { unit: "USD", limit: check.limit, actual: check.actual };
    case "maxDailyRisk":
      return { unit: "USD a day", limit: check.limit, actual: check.actual };
    case "imbalance":
    case "minProbability":
    case "minShareProfitable":
    case "minShareProfitableLower":
    case "maxRatioDrift":
    case "takeProfit":
    case "stopLoss":
      return { unit: "fraction", limit: check.limit, actual: check.actual };
    case "maxResidualBeta":
      return { unit: "", limit: check.limit, actual: check.actual };
    case "maxContracts":
      return { unit: "contracts", limit: ofSides(check.limit), actual: ofSides(check.actual) };
    case "definedRisk":
      return { unit: "", limit: "limited", actual: kindOf(check.actual) };
    case "quotedPremiums":
      return { unit: "", limit: "quoted", actual: check.actual === 0 ? "quoted" : `${check.actual} of the model` };
    case "cashAccount":
      return { unit: "", limit: "covered", actual: check.actual === 0 ? "covered" : `${check.actual} not held` };
    case "maxPriceAge":
      return { unit: "days", limit: check.limit, actual: ofSides(check.actual) };
    case "daysLeft":
      return { unit: "days", limit: check.limit, actual: check.actual };
    case "warnings":
      return { unit: "", limit: check.limit, actual: check.actual };
  }
}

function amountOf(bound: Bound | null): number | "unlimited" | null {
  if (bound === null) return null;
  return bound.kind === "unlimited" ? "unlimited" : bound.amount;
}

function kindOf({ long, short }: Sides<Bound>): string {
  return long.kind === "unlimited" || short.kind === "unlimited" ? "unlimited" : "limited";
}

function ofSides(sides: Sides<number | null> | null): string | null {
  if (sides === null) return null;
  return [sides.long, sides.short].map((count) => (count === null ? notApplicable : exact(count))).join(" : ");
}

/** A figure as a person reads it: "20,365 USD", "3.11 %", "4 : 1 contracts", "n/a". */
function figureWords(figure: CheckFigures["limit"], unit: CheckUnit): string {
  if (figure === null) return notApplicable;
  if (unit === "fraction" && typeof figure === "number") return percent(figure, 2);
  const text = typeof figure === "number" ? exact(figure, 2) : figure;
  return figure === "unlimited" || unit === "" ? text : `${text} ${unit}`;
}

/** Choice of what the screen leaves out or adds. */
interface CheckTableOptions {
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

/** Text of `--format markdown`: for each trade a GitHub table of its checks, and below it what failed. */
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

/** Text of `--format csv`: a row a check, in full precision; of a trade that was not checked a row a problem. */
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
