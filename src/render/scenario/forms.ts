import type { SizedTrade } from "../../core/pair/sizing.ts";
import type { Distribution } from "../../core/scenario/distribution.ts";
import type { LegProfit, NamedScenario, NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { sidePayoff } from "../../core/scenario/side-payoff.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { drawHeatMap, fitsSideBySide } from "../sheet/pictures.ts";
import { drawExplanation, drawSheet, drawText, type Explanation } from "../sheet/sheet.ts";
import type { Paint, Style } from "../sheet/style.ts";
import { contractFields, contractNames } from "../size/csv.ts";
import { legName, moveWords, pointsDecimals, sentencesOf, titleOf } from "../size/words.ts";
import { csvText, exact, type Field } from "../text/text.ts";
import { payoffSheet, payoffTitle, payoffWords, renderPayoffs } from "./payoff.ts";
import {
  correlationsSheet,
  mapSheet,
  namedSheet,
  noPastWords,
  outperformanceMap,
  outperformanceSheet,
  pastSheet,
  pastTailsSheet,
  pastTitle,
  pastWords,
  quantilesSheet,
  scenarioMap,
} from "./sheets.ts";
import {
  chancesWords,
  cornerWords,
  expectedWords,
  extremeWords,
  horizonWords,
  legendWords,
  noOddsWords,
  oddsWords,
  outperformanceLegend,
  outperformanceWords,
  pairWords,
  pictureWords,
} from "./words.ts";

/**
 * The screen of `scenario`: the profits over all moves as a map, what it says in words, the named moves by leg, the
 * odds, and where asked the payoff of each side. It ends with a line break; with a width, no line is wider, down to
 * 20 columns.
 */
export function renderScenario(
  answer: PairScenario | NoScenario,
  { hasPayoff }: { readonly hasPayoff: boolean },
  style: Style,
): string {
  const title = lines(titleOf(answer.base.trade), style, style.paint.bold);
  const blocks = answer.available
    ? [
        `${title}\n${lines(pairWords(answer), style)}`,
        ...pictures(answer, style),
        ...(hasPayoff ? renderPayoffs(answer, style) : []),
      ]
    : [title, nothing(answer, style)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function nothing(answer: NoScenario, style: Style): string {
  return noProfitsWords(answer)
    .map((text) => lines(text, style))
    .join("\n");
}

/** Why there are no profits to show; of a pair that there is, with what it is. */
function noProfitsWords({ sizing, base, reason }: NoScenario): string[] {
  const words = sentencesOf(sizing, base.trade).map(({ text }) => text);
  if (!sizing.available || !sizing.feasible) return words;
  const hint = hintOf(reason);
  return [...words, `note: profits are not known: ${messageOf(reason)}${hint === null ? "" : `; ${hint}`}`];
}

function pictures(scenario: PairScenario, style: Style): string[] {
  const wide = scenarioMap(scenario, { withLevels: true });
  const map = fitsSideBySide(wide, style) ? wide : scenarioMap(scenario, { withLevels: false });
  return [
    `${lines(outperformanceWords(scenario), style, style.paint.bold)}\n${drawHeatMap(outperformanceMap(scenario), style)}`,
    lines(outperformanceLegend(scenario), style, style.paint.dim),
    drawSheet(namedSheet(scenario), style),
    `${lines(pictureWords(scenario), style, style.paint.bold)}\n${drawHeatMap(map, style)}`,
    lines(legendWords(scenario), style, style.paint.dim),
    [...cornerWords(scenario), ...extremeWords(scenario)].map((text) => lines(text, style)).join("\n"),
    ...(scenario.odds === "history" ? [] : odds(scenario, style)),
    ...past(scenario, style),
  ];
}

function past(scenario: PairScenario, style: Style): string[] {
  const { historical, odds } = scenario;
  if (odds === "lognormal") return [];
  if (!historical.available) return [lines(noPastWords(scenario) ?? "", style)];
  return [
    `${lines(pastTitle(historical), style, style.paint.bold)}\n${drawSheet(pastSheet(historical), style)}`,
    drawSheet(pastTailsSheet(historical), style),
    pastWords(scenario, historical)
      .map((text) => lines(text, style))
      .join("\n"),
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
      ...expectedWords(distribution).map((text) => lines(text, style)),
    ].join("\n"),
    drawSheet(quantilesSheet(distribution), style),
    drawSheet(correlationsSheet(distribution), style),
  ];
}

function lines(text: string, style: Style, paint?: Paint): string {
  return drawText(text, style, paint).join("\n");
}

/** Text of `--format markdown`: the tables of the screen as GitHub tables, its words as lists. */
export function renderScenarioMarkdown(
  answer: PairScenario | NoScenario,
  { hasPayoff }: { readonly hasPayoff: boolean },
): string {
  const title = `## ${literal(titleOf(answer.base.trade).replace(/ {2,}/, ", "))}`;
  const blocks = answer.available
    ? [title, literal(pairWords(answer)), ...pictureBlocks(answer), ...(hasPayoff ? payoffBlocks(answer) : [])]
    : [title, markdownList(noProfitsWords(answer))];
  return `${blocks.join("\n\n")}\n`;
}

function pictureBlocks(scenario: PairScenario): string[] {
  return [
    `### ${literal(outperformanceWords(scenario))}`,
    markdownTable(outperformanceSheet(scenario)),
    literal(outperformanceLegend(scenario)),
    markdownTable(namedSheet(scenario)),
    `### ${literal(pictureWords(scenario))}`,
    markdownTable(mapSheet(scenario)),
    literal(legendWords(scenario).replace(/ {2,}/g, "; ")),
    markdownList([...cornerWords(scenario), ...extremeWords(scenario)]),
    ...(scenario.odds === "history" ? [] : oddsBlocks(scenario)),
    ...pastBlocks(scenario),
  ];
}

function pastBlocks(scenario: PairScenario): string[] {
  const { historical, odds } = scenario;
  if (odds === "lognormal") return [];
  if (!historical.available) return [literal(noPastWords(scenario) ?? "")];
  return [
    `### ${literal(pastTitle(historical))}`,
    markdownTable(pastSheet(historical)),
    markdownTable(pastTailsSheet(historical)),
    markdownList(pastWords(scenario, historical)),
  ];
}

function oddsBlocks(scenario: PairScenario): string[] {
  const { distribution } = scenario;
  if (!distribution.known) return [literal(noOddsWords(scenario) ?? "")];
  return [
    "### How likely, profit in USD",
    markdownList([oddsWords(scenario, distribution), chancesWords(distribution), ...expectedWords(distribution)]),
    markdownTable(quantilesSheet(distribution)),
    markdownTable(correlationsSheet(distribution)),
  ];
}

function payoffBlocks(scenario: PairScenario): string[] {
  return sideNames.flatMap((side) => {
    const payoff = sidePayoff(scenario.base.trade[side], scenario.contracts[side], scenario.fees[side]);
    const decimals = pointsDecimals(scenario.base.trade);
    return [
      `### ${literal(payoffTitle(scenario, side))}`,
      markdownTable(payoffSheet(payoff, decimals)),
      markdownList(payoffWords(payoff, decimals)),
    ];
  });
}

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
 * Text of `--format csv`: a row for each cell of the grid, then one for each named move, in full precision; one row with
 * the reason where there is no pair. The horizon's days are empty at expiry.
 */
export function renderScenarioCsv(answers: readonly (PairScenario | NoScenario)[]): string {
  const [first] = answers;
  if (first === undefined) return "";
  const rows = answers.flatMap((answer) => (answer.available ? scenarioRows(answer) : [reasonRow(answer)]));
  return csvText(header(first.base.trade), rows);
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

function reasonRow({ sizing, reason, base: { trade } }: NoScenario): Field[] {
  const empty = header(trade)
    .slice(2)
    .map(() => null);
  return [sizing.weighting, ...empty, messageOf(reason)];
}

/**
 * Each named move of a scenario and what its odds rest on, as formulas with the numbers put in; it ends with a line
 * break.
 */
export function renderScenarioExplain(scenario: PairScenario, style: Style): string {
  const { named, distribution } = scenario;
  const blocks = [
    ...named.map((move) => explainMove(move, scenario)),
    ...(distribution.known ? [explainOdds(distribution, scenario)] : []),
  ];
  return blocks.map((block) => `${drawExplanation(block, style)}\n`).join("\n");
}

function explainMove(move: NamedScenario, scenario: PairScenario): Explanation {
  const { trade } = scenario.base;
  const { long, short, net } = move.profit;
  return {
    heading: `${moveWords(trade, move)}, ${horizonWords(scenario)}`,
    lines: [
      ...sideLines(move, scenario, "long"),
      ...sideLines(move, scenario, "short"),
      `profit = ${amount(long)} + ${amount(short)} = ${exact(net, 6)} USD`,
    ],
  };
}

function sideLines(move: NamedScenario, { base, contracts, fees }: PairScenario, side: Side): string[] {
  const { symbol, level, multiplier, fx, micro } = base.trade[side];
  const held = contracts[side] / (micro?.perLarge ?? 1);
  const each = fx === 1 ? exact(multiplier) : `${exact(multiplier)} × ${exact(fx)}`;
  const legs = move.byLeg[side].map((one) => {
    const { worth, paid } = worthOf(one, held * multiplier * fx);
    const product = `${amount(one.leg.quantity)} × ${exact(held)} × ${each}`;
    return `${symbol} ${legName(one.leg)}: ${product} × (${exact(worth, 12)} - ${exact(paid)}) = ${exact(one.profit, 6)} USD`;
  });
  const sum = [
    ...move.byLeg[side].map(({ profit }) => amount(profit)),
    ...(fees[side] === 0 ? [] : [amount(-fees[side])]),
  ];
  return [
    `${symbol} at ${exact(level.value)} × (1 + ${amount(move[side])}) = ${exact(move.levels[side])}`,
    ...legs,
    ...(sum.length < 2
      ? []
      : [`${symbol}${fees[side] === 0 ? "" : ", fees off"} = ${sum.join(" + ")} = ${exact(move.profit[side], 6)} USD`]),
  ];
}

/** Worth of one option or future at the horizon in points, as its profit says, and what was paid for it. */
function worthOf({ leg, profit }: LegProfit, perPoint: number): { readonly worth: number; readonly paid: number } {
  const paid = leg.kind === "future" ? leg.entry : leg.premium.value;
  return { worth: paid + profit / (leg.quantity * perPoint), paid };
}

function explainOdds({ days, forwards, correlation }: Distribution, { base: { trade } }: PairScenario): Explanation {
  const line = (side: Side) => {
    const { symbol, volatility } = trade[side];
    const sigma = volatility?.value ?? 0;
    const deviation = `${exact(sigma, 17)} × √(${days} / 365) = ${exact(sigma * Math.sqrt(days / 365), 6)}`;
    return `ln ${symbol}: mean of ${symbol} ${exact(forwards[side], 6)}, standard deviation ${deviation}`;
  };
  return {
    heading: "How likely: both logs normal together",
    lines: [line("long"), line("short"), `correlation of both = ${exact(correlation.value, 6)}`],
  };
}

/** An amount put into a formula: a negative one in brackets. */
function amount(value: number): string {
  return value < 0 ? `(${exact(value)})` : exact(value);
}
