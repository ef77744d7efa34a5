import type { SizedTrade } from "../../core/pair/sizing.ts";
import { as, type Usd } from "../../core/quantity.ts";
import type { Distribution } from "../../core/scenario/distribution.ts";
import type {
  HistoricalSimulation,
  SimulatedProfits,
  SimulationMethod,
  SimulationRow,
} from "../../core/scenario/historical-simulation.ts";
import type { LegProfit, NamedScenario, PairProfits, PairScenario } from "../../core/scenario/scenario.ts";
import type { Side } from "../../core/sides.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import type { HeatCell, HeatMap, HeatRow } from "../sheet/pictures.ts";
import { type Cell, headings, numberCell, profitCell, type Row, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { countWords, hasOptions, legWithPrice, moveWords, pointsDecimals } from "../size/words.ts";
import {
  addingUp,
  dateInWords,
  decimal,
  moneyDecimals,
  notApplicable,
  percent,
  signedDecimal,
  signedPercent,
  visible,
} from "../text/text.ts";
import { correlationFigure, horizonWords, moveDecimals, profitDecimals, WHOLE_DOLLARS_FROM } from "./words.ts";

/** The profits of a scenario's grid, a row for each long move, and below them one in which both indices move alike. */
export function scenarioMap(scenario: PairProfits, { withLevels }: { readonly withLevels: boolean }): HeatMap {
  const { long, short } = scenario.base.trade;
  const headings = labelsOf(scenario, "short", withLevels);
  const labels = labelsOf(scenario, "long", withLevels).map((parts) => parts.join("  "));
  const cell = cellsOf(scenario);
  const rows = labels.map((label, at): HeatRow => ({ label, cells: headings.map((_, column) => cell(at, column)) }));
  const alike = scenario.moves.short.map((move) => scenario.moves.long.indexOf(move));
  return {
    across: visible(`${short.symbol} moves by`),
    corner: withLevels ? ["", visible(long.symbol)] : [visible(long.symbol)],
    headings,
    rows: [...rows, { label: "both", cells: alike.map((at, column) => ({ ...cell(at, column), mark: null })) }],
  };
}

/** The profit against relative performance as a strip: a row for each common move. */
export function outperformanceMap(scenario: PairProfits): HeatMap {
  const { differences, commonMoves, profit } = scenario.outperformance;
  const { long, short } = scenario.base.trade;
  const all = profit.flat();
  const decimals = profitDecimals(all);
  const share = shareOf(all);
  const words = (moves: readonly number[]) => moves.map((move) => signedPercent(move, moveDecimals(moves)));
  const labels = words(commonMoves);
  const corner = "common";
  const rows = commonMoves.map((common, row): HeatRow => {
    const cells = differences.map((difference, column): HeatCell => {
      const amount = profit[row]?.[column] ?? 0;
      const isToday = common === 0 && difference === 0;
      return { text: signedDecimal(amount, decimals), share: share(amount), mark: isToday ? "today" : null };
    });
    return { label: (labels[row] ?? "").padStart(widest([...labels, corner])), cells };
  });
  return {
    across: visible(`${long.symbol} less ${short.symbol}`),
    corner: [corner],
    headings: words(differences).map((word) => [word]),
    rows,
  };
}

/** An amount as a share of the largest loss or gain among all. */
function shareOf(all: readonly number[]): (amount: number) => number {
  const most = { loss: -Math.min(0, ...all), gain: Math.max(0, ...all) };
  return (amount) => (amount === 0 ? 0 : amount / (amount < 0 ? most.loss : most.gain));
}

/** The strip as a table without colour. */
export function outperformanceSheet(scenario: PairProfits): Sheet {
  return tableOf(outperformanceMap(scenario));
}

/** The map as a table without colour. */
export function mapSheet(scenario: PairProfits): Sheet {
  return tableOf(scenarioMap(scenario, { withLevels: true }));
}

function tableOf({ across, corner, headings, rows }: HeatMap): Sheet {
  return {
    corner: [corner.join(""), across].filter((part) => part !== "").join(", "),
    headings: headings.map((lines) => wordsCell(lines, "heading")),
    rows: rows.map(({ label, cells }) => ({ label, cells: cells.map((one) => numberCell(marked(one))) })),
  };
}

function marked({ text, mark }: HeatCell): string {
  return mark === "today" ? `[${text}]` : mark === "adverse" ? `${text}!` : text;
}

/**
 * A move in percent, or "today" where there is none, aligned in a column of labels; with the level behind it where
 * asked.
 */
function labelsOf({ moves, levels }: PairProfits, side: "long" | "short", withLevels: boolean): string[][] {
  const decimals = moveDecimals(moves[side]);
  const words = moves[side].map((move) => (move === 0 ? "today" : signedPercent(move, decimals)));
  const places = Math.max(...levels[side]) >= WHOLE_DOLLARS_FROM ? 0 : 2;
  const points = levels[side].map((level) => decimal(level, places));
  const [wide, far] = [widest(words), widest(points)];
  return words.map((word, at) => [word.padStart(wide), ...(withLevels ? [(points[at] ?? "").padStart(far)] : [])]);
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

function cellsOf({ moves, profit }: PairProfits): (row: number, column: number) => HeatCell {
  const all = profit.flat();
  const decimals = profitDecimals(all);
  const share = shareOf(all);
  return (row, column) => {
    const amount = profit[row]?.[column];
    if (amount === undefined) return { text: "", share: 0, mark: null };
    const isToday = moves.long[row] === 0 && moves.short[column] === 0;
    const isAdverse = row === 0 && column === moves.short.length - 1;
    return {
      text: signedDecimal(amount, decimals),
      share: share(amount),
      mark: isToday ? "today" : isAdverse ? "adverse" : null,
    };
  };
}

/**
 * The named moves, unchanged indices and common moves beside each other: levels, profit by leg and by side, and of the
 * pair.
 */
export function namedSheet(answer: PairProfits): Sheet {
  const { commonMoves, base, horizon, fees } = answer;
  const named = [...answer.named, ...commonMoves];
  const scenario = { ...answer, named };
  const { trade } = base;
  const all = named.flatMap(({ profit, byLeg }) => [
    ...[profit.long, profit.short, profit.net],
    ...[...byLeg.long, ...byLeg.short].map((leg) => leg.profit),
  ]);
  const decimals = horizon.kind === "expiry" ? moneyDecimals([...all, fees.long, fees.short]) : profitDecimals(all);
  return {
    corner: `Moves ${horizonWords(scenario)}, USD`,
    headings: headings(
      ...answer.named.map((move) => moveWords(trade, move).split(", ")),
      ...commonMoves.map(commonWords),
    ),
    rows: [
      ...sideRows(shown(scenario, decimals), "long", decimals),
      ...sideRows(shown(scenario, decimals), "short", decimals),
      row(
        "both sides",
        named.map(({ profit }) => profitCell(profit.net, decimals)),
      ),
    ],
  };
}

/** "unchanged", or "both" over "-10 %". */
function commonWords({ long }: NamedScenario): string[] {
  return long === 0 ? ["unchanged"] : ["both", signedPercent(long, moveDecimals([long]))];
}

/**
 * The scenario with profits as they are shown: those of the legs, with the fees, add up to the side's, and both sides'
 * to the pair's.
 */
function shown(scenario: PairProfits, decimals: number): PairProfits {
  const { fees } = scenario;
  const named = scenario.named.map((move): NamedScenario => {
    const { long, short, net } = move.profit;
    const [first = 0, second = 0] = addingUp([long, short], net, decimals);
    const legs = (side: Side, total: number) => {
      const profits = move.byLeg[side].map((leg) => leg.profit);
      const parts = addingUp(profits, total + fees[side], decimals);
      return move.byLeg[side].map((leg, at) => ({ ...leg, profit: as<Usd>(parts[at] ?? 0) }));
    };
    const byLeg = { long: legs("long", first), short: legs("short", second) };
    return { ...move, profit: { long: as<Usd>(first), short: as<Usd>(second), net }, byLeg };
  });
  return { ...scenario, named };
}

function sideRows({ named, base: { trade }, contracts, fees }: PairProfits, side: Side, decimals: number): Row[] {
  const { symbol } = trade[side];
  const of = (label: string, cell: (move: NamedScenario) => Cell) => row(label, named.map(cell));
  const legs = named[0]?.byLeg[side] ?? [];
  const single = legs.length === 1 && fees[side] === 0;
  return [
    of(`${symbol} at`, ({ levels }) => numberCell(decimal(levels[side], pointsDecimals(trade)))),
    ...legs.map((leg, at) =>
      of(`  ${legLabel(leg, contracts[side], trade, side)}`, ({ byLeg }) =>
        profitCell(byLeg[side][at]?.profit ?? 0, decimals),
      ),
    ),
    ...(fees[side] === 0 ? [] : [of("  fees", () => profitCell(-fees[side], decimals))]),
    ...(single ? [] : [of(`  ${symbol}`, ({ profit }) => profitCell(profit[side], decimals))]),
  ];
}

/** All of a leg, "+4 2750C @ 78.40"; that of a side in two products "3 RTY + 8 M2K, each +1 future @ 2,730.80". */
function legLabel({ leg }: LegProfit, count: number, trade: SizedTrade, side: Side): string {
  const decimals = pointsDecimals(trade);
  return trade[side].micro === undefined
    ? legWithPrice({ ...leg, quantity: leg.quantity * count }, decimals)
    : `${countWords(count, trade[side])}, each ${legWithPrice(leg, decimals)}`;
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

/**
 * Odds where the indices are correlated otherwise; the trade's own correlation says where it is from. Figures that the
 * correlation does not change are left out: the words above the table have them.
 */
export function correlationsSheet({ byCorrelation, correlation }: Distribution): Sheet {
  const decimals = profitDecimals(
    byCorrelation.flatMap((one) => [one.expectedProfit, one.fifthPercentile, one.expectedShortfall]),
  );
  const figures = byCorrelation.map((one) => correlationFigure(one.correlation));
  const widest = Math.max(...figures.map(({ length }) => length));
  const columns = [
    { heading: ["Probability", "of profit"], cells: byCorrelation.map((one) => percentCell(one.probabilityOfProfit)) },
    { heading: ["Expected", "profit"], cells: byCorrelation.map((one) => profitCell(one.expectedProfit, decimals)) },
    { heading: ["5 %", "quantile"], cells: byCorrelation.map((one) => profitCell(one.fifthPercentile, decimals)) },
    {
      heading: ["Mean of the", "worst 5 %"],
      cells: byCorrelation.map((one) => profitCell(one.expectedShortfall, decimals)),
    },
  ];
  const changing = columns.filter(({ cells }) => new Set(cells.map(({ lines }) => lines.join())).size > 1);
  return {
    corner: "Correlation",
    headings: headings(...changing.map(({ heading }) => heading)),
    rows: byCorrelation.map((one, at) =>
      row(
        `${(figures[at] ?? "").padStart(widest)}${one.own ? (correlation.from === "history" ? ", measured" : ", given") : ""}`,
        changing.flatMap(({ cells }) => cells[at] ?? []),
      ),
    ),
  };
}

function percentCell(share: number): Cell {
  return numberCell(percent(share, 1));
}

/** The rows of a simulation in words. */
export const methodNames: Readonly<Record<SimulationMethod, string>> = {
  "as-it-was": "as it was",
  centred: "centred",
  scaled: "scaled",
};

/** How many windows there were, how many made a profit, and the quartiles: a row for each way to take the past. */
export function pastSheet({ rows }: Pick<HistoricalSimulation, "rows">): Sheet {
  const decimals = decimalsOf(rows);
  return {
    corner: "Past windows",
    headings: headings(
      ["Windows", "(disjoint)"],
      ["Share", "profitable"],
      ["95 %", "interval"],
      "25 %",
      "50 %",
      "75 %",
    ),
    rows: rows.map((each) =>
      rowOf(each, 6, (past) => [
        numberCell(`${decimal(past.windows, 0)} (${decimal(past.disjointWindows, 0)})`),
        numberCell(percent(past.shareProfitable, 1)),
        numberCell(`${decimal(100 * past.interval[0], 0)} to ${percent(past.interval[1], 0)}`),
        ...[0.25, 0.5, 0.75].map((probability) => quantileCell(past, probability, decimals)),
      ]),
    ),
  };
}

/** The tails: the mean of the worst windows, how many ended at the max loss and the max gain, the worst and the best. */
export function pastTailsSheet({ rows }: Pick<HistoricalSimulation, "rows">): Sheet {
  const decimals = decimalsOf(rows);
  return {
    corner: "",
    headings: headings("Mean", ["Mean of", "worst 5 %"], ["At max", "loss"], ["At max", "gain"], "Worst", "Best"),
    rows: rows.map((each) =>
      rowOf(each, 6, (past) => [
        profitCell(past.mean, decimals),
        profitCell(past.expectedShortfall, decimals),
        numberCell(past.atMaxLoss === null ? notApplicable : percent(past.atMaxLoss, 1)),
        numberCell(past.atMaxGain === null ? notApplicable : percent(past.atMaxGain, 1)),
        ...[past.worst, past.best].map(({ profit, from, to }) =>
          wordsCell([signedDecimal(profit, decimals), dateInWords(from), `to ${dateInWords(to)}`]),
        ),
      ]),
    ),
  };
}

function rowOf(each: SimulationRow, columns: number, cells: (past: SimulatedProfits) => readonly Cell[]): Row {
  const name = methodNames[each.method];
  return row(name, each.available ? cells(each) : Array.from({ length: columns }, () => numberCell(notApplicable)));
}

function quantileCell({ quantiles }: SimulatedProfits, wanted: number, decimals: number): Cell {
  const found = quantiles.find(({ probability }) => probability === wanted);
  return profitCell(found?.profit ?? 0, decimals, found?.tooFew ? "*" : "");
}

function decimalsOf(rows: readonly SimulationRow[]): number {
  const profits = rows.flatMap((each) => (each.available ? [each.worst.profit, each.best.profit] : []));
  return profits.length === 0 ? 0 : profitDecimals(profits);
}

/** Title: "What the past says: windows of 40 trading days, 10 Jul 2017 to 22 Jan 2026, profit in USD". */
export function pastTitle({ days, firstDate, lastDate }: HistoricalSimulation): string {
  const window = days === 1 ? "1 trading day" : `${days} trading days`;
  return `What the past says: windows of ${window}, ${dateInWords(firstDate)} to ${dateInWords(lastDate)}, profit in USD`;
}

/** What stands below the table. */
export function pastWords(
  { horizon, base: { trade } }: Pick<PairScenario, "horizon" | "base">,
  past: HistoricalSimulation,
): string[] {
  const volatilities = [trade.long, trade.short].map(
    ({ symbol, volatility }) => `${symbol} ${volatility === null ? notApplicable : percent(volatility.value, 1)}`,
  );
  const hasFew = past.rows.some(
    (each) => each.available && each.quantiles.some(({ tooFew, probability }) => tooFew && isShown(probability)),
  );
  const reasons = past.rows.flatMap((each) =>
    each.available ? [] : [`${methodNames[each.method]}: ${reasonWords(each.reason)}`],
  );
  return [
    "past windows, not a forecast; they overlap, so the interval counts the disjoint ones",
    `centred: without history's drift; scaled: besides, day by day, to ${volatilities.join(" and ")} (EWMA, decay 0.94)`,
    ...(horizon.kind === "days" && hasOptions(trade)
      ? ["before expiry history moves the levels, and the model values the legs"]
      : []),
    ...(hasFew ? ["* fewer than five disjoint windows lie beyond it"] : []),
    ...reasons,
  ];
}

function isShown(probability: number): boolean {
  return probability === 0.25 || probability === 0.5 || probability === 0.75;
}

/** Why there are no past windows, with the remedy; null where there are, or where none were asked. */
export function noPastWords({ historical, odds }: Pick<PairScenario, "historical" | "odds">): string | null {
  return historical.available || odds === "lognormal" ? null : `note: ${reasonWords(historical.reason)}`;
}

function reasonWords(reason: Parameters<typeof messageOf>[0]): string {
  const hint = hintOf(reason);
  return `${messageOf(reason)}${hint === null ? "" : `; ${hint}`}`;
}
