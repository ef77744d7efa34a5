import type { NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { sidePayoff } from "../../core/scenario/side-payoff.ts";
import { literal, markdownTable } from "../sheet/markdown-table.ts";
import { sentencesOf } from "../size/sentences.ts";
import { pointsDecimals } from "../size/side-words.ts";
import { titleOf } from "../size/title.ts";
import { visible } from "../text/text.ts";
import { mapSheet } from "./map.ts";
import { payoffTitle } from "./payoff.ts";
import { payoffSheet, payoffWords } from "./payoff-sheet.ts";
import { correlationsSheet, namedSheet, quantilesSheet } from "./sheets.ts";
import {
  chancesWords,
  cornerWords,
  extremeWords,
  legendWords,
  noOddsWords,
  oddsWords,
  pairWords,
  pictureWords,
} from "./words.ts";

/** What `--format markdown` prints: the tables of the screen as GitHub tables, its words as lists. */
export function renderScenarioMarkdown(
  answer: PairScenario | NoScenario,
  { hasPayoff }: { readonly hasPayoff: boolean },
): string {
  const title = `## ${literal(titleOf(answer.base.trade).replace(/ {2,}/, ", "))}`;
  const blocks = answer.available
    ? [title, shown(pairWords(answer)), ...pictures(answer), ...(hasPayoff ? payoffs(answer) : [])]
    : [title, list(sentencesOf(answer.sizing, answer.base.trade).map(({ text }) => text))];
  return `${blocks.join("\n\n")}\n`;
}

function pictures(scenario: PairScenario): string[] {
  const named = namedSheet(scenario);
  return [
    `### ${shown(pictureWords(scenario))}`,
    markdownTable(mapSheet(scenario)),
    shown(legendWords(scenario).replace(/ {2,}/g, "; ")),
    list([...cornerWords(scenario), ...extremeWords(scenario)]),
    ...(named === null ? [] : [markdownTable(named)]),
    ...odds(scenario),
  ];
}

function odds(scenario: PairScenario): string[] {
  const { distribution } = scenario;
  if (!distribution.known) return [shown(noOddsWords(scenario) ?? "")];
  return [
    "### How likely, profit in USD",
    list([oddsWords(scenario, distribution), chancesWords(distribution)]),
    markdownTable(quantilesSheet(distribution)),
    markdownTable(correlationsSheet(distribution)),
  ];
}

function payoffs(scenario: PairScenario): string[] {
  return (["long", "short"] as const).flatMap((side) => {
    const payoff = sidePayoff(scenario.base.trade[side], scenario.contracts[side], scenario.fees[side]);
    const decimals = pointsDecimals(scenario.base.trade);
    return [
      `### ${shown(payoffTitle(scenario, side))}`,
      markdownTable(payoffSheet(payoff, decimals)),
      list(payoffWords(payoff, decimals)),
    ];
  });
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${shown(text)}`).join("\n");
}

/** Words with a trader's own symbols in them, as text and nothing else. */
function shown(text: string): string {
  return literal(visible(text));
}
