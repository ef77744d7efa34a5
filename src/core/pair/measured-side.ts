import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { type MicroContract, microOf } from "../contract/catalogue.ts";
import { expiryFrom } from "../contract/expiries.ts";
import { frontFuture } from "../contract/quarterly-futures.ts";
import { type Exact, exact, plus, product, times, toNumber, ZERO } from "../exact.ts";
import { containsOption, type Leg } from "../option/leg.ts";
import { europeanTerms, valueByPrice } from "../option/pricing.ts";
import {
  best,
  breakevens,
  type Extreme,
  leanOf,
  maxGain,
  maxLoss,
  piecewiseLinear,
  steepestSlope,
  worst,
  zeroStretches,
} from "../payoff/envelope.ts";
import {
  type AnnualRate,
  type AnnualVolatility,
  as,
  type Points,
  type Ratio,
  type Usd,
  type UsdPerRootYear,
  type Years,
} from "../quantity.ts";
import type { Side } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import { estimateVolatility } from "../volatility/estimators.ts";
import { refuseStrikesAsOne } from "./chosen-strike.ts";
import type { SizedLeg, SizedSide } from "./sizing.ts";
import { type Structure, structureOf } from "./structure.ts";
import type { PairTrade, SourcedVolatility, TradeLeg, TradeSide } from "./trade.ts";
import { type SidePricing, sidePricing, type ValuedLeg, valuedLeg } from "./valued-leg.ts";

/** A side as it is shown, beside the exact figures that its contracts are counted with. */
export interface MeasuredSide {
  readonly name: Side;
  readonly side: TradeSide;
  readonly sized: SizedSide;
  readonly volatility: SideVolatility;
  readonly pricing: SidePricing;
  /** Of one unit; null where an option has none. */
  readonly greeks: UnitGreeks | null;
  /** What to know about the quotes of its legs. */
  readonly quoteFindings: readonly Finding[];
  /** The legs of one unit. */
  readonly unit: readonly Leg[];
  /** What one unit is called, and whether it is bought. */
  readonly structure: Structure;
  /** How many units the legs as written hold. */
  readonly divisor: number;
  /** What the side is counted in, where it is a smaller contract than its own; every amount here is of a large one. */
  readonly micro: MicroContract | null;
  /** Options and futures contracts in one unit, bought and sold. */
  readonly contractsPerUnit: number;
  /** USD per index point: multiplier × fx. */
  readonly pointValue: Exact;
  /** USD of one contract: level × multiplier × fx. */
  readonly notional: Exact;
  /** USD at entry of one unit: paid is negative. */
  readonly netPremium: Exact;
  readonly worst: Extreme;
  readonly best: Extreme;
  /** The most that a unit's profit moves when the index moves by one point, in points. */
  readonly steepestSlope: number;
  /** 1 where the profit at expiry falls nowhere, −1 where it rises nowhere, 0 where it does both or neither. */
  readonly lean: 1 | -1 | 0;
}

/**
 * A side of the trade, measured: notional = level × multiplier × fx, dollar volatility = notional × volatility, and the
 * profit at expiry of one unit.
 */
