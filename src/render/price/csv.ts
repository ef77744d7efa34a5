import type { LegGreeks, PricedLeg, PricedLegs, PricedTrade } from "../../core/pair/leg/priced-legs.ts";
import { csvText, type Field } from "../text/csv-text.ts";

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

function usdOf(leg: PricedLeg, of: keyof LegGreeks): Field {
  if (leg.kind === "option") return leg.usd?.[of] ?? null;
  return of === "delta" ? leg.usd.delta : null;
}

/** The legs as CSV: a row a leg, in full precision; points are of one option bought, USD of the whole leg. */
export function renderPriceCsv({ underlyings }: PricedTrade): string {
  const rows = underlyings.flatMap((one) => one.legs.map((leg) => columns.map(([, of]) => of(leg, one))));
  return csvText(
    columns.map(([name]) => name),
    rows,
  );
}
