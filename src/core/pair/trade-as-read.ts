import type { Contracts } from "../quantity.ts";
import { type Sides, sideNames } from "../sides.ts";
import { tradeCorrelation } from "./daily-risk.ts";
import { isHoldingSaid, writtenHoldings } from "./position.ts";
import type { LimitsAsRead, SizeAsRead, TradeAsRead } from "./sizing.ts";
import type { PairTrade, TradeLimits } from "./trade.ts";

/** The trade beside its sides, as it was read. */
export function tradeAsRead(trade: PairTrade): TradeAsRead {
  const { long, short, moves, allowArbitrage, marginCredit: credit } = trade;
  const correlation = tradeCorrelation(trade);
  return {
    correlation: correlation.known ? correlation.correlation : null,
    ...(credit === undefined
      ? {}
      : { marginCredit: { share: credit.share, ratio: `${credit.ratio.long}:${credit.ratio.short}` } }),
    ...(allowArbitrage ? { allowArbitrage } : {}),
    size: sizeAsRead(trade),
    ...limitsAsRead(trade.limits),
    moves: moves.map((move) => ({ [long.contract.symbol]: move.long, [short.contract.symbol]: move.short })),
    ...(isHoldingSaid(trade) ? { holdings: writtenHoldings(trade) } : {}),
  };
}

function sizeAsRead({ rules, weightings }: PairTrade): SizeAsRead {
  const { tolerance, contracts, maxContracts, accountRisk, fee, withMicros } = rules;
  const budget = (key: "maxLoss" | "maxNotional" | "maxPremium" | "maxDailyRisk" | "maxCapital") =>
    rules[key] === null ? {} : { [key]: rules[key] };
  return {
    weighting: weightings,
    tolerance,
    ...countsGiven("contracts", contracts),
    ...countsGiven("maxContracts", maxContracts),
    ...budget("maxLoss"),
    ...(accountRisk ?? {}),
    ...budget("maxNotional"),
    ...budget("maxPremium"),
    ...budget("maxDailyRisk"),
    ...budget("maxCapital"),
    fee,
    ...(withMicros ? { withMicros } : {}),
  };
}

function limitsAsRead({ maxContracts, ...limits }: TradeLimits): { readonly limits?: LimitsAsRead } {
  const given = Object.entries(limits).filter(([, limit]) => limit !== null);
  const read: LimitsAsRead = { ...Object.fromEntries(given), ...countsGiven("maxContracts", maxContracts) };
  return Object.keys(read).length === 0 ? {} : { limits: read };
}

function countsGiven(key: "contracts" | "maxContracts", counts: Sides<Contracts | null>) {
  const sides = sideNames.flatMap((side) => (counts[side] === null ? [] : [[side, counts[side]] as const]));
  return sides.length === 0 ? {} : { [key]: Object.fromEntries(sides) };
}
