import { PairsizeError } from "../../../errors/error.ts";
import { toNumber } from "../../exact.ts";
import { europeanTerms, isAmerican, type PricingTerms, valueOption } from "../../option/pricing.ts";
import { logRatio } from "../../option/time-value.ts";
import type { AnnualVolatility, Points } from "../../quantity.ts";
import { type MeasuredSide, measuredSide } from "../measured-side.ts";
import type { Side } from "../sides.ts";
import type { SizedLeg } from "../sized-trade.ts";
import type { PairTrade } from "../trade.ts";
import type { EuropeanPart, LegGreeks, PricedFuture, PricedLeg, PricedLegs, PricedOption } from "./priced-legs.ts";

/** Days of a year in theta per day. */
const DAYS_PER_YEAR = 365;

type OptionLine = Extract<SizedLeg, { kind: "option" }>;

/**
 * The legs of one side as they are written, each with its value and greeks: of one option bought in index points, and of
 * the leg in USD (× quantity × multiplier × fx).
 *
 * A quoted premium gives the implied volatility, and that the greeks; a leg without one is valued at the side's implied
 * volatility, else at the one that the side is sized with.
 *
 * @throws PairsizeError PRICING_INPUT_MISSING, EXERCISE_UNKNOWN, PREMIUM_MISSING, STRIKE_GRID_UNKNOWN, STRIKE_NEEDS_MODEL
 * @see Black 1976; Merton 1973; Andersen, Lake and Offengenden 2016
 * @example
 * priceLegs(parseTrade({ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365, long: { symbol: "RTY", level: 2730.8, legs: ["2750C @ 78.40"] }, short: { symbol: "NQ", level: 25658.25 } }), "long").legs[0].impliedVolatility.toFixed(4); // "0.2039"
 */
export function priceLegs(trade: PairTrade, side: Side): PricedLegs {
  return pricedLegs(measuredSide(trade, side));
}

/** {@link priceLegs} of a side that is measured already. */
export function pricedLegs(measured: MeasuredSide): PricedLegs {
  const { pricing, shown } = measured;
  if (!pricing.known) throw new PairsizeError([pricing.reason]);
  const { terms } = pricing;
  const legs = shown.legs.map((leg) => pricedLeg(leg, measured, terms));
  const { symbol, name, multiplier, currency, fx, level } = shown;
  return {
    ...{ symbol, name, multiplier, currency, fx, level },
    model: terms.model,
    exercise: isAmerican(terms) ? "american" : "european",
    years: terms.years,
    rate: terms.rate,
    yield: measured.side.contract.kind === "future" ? null : terms.yield,
    legs,
    total: totalOf(legs),
  };
}

function pricedLeg(leg: SizedLeg, measured: MeasuredSide, terms: PricingTerms): PricedLeg {
  const quantity = leg.quantity * measured.divisor;
  const perPoint = toNumber(measured.pointValue) * quantity;
  if (leg.kind === "future") return pricedFuture(leg.entry, quantity, perPoint);
  const { volatility } = measured;
  const given = measured.side.impliedVolatility ?? (volatility.known ? volatility.volatility.value : null);
  return pricedOption({ ...leg, quantity }, terms, leg.impliedVolatility ?? given, perPoint);
}

function pricedFuture(entry: Points, quantity: number, perPoint: number): PricedFuture {
  return { kind: "future", quantity, entry, usd: { delta: perPoint } };
}

function pricedOption(
  { delta, ...leg }: OptionLine,
  terms: PricingTerms,
  volatility: AnnualVolatility | null,
  perPoint: number,
): PricedOption {
  if (volatility === null) return { ...leg, volatility, points: null, usd: null, european: null };
  const { right, strike } = leg;
  const found = valueOption(terms, right, strike, volatility);
  const points = { ...found, delta: delta ?? found.delta, thetaPerDay: found.theta / DAYS_PER_YEAR };
  return {
    ...leg,
    volatility,
    points,
    usd: scaled(points, perPoint),
    european: europeanPart(terms, leg, volatility),
  };
}

/** d1 = [ln(S/K) + (r − q)T]/(σ√T) + σ√T/2 and d2 = d1 − σ√T; a future's r − q is 0. */
function europeanPart(
  terms: PricingTerms,
  { right, strike }: Pick<OptionLine, "right" | "strike">,
  volatility: AnnualVolatility,
): EuropeanPart | null {
  const { price, years, rate } = terms;
  const s = volatility * Math.sqrt(years);
  if (!(s > 0)) return null;
  const onFuture = terms.model === "black-76" || terms.model === "american-future";
  const carry = onFuture ? 0 : (rate - terms.yield) * years;
  const d1 = (logRatio(price, strike) + carry) / s + 0.5 * s;
  return { value: valueOption(europeanTerms(terms), right, strike, volatility).value, d1, d2: d1 - s };
}

const names = ["value", "delta", "gamma", "vega", "theta", "thetaPerDay", "rho"] as const;

function greeksOf(of: (name: keyof LegGreeks) => number): LegGreeks {
  const [value = 0, delta = 0, gamma = 0, vega = 0, theta = 0, thetaPerDay = 0, rho = 0] = names.map(of);
  return { value, delta, gamma, vega, theta, thetaPerDay, rho };
}

/** Adding 0 keeps −0 away, which a sold option that is worth nothing would have. */
function scaled(points: LegGreeks, perPoint: number): LegGreeks {
  return greeksOf((name) => points[name] * perPoint + 0);
}

function totalOf(legs: readonly PricedLeg[]): LegGreeks | null {
  const amounts = legs.map(({ usd }): Partial<LegGreeks> | null => usd);
  if (amounts.includes(null)) return null;
  return greeksOf((name) => amounts.reduce((sum, amount) => sum + (amount?.[name] ?? 0), 0));
}
