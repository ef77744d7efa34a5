import type { NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import { drawHeatMap, fitsSideBySide } from "../sheet/heatmap.ts";
import type { Paint, Style } from "../sheet/style.ts";
import { sentencesOf } from "../size/sentences.ts";
import { titleOf } from "../size/title.ts";
import { visible, wrap } from "../text/text.ts";
import { scenarioMap } from "./map.ts";
import { renderPayoffs } from "./payoff.ts";
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

/**
 * The screen of `scenario`: the profits over all moves as a map, what it says in words, the named moves by leg, the odds, and
 * where asked the payoff of each side. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderScenario(
  answer: PairScenario | NoScenario,
  { hasPayoff }: { readonly hasPayoff: boolean },
  style: Style,
): string {
  const title = lines(titleOf(answer.base.trade), style, style.paint.bold);
  const blocks = answer.available
    ? [
        `${title}\n${head(answer, style)}`,
        ...pictures(answer, style),
        ...(hasPayoff ? renderPayoffs(answer, style) : []),
      ]
    : [title, nothing(answer, style)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function head(scenario: PairScenario, style: Style): string {
  return lines(pairWords(scenario), style);
}

function nothing({ sizing, base }: NoScenario, style: Style): string {
  return sentencesOf(sizing, base.trade)
    .map(({ text }) => lines(text, style))
    .join("\n");
}

function pictures(scenario: PairScenario, style: Style): string[] {
  const wide = scenarioMap(scenario, { withLevels: true });
  const map = fitsSideBySide(wide, style) ? wide : scenarioMap(scenario, { withLevels: false });
  const named = namedSheet(scenario);
  return [
    `${lines(pictureWords(scenario), style, style.paint.bold)}\n${drawHeatMap(map, style)}`,
    lines(legendWords(scenario), style, style.paint.dim),
    [...cornerWords(scenario), ...extremeWords(scenario)].map((text) => lines(text, style)).join("\n"),
    named === null ? "" : drawSheet(named, style),
    ...odds(scenario, style),
  ];
}

function odds(scenario: PairScenario, style: Style): string[] {
  const { distribution } = scenario;
  if (!distribution.known) return [lines(noOddsWords(scenario) ?? "", style)];
  return [
    [
      lines("How likely, profit in USD", style, style.paint.bold),
      lines(oddsWords(scenario, distribution), style),
      lines(chancesWords(distribution), style),
    ].join("\n"),
    drawSheet(quantilesSheet(distribution), style),
    drawSheet(correlationsSheet(distribution), style),
  ];
}

function lines(text: string, style: Style, paint: Paint = (line) => line): string {
  return wrap(visible(text), drawingWidth(style), 0, 2).map(paint).join("\n");
}
