import { TRADING_DAYS } from "../calendar.ts";
import { inLarge, PER_LARGE, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, exact, exactQuotient, minus, plus, product, sizeOf, times, toNumber, ZERO } from "../exact.ts";
import { middleOf } from "../option/chain.ts";
import { deltaOf, impliedVolatilityOf, type PricingTerms } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Ratio, type Usd } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { tradeCorrelation } from "./daily-risk.ts";
import { type MeasuredSide, unitOf } from "./measured-side.ts";
import { directionOf, targetOf, wholeUnits } from "./orders.ts";
import { heldPositions, instrumentKey, instrumentOf, netted, type OptionInstrument, quoteOf } from "./position.ts";
import type { HeldBook, HeldRisk } from "./sizing.ts";
import type { PairTrade, Position } from "./trade.ts";
import { sidePricing } from "./valued-leg.ts";
import type { Weighting } from "./weighting.ts";

/** The exposure of one large contract on each side. */
interface ContractExposures {
  readonly weighting: Weighting;
  readonly exposure: Sides<Exact>;
}

/**
 * How balanced a book is as it is held, and what a day may do to it: residual = hL·eL − hS·eS, imbalance = residual /
 * (|hL|·eL + |hS|·eS).
 *
 * A future held counts as one contract; options count as units of the side's structure, what is no unit of it as units
 * of their own, by the greatest common divisor of their quantities. Under the weightings by delta every instrument
 * counts with its own delta. A side held the other way round counts below 0. Where one side holds nothing the imbalance
 * is 1 or −1, where both hold nothing, or nothing weighs what is held, there is none.
 */
export function heldBook(
  trade: PairTrade,
  { weighting, exposure }: ContractExposures,
  sides: Sides<MeasuredSide>,
): HeldBook {
  const held = {
    long: netted(heldPositions(trade, "long")),
    short: netted(heldPositions(trade, "short")),
  };
  const counts = { long: countOf(sides.long, held.long, trade), short: countOf(sides.short, held.short, trade) };
  const deltas = { long: heldDelta(sides.long, held.long, trade), short: heldDelta(sides.short, held.short, trade) };
  const weight = (name: Side): Exact | null =>
    weightOf(weighting, sides[name], { ...counts[name], delta: deltas[name] }, exposure[name]);
  return {
    contracts: { long: counts.long.contracts, short: counts.short.contracts },
    ...balance(weight("long"), weight("short")),
    ...riskOf(trade, sides, deltas),
  };
}

/** What is held of a side as its contracts are counted. */
interface HeldCount {
  readonly contracts: number;
  /** Whether all of it is futures of an outright side, or units of the side's structure. */
  readonly isWhole: boolean;
  /** Whether something of it has no direction that is known. */
  readonly isKnown: boolean;
}

function balance(long: Exact | null, short: Exact | null): Pick<HeldBook, "residual" | "imbalance"> {
  if (long === null || short === null) return { residual: null, imbalance: null };
  const residual = minus(long, short);
  const gross = plus(sizeOf(long), sizeOf(short));
  return {
    residual: toNumber(residual),
    imbalance: gross.digits === ZERO.digits ? null : as<Ratio>(exactQuotient(residual, gross)),
  };
}

function countOf(measured: MeasuredSide, held: readonly Position[], trade: PairTrade): HeldCount {
  const counts = groupsOf(held).map((group) => groupCount(measured, group, trade));
  return {
    contracts: counts.reduce((sum, one) => sum + one.contracts, 0) + 0,
    isWhole: counts.every(({ isWhole }) => isWhole),
    isKnown: counts.every(({ isKnown }) => isKnown),
  };
}

/** What is held of one contract, large or small: units of the side's structure, and the rest as units of its own. */
function groupCount(measured: MeasuredSide, group: readonly Position[], trade: PairTrade): HeldCount {
  const { name, side, unit } = measured;
  const symbol = group[0]?.instrument.symbol ?? side.contract.symbol;
  const perLarge = symbol === side.contract.symbol ? 1 : PER_LARGE;
  const counted = (units: number) => (units * perLargeOf(measured)) / perLarge;
  const isOutright = unit.every(({ kind }) => kind === "future");
  const target = isOutright ? [] : targetOf(measured, symbol, 1);
  const units = wholeUnits(group, target);
  const loose = looseOf(group, target, units).map(({ isFuture, legs, units: count }) => {
    const delta = isFuture ? 1 : directionOfDelta(heldDelta(measured, legs, trade));
    const sign = isOutright ? directionOf(measured) : name === "long" ? 1 : -1;
    return { isFuture, isKnown: delta !== 0, contracts: counted(sign * delta * count) };
  });
  return {
    contracts: loose.reduce((sum, one) => sum + one.contracts, counted(units)),
    isWhole: loose.every(({ isFuture }) => isOutright && isFuture),
    isKnown: loose.every(({ isKnown }) => isKnown),
  };
}

/** 1 where a delta is above 0, −1 below, 0 where it is 0 or not known. */
function directionOfDelta(delta: Exact | null): number {
  return delta === null ? 0 : Math.sign(Number(delta.digits));
}

/** What is held, contract by contract. */
function groupsOf(held: readonly Position[]): readonly (readonly Position[])[] {
  const symbols = [...new Set(held.map(({ instrument }) => instrument.symbol))];
  return symbols.map((symbol) => held.filter(({ instrument }) => instrument.symbol === symbol));
}

