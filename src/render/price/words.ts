import type { PricedLegs, PricedTrade } from "../../core/pair/leg/priced-legs.ts";
import { exactPercent } from "../size/explain-side.ts";
import { dateInWords } from "../text/dates.ts";
import { decimal, exact } from "../text/figures.ts";
import { decimalsFor } from "../text/precision.ts";

/** Models by name, as a desk calls them. */
export const modelWords: { readonly [Model in PricedLegs["model"]]: string } = {
  "black-76": "European, on a future (Black-76)",
  "black-scholes": "European, on a spot (Black-Scholes-Merton)",
  "american-future": "American, on a future (Andersen-Lake-Offengenden)",
  "american-spot": "American, on a spot (Andersen-Lake-Offengenden)",
};

/** When: "22 Jan 2026, expiry 20 Mar 2026 (57 days)". */
export function datesInWords({ asOf, expiry, days }: PricedTrade): string {
  return `${dateInWords(asOf)}, expiry ${dateInWords(expiry)} (${days === 1 ? "1 day" : `${days} days`})`;
}

/** What the legs are on, and the model with everything that all of them take. */
export function marketLines(priced: PricedLegs): readonly string[] {
  const { name, level, multiplier, currency, fx, model, years, rate } = priced;
  const unit = currency === "USD" && fx === 1 ? "USD" : `${currency} at ${exact(fx)} USD`;
  const dividends = priced.yield === null ? "" : `, yield ${exactPercent(priced.yield)}`;
  return [
    `${name} at ${decimal(level.value, decimalsFor([level.value], 2, 6))} points, ${exact(multiplier)} ${unit} per point`,
    `${modelWords[model]}; ${decimal(years, 6)} years, rate ${exactPercent(rate)}${dividends}`,
  ];
}

/** The units of every figure, and what each greek holds still. */
export const conventions: readonly string[] = [
  "Points are of one option bought; USD are × quantity × multiplier × fx.",
  "Delta and gamma: per index point. Vega: per point of volatility (0.01).",
  "Theta: as time passes, 365 days a year. Rho: per +1 % of the rate, index fixed.",
];
