import type {
  HistoricalSimulation,
  SimulatedProfits,
  SimulationMethod,
  SimulationRow,
} from "../../core/scenario/historical-simulation.ts";
import type { PairScenario } from "../../core/scenario/scenario.ts";
import { hintOf, messageOf } from "../../errors/finding.ts";
import { type Cell, headings, numberCell, type Row, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { dateInWords, decimal, notApplicable, percent, signedDecimal } from "../text/text.ts";
import { profitDecimals } from "./words.ts";

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
  const mark = found?.tooFew ? "*" : "";
  const profit = found?.profit ?? 0;
  return numberCell(`${signedDecimal(profit, decimals)}${mark}`, profit < 0 ? "loss" : "plain");
}

function profitCell(profit: number, decimals: number): Cell {
  return numberCell(signedDecimal(profit, decimals), profit < 0 ? "loss" : "plain");
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
  const hasOptions = [trade.long, trade.short].some(({ legs }) => legs.some((leg) => leg.kind === "option"));
  return [
    "past windows, not a forecast; they overlap, so the interval counts the disjoint ones",
    `centred: without history's drift; scaled: besides, day by day, to ${volatilities.join(" and ")} (EWMA, decay 0.94)`,
    ...(horizon.kind === "days" && hasOptions
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
