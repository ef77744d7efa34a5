import type { Side } from "../../core/pair/sides.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { Distribution } from "../../core/scenario/distribution.ts";
import type { LegProfit, NamedScenario, PairProfits } from "../../core/scenario/scenario.ts";
import { type Cell, headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import { legWithPrice, pointsDecimals } from "../size/side-words.ts";
import { moveWords } from "../size/sizing-words.ts";
import { decimal, percent, signedDecimal } from "../text/figures.ts";
import { moneyDecimals } from "../text/precision.ts";
import { profitDecimals } from "./map.ts";
import { correlationFigure, horizonWords } from "./words.ts";

/** A profit as a cell: its sign always, red below 0. */
function profitCell(amount: number, decimals: number): Cell {
  return numberCell(signedDecimal(amount, decimals), amount < 0 ? "loss" : "plain");
}

/** The named moves beside each other: levels, profit by leg and by side, and of the pair; null where none is named. */
export function namedSheet(scenario: PairProfits): Sheet | null {
  const { named, base, horizon, fees } = scenario;
  if (named.length === 0) return null;
  const { trade } = base;
  const all = named.flatMap(({ profit, byLeg }) => [
    ...[profit.long, profit.short, profit.net],
    ...[...byLeg.long, ...byLeg.short].map((leg) => leg.profit),
  ]);
  const decimals = horizon.kind === "expiry" ? moneyDecimals([...all, fees.long, fees.short]) : profitDecimals(all);
  return {
    corner: `Named moves ${horizonWords(scenario)}, USD`,
    headings: headings(...named.map((move) => moveWords(trade, move).split(", "))),
    rows: [
      ...sideRows(scenario, "long", decimals),
      ...sideRows(scenario, "short", decimals),
      row(
        "both sides",
        named.map(({ profit }) => profitCell(profit.net, decimals)),
      ),
    ],
  };
}

function sideRows({ named, base: { trade }, contracts, fees }: PairProfits, side: Side, decimals: number): Row[] {
  const { symbol, micro } = trade[side];
  const of = (label: string, cell: (move: NamedScenario) => Cell) => row(label, named.map(cell));
  // A side that is counted in small contracts is traded in two products, so that its legs are named for one unit.
  const count = micro === undefined ? contracts[side] : 1;
  const legs = named[0]?.byLeg[side] ?? [];
  const single = legs.length === 1 && fees[side] === 0;
  return [
    of(`${symbol} at`, ({ levels }) => numberCell(decimal(levels[side], pointsDecimals(trade)))),
    ...legs.map((leg, at) =>
      of(`  ${legLabel(leg, count, trade)}`, ({ byLeg }) => profitCell(byLeg[side][at]?.profit ?? 0, decimals)),
    ),
    ...(fees[side] === 0 ? [] : [of("  fees", () => profitCell(-fees[side], decimals))]),
    ...(single ? [] : [of(`  ${symbol}`, ({ profit }) => profitCell(profit[side], decimals))]),
  ];
}

function legLabel({ leg }: LegProfit, count: number, trade: SizedTrade): string {
  return legWithPrice({ ...leg, quantity: leg.quantity * count }, pointsDecimals(trade));
}

/** The profit that is not exceeded with each of some probabilities. */
export function quantilesSheet({ quantiles }: Distribution): Sheet {
  const decimals = profitDecimals(quantiles.map(({ profit }) => profit));
  return {
    corner: "Quantile",
    headings: headings(...quantiles.map(({ probability }) => percent(probability, 0))),
    rows: [
      row(
        "Profit",
        quantiles.map(({ profit }) => profitCell(profit, decimals)),
      ),
    ],
  };
}

/** What becomes of the odds where the indices are correlated otherwise; the trade's own correlation says where it is from. */
export function correlationsSheet({ byCorrelation, correlation }: Distribution): Sheet {
  const decimals = profitDecimals(
    byCorrelation.flatMap((one) => [one.expectedProfit, one.fifthPercentile, one.expectedShortfall]),
  );
  const figures = byCorrelation.map((one) => correlationFigure(one.correlation));
  const widest = Math.max(...figures.map(({ length }) => length));
  return {
    corner: "Correlation",
    headings: headings(
      ["Probability", "of profit"],
      ["Expected", "profit"],
      ["5 %", "quantile"],
      ["Mean of the", "worst 5 %"],
    ),
    rows: byCorrelation.map((one, at) =>
      row(
        `${(figures[at] ?? "").padStart(widest)}${one.own ? (correlation.from === "history" ? ", measured" : ", given") : ""}`,
        [
          numberCell(percent(one.probabilityOfProfit, 1)),
          profitCell(one.expectedProfit, decimals),
          profitCell(one.fifthPercentile, decimals),
          profitCell(one.expectedShortfall, decimals),
        ],
      ),
    ),
  };
}
