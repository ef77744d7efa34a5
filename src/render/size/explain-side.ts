import type { SideBound } from "../../core/bound.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { SizedLeg, SizedSide, Unit } from "../../core/pair/sized-trade.ts";
import type { Explanation } from "../sheet/explanation.ts";
import { dateInWords } from "../text/dates.ts";
import { decimalsOf, exact, percent } from "../text/figures.ts";
import { optionName, selectorWords } from "./side-words.ts";

/** A number put into a formula: a negative one in brackets. */
export function term(value: number): string {
  return value < 0 ? `(${exact(value)})` : exact(value);
}

/** A fraction in percent with all of its decimals, up to eight. */
export function exactPercent(fraction: number): string {
  return percent(fraction, Math.min(8, Math.max(0, decimalsOf(fraction) - 2)));
}

/** " × 50", and " × 1.0850" for a contract in another currency. */
function perPoint({ multiplier, fx }: SizedSide): string {
  return fx === 1 ? ` × ${exact(multiplier)}` : ` × ${exact(multiplier)} × ${exact(fx)}`;
}

function signs(parts: readonly { readonly quantity: number; readonly of: string }[]): string {
  const written = parts.map(({ quantity, of }) => `${quantity < 0 ? "-" : "+"} ${exact(Math.abs(quantity))} × ${of}`);
  return written.join(" ").replace(/^\+ /, "").replace(/^- /, "-");
}

function volatilityLines(side: SizedSide): string[] {
  const { volatility, dollarVolatilityPerContract: dollars } = side;
  if (volatility === null) return ["volatility: not known"];
  const value = exactPercent(volatility.value);
  const known =
    volatility.from === "history"
      ? [
          `volatility = ${value}: ${volatility.estimator}${volatility.lookback === null ? "" : ` over ${volatility.lookback} returns`}` +
            `, annualised by √${exact(volatility.periodsPerYear)}`,
          `  from ${volatility.observations} closes, ${dateInWords(volatility.firstDate)} to ${dateInWords(volatility.lastDate)}, in ${volatility.file}`,
        ]
      : [`volatility = ${value}, given`];
  if (dollars === null) return known;
  const product = `${exact(side.notionalPerContract)} × ${exact(volatility.value)}`;
  return [...known, `dollar volatility = notional × volatility = ${product} = ${exact(dollars, 6)} USD/√yr`];
}

function legLine(leg: SizedLeg): string[] {
  if (leg.kind === "future" || (leg.delta === null && leg.impliedVolatility === null)) return [];
  const volatility = leg.impliedVolatility === null ? "n/a" : percent(leg.impliedVolatility, 2);
  const delta = leg.delta === null ? "n/a" : exact(leg.delta, 6);
  const model = leg.premium.from === "model" ? `premium ${exact(leg.premium.value, 6)} from the model, ` : "";
  return [
    `${optionName(leg)}${selectorWords(leg)}: ${model}implied volatility ${volatility}, delta ${delta} of one bought`,
  ];
}

function premiumLines(side: SizedSide): string[] {
  const options = side.legs.flatMap((leg) => (leg.kind === "option" ? [leg] : []));
  if (options.length === 0) return [];
  const sum = signs(options.map((leg) => ({ quantity: -leg.quantity, of: exact(leg.premium.value) })));
  return [
    "premium: bought options are paid for (-), sold options are received for (+)",
    `premium each = (${sum})${perPoint(side)} = ${exact(side.unit.netPremium, 6)} USD`,
  ];
}

function payoff(leg: SizedLeg, level: string): { quantity: number; of: string } {
  if (leg.kind === "future") return { quantity: leg.quantity, of: `(${level} - ${exact(leg.entry)})` };
  const inside = leg.right === "call" ? `${level} - ${exact(leg.strike)}` : `${exact(leg.strike)} - ${level}`;
  return { quantity: leg.quantity, of: `max(0, ${inside})` };
}

function profitAt(side: SizedSide, level: string): string {
  const premium = side.unit.netPremium;
  const paid = premium === 0 ? "" : ` ${premium < 0 ? "-" : "+"} ${exact(Math.abs(premium), 6)}`;
  return `(${signs(side.legs.map((leg) => payoff(leg, level)))})${perPoint(side)}${paid}`;
}

function stretch({ from, to }: SideBound & { kind: "limited" }): string {
  if (to === from) return ` at ${exact(from, 6)}`;
  return to === null ? ` from ${exact(from, 6)} up` : ` from ${exact(from, 6)} to ${exact(to, 6)}`;
}

function boundLines(name: string, bound: SideBound, side: SizedSide): string[] {
  if (bound.kind === "unlimited") {
    const slope = side.legs.reduce(
      (sum, leg) => sum + (leg.kind === "future" || leg.right === "call" ? leg.quantity : 0),
      0,
    );
    return [
      `${name} each: unlimited: beyond the last strike the profit moves by ${exact(slope)} point per point, without end`,
    ];
  }
  const put = ` = ${profitAt(side, exact(bound.from, 6))}`;
  const amount = `${exact(bound.amount, 6)} USD`;
  return [`${name} each = ${amount}${stretch(bound)}: profit${put} = ${exact(bound.profit, 6)} USD`];
}

function breakevenLines({ breakevens, zeroStretches }: Unit, side: SizedSide): string[] {
  return [
    ...breakevens.map((level) => `breakeven ${exact(level, 6)}: profit = ${profitAt(side, exact(level, 6))} = 0`),
    ...zeroStretches.map(
      ([from, to]) => `profit is 0 from ${exact(from, 6)} ${to === null ? "up" : `to ${exact(to, 6)}`}`,
    ),
  ];
}

/** How the figures of one side come about, per contract and per unit of its structure. */
export function explainSide(side: SizedSide, name: Side): Explanation {
  const fx = side.fx === 1 ? "" : " × fx";
  const notional = `${exact(side.level.value)}${perPoint(side)} = ${exact(side.notionalPerContract, 6)} USD`;
  return {
    heading: `${name} ${side.symbol}, each`,
    lines: [
      `notional = level × multiplier${fx} = ${notional}`,
      ...volatilityLines(side),
      ...side.legs.flatMap(legLine),
      ...premiumLines(side),
      ...boundLines("max loss", side.unit.maxLoss, side),
      ...boundLines("max gain", side.unit.maxGain, side),
      ...breakevenLines(side.unit, side),
    ],
  };
}
