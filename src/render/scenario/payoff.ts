import type { Side } from "../../core/pair/sides.ts";
import type { PairScenario } from "../../core/scenario/scenario.ts";
import { sidePayoff } from "../../core/scenario/side-payoff.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import type { Style } from "../sheet/style.ts";
import { pointsDecimals } from "../size/side-words.ts";
import { visible, wrap } from "../text/text.ts";
import { payoffPlot } from "./payoff-plot.ts";
import { payoffSheet, payoffWords } from "./payoff-sheet.ts";

/** The payoff at expiry of both sides of a scenario, long first: a plot of each, and its exact figures. */
export function renderPayoffs(scenario: PairScenario, style: Style): string[] {
  return [payoffOf(scenario, "long", style), payoffOf(scenario, "short", style)];
}

function payoffOf({ base, contracts, fees, moves }: PairScenario, side: Side, style: Style): string {
  const payoff = sidePayoff(base.trade[side], contracts[side], fees[side]);
  const decimals = pointsDecimals(base.trade);
  return [
    lines(payoffTitle({ base, contracts }, side), style).map(style.paint.bold).join("\n"),
    payoffPlot(payoff, moves[side], decimals, style),
    "",
    drawSheet(payoffSheet(payoff, decimals), style),
    ...payoffWords(payoff, decimals).flatMap((text) => lines(text, style)),
  ].join("\n");
}

/** What is drawn: "Payoff of 4 RTY at expiry, USD". */
export function payoffTitle({ base, contracts }: Pick<PairScenario, "base" | "contracts">, side: Side): string {
  const { symbol, micro } = base.trade[side];
  return `Payoff of ${contracts[side]} ${micro?.symbol ?? symbol} at expiry, USD`;
}

function lines(text: string, style: Style): string[] {
  return wrap(visible(text), drawingWidth(style), 0, 2);
}
