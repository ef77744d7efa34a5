import { DAYS_PER_YEAR } from "../calendar.ts";
import { contractsIn, inLarge, perLargeOf } from "../contract/micro.ts";
import { type Exact, exact, minus, plus, product, times, toNumber, ZERO } from "../exact.ts";
import { type Bound, type Extreme, gainOf, lossOf, profitAtExpiry, type Unlimited } from "../payoff/envelope.ts";
import {
  as,
  type Contracts,
  type Points,
  type Quantity,
  type Ratio,
  type Usd,
  type UsdPerRootYear,
} from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { daysLeftAfter, legValues, type MeasuredSide } from "./measured-side.ts";
import type { FeasibleSizing, MoveProfit, NetOfSides, PairGreeks } from "./sizing.ts";
import type { PairTrade, SizingRules } from "./trade.ts";

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
    const daysLeft = daysLeftAfter(side.side, expiry);
    return daysLeft === 0
      ? profitAt(side, contracts[name], rules.fee, level)
      : valueAt(side, contracts[name], rules.fee, level, daysLeft);
  };
  const [long, short] = [profit("long"), profit("short")];
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return { ...move, profit: { long: usd(long), short: usd(short), net: usd(plus(long, short)) } };
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

/** The profit in USD of so many units of a side at one level, fees off, so many days before its options expire. */
function valueAt(side: MeasuredSide, count: number, fee: Usd, level: Points, daysLeft: number): Exact {
  const legs = legValues(side, { daysLeft, shift: as<Ratio>(0) });
  const each = exact(legs.reduce((sum, leg) => sum + leg(level), 0));
  return minus(times(times(each, side.pointValue), inLarge(count, perLargeOf(side))), feesOf(side, count, fee));
}

/** A percent of the level, and a point of volatility. */
const HUNDREDTH = 0.01;

/**
 * The greeks of a position in USD, by side and net; null where an option of either side has none.
 *
 * delta = Σ delta × notional: USD for a move of the index by its whole level, so that two indices can be compared.
 * gamma: the change of that delta for a move of 1 %. vega: USD for one point of volatility, 0.01.
 * theta: USD for one calendar day.
 */
export function pairGreeks(sides: Sides<MeasuredSide>, contracts: Sides<Contracts>): PairGreeks | null {
  const [long, short] = [sideGreeks(sides.long, contracts.long), sideGreeks(sides.short, contracts.short)];
  if (long === null || short === null) return null;
  const both = (greek: keyof SideGreeks): NetOfSides<Usd> => ({
    long: as<Usd>(long[greek]),
    short: as<Usd>(short[greek]),
    net: as<Usd>(long[greek] + short[greek]),
  });
  return { delta: both("delta"), gamma: both("gamma"), vega: both("vega"), theta: both("theta") };
}

interface SideGreeks {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
}

function sideGreeks(side: MeasuredSide, contracts: Contracts): SideGreeks | null {
  const { greeks, sized, pointValue } = side;
  if (greeks === null) return null;
  const level = sized.level.value;
  const perPoint = toNumber(times(pointValue, inLarge(contracts, perLargeOf(side))));
  return {
    delta: greeks.delta * level * perPoint + 0,
    gamma: greeks.gamma * level * level * HUNDREDTH * perPoint + 0,
    vega: greeks.vega * HUNDREDTH * perPoint + 0,
    theta: (greeks.theta / DAYS_PER_YEAR) * perPoint + 0,
  };
}
