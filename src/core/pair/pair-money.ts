import { type Bound, gainOf, lossOf } from "../bound.ts";
import { type Exact, exact, minus, plus, times, toNumber } from "../exact.ts";
import { as, type Contracts, type Quantity, type Usd, type UsdPerRootYear } from "../quantity.ts";
import { dailyVolatility } from "./choice/budget.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import { afterFees, feesOf, type SideProfit } from "./side-profit.ts";
import type { Side, Sides } from "./sides.ts";
import type { FeasibleSizing, NetOfSides } from "./sizing.ts";
import { inLarge } from "./split.ts";
import type { SizingRules } from "./trade.ts";

/** What a position of whole contracts is worth, costs, can lose and can make. */
export type PairMoney = Pick<
  FeasibleSizing,
  "notional" | "dollarVolatility" | "premium" | "fees" | "maxLoss" | "maxGain" | "maxLossBySide"
> & {
  /** Null where a day's volatility has no budget, or is not known. */
  readonly dailyVolatility: Usd | null;
};

/**
 * The money of a position, in USD: every figure of one unit × its contracts, exactly.
 *
 * The worst and the best of the pair are the sums over its sides, because each side's level is free of the other's:
 * P(a, b) = P_long(a) + P_short(b).
 */
export function pairMoney(
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
  { fee, maxDailyVolatility }: Pick<SizingRules, "fee" | "maxDailyVolatility">,
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
    dailyVolatility: volatility === null || maxDailyVolatility === null ? null : ofDay(volatility),
    premium: withNet<Usd>(of("netPremium"), plus),
    fees: as<Usd>(toNumber(plus(fees.long, fees.short))),
    maxLoss: bound(together(worst), lossOf),
    maxGain: bound(together(profit("best")), gainOf),
    maxLossBySide: { long: bound(worst.long, lossOf), short: bound(worst.short, lossOf) },
  };
}

/** notional × volatility of each side in USD per √year; null unless both volatilities are known. */
function dollarVolatility(sides: Sides<MeasuredSide>, notional: Sides<Exact>): Sides<Exact> | null {
  const sigma = (side: Side) => sides[side].shown.volatility?.value ?? null;
  const [long, short] = [sigma("long"), sigma("short")];
  if (long === null || short === null) return null;
  return { long: times(notional.long, exact(long)), short: times(notional.short, exact(short)) };
}

/** Of a day of trading, both sides added. */
function ofDay({ long, short }: Sides<Exact>): Usd {
  return as<Usd>(dailyVolatility(plus(long, short)));
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