/** What is no unit of the side: its futures, and for each expiry the options as units of their own. */
interface Loose {
  readonly isFuture: boolean;
  readonly units: number;
  readonly legs: readonly Position[];
}

function looseOf(held: readonly Position[], unit: readonly Position[], units: number): Loose[] {
  const taken = unit.map((leg) => ({ ...leg, quantity: -leg.quantity * units }));
  const rest = netted([...held, ...taken]);
  const byExpiry = new Map<string, Position[]>();
  for (const one of rest) {
    const { instrument } = one;
    const key = instrument.kind === "future" ? instrument.kind : `${instrument.expiry} ${instrument.option?.code}`;
    byExpiry.set(key, [...(byExpiry.get(key) ?? []), one]);
  }
  return [...byExpiry].map(([key, legs]) => {
    const isFuture = key === "future";
    return {
      isFuture,
      legs,
      units: isFuture ? legs.reduce((sum, leg) => sum + leg.quantity, 0) : unitOf(legs).divisor,
    };
  });
}

interface HeldWeight extends HeldCount {
  readonly delta: Exact | null;
}

/** What is held in the unit that the weighting makes equal; null where nothing weighs it. */
function weightOf(
  weighting: Weighting,
  measured: MeasuredSide,
  { contracts, isWhole, isKnown, delta }: HeldWeight,
  exposure: Exact,
): Exact | null {
  const { name, volatility } = measured;
  const sign = exact(name === "long" ? 1 : -1);
  const counted = times(inLarge(contracts, perLargeOf(measured)), exposure);
  switch (weighting) {
    case "delta-neutral":
      return delta === null ? null : times(sign, delta);
    case "delta-volatility-adjusted":
      return delta === null || !volatility.known ? null : times(times(sign, delta), exact(volatility.volatility.value));
    case "equal-risk":
      return isWhole ? counted : null;
    default:
      return isKnown ? counted : null;
  }
}

/** Σ quantity × delta × notional of what is held, in USD for a move of the whole level; null where one is not known. */
function heldDelta(measured: MeasuredSide, held: readonly Position[], trade: PairTrade): Exact | null {
  let total = ZERO;
  for (const position of held) {
    const delta = positionDelta(position, measured, trade);
    if (delta === null) return null;
    const isSmall = position.instrument.symbol !== measured.side.contract.symbol;
    const notional = isSmall ? times(measured.notional, exact(1 / PER_LARGE)) : measured.notional;
    total = plus(total, times(notional, product(position.quantity, delta)));
  }
  return total;
}

/**
 * The dollar deltas of the book, their imbalance, and the standard deviation of a day's profit by them, as of a sizing.
 */
function riskOf(trade: PairTrade, sides: Sides<MeasuredSide>, { long, short }: Sides<Exact | null>): HeldRisk {
  if (long === null || short === null) return { delta: null, deltaImbalance: null, dailyRisk: null };
  const net = plus(long, short);
  const gross = plus(sizeOf(long), sizeOf(short));
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return {
    delta: { long: usd(long), short: usd(short), net: usd(net) },
    deltaImbalance: gross.digits === ZERO.digits ? null : as<Ratio>(exactQuotient(net, gross)),
    dailyRisk: dayOf(trade, sides, { long: toNumber(long), short: toNumber(short) }),
  };
}

function dayOf(trade: PairTrade, { long, short }: Sides<MeasuredSide>, delta: Sides<number>): HeldRisk["dailyRisk"] {
  if (!long.volatility.known || !short.volatility.known) return null;
  const first = delta.long * long.volatility.volatility.value;
  const second = delta.short * short.volatility.volatility.value;
  const answer = tradeCorrelation(trade);
  const correlation = answer.known ? answer.correlation.value : null;
  const cross = correlation === null ? Math.abs(first * second) : correlation * first * second;
  const variance = Math.max(0, first * first + second * second + 2 * cross);
  return { amount: as<Usd>(Math.sqrt(variance / TRADING_DAYS)), correlation };
}

/**
 * The delta of one contract of what is held, bought: 1 of a future. Of an option that is a leg of the side, that leg's;
 * of any other by the implied volatility of its quote in the side's chain, else by that of the side's options, else by
 * the volatility that the side is sized with. Null where no model values it.
 */
function positionDelta({ instrument }: Position, measured: MeasuredSide, trade: PairTrade): number | null {
  if (instrument.kind === "future") return 1;
  const { side, sized } = measured;
  const key = instrumentKey(instrument);
  const own = sized.legs.find((leg) => instrumentKey(instrumentOf(leg, side, instrument.symbol)) === key);
  if (own?.kind === "option" && own.delta !== null) return own.delta;
  const pricing = sidePricing({ ...side, expiry: instrument.expiry, option: instrument.option }, trade);
  if (!pricing.known) return null;
  const { right, strike } = instrument;
  const volatility = quotedVolatility(instrument, measured, pricing.terms) ?? givenVolatility(measured);
  return volatility === null ? null : deltaOf(pricing.terms, right, strike, volatility);
}

function quotedVolatility(
  instrument: OptionInstrument,
  { side }: MeasuredSide,
  terms: PricingTerms,
): AnnualVolatility | null {
  const row = quoteOf(side.chain, instrument);
  const middle = row === null ? null : middleOf(row);
  return middle === null ? null : impliedVolatilityOf(terms, instrument.right, instrument.strike, middle.price);
}

function givenVolatility({ side, volatility }: MeasuredSide): AnnualVolatility | null {
  return side.impliedVolatility ?? (volatility.known ? volatility.volatility.value : null);
}
