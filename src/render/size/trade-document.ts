import type { Bound, SideBound } from "../../core/bound.ts";
import type { SizedLeg, SizedSide, SizedTrade, SourcedVolatility, Unit } from "../../core/pair/sized-trade.ts";
import type { Sides } from "../../core/sides.ts";

// The return types are those of the core: a document is the answer with its keys in the documented order.

/** One value a side, long first. */
export function bySide<Value>({ long, short }: Sides<Value>, write: (value: Value) => Value): Sides<Value> {
  return { long: write(long), short: write(short) };
}

/** A bound of a pair. */
export function boundDocument(bound: Bound): Bound {
  if (bound.kind === "unlimited") return { kind: bound.kind };
  const { kind, amount, profit } = bound;
  return { kind, amount, profit };
}

/** A bound of one side, with the levels where it is met. */
export function sideBoundDocument(bound: SideBound): SideBound {
  if (bound.kind === "unlimited") return { kind: bound.kind };
  const { kind, amount, profit, from, to } = bound;
  return { kind, amount, profit, from, to };
}

function volatilityDocument(volatility: SourcedVolatility): SourcedVolatility {
  if (volatility.from !== "history") return { value: volatility.value, from: volatility.from };
  const { value, from, estimator, lookback, periodsPerYear, firstDate, lastDate, observations, file } = volatility;
  return { value, from, estimator, lookback, periodsPerYear, firstDate, lastDate, observations, file };
}

/** A leg as it was sized. */
export function legDocument(leg: SizedLeg): SizedLeg {
  if (leg.kind === "future") {
    const { kind, quantity, entry } = leg;
    return { kind, quantity, entry, ...(leg.implicit ? { implicit: leg.implicit } : {}) };
  }
  const { kind, quantity, right, strike, selector, premium, impliedVolatility, delta } = leg;
  return {
    kind,
    quantity,
    right,
    strike,
    ...(selector === undefined ? {} : { selector: { kind: selector.kind, value: selector.value } }),
    premium: { value: premium.value, from: premium.from },
    impliedVolatility,
    delta,
  };
}

function unitDocument({ netPremium, delta, maxLoss, maxGain, breakevens, zeroStretches }: Unit): Unit {
  return {
    netPremium,
    delta,
    maxLoss: sideBoundDocument(maxLoss),
    maxGain: sideBoundDocument(maxGain),
    breakevens,
    zeroStretches,
  };
}

function microDocument({ micro }: SizedSide): Pick<SizedSide, "micro"> {
  if (micro === undefined) return {};
  const { symbol, name, multiplier, perLarge } = micro;
  return { micro: { symbol, name, multiplier, perLarge } };
}

function sideDocument(side: SizedSide): SizedSide {
  const { value, from, file, date } = side.level;
  return {
    symbol: side.symbol,
    name: side.name,
    multiplier: side.multiplier,
    ...microDocument(side),
    currency: side.currency,
    fx: side.fx,
    level: { value, from, ...(file === undefined ? {} : { file }), ...(date === undefined ? {} : { date }) },
    volatility: side.volatility === null ? null : volatilityDocument(side.volatility),
    notionalPerContract: side.notionalPerContract,
    dollarVolatilityPerContract: side.dollarVolatilityPerContract,
    legs: side.legs.map(legDocument),
    unit: unitDocument(side.unit),
  };
}

/** The trade as the JSON output shows it, its keys in the documented order. */
export function tradeDocument({ asOf, expiry, rate, long, short }: SizedTrade): SizedTrade {
  return { asOf, expiry, rate, long: sideDocument(long), short: sideDocument(short) };
}
