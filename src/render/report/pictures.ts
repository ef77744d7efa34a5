import type { Side } from "../../core/pair/sides.ts";
import type { Distribution, DistributionAnswer } from "../../core/scenario/distribution.ts";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { sidePayoff } from "../../core/scenario/side-payoff.ts";
import { type ProfitPoint, zeroLine } from "../../core/scenario/zero-line.ts";
import { mapSheet } from "../scenario/map.ts";
import { correlationsSheet, namedSheet, quantilesSheet } from "../scenario/sheets.ts";
import {
  chancesWords,
  cornerWords,
  extremeWords,
  horizonWords,
  noOddsWords,
  oddsWords,
  pictureWords,
} from "../scenario/words.ts";
import { blankCell, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { pointsDecimals } from "../size/side-words.ts";
import { decimal } from "../text/figures.ts";
import { visible } from "../text/text.ts";
import { coarse } from "./coarse.ts";
import { distributionChart } from "./distribution-chart.ts";
import { heatMap } from "./heat-map.ts";
import { type Content, type Element, element } from "./markup.ts";
import { payoffChart } from "./payoff-chart.ts";
import { section } from "./section.ts";
import { sheetTable } from "./sheet-table.ts";
import type { View } from "./view.ts";

const nothing = element("p", {}, "Nothing to draw: there is no pair.");

/** The payoff of each side. */
export function payoffsPart({ profits }: View): Element {
  if (!profits.available) return section("payoffs", "Payoff of each side", nothing);
  return section(
    "payoffs",
    "Payoff of each side",
    element("div", { class: "figures" }, picture(profits, "long"), picture(profits, "short")),
  );
}

function picture(profits: PairProfits, side: Side): Element {
  const { base, contracts, fees, moves, horizon } = profits;
  return payoffChart({
    side,
    symbol: visible(base.trade[side].symbol),
    title: titleOfPayoff(profits, side),
    payoff: sidePayoff(base.trade[side], contracts[side], fees[side]),
    moves: moves[side],
    decimals: pointsDecimals(base.trade),
    atHorizon: horizon.kind === "expiry" ? null : pointsOf(profits, side),
  });
}

/** Whole, in what the side is counted in: "Payoff of long 4 RTY at expiry". */
function titleOfPayoff({ base, contracts }: PairProfits, side: Side): string {
  const { symbol, micro } = base.trade[side];
  return `Payoff of ${side} ${decimal(contracts[side], 0)} ${visible(micro?.symbol ?? symbol)} at expiry`;
}

function pointsOf({ levels, profitBySide }: PairProfits, side: Side): ProfitPoint[] {
  return levels[side].map((level, index) => ({ level, profit: profitBySide[side][index] ?? 0 }));
}

/** The heat map of the pair, its figures, and the places that are asked about first. */
export function mapPart({ profits, fineness }: View): Element {
  if (!profits.available) return section("map", "Profit of the pair", nothing);
  const table = coarse(profits, fineness);
  const named = namedSheet(profits);
  return section(
    "map",
    "Profit of the pair",
    element(
      "div",
      { class: "figures" },
      heatMap({
        symbols: { long: visible(profits.base.trade.long.symbol), short: visible(profits.base.trade.short.symbol) },
        levels: { long: profits.base.trade.long.level.value, short: profits.base.trade.short.level.value },
        moves: profits.moves,
        profit: profits.profit,
        zero: zeroLine(curve(profits, "long"), curve(profits, "short")),
        named: profits.named.map(({ long, short, profit }) => ({ long, short, profit: profit.net })),
        when: horizonWords(profits),
        table: sheetTable(mapSheet(table), pictureWords(profits)),
      }),
      element(
        "div",
        {},
        named === null ? null : sheetTable(named, { text: "Named moves", isQuiet: true }),
        element(
          "ul",
          { class: "lines" },
          [...cornerWords(table), ...extremeWords(table)].map((words) => element("li", {}, words)),
        ),
      ),
    ),
  );
}

/** The profit of a side over the levels of the map, straight between its points: at expiry they are its bends. */
function curve(profits: PairProfits, side: Side): ProfitPoint[] {
  const points = pointsOf(profits, side);
  const { base, contracts, fees, horizon } = profits;
  if (horizon.kind !== "expiry") return points;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { bends } = sidePayoff(base.trade[side], contracts[side], fees[side]);
  return [first, ...bends.filter(({ level }) => level > first.level && level < last.level), last];
}

/** How likely each profit is. */
export function oddsPart({ profits, distribution }: View): Element {
  const answer = distribution();
  if (!profits.available || answer === null) return section("odds", "How likely", nothing);
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