export function measuredSide(trade: PairTrade, name: Side): MeasuredSide {
  const side = trade[name];
  const { contract, level } = side;
  refuseExpired(side, trade.asOf);
  const pricing = sidePricing(side, trade);
  const volatility = sideVolatility(side);
  const sigma = volatility.known ? volatility.volatility : null;
  const isImplicit = side.legs.length === 0;
  const { legs: written, divisor } = unitOf(isImplicit ? [outright(side, name)] : side.legs);
  const valued = written.map((leg) =>
    valuedLeg(leg, side, trade, pricing, side.impliedVolatility ?? sigma?.value ?? null),
  );
  const legs = valued.map(
    ({ sized }): SizedLeg => (isImplicit && sized.kind === "future" ? { ...sized, implicit: true } : sized),
  );
  refuseStrikesAsOne(legs, contract.symbol);
  const unit = legs.map(priced);
  const pointValue = product(contract.multiplier, contract.fx);
  const notional = times(exact(level.value), pointValue);
  const profit = piecewiseLinear(unit);
  const [lowest, highest] = [worst(profit, pointValue), best(profit, pointValue)];
  const paid = netPremium(unit, pointValue);
  const beta = name === "long" ? measuredBeta(trade) : null;
  const delta = unitDelta(valued);
  const micro = countedIn(trade, side);
  return {
    name,
    side,
    volatility,
    pricing,
    greeks: unitGreeks(valued, delta),
    quoteFindings: valued.flatMap(({ findings }) => findings),
    unit,
    structure: structureOf(unit),
    divisor,
    micro,
    contractsPerUnit: unit.reduce((total, leg) => total + Math.abs(leg.quantity), 0),
    pointValue,
    notional,
    netPremium: paid,
    worst: lowest,
    best: highest,
    steepestSlope: steepestSlope(profit),
    lean: leanOf(profit),
    sized: {
      symbol: contract.symbol,
      name: contract.name,
      kind: contract.kind,
      multiplier: contract.multiplier,
      ...(micro === null ? {} : { micro }),
      currency: contract.currency,
      fx: contract.fx,
      option: side.option === null ? null : expiryFrom(side.option, trade.asOf),
      expiry: side.expiry,
      series: side.series,
      exercise: side.exercise,
      yield: side.yield,
      impliedVolatility: side.impliedVolatility,
      ...(side.margin === undefined ? {} : { margin: side.margin }),
      ...(beta === null ? {} : { beta }),
      level,
      volatility: sigma,
      notionalPerContract: as<Usd>(toNumber(notional)),
      dollarVolatilityPerContract:
        sigma === null ? null : as<UsdPerRootYear>(toNumber(times(notional, exact(sigma.value)))),
      legs,
      unit: {
        netPremium: as<Usd>(toNumber(paid)),
        delta,
        maxLoss: maxLoss(lowest),
        maxGain: maxGain(highest),
        breakevens: breakevens(profit),
        zeroStretches: zeroStretches(profit),
      },
    },
  };
}

/** A trade that was made or changed by hand may have options that had expired by its date. */
function refuseExpired(side: TradeSide, asOf: string | null): void {
  const { contract, expiry, future, legs } = side;
  if (asOf === null) return;
  if (expiry !== null && expiry < asOf && containsOption(legs))
    fail("EXPIRY_PAST", { symbol: contract.symbol, expiry, asOf, nearest: null });
  if (future !== null && future.expiry < asOf && holdsFutures(side))
    fail("FUTURE_PAST", { ...future, asOf, front: frontFuture(contract.symbol, asOf)?.code ?? null });
}

/** Whether a side holds futures: as legs, or where it names no legs. */
export function holdsFutures({ legs }: Pick<TradeSide, "legs">): boolean {
  return legs.length === 0 || legs.some(({ kind }) => kind === "future");
}

/** A leg with what its profit at expiry needs. */
export function priced(leg: SizedLeg): Leg {
  if (leg.kind === "future") return { kind: "future", quantity: leg.quantity, entry: leg.entry };
  return { kind: "option", quantity: leg.quantity, right: leg.right, strike: leg.strike, premium: leg.premium.value };
}

function countedIn({ rules }: PairTrade, side: TradeSide): MicroContract | null {
  const choice = rules.withMicros ? microOf(side) : null;
  return choice?.kind === "micro" ? choice.micro : null;
}

/**
 * A side without legs holds one futures contract a unit, at its level: bought on the long side, sold on the short one.
 */
function outright({ level }: TradeSide, name: Side): TradeLeg {
  return { kind: "future", quantity: name === "long" ? 1 : -1, entry: level.value };
}

/** The volatility that a side is sized with, or the reason why it has none. */
type SideVolatility =
  | { readonly known: true; readonly volatility: SourcedVolatility }
  | { readonly known: false; readonly reason: Finding };

/** The volatility of a side, as a fraction per √year: as given, else as measured from its history. */
export function sideVolatility({ contract, volatility, history }: TradeSide): SideVolatility {
  if (volatility !== null) return { known: true, volatility };
  if (history === null) return { known: false, reason: finding("VOLATILITY_MISSING", { symbol: contract.symbol }) };
  const estimate = estimateVolatility(history.bars, history.method);
  if (!estimate.available) return { known: false, reason: estimate.reason };
  const { value, estimator, lookback, periodsPerYear, firstDate, lastDate, observations } = estimate;
  if (value === 0)
    return { known: false, reason: finding("VOLATILITY_ZERO", { symbol: contract.symbol, file: history.file }) };
  const measured = {
    value,
    from: "history",
    estimator,
    lookback,
    periodsPerYear,
    firstDate,
    lastDate,
    observations,
    file: history.file,
  } as const;
  return { known: true, volatility: measured };
}

