import { scaleLinear } from "d3-scale";
import type { Distribution, DistributionAnswer } from "../../core/scenario/distribution.ts";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { correlationsSheet, quantilesSheet } from "../scenario/sheets.ts";
import { chancesWords, expectedWords, horizonWords, noOddsWords, oddsWords } from "../scenario/words.ts";
import { blankCell, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { percent, signedDecimal } from "../text/text.ts";
import { amountTicks, at, bottomAxis, type Frame, figure } from "./chart.ts";
import { type Content, type Element, element, section, sheetTable, withoutPair } from "./markup.ts";
import type { View } from "./view.ts";

/** Odds of each profit. */
export function oddsPart({ profits, distribution }: View): Element {
  if (!profits.available) return withoutPair("odds", "How likely", profits);
  const answer = distribution();
  return section("odds", "How likely", answer?.known ? oddsOf(profits, answer) : answer && reasonOf(answer));
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
    expectedWords(distribution).map((words) => element("p", { class: "quiet" }, sentence(words))),
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

const [width, height] = [420, 128];
const frame: Frame = { left: 14, right: width - 14, top: 26, bottom: height - 40 };

/** The bands of profit around the median: nine times in ten, and half of the time. */
const bands = [
  { low: 0.01, high: 0.99, reach: 5 },
  { low: 0.05, high: 0.95, reach: 11 },
  { low: 0.25, high: 0.75, reach: 17 },
] as const;

/** Spread of the profit: bands between quantiles, the median, the mean, and zero. */
function distributionChart(distribution: Distribution, when: string): Element {
  const { probabilityOfProfit, expectedProfit } = distribution;
  return figure({
    id: "distribution-chart",
    title: `Distribution of the profit ${when}`,
    description:
      `The pair makes a profit with a probability of ${percent(probabilityOfProfit, 1)}; the expected profit is ` +
      `${signedDecimal(expectedProfit, 0)} USD. Half of the time the profit is within the widest bar, nine times in ten within ` +
      "the middle one, and 98 times in 100 within the thinnest.",
    width,
    height,
    drawing: drawing(distribution),
    table: null,
  });
}

function drawing({ quantiles, expectedProfit }: Distribution): Content {
  const quantile = (wanted: number) => quantiles.find(({ probability }) => probability === wanted)?.profit ?? 0;
  const profits = quantiles.map(({ profit }) => profit);
  const x = scaleLinear()
    .domain([Math.min(0, ...profits), Math.max(0, ...profits)])
    .nice(6)
    .range([frame.left, frame.right]);
  const middle = (frame.top + frame.bottom) / 2;
  const upright = (name: string, profit: number, reach: number) =>
    element("line", { class: name, x1: at(x(profit)), x2: at(x(profit)), y1: middle - reach, y2: middle + reach });
  return [
    bottomAxis(frame, amountTicks(x.ticks(6), x), "Profit, USD"),
    bands.map(({ low, high, reach }) =>
      element("rect", {
        class: "band",
        x: at(x(quantile(low))),
        y: middle - reach,
        width: at(Math.max(1, x(quantile(high)) - x(quantile(low)))),
        height: 2 * reach,
      }),
    ),
    upright("zero", 0, 26),
    upright("median", quantile(0.5), 17),
    element("circle", { class: "mean", cx: at(x(expectedProfit)), cy: middle, r: 4 }),
    element("text", { class: "note", x: frame.left, y: 12 }, "bars 98 %, 90 %, 50 %; line: median; dot: expected"),
  ];
}
