import type { Finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR } from "../calendar.ts";
import { contractsIn, inLarge, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, exact, minus, plus, product, times, toNumber, ZERO } from "../exact.ts";
import { type PricingTerms, valueOption } from "../option/pricing.ts";
import { type Bound, type Extreme, gainOf, lossOf, profitAtExpiry, type Unlimited } from "../payoff/envelope.ts";
import {
  type AnnualVolatility,
  as,
  type Contracts,
  type Points,
  type Quantity,
  type Ratio,
  type Usd,
  type UsdPerRootYear,
} from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { type BeforeExpiry, daysLeftAfter, legValues, type MeasuredSide } from "./measured-side.ts";
import type {
  FeasibleSizing,
  ModelPremiums,
  MoveProfit,
  NetOfSides,
  PairGreeks,
  PremiumsFrom,
  SizedLeg,
  SizedOption,
  SizedSide,
} from "./sizing.ts";
import type { PairTrade, SizingRules, SourcedVolatility } from "./trade.ts";

/** What a position of whole contracts is worth, costs, can lose and can make. */
type PairMoney = Pick<
  FeasibleSizing,
  "notional" | "dollarVolatility" | "premium" | "fees" | "maxLoss" | "maxGain" | "maxLossBySide"
>;

/**
 * The money of a position, in USD: every figure of one unit × its contracts, exactly.
 *
 * The worst and the best of the pair are the sums over its sides, because each side's level is free of the other's:
 * P(a, b) = P_long(a) + P_short(b).
 */
export function pairMoney(
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
  { fee }: Pick<SizingRules, "fee">,
): PairMoney {
  const large = {
    long: inLarge(contracts.long, perLargeOf(sides.long)),
    short: inLarge(contracts.short, perLargeOf(sides.short)),
  };
  const of = (amount: "notional" | "netPremium"): Sides<Exact> => ({
    long: times(sides.long[amount], large.long),
    short: times(sides.short[amount], large.short),
  });
  const fees = { long: feesOf(sides.long, contracts.long, fee), short: feesOf(sides.short, contracts.short, fee) };
  const profit = (end: "worst" | "best"): Sides<SideProfit> => ({
    long: afterFees(sides.long[end], large.long, fees.long),
    short: afterFees(sides.short[end], large.short, fees.short),
  });
  const notional = of("notional");
  const worst = profit("worst");
  const volatility = dollarVolatility(sides, notional);
  const { long, short, net } = withNet<Usd>(notional, minus);
  return {
    notional: { long, short, net, gross: as<Usd>(toNumber(plus(notional.long, notional.short))) },
    dollarVolatility: volatility === null ? null : withNet<UsdPerRootYear>(volatility, minus),
    premium: withNet<Usd>(of("netPremium"), plus),
    fees: as<Usd>(toNumber(plus(fees.long, fees.short))),
    maxLoss: bound(together(worst), lossOf),
    maxGain: bound(together(profit("best")), gainOf),
    maxLossBySide: { long: bound(worst.long, lossOf), short: bound(worst.short, lossOf) },
  };
}

/** notional × volatility of each side in USD per √year; null unless both volatilities are known. */
function dollarVolatility(sides: Sides<MeasuredSide>, notional: Sides<Exact>): Sides<Exact> | null {
  const sigma = (side: Side) => sides[side].sized.volatility?.value ?? null;
  const [long, short] = [sigma("long"), sigma("short")];
  if (long === null || short === null) return null;
  return { long: times(notional.long, exact(long)), short: times(notional.short, exact(short)) };
}

function withNet<Q extends Quantity<string>>(
  { long, short }: Sides<Exact>,
  join: (a: Exact, b: Exact) => Exact,
): NetOfSides<Q> {
  return {
    long: as<Q>(toNumber(long)),
    short: as<Q>(toNumber(short)),
    net: as<Q>(toNumber(join(long, short))),
  };
}

function together({ long, short }: Sides<SideProfit>): SideProfit {
  if (long.kind === "unlimited") return long;
  return short.kind === "unlimited" ? short : { kind: "limited", profit: plus(long.profit, short.profit) };
}

