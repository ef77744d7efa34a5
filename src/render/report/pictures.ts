import type { Side } from "../../core/pair/sides.ts";
import type { PairProfits } from "../../core/scenario/scenario.ts";
import { sidePayoff } from "../../core/scenario/side-payoff.ts";
import { type ProfitPoint, zeroLine } from "../../core/scenario/zero-line.ts";
import { mapSheet } from "../scenario/map.ts";
import { namedSheet } from "../scenario/sheets.ts";
import { cornerWords, extremeWords, horizonWords, pictureWords } from "../scenario/words.ts";
import { pointsDecimals } from "../size/side-words.ts";
import { decimal } from "../text/figures.ts";
import { visible } from "../text/text.ts";
import { coarse } from "./coarse.ts";
import { heatMap } from "./heat-map.ts";
import { type Element, element } from "./markup.ts";
import { payoffChart } from "./payoff-chart.ts";
import { section, withoutPair } from "./section.ts";
import { sheetTable } from "./sheet-table.ts";
import type { View } from "./view.ts";

/** The payoff of each side. */
export function payoffsPart({ profits }: View): Element {
  if (!profits.available) return withoutPair("payoffs", "Payoff of each side");
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
  if (!profits.available) return withoutPair("map", "Profit of the pair");
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
