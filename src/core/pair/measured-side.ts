import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { expiryFrom } from "../contract/expiries.ts";
import { type MicroContract, microOf } from "../contract/micro.ts";
import { type Exact, exact, product, times, toNumber } from "../exact.ts";
import type { Leg } from "../option/leg.ts";
import { best, breakevens, type Extreme, maxGain, maxLoss, worst, zeroStretches } from "../payoff/envelope.ts";
import { leanOf, piecewiseLinear, steepestSlope } from "../payoff/piecewise-linear.ts";
import { as, type Ratio, type Usd, type UsdPerRootYear } from "../quantity.ts";
import type { Side } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import { estimateVolatility } from "../volatility/estimators.ts";
import type { SizedLeg, SizedSide, SourcedVolatility } from "./sized-trade.ts";
import { type Structure, structureOf } from "./structure.ts";
import type { PairTrade, TradeLeg, TradeSide } from "./trade.ts";
import { netPremium, type UnitGreeks, unitDelta, unitGreeks, unitOf } from "./unit.ts";
import { type SidePricing, sidePricing, valuedLeg } from "./valued-leg.ts";

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
function refuseExpired({ contract, expiry, legs }: TradeSide, asOf: string | null): void {
  const isPast = asOf !== null && expiry !== null && expiry < asOf && legs.some(({ kind }) => kind === "option");
  if (isPast) fail("EXPIRY_PAST", { symbol: contract.symbol, expiry, asOf, nearest: null });
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