function bound(extreme: SideProfit, boundOf: (profit: Exact) => Bound): Bound {
  return extreme.kind === "unlimited" ? extreme : boundOf(extreme.profit);
}

/** An extreme profit of a side in USD, exactly, fees off. */
type SideProfit = { readonly kind: "limited"; readonly profit: Exact } | Unlimited;

/**
 * The worst or the best profit of so many units of a side, as it is counted, in USD, after a fee for every contract in
 * them.
 */
export function sideProfit(extreme: Extreme, side: MeasuredSide, count: number, fee: Usd): SideProfit {
  return afterFees(extreme, inLarge(count, perLargeOf(side)), feesOf(side, count, fee));
}

/** The worst or the best profit of so many large contracts, in USD, less the fees of the position. */
function afterFees(extreme: Extreme, large: Exact, fees: Exact): SideProfit {
  if (extreme.kind === "unlimited") return extreme;
  return { kind: "limited", profit: minus(times(extreme.profit, large), fees) };
}

/** The fees of so many units of a side, in USD: one for every option or future, large or small. */
export function feesOf(side: MeasuredSide, count: number, fee: Usd): Exact {
  return fee === 0 ? ZERO : product(fee, side.contractsPerUnit, contractsIn(count, perLargeOf(side)));
}

/**
 * The profit at expiry in USD, by side, when both indices have made a named move: level × (1 + move), fees off.
 *
 * Exact, with the level moved in decimals: 2,730.80 up 16 % is 3,167.728. Of two expiries it is taken on the nearer
 * one, where the model values the options of the other side.
 *
 * @throws PairsizeError as {@link legValues}, where the expiries differ
 */
export function moveProfit(
  move: Sides<Ratio>,
  sides: Sides<MeasuredSide>,
  contracts: Sides<number>,
  { rules, expiry }: Pick<PairTrade, "rules" | "expiry">,
): MoveProfit {
  const profit = (name: Side): Exact => {
    const side = sides[name];
    const level = movedLevel(side.sized.level.value, move[name]);
    const when = { daysLeft: daysLeftAfter(side.side, expiry), shift: as<Ratio>(0) };
    return profitBefore(side, contracts[name], rules.fee, level, when);
  };
  const [long, short] = [profit("long"), profit("short")];
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return {
    long: move.long,
    short: move.short,
    profit: { long: usd(long), short: usd(short), net: usd(plus(long, short)) },
  };
}

/**
 * The level after a move: level × (1 + move), in decimals.
 *
 * @example
 * movedLevel(2730.8, 0.16); // 3167.728
 */
export function movedLevel(level: Points, move: Ratio): Points {
  return as<Points>(toNumber(times(exact(level), plus(exact(1), exact(move)))));
}

/** The profit at expiry in USD of so many units of a side at one level, fees off, exactly. */
export function profitAt(side: MeasuredSide, count: number, fee: Usd, level: Points): Exact {
  const each = profitAtExpiry(side.unit, level, side.pointValue);
  return minus(times(each, inLarge(count, perLargeOf(side))), feesOf(side, count, fee));
}

/**
 * The profit in USD of so many units of a side at one level, fees off, so many days before its options expire: as
 * {@link profitAt} when they do, else the model's values, summed exactly.
 *
 * @throws PairsizeError as {@link legValues}
 */
export function profitBefore(side: MeasuredSide, count: number, fee: Usd, level: Points, when: BeforeExpiry): Exact {
  if (when.daysLeft === 0) return profitAt(side, count, fee, level);
  const legs = legValues(side, when);
  const each = exact(legs.reduce((sum, leg) => sum + leg(level), 0));
  return minus(times(times(each, side.pointValue), inLarge(count, perLargeOf(side))), feesOf(side, count, fee));
}

/** A percent of the level, and a point of volatility. */
const HUNDREDTH = 0.01;

/**
 * The greeks of a position in USD, by side and net, as {@link dollarGreeks} has them; null where an option of either
 * side has none. A delta by the whole level, Σ delta × notional, lets two indices be compared.
 */
