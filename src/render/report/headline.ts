import type { Bound } from "../../core/payoff/envelope.ts";
import type { ExpectedProfitSource } from "../../core/scenario/distribution.ts";
import { messageOf } from "../../errors/finding.ts";
import { profitDecimals } from "../scenario/words.ts";
import { lossTone, type Tone } from "../sheet/sheet.ts";
import { namedPair, premiumWords, sentencesOf } from "../size/words.ts";
import { amountsOf, boundAmount, decimal, moneyDecimals, percent, signedDecimal } from "../text/figures.ts";
import { visible } from "../text/text.ts";
import { type Content, type Element, element } from "./markup.ts";
import type { View } from "./view.ts";

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly tone?: Tone;
}

/** The pair that is drawn, in one look: what to do, what it costs, what it can lose and make. */
export function headline(view: View): Element {
  return element(
    "div",
    { id: "headline" },
    element("h2", {}, view.profits.sizing.weighting),
    element("p", { class: "direction" }, directionOf(view)),
    element("dl", {}, pairFigures(view).map(shown)),
  );
}

/** Chances of a profit, beside the other figures. */
export function chances(view: View): Element {
  return element("dl", { id: "chances" }, chanceFigures(view).map(shown));
}

function shown({ name, value, tone }: Figure): Content {
  return element("div", {}, element("dt", {}, name), element("dd", { class: tone }, value));
}

function directionOf({ profits, sizing }: View): Content {
  if (profits.available) return profits.sizing.direction;
  return sentencesOf(profits.sizing, sizing.trade)
    .map(({ text }) => text)
    .join("; ");
}

function boundWords(bound: Bound): string {
  return boundAmount(bound, moneyDecimals(amountsOf([bound])));
}

function pairFigures({ profits, sizing: { trade } }: View): Figure[] {
  if (!profits.available) return [];
  const { premium, maxLoss, maxGain, contracts, modelPremiums } = profits.sizing;
  const paid = { name: "Premium, USD", value: premiumWords(premium.net, moneyDecimals([premium.net])) };
  return [
    { name: "Contracts", value: namedPair(contracts, trade) },
    ...(premium.net === 0 ? [] : [paid]),
    { name: "Max loss, USD", value: boundWords(maxLoss), tone: lossTone(maxLoss) },
    ...(modelPremiums === undefined
      ? []
      : [{ name: "The max loss rests on", value: messageOf(modelPremiums.finding), tone: "loss" } as const]),
    { name: "Max gain, USD", value: boundWords(maxGain) },
  ];
}

function chanceFigures({ distribution }: View): Figure[] {
  const answer = distribution();
  if (answer === null || !answer.known) return [];
  const { probabilityOfProfit, expectedProfit } = answer;
  return [
    { name: "Probability of profit", value: percent(probabilityOfProfit, 1) },
    { name: "Expected profit, USD", value: signedDecimal(expectedProfit, profitDecimals([expectedProfit])) },
    ...(answer.expectedProfitFrom === null ? [] : [volatilityFigure(answer.expectedProfitFrom)]),
  ];
}

/** What the expected profit comes from: "RTY 18.5 against 20.4/19.6 %; NQ 17.3 against 17.2/23.0 %". */
function volatilityFigure({ sides }: ExpectedProfitSource): Figure {
  const figure = (volatility: number) => decimal(100 * volatility, 1);
  const compared = sides.flatMap(({ symbol, sizing, premiums }) =>
    premiums.length === 0 ? [] : `${visible(symbol)} ${figure(sizing)} against ${premiums.map(figure).join("/")} %`,
  );
  return { name: "Expected only by volatilities other than the premiums' own", value: compared.join("; ") };
}

/** The same in one sentence, for a screen reader to say when a slider has moved. */
export function headlineWords(view: View): string {
  const figures = [...pairFigures(view), ...chanceFigures(view)].map(({ name, value }) => `${name} ${value}`);
  return [view.profits.sizing.weighting, ...figures].join("; ");
}
