import type { AnnualVolatility, Contracts, Points } from "../quantity.ts";
import type { Side, Sides } from "./sides.ts";
import type { PairTrade, TradeSide } from "./trade.ts";

/** Numbers that are put in place of a trade's own; null leaves the trade's. */
export interface WhatIf {
  readonly level: Sides<Points | null>;
  readonly volatility: Sides<AnnualVolatility | null>;
  readonly contracts: Sides<Contracts | null>;
}

/**
 * The trade with numbers of both sides put otherwise, as the flags --level, --vol and --contracts put them.
 *
 * Strikes, premiums and deltas stay as they were quoted; a future without an entry of its own is entered at the new level.
 */
export function whatIf(trade: PairTrade, { level, volatility, contracts }: WhatIf): PairTrade {
  const side = (name: Side): TradeSide => ({
    ...trade[name],
    ...(level[name] === null ? {} : { level: { value: level[name], from: "flag" } }),
    ...(volatility[name] === null ? {} : { volatility: { value: volatility[name], from: "flag" } }),
  });
  const { rules } = trade;
  const count = (name: Side) => contracts[name] ?? rules.contracts[name];
  return {
    ...trade,
    long: side("long"),
    short: side("short"),
    rules: { ...rules, contracts: { long: count("long"), short: count("short") } },
  };
}
