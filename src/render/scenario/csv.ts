import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { messageOf } from "../../errors/wording.ts";
import { contractFields, contractNames } from "../size/contract-fields.ts";
import { csvText, type Field } from "../text/csv-text.ts";

const header = (trade: SizedTrade) => [
  "weighting",
  ...contractNames(trade),
  "horizon_days",
  "date",
  "kind",
  "long_move",
  "short_move",
  "long_level",
  "short_level",
  "long_profit_usd",
  "short_profit_usd",
  "profit_usd",
  "reason",
];

/**
 * What `--format csv` prints: a row for each cell of the grid, then one for each named move, in full precision; one row with
 * the reason where there is no pair. The horizon's days are empty at expiry.
 */
export function renderScenarioCsv(answer: PairScenario | NoScenario): string {
  const { trade } = answer.base;
  return csvText(header(trade), answer.available ? scenarioRows(answer) : [reasonRow(answer)]);
}

function scenarioRows(scenario: PairScenario): Field[][] {
  const { weighting, contracts, horizon, date, moves, levels, profitBySide, profit, named, base } = scenario;
  const days = horizon.kind === "days" ? horizon.days : null;
  const start: Field[] = [weighting, ...contractFields(contracts, base.trade), days, date];
  const cells = moves.long.flatMap((long, row) =>
    moves.short.map((short, column): Field[] => [
      ...start,
      "grid",
      ...[long, short],
      ...[levels.long[row] ?? null, levels.short[column] ?? null],
      ...[profitBySide.long[row] ?? null, profitBySide.short[column] ?? null, profit[row]?.[column] ?? null],
      null,
    ]),
  );
  const ofNamed = named.map(({ long, short, levels: at, profit: of }): Field[] => [
    ...start,
    "named",
    ...[long, short, at.long, at.short, of.long, of.short, of.net],
    null,
  ]);
  return [...cells, ...ofNamed];
}

function reasonRow({ sizing, base: { trade } }: NoScenario): Field[] {
  const empty = header(trade)
    .slice(2)
    .map(() => null);
  return [sizing.weighting, ...empty, messageOf(sizing.reason)];
}
