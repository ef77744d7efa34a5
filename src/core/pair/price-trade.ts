import { fail, PairsizeError } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import type { ExerciseStyle } from "../contract/contract.ts";
import type { Expiry } from "../contract/expiries.ts";
import { toNumber } from "../exact.ts";
import { logRatio } from "../option/european.ts";
import type { PricingModel } from "../option/implied-volatility.ts";
import { europeanTerms, isAmerican, type PricingTerms, valueOption } from "../option/pricing.ts";
import type { AnnualRate, AnnualVolatility, FxRate, UsdPerPoint, Years } from "../quantity.ts";
import { type Side, sideNames } from "../sides.ts";
import { bounded } from "../work.ts";
import { type MeasuredSide, measuredSide } from "./measured-side.ts";
import type { SizedLeg, SizedOption } from "./sizing.ts";
import { besideQuotes } from "./stale-level.ts";
import type { PairTrade, SourcedLevel } from "./trade.ts";
import { expiryWarnings, levelOfOther, offTick, quoteWarnings } from "./warnings.ts";

/**
 * The sides of a trade that have legs, priced: value, implied volatility and greeks of each leg.
 *
 * @throws PairsizeError NOTHING_TO_PRICE for a trade without legs, PRICING_INPUT_MISSING, EXERCISE_UNKNOWN,
 * PREMIUM_MISSING, STRIKE_GRID_UNKNOWN, STRIKE_NEEDS_MODEL
 */
export function priceTrade(trade: PairTrade): PricedTrade {
  const names = sideNames.filter((side) => trade[side].legs.length > 0);
  if (names.length === 0) fail("NOTHING_TO_PRICE", {});
  const { asOf, expiry } = datesOf(trade);
  const { sides, underlyings } = bounded(() => {
    const measured = names.map((side) => measuredSide(trade, side));
    return { sides: measured, underlyings: measured.map(pricedLegs) };
  });
  return {
    asOf,
    expiry,
    days: Math.max(0, daysBetween(asOf, expiry) ?? 0),
    underlyings,
    warnings: [
      ...trade.warnings,
      ...expiryWarnings(trade, sides),
      ...names.flatMap((name) => besideQuotes(trade[name], trade)),
      ...sides.flatMap(levelOfOther),
      ...sides.flatMap(offTick),
      ...sides.flatMap(({ quoteFindings }) => quoteFindings),
      ...sides.flatMap(quoteWarnings),
    ],
  };
}

/** Asked before a leg is measured, so that what is missing is named rather than a premium that follows from it. */
function datesOf({ asOf, expiry, rate }: PairTrade): { asOf: string; expiry: string } {
  if (asOf !== null && expiry !== null && rate !== null) return { asOf, expiry };
  const missing = Object.entries({ asOf, expiry, rate }).flatMap(([key, value]) => (value === null ? [key] : []));
  return fail("PRICING_INPUT_MISSING", { missing });
}

/** What an option is worth and how that moves: in index points of one option bought, or in USD of a whole leg. */
export interface LegGreeks {
  readonly value: number;
  /** For one point of the index. */
  readonly delta: number;
  /** Change of delta for one point of the index. */
  readonly gamma: number;
  /** For 1.00 of volatility. */
  readonly vega: number;
  /** For a year as time passes. */
  readonly theta: number;
  /** For a calendar day: a 365th of theta. */
  readonly thetaPerDay: number;
  /** For 1.00 of the rate, with the underlying (and its yield) fixed. */
  readonly rho: number;
}

/** The European value of an option in index points, with the arguments of its normal distributions. */
export interface EuropeanPart {
  readonly value: number;
  readonly d1: number;
  readonly d2: number;
}

/** An option leg with its value and greeks; null where neither a quote nor a volatility is known that gives them. */
export type PricedOption = Omit<SizedOption, "delta" | "deltaGiven"> & {
  /** At which the leg is valued: the implied one, else the given one. */
  readonly volatility: AnnualVolatility | null;
  /** Of one option bought, in index points. A delta that the trader gives wins over the computed one. */
  readonly points: LegGreeks | null;
  /** Of the leg: points × quantity × multiplier × fx. */
  readonly usd: LegGreeks | null;
  /** null without time or volatility. */
  readonly european: EuropeanPart | null;
};

/** A futures leg: its delta is one point a point, and nothing else moves it. */
export interface PricedFuture {
  readonly kind: "future";
  readonly quantity: number;
  readonly entry: number;
  readonly code: string | null;
  /** USD per point of the index. */
  readonly usd: { readonly delta: number };
}

/** One leg of a side with its value and greeks: an option, or a future that has a delta only. */
export type PricedLeg = PricedOption | PricedFuture;

/** The legs on one underlying with what they have in common. */
export interface PricedLegs {
  readonly symbol: string;
  readonly name: string;
  readonly multiplier: UsdPerPoint;
  readonly currency: string;
  readonly fx: FxRate;
  /** The series of the options; null where the contract table has none. */
  readonly option: Expiry | null;
  readonly level: SourcedLevel;
  readonly model: PricingModel;
  readonly exercise: ExerciseStyle;
  readonly years: Years;
  readonly rate: AnnualRate;
  /** Of a spot; null for a future, which has none. */
  readonly yield: AnnualRate | null;
  readonly legs: readonly PricedLeg[];
  /** All legs together in USD; null where one has no value. */
  readonly total: LegGreeks | null;
}

/** The whole answer of `price`. */
export interface PricedTrade {
  readonly asOf: string;
  /** The nearer one where the underlyings' options expire on different days. */
  readonly expiry: string;
  /** Calendar days from asOf to expiry; 0 when it is past. */
  readonly days: number;
  readonly underlyings: readonly PricedLegs[];
  readonly warnings: readonly Finding[];
}

/** The legs of one side of a checked trade, priced: value, implied volatility and greeks of each. */
export function priceLegs(trade: PairTrade, side: Side): PricedLegs {
  return bounded(() => pricedLegs(measuredSide(trade, side)));
}

/** {@link priceLegs} of a side that is measured already. */
function pricedLegs(measured: MeasuredSide): PricedLegs {
  const { pricing, sized } = measured;
  if (!pricing.known) throw new PairsizeError([pricing.reason]);
  const { terms } = pricing;
  const legs = sized.legs.map((leg) => pricedLeg(leg, measured, terms));
  const { symbol, name, multiplier, currency, fx, option, level } = sized;
  return {
    ...{ symbol, name, multiplier, currency, fx, option, level },
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
  if (leg.kind === "future")
    return { kind: "future", quantity, entry: leg.entry, code: leg.code, usd: { delta: perPoint } };
  const { volatility } = measured;
  const given = measured.side.impliedVolatility ?? (volatility.known ? volatility.volatility.value : null);
  return pricedOption({ ...leg, quantity }, terms, leg.impliedVolatility ?? given, perPoint);
}

function pricedOption(
  { delta, deltaGiven: _, ...leg }: SizedOption,
  terms: PricingTerms,
  volatility: AnnualVolatility | null,
  perPoint: number,
): PricedOption {
  if (volatility === null) return { ...leg, volatility, points: null, usd: null, european: null };
  const { right, strike } = leg;
  const found = valueOption(terms, right, strike, volatility);
  const { value, gamma, vega, theta, rho } = found;
  const thetaPerDay = theta / DAYS_PER_YEAR;
  const points = { value, delta: delta ?? found.delta, gamma, vega, theta, thetaPerDay, rho };
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
  { right, strike }: Pick<SizedOption, "right" | "strike">,
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
