import type { PricedLegs, PricedOption } from "../../core/pair/price-trade.ts";
import type { Explanation } from "../sheet/drawing.ts";
import { exactPercent, term } from "../size/formulas.ts";
import { decimal, exact, percent } from "../text/text.ts";
import { modelWords, pricedLegName } from "./sheets.ts";

/** Formulas of the value of each option. */
export function explainPriced(priced: PricedLegs): readonly Explanation[] {
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
