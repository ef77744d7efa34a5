import type { Distribution, DistributionAnswer } from "../../core/scenario/distribution.ts";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { correlationsSheet, quantilesSheet } from "../scenario/sheets.ts";
import { chancesWords, horizonWords, noOddsWords, oddsWords } from "../scenario/words.ts";
import { blankCell, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { distributionChart } from "./distribution-chart.ts";
import { type Content, type Element, element } from "./markup.ts";
import { section, withoutPair } from "./section.ts";
import { sheetTable } from "./sheet-table.ts";
import type { View } from "./view.ts";

/** How likely each profit is. */
export function oddsPart({ profits, distribution }: View): Element {
  const answer = distribution();
  if (!profits.available || answer === null) return withoutPair("odds", "How likely");
  return section("odds", "How likely", answer.known ? oddsOf(profits, answer) : reasonOf(answer));
}

function reasonOf(distribution: DistributionAnswer): Content {
  return element("p", {}, sentence(noOddsWords({ distribution }) ?? ""));
}

function oddsOf(profits: PairProfits, distribution: Distribution): Content {
  return [
    element("p", {}, sentence(chancesWords(distribution))),
    element(
      "div",
      { class: "figures" },
      element(
        "div",
        {},
        distributionChart(distribution, horizonWords(profits)),
        sheetTable(turned(quantilesSheet(distribution)), "Profit that is not exceeded"),
      ),
      element("div", {}, sheetTable(correlationsSheet(distribution), "If the indices are correlated otherwise")),
    ),
    element("p", { class: "quiet" }, sentence(oddsWords(profits, distribution))),
  ];
}

/** The sheet with its columns as rows: for a phone, a column of seven figures is better than a row. */
function turned({ corner, headings: names, rows }: Sheet): Sheet {
  return {
    corner,
    headings: rows.map(({ label }) => wordsCell(label, "heading")),
    rows: names.map(({ lines }, at) => ({
      label: lines.join(" "),
      cells: rows.map(({ cells }) => cells[at] ?? blankCell),
    })),
  };
}

/** Words of the terminal as a sentence. */
function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
