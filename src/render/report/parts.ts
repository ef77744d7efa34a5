import { decimalText } from "../../core/number-text.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import type { WhatIf } from "../../core/pair/what-if.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import type { ExpectedProfitSource } from "../../core/scenario/distribution.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { shellWord } from "../../errors/shell-word.ts";
import { messageOf } from "../../errors/words.ts";
import { profitDecimals } from "../scenario/words.ts";
import { type Explanation, lossTone, type Tone } from "../sheet/sheet.ts";
import { explainSide, explainSizing } from "../size/formulas.ts";
import { sidesSheet, weightingsSheet } from "../size/sheets.ts";
import { commonMoveSentences, namedPair, premiumWords, type Sentence, sentences, sentencesOf } from "../size/words.ts";
import { amountsOf, boundAmount, decimal, moneyDecimals, percent, signedDecimal, visible } from "../text/text.ts";
import { frontiersPart } from "./frontiers-part.ts";
import { mapPart } from "./map-part.ts";
import { type Content, type Element, element, section, sheetTable, warningsSection } from "./markup.ts";
import { oddsPart } from "./odds-part.ts";
import { payoffsPart } from "./payoffs-part.ts";
import type { View } from "./view.ts";

/** A part of the page that changes with the sliders; its id is that of its element. */
export interface Part {
  readonly id: string;
  readonly markup: (view: View) => Element;
  /** Whether it asks how likely each profit is, which may take longer than a frame. */
  readonly asksOdds?: true;
}

/** The parts in the order of the page. */
export const parts: readonly Part[] = [
  { id: "headline", markup: headline },
  { id: "chances", markup: chances, asksOdds: true },
  { id: "sizings", markup: sizingsPart },
  {
    id: "sides",
    markup: ({ sizing }) =>
      section(
        "sides",
        "The two sides",
        sheetTable(sidesSheet(sizing.trade), "Both sides, per contract and per unit of the structure"),
      ),
  },
  { id: "payoffs", markup: payoffsPart },
  { id: "map", markup: mapPart },
  { id: "odds", markup: oddsPart, asksOdds: true },
  { id: "frontiers", markup: frontiersPart },
  { id: "formulas", markup: formulasPart },
  { id: "warnings", markup: ({ sizing }) => warningsSection(sizing.warnings) },
  { id: "command", markup: commandPart },
];

function sizingsPart({ sizing }: View): Element {
  return section(
    "sizings",
    "How many contracts",
    sheetTable(weightingsSheet(sizing), "Sizing by weighting"),
    commonMoveSentences(sizing).map(({ text }) => element("p", {}, text)),
    element("ul", { class: "directions" }, sentences(sizing).map(direction)),
  );
}

/** A text in which a flag in brackets is not broken. */
function wholeFlags(text: string): Content {
  return text
    .split(/(\(--[^)]*\))/)
    .map((piece, at) => (at % 2 === 1 ? element("span", { class: "whole" }, piece) : piece));
}

/** What to do for one weighting; what belongs to it, one deeper. */
function direction([first, ...others]: readonly Sentence[]): Content {
  if (first === undefined) return null;
  const words = ({ text, tone }: Sentence) =>
    element("span", { class: tone === "loss" ? "loss" : undefined }, wholeFlags(text));
  return element(
    "li",
    {},
    words(first),
    others.length === 0
      ? null
      : element(
          "ul",
          {},
          others.map((one) => element("li", {}, words(one))),
        ),
  );
}

function formulasPart({ sizing: { trade, sizings } }: View): Element {
  const explained = [
    explainSide(trade.long, "long"),
    explainSide(trade.short, "short"),
    ...sizings.map((sizing) => explainSizing(sizing, trade)),
  ];
  return section("formulas", "Every formula with its numbers", explained.map(explanation));
}

function explanation({ heading, lines }: Explanation): Element {
  return element(
    "details",
    {},
    element("summary", {}, heading),
    element(
      "ul",
      { class: "lines" },
      lines.map((line) => element("li", {}, line.trimStart())),
    ),
  );
}

/** The command that prints what the page shows. */
function commandPart({ choice, trade }: View): Element {
  return element(
    "p",
    { id: "command" },
    "The same in a terminal, with the trade file at the end of this page: ",
    element("code", {}, sizeCommand(trade, choice.whatIf)),
  );
}

/**
 * The command that prints the same numbers for a trade that is kept as trade.yaml: "pairsize size trade.yaml
 * --weighting all --level RTY=2800".
 */
export function sizeCommand(trade: PairTrade, { level, volatility, contracts }: WhatIf): string {
  const flags = sideNames.flatMap((side: Side) => {
    const flag = (name: string, value: number | null, write: (value: number) => string) =>
      value === null ? [] : [`${name} ${shellWord(`${trade[side].contract.symbol}=${write(value)}`)}`];
    return [
      ...flag("--level", level[side], (value) => decimalText(value)),
      ...flag("--vol", volatility[side], (value) => `${decimalText(value, 2)}%`),
      ...flag("--contracts", contracts[side], (value) => decimalText(value)),
    ];
  });
  return ["pairsize size trade.yaml --weighting all", ...flags].join(" ");
}

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly tone?: Tone;
}

/** The pair that is drawn, in one look: what to do, what it costs, what it can lose and make. */
function headline(view: View): Element {
  return element(
    "div",
    { id: "headline" },
    element("h2", {}, view.profits.sizing.weighting),
    element("p", { class: "direction" }, directionOf(view)),
    element("dl", {}, pairFigures(view).map(shown)),
  );
}

/** Chances of a profit, beside the other figures. */
function chances(view: View): Element {
  return element("dl", { id: "chances" }, chanceFigures(view).map(shown));
}

function shown({ name, value, tone }: Figure): Content {
  return element("div", {}, element("dt", {}, name), element("dd", { class: tone }, value));
}

function directionOf({ profits, sizing }: View): Content {
  if (profits.sizing.available && profits.sizing.feasible) return profits.sizing.direction;
  return sentencesOf(profits.sizing, sizing.trade)
    .map(({ text }) => text)
    .join("; ");
}

function boundWords(bound: Bound): string {
  return boundAmount(bound, moneyDecimals(amountsOf([bound])));
}

function pairFigures({ profits: { sizing }, sizing: { trade } }: View): Figure[] {
  if (!sizing.available || !sizing.feasible) return [];
  const { premium, maxLoss, maxGain, contracts, modelPremiums } = sizing;
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
