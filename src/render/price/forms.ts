import type { LegGreeks, PricedLeg, PricedLegs, PricedTrade } from "../../core/pair/price-trade.ts";
import { drawExplanation, drawingWidth, drawSheet, drawText } from "../sheet/drawing.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import type { Sheet, Style } from "../sheet/sheet.ts";
import { csvText, type Field, visible, wrap } from "../text/text.ts";
import { explainPriced } from "./explain.ts";
import { conventions, datesInWords, dollarsSheet, marketLines, pointsSheet } from "./sheets.ts";

/** The screen of `price`: when, what every figure means, then for each underlying its market, points and dollars. */
export function renderPrice(trade: PricedTrade, style: Style): string {
  const width = drawingWidth(style);
  const lines = (texts: readonly string[]) => texts.flatMap((text) => drawText(text, style)).join("\n");
  const blocks = [
    `${wrap(datesInWords(trade), width).map(style.paint.bold).join("\n")}\n${lines(conventions)}`,
    ...trade.underlyings.flatMap((priced) => [
      lines(marketLines(priced)),
      titled(pointsSheet(priced), style),
      titled(dollarsSheet(priced), style),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** The heading of the labels above the sheet, so that it stays where a narrow screen takes the columns apart. */
function titled(sheet: Sheet, style: Style): string {
  const title = wrap(visible(sheet.corner), drawingWidth(style)).map(style.paint.bold);
  return `${title.join("\n")}\n${drawSheet({ ...sheet, corner: "" }, style)}`;
}

/** Text of `--explain`: the formula of every option with its numbers. */
export function renderPriceExplain({ underlyings }: PricedTrade, style: Style): string {
  const blocks = underlyings.flatMap(explainPriced).map((one) => drawExplanation(one, style));
  return `${blocks.join("\n\n")}\n`;
}

/** The same as GitHub tables. */
export function renderPriceMarkdown(trade: PricedTrade): string {
  const blocks = [
    `## ${literal(datesInWords(trade))}`,
    markdownList(conventions),
    ...trade.underlyings.flatMap((priced) => [
      markdownList(marketLines(priced)),
      markdownTable(pointsSheet(priced)),
      markdownTable(dollarsSheet(priced)),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

type Column = readonly [name: string, of: (leg: PricedLeg, underlying: PricedLegs) => Field];

/** A fact that only an option has. */
function ofOption(of: (leg: PricedLeg & { kind: "option" }) => Field): Column[1] {
  return (leg) => (leg.kind === "option" ? of(leg) : null);
}

const greeks: readonly (readonly [name: string, of: keyof LegGreeks])[] = [
  ["value", "value"],
  ["delta_per_point", "delta"],
  ["gamma_per_point", "gamma"],
  ["vega_per_1.00", "vega"],
  ["theta_per_year", "theta"],
  ["theta_per_day", "thetaPerDay"],
  ["rho_per_1.00", "rho"],
];

const columns: readonly Column[] = [
  ["symbol", (_, { symbol }) => symbol],
  ["level_points", (_, { level }) => level.value],
  ["model", (_, { model }) => model],
  ["kind", ({ kind }) => kind],
  ["quantity", ({ quantity }) => quantity],
  ["right", ofOption(({ right }) => right)],
  ["strike_points", ofOption(({ strike }) => strike)],
  ["strike_from", ofOption(({ selector }) => selector?.kind ?? "points")],
  ["premium_points", (leg) => (leg.kind === "option" ? leg.premium.value : leg.entry)],
  ["premium_from", ofOption(({ premium }) => premium.from)],
  ["implied_volatility_fraction", ofOption(({ impliedVolatility }) => impliedVolatility)],
  ["volatility_fraction", ofOption(({ volatility }) => volatility)],
  ...greeks.map(([name, of]): Column => [`${name}_points`, ofOption(({ points }) => points?.[of] ?? null)]),
  ...greeks.map(([name, of]): Column => [`${name}_usd`, (leg) => usdOf(leg, of)]),
];

/** The legs as CSV: a row a leg, in full precision; points are of one option bought, USD of the whole leg. */
export function renderPriceCsv({ underlyings }: PricedTrade): string {
  const rows = underlyings.flatMap((one) => one.legs.map((leg) => columns.map(([, of]) => of(leg, one))));
  return csvText(
    columns.map(([name]) => name),
    rows,
  );
}

function usdOf(leg: PricedLeg, of: keyof LegGreeks): Field {
  if (leg.kind === "option") return leg.usd?.[of] ?? null;
  return of === "delta" ? leg.usd.delta : null;
}