export function pairGreeks(sides: Sides<MeasuredSide>, contracts: Sides<Contracts>): PairGreeks | null {
  const [long, short] = [sideGreeks(sides.long, contracts.long), sideGreeks(sides.short, contracts.short)];
  if (long === null || short === null) return null;
  return netGreeks({ long, short });
}

/** Greeks in USD by side and net. */
export function netGreeks({ long, short }: Sides<DollarGreeks>): PairGreeks {
  const both = (greek: keyof PairGreeks): NetOfSides<Usd> => ({
    long: as<Usd>(long[greek] + 0),
    short: as<Usd>(short[greek] + 0),
    net: as<Usd>(long[greek] + short[greek] + 0),
  });
  return { delta: both("delta"), gamma: both("gamma"), vega: both("vega"), theta: both("theta") };
}

function sideGreeks(side: MeasuredSide, contracts: Contracts): DollarGreeks | null {
  const { greeks, sized, pointValue } = side;
  if (greeks === null) return null;
  const perPoint = toNumber(times(pointValue, inLarge(contracts, perLargeOf(side))));
  return dollarGreeks(greeks, sized.level.value, perPoint);
}

/** Greeks in USD. */
export type DollarGreeks = Readonly<Record<keyof PairGreeks, number>>;

/**
 * Greeks in USD at a level, from those in points: delta for a move by the whole level, gamma the change of that for 1 %,
 * vega for a point of volatility and theta for a calendar day.
 *
 * @param perPoint USD of a point of the whole position
 */
export function dollarGreeks(points: DollarGreeks, level: number, perPoint: number): DollarGreeks {
  return {
    delta: points.delta * level * perPoint,
    gamma: points.gamma * level * level * HUNDREDTH * perPoint,
    vega: points.vega * HUNDREDTH * perPoint,
    theta: (points.theta / DAYS_PER_YEAR) * perPoint,
  };
}

/** Moves of both indices together, as fractions: a fall, none, and a rise of the same size. */
export const COMMON_MOVES = [-0.1, 0, 0.1].map((move) => as<Ratio>(move));

/**
 * The profit at expiry where both indices move alike, by −10 %, not at all and by +10 %: exact, in USD, fees off. Null
 * where the sides' expiries differ and options that are left over cannot be valued.
 */
export function commonMoves(
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
  trade: PairTrade,
): readonly MoveProfit[] | null {
  const daysLeft = (side: Side) => daysLeftAfter(sides[side].side, trade.expiry);
  if (whyUnvalued(sides, { long: daysLeft("long"), short: daysLeft("short") }) !== null) return null;
  return COMMON_MOVES.map((move) => moveProfit({ long: move, short: move }, sides, contracts, trade));
}

/** Why options that are left over, so many days before they expire, have no value; null where all can be valued. */
export function whyUnvalued({ long, short }: Sides<MeasuredSide>, daysLeft: Sides<number>): Finding | null {
  return whySideUnvalued(long, daysLeft.long) ?? whySideUnvalued(short, daysLeft.short);
}

function whySideUnvalued({ side, sized, pricing, volatility }: MeasuredSide, daysLeft: number): Finding | null {
  if (daysLeft === 0) return null;
  if (!pricing.known) return pricing.reason;
  if (side.impliedVolatility !== null || volatility.known) return null;
  return sized.legs.every((leg) => leg.kind === "future" || leg.impliedVolatility !== null) ? null : volatility.reason;
}

/**
 * Whether a pair makes money by a common move either way, and less where nothing moves: two bought options are a
 * straddle on both indices as well.
 *
 * @param moves as {@link commonMoves} gives them
 */
export function paysOnCommonMove([fall, none, rise]: readonly MoveProfit[]): boolean {
  if (fall === undefined || none === undefined || rise === undefined) return false;
  const least = Math.min(fall.profit.net, rise.profit.net);
  return least > 0 && least > none.profit.net;
}

