import type { LegGreeks, PricedLeg, PricedLegs, PricedOption, PricedTrade } from "../../core/pair/price-trade.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { drawExplanation, drawSheet, drawText, type Explanation, type Sheet } from "../sheet/sheet.ts";
import { drawingWidth, type Style } from "../sheet/style.ts";
import { exactPercent, term } from "../size/formulas.ts";
import { csvText, decimal, exact, type Field, percent, visible, wrap } from "../text/text.ts";
import {
  conventions,
  datesInWords,
  dollarsSheet,
  marketLines,
  modelWords,
  pointsSheet,
  pricedLegName,
} from "./sheets.ts";

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

/** Formulas of the value of each option. */
function explainPriced(priced: PricedLegs): readonly Explanation[] {
  return priced.legs.flatMap((leg) =>
    leg.kind === "option"
      ? [{ heading: `${priced.symbol} ${pricedLegName(leg)}`, lines: optionLines(leg, priced) }]
      : [],
  );
}

function optionLines(leg: PricedOption, priced: PricedLegs): readonly string[] {
  const { volatility, points } = leg;
  if (volatility === null || points === null) return [premiumLine(leg), "no volatility is known: nothing values it"];
  return [
    premiumLine(leg),
    volatilityLine(leg, volatility),
    ...europeanLines(leg, volatility, priced),
    ...americanLines(leg, priced),
    ...dollarLines(leg, priced),
  ];
}

function premiumLine({ premium }: PricedOption): string {
  return premium.from === "model"
    ? "premium: none quoted, the model's value"
    : `premium = ${exact(premium.value)} quoted`;
}

function volatilityLine({ impliedVolatility, premium }: PricedOption, volatility: number): string {
  if (impliedVolatility !== null) return `volatility = ${percent(volatility, 6)}, implied by the premium`;
  const why = premium.from === "model" ? "given" : "given: no volatility gives the premium";
  return `volatility = ${exactPercent(volatility)}, ${why}`;
}

/** The European formula with its numbers: on a future F, on a spot S with its yield q. */
function europeanLines(leg: PricedOption, volatility: number, priced: PricedLegs): readonly string[] {
  const { european, right, strike } = leg;
  const { level, years, rate } = priced;
  if (european === null) return ["without time or volatility it is worth what exercising it gives"];
  const price = priced.yield === null ? "F" : "S";
  const dividend = priced.yield ?? 0;
  const carry = priced.yield === null ? "" : ` + (r - q)T = ${decimal((rate - dividend) * years, 12)}`;
  const s = volatility * Math.sqrt(years);
  const [d1, d2] = [decimal(european.d1, 12), decimal(european.d2, 12)];
  const asset = priced.yield === null ? "F" : "S exp(-qT)";
  const owed = priced.yield === null ? "K" : "K exp(-rT)";
  const sum = right === "call" ? `${asset} N(d1) - ${owed} N(d2)` : `${owed} N(-d2) - ${asset} N(-d1)`;
  const formula = priced.yield === null ? `exp(-rT) [${sum}]` : sum;
  const yieldTerm = priced.yield === null ? "" : `, q = ${exact(dividend)}`;
  return [
    `${price} = ${exact(level.value)}, K = ${exact(strike)}, T = ${decimal(years, 12)}, r = ${exact(rate)}${yieldTerm}, sigma = ${decimal(volatility, 12)}`,
    `d1 = ln(${price}/K)/(sigma sqrt T) + sigma sqrt(T)/2, sigma sqrt T = ${decimal(s, 12)}, ln(${price}/K) = ${decimal(Math.log(level.value / strike), 12)}${carry}`,
    `d1 = ${d1}, d2 = d1 - sigma sqrt T = ${d2}`,
    `European value = ${formula} = ${decimal(european.value, 6)}`,
  ];
}

function americanLines({ points, european }: PricedOption, { exercise, model }: PricedLegs): readonly string[] {
  if (exercise === "european" || points === null || european === null) return [];
  const added = points.value - european.value;
  return [
    modelWords[model],
    `value = European value + early exercise = ${decimal(european.value, 10)} + ${decimal(added, 10)} = ${decimal(points.value, 6)}`,
  ];
}

function dollarLines({ points, usd, quantity }: PricedOption, { multiplier, fx }: PricedLegs): readonly string[] {
  if (points === null || usd === null) return [];
  const perPoint = `${term(quantity)} x ${exact(multiplier)}${fx === 1 ? "" : ` x ${exact(fx)}`}`;
  return [
    `value in USD = ${decimal(points.value, 12)} x ${perPoint} = ${decimal(usd.value, 2)}`,
    `delta in USD per point = ${decimal(points.delta, 12)} x ${perPoint} = ${decimal(usd.delta, 2)}`,
    `theta per day = ${decimal(points.theta, 10)} / 365 = ${decimal(points.thetaPerDay, 6)} points`,
  ];
}