/**
 * β of the long side on the short one where beta-neutral asks for it: as measured already, else over both histories;
 * null where it is not measured.
 */
function measuredBeta({ weightings, long, short }: PairTrade): Ratio | null {
  if (!weightings.includes("beta-neutral")) return null;
  if (long.beta !== undefined) return long.beta;
  if (long.history === null || short.history === null) return null;
  return comovement(long.history.bars, short.history.bars, long.history.method).beta;
}

/** One package of a side's legs, and the number of packages that the legs as written hold. */
interface Unit<Line> {
  readonly legs: readonly Line[];
  readonly divisor: number;
}

/**
 * The legs of one unit: every quantity divided by the greatest common divisor of all of them.
 *
 * So that a unit is never a multiple in disguise: two calls are two units of one call. No legs: divisor 1.
 *
 * @example
 * unitOf([{ quantity: -6 }, { quantity: 4 }]).divisor; // 2
 */
export function unitOf<Line extends { readonly quantity: number }>(legs: readonly Line[]): Unit<Line> {
  const divisor = legs.reduce((common, leg) => greatestCommonDivisor(common, Math.abs(leg.quantity)), 0);
  if (divisor <= 1) return { legs, divisor: 1 };
  return { legs: legs.map((leg) => ({ ...leg, quantity: leg.quantity / divisor })), divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Whether one unit is an outright future, which is counted with the sign of its position. */
export function isOutrightFuture(legs: readonly Leg[]): boolean {
  return legs.length === 1 && legs[0]?.kind === "future";
}

/**
 * The cash at entry of one unit, in USD: −Σ quantity × premium × pointValue over its options; a future costs nothing.
 *
 * Paid is negative, received is positive.
 *
 * @param pointValue USD per point: multiplier × fx
 * @example
 * toNumber(netPremium([{ kind: "option", quantity: 3, right: "call", strike: as(2750), premium: as(0.1) }], exact(1))); // -0.3
 */
export function netPremium(legs: readonly Leg[], pointValue: Exact): Exact {
  const points = legs.reduce(
    (total, leg) => (leg.kind === "future" ? total : plus(total, times(exact(-leg.quantity), exact(leg.premium)))),
    ZERO,
  );
  return times(points, pointValue);
}

/** How the value of one unit moves, in index points of the multiplier. */
interface UnitGreeks {
  /** Points per point of the index. */
  readonly delta: number;
  /** Change of delta per point of the index. */
  readonly gamma: number;
  /** Points per 1.00 of volatility. */
  readonly vega: number;
  /** Points per year as time passes. */
  readonly theta: number;
}

/**
 * The delta of one unit, Σ quantity × delta, a future's being 1; null where a leg's is not known.
 *
 * Summed in decimals, because the pair is weighed by it exactly: given deltas of 0.1 and 0.2 are a delta of 0.3.
 */
function unitDelta(legs: readonly ValuedLeg[]): Ratio | null {
  let total = ZERO;
  for (const { sized } of legs) {
    const delta = sized.kind === "future" ? 1 : sized.delta;
    if (delta === null) return null;
    total = plus(total, product(sized.quantity, delta));
  }
  return as<Ratio>(toNumber(total));
}

/** The greeks of one unit of a delta, Σ quantity × greek; null where an option's are not known. */
function unitGreeks(legs: readonly ValuedLeg[], delta: Ratio | null): UnitGreeks | null {
  if (delta === null || legs.some(({ sized, value }) => sized.kind === "option" && value === null)) return null;
  const sum = (greek: "gamma" | "vega" | "theta") =>
    legs.reduce((total, { sized, value }) => total + sized.quantity * (value?.[greek] ?? 0), 0);
  return { delta, gamma: sum("gamma"), vega: sum("vega"), theta: sum("theta") };
}

/**
 * Returns the calendar days that a side's options have left after an ISO date; 0 where it has none, or nothing says.
 */
export function daysLeftAfter({ expiry, legs }: TradeSide, date: string | null): number {
  const hasOptions = containsOption(legs);
  return date === null || expiry === null || !hasOptions ? 0 : Math.max(0, daysBetween(date, expiry) ?? 0);
}

/** A time before expiry, and what has been added to every option's volatility until then. */
export interface BeforeExpiry {
  readonly daysLeft: number;
  readonly shift: Ratio;
  /** Whether options are valued as if none were ever exercised early. */
  readonly european?: true;
}

/** The profit of one leg of a unit at a level, in points. */
type LegValue = (level: Points) => number;

/**
 * The profit of each leg of a unit at any level, in points, so many days before expiry: quantity × (value − premium),
 * undiscounted.
 *
 * Each option at the volatility that its own premium implies (sticky strike) plus the shift, with the time left; one
 * whose premium implies none at that of its side, as in `price`. A volatility shifted below 0 is 0, which leaves the
 * discounted intrinsic value.
 *
 * @throws PairsizeError PRICING_INPUT_MISSING, EXERCISE_UNKNOWN; VOLATILITY_MISSING, or why else the side has no
 * volatility
 */
export function legValues(side: MeasuredSide, { daysLeft, shift, european }: BeforeExpiry): LegValue[] {
  return side.sized.legs.map((leg): LegValue => {
    const { quantity } = leg;
    if (leg.kind === "future") return (level) => quantity * (level - leg.entry);
    if (!side.pricing.known) throw new PairsizeError([side.pricing.reason]);
    const left = { ...side.pricing.terms, years: as<Years>(daysLeft / DAYS_PER_YEAR) };
    const terms = european ? europeanTerms(left) : left;
    const volatility = Math.max(0, (leg.impliedVolatility ?? volatilityOf(side)) + shift);
    const value = valueByPrice(terms, leg.right, leg.strike, as<AnnualVolatility>(volatility));
    return (level) => quantity * (value(level) - leg.premium.value);
  });
}

/** The volatility of a side's options that have none of their own. */
export function volatilityOf({ side, volatility }: MeasuredSide): AnnualVolatility {
  if (side.impliedVolatility !== null) return side.impliedVolatility;
  if (!volatility.known) throw new PairsizeError([volatility.reason]);
  return volatility.volatility.value;
}

/** A level at the horizon is forward·exp(−s²/2 + s·Z), Z standard normal: its mean is the forward. */
export interface LevelLaw {
  readonly forward: Points;
  /** s, the standard deviation of the log of the level: volatility × √(days / 365). */
  readonly deviation: number;
}

/** The law of a level, or the reason why it is not known. */
type LevelLawAnswer =
  | { readonly known: true; readonly law: LevelLaw }
  | { readonly known: false; readonly reason: Finding };

/**
 * The law of a side's level so many days after the trade's date, at the volatility that the side is sized with.
 *
 * The mean is the level of a future, and level·exp((r − q)·days/365) of a cash index or an ETF; a missing yield is 0.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 171, for the law of a
 * futures price.
 */
export function levelLaw({ side, volatility }: MeasuredSide, rate: AnnualRate | null, days: number): LevelLawAnswer {
  if (!volatility.known) return { known: false, reason: volatility.reason };
  const years = days / DAYS_PER_YEAR;
  const deviation = volatility.volatility.value * Math.sqrt(years);
  const level = side.level.value;
  const growth = forwardGrowth(side, rate, days);
  if (typeof growth !== "number") return { known: false, reason: growth };
  return { known: true, law: { forward: as<Points>(level * growth), deviation } };
}

/**
 * Returns forward over level: 1 of a future, and e^{(r − q)·days/365} of a cash index or an ETF; or why it is not
 * known.
 */
export function forwardGrowth(side: TradeSide, rate: AnnualRate | null, days: number): number | Finding {
  if (side.contract.kind === "future" || days === 0) return 1;
  if (rate === null) return finding("RATE_NEEDED_FOR_FORWARD", { symbol: side.contract.symbol });
  return Math.exp((rate - (side.yield ?? 0)) * (days / DAYS_PER_YEAR));
}

/** The level at a standard normal z, in points. */
export function levelAt({ forward, deviation }: LevelLaw, z: number): number {
  return forward * Math.exp(deviation * (z - 0.5 * deviation));
}

/** The standard normal at which the level is reached; −∞ for 0. The deviation is above 0. */
export function normalAt({ forward, deviation }: LevelLaw, level: number): number {
  return Math.log(level / forward) / deviation + 0.5 * deviation;
}
