import type { Unlimited } from "../bound.ts";
import { type Exact, exact, minus, product, times } from "../exact.ts";
import type { Extreme } from "../payoff/extremes.ts";
import type { Usd } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";

/** An extreme profit of a side in USD, exactly, fees off. */
export type SideProfit = { readonly kind: "limited"; readonly profit: Exact } | Unlimited;

/** The worst or the best profit of so many units of a side, in USD, after a fee for every contract in them. */
export function sideProfit(
  extreme: Extreme,
  { contractsPerUnit }: MeasuredSide,
  contracts: number,
  fee: Usd,
): SideProfit {
  if (extreme.kind === "unlimited") return extreme;
  const perUnit = minus(extreme.profit, product(fee, contractsPerUnit));
  return { kind: "limited", profit: times(perUnit, exact(contracts)) };
}
