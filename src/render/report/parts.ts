import { decimalText } from "../../core/number-text.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import type { WhatIf } from "../../core/pair/what-if.ts";
import type { Side } from "../../core/sides.ts";
import { messageOf } from "../../errors/finding.ts";
import type { Explanation } from "../sheet/drawing.ts";
import { explainSide, explainSizing } from "../size/formulas.ts";
import { sidesSheet, weightingsSheet } from "../size/sheets.ts";
import { commonMoveSentences, type Sentence, sentences } from "../size/words.ts";
import { frontiersPart } from "./frontiers-part.ts";
import { chances, headline } from "./headline.ts";
import { mapPart } from "./map-part.ts";
import { type Content, type Element, element, section, sheetTable } from "./markup.ts";
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
  { id: "warnings", markup: warningsPart },
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

function warningsPart({ sizing: { warnings } }: View): Element {
  return section(
    "warnings",
    "Warnings",
    warnings.length === 0
      ? element("p", {}, "None.")
      : element(
          "ul",
          {},
          warnings.map((warning) => element("li", {}, `${messageOf(warning)} `, element("code", {}, warning.code))),
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

/** A word as a shell reads it back: in quotes where it holds anything but letters, digits and plain marks. */
function quoted(text: string): string {
  return /^[\w.,:=%+/@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The command that prints the same numbers for a trade that is kept as trade.yaml: "pairsize size trade.yaml
 * --weighting all --level RTY=2800".
 */
export function sizeCommand(trade: PairTrade, { level, volatility, contracts }: WhatIf): string {
  const flags = (["long", "short"] as const).flatMap((side: Side) => {
    const flag = (name: string, value: number | null, write: (value: number) => string) =>
      value === null ? [] : [`${name} ${quoted(`${trade[side].contract.symbol}=${write(value)}`)}`];
    return [
      ...flag("--level", level[side], (value) => decimalText(value)),
      ...flag("--vol", volatility[side], (value) => `${decimalText(value, 2)}%`),
      ...flag("--contracts", contracts[side], (value) => decimalText(value)),
    ];
  });
  return ["pairsize size trade.yaml --weighting all", ...flags].join(" ");
}
