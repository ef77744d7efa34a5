import type { Distribution } from "../../core/scenario/distribution.ts";
import type { LegProfit, NamedScenario, PairScenario } from "../../core/scenario/scenario.ts";
import type { Side } from "../../core/sides.ts";
import { drawExplanation, type Explanation } from "../sheet/drawing.ts";
import type { Style } from "../sheet/sheet.ts";
import { legName, moveWords } from "../size/words.ts";
import { exact } from "../text/text.ts";
import { horizonWords } from "./words.ts";

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