/** Whether the premiums of both sides' options are quoted, the model's, or some of each. */
export function premiumsFrom({ long, short }: Sides<MeasuredSide>): PremiumsFrom | null {
  const options = [...optionsOf(long.sized.legs), ...optionsOf(short.sized.legs)];
  if (options.length === 0) return null;
  const modelled = options.filter(isModelled).length;
  return modelled === 0 ? "quotes" : modelled === options.length ? "model" : "both";
}

/** The symbols of options whose premiums are the model's, with their right: "RTY 2750C". */
export function modelledLegs({ long, short }: Sides<Pick<SizedSide, "symbol" | "legs">>): readonly string[] {
  return [long, short].flatMap(({ symbol, legs }) =>
    optionsOf(legs)
      .filter(isModelled)
      .map(({ strike, right }) => `${symbol} ${strike}${right === "call" ? "C" : "P"}`),
  );
}

/** What a point of volatility does to the cost of one unit of each side, in USD; null where no premium is a model's. */
export type ModelShifts = Sides<{ readonly higher: number; readonly lower: number }>;

/**
 * Returns what the model premiums of one unit cost more, in USD, a point (0.01) of volatility higher and lower.
 *
 * Each model leg is revalued at its volatility ± 0.01, strikes held: quantity × (V(σ ± 0.01) − V(σ)) × multiplier × fx.
 * The worst level does not move with a premium, so that the max loss changes by the same.
 */
export function modelShifts({ long, short }: Sides<MeasuredSide>): ModelShifts | null {
  if (![...optionsOf(long.sized.legs), ...optionsOf(short.sized.legs)].some(isModelled)) return null;
  return { long: shiftsOf(long), short: shiftsOf(short) };
}

const POINT = 0.01;

function shiftsOf(side: MeasuredSide): { readonly higher: number; readonly lower: number } {
  const { pricing, pointValue } = side;
  if (!pricing.known) return { higher: 0, lower: 0 };
  const by = (shift: number) =>
    optionsOf(side.sized.legs)
      .filter(isModelled)
      .reduce((total, leg) => total + leg.quantity * change(leg, pricing.terms, shift), 0) * toNumber(pointValue);
  return { higher: by(POINT), lower: by(-POINT) };
}

function change({ right, strike, volatility }: SizedOption, terms: PricingTerms, shift: number): number {
  if (volatility === null) return 0;
  const shifted = as<AnnualVolatility>(Math.max(0, volatility + shift));
  return valueOption(terms, right, strike, shifted).value - valueOption(terms, right, strike, volatility).value;
}

/** What the max loss of so many contracts rests on. */
export function modelPremiums(
  shifts: ModelShifts,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): ModelPremiums {
  const held = (side: MeasuredSide) => toNumber(inLarge(contracts[side.name], perLargeOf(side)));
  const [long, short] = [held(sides.long), held(sides.short)];
  const higher = as<Usd>(long * shifts.long.higher + short * shifts.short.higher);
  const lower = as<Usd>(long * shifts.long.lower + short * shifts.short.lower);
  const at = [sides.long, sides.short].flatMap((side) =>
    optionsOf(side.sized.legs).some(isModelled) ? [sourceOf(side)] : [],
  );
  return { higher, lower, finding: { code: "MODEL_PREMIUMS", args: { at, higher, lower } } };
}

/** Where the volatility of a side's model premiums comes from. */
function sourceOf({ side, sized, volatility }: MeasuredSide) {
  const { symbol } = sized;
  const implied = side.impliedVolatility;
  if (implied !== null) return { symbol, volatility: implied, measured: null };
  const sigma: SourcedVolatility | null = volatility.known ? volatility.volatility : null;
  if (sigma?.from !== "history") return { symbol, volatility: sigma?.value ?? 0, measured: null };
  const { value, estimator, lookback, periodsPerYear } = sigma;
  return { symbol, volatility: value, measured: { estimator, lookback, periodsPerYear } };
}

function optionsOf(legs: readonly SizedLeg[]): readonly SizedOption[] {
  return legs.filter((leg) => leg.kind === "option");
}

function isModelled({ premium }: SizedOption): boolean {
  return premium.from === "model";
}
