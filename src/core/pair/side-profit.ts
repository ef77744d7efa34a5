import type { Unlimited } from "../bound.ts";
import { type Exact, minus, product, times, ZERO } from "../exact.ts";
import type { Extreme } from "../payoff/extremes.ts";
import type { Usd } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import { contractsIn, inLarge } from "./split.ts";

/** An extreme profit of a side in USD, exactly, fees off. */
export type SideProfit = { readonly kind: "limited"; readonly profit: Exact } | Unlimited;

/** The worst or the best profit of so many units of a side, as it is counted, in USD, after a fee for every contract in them. */
export function sideProfit(extreme: Extreme, side: MeasuredSide, count: number, fee: Usd): SideProfit {
  return afterFees(extreme, inLarge(count, perLargeOf(side)), feesOf(side, count, fee));
}

/** The worst or the best profit of so many large contracts, in USD, less the fees of the position. */
export function afterFees(extreme: Extreme, large: Exact, fees: Exact): SideProfit {
  if (extreme.kind === "unlimited") return extreme;
  return { kind: "limited", profit: minus(times(extreme.profit, large), fees) };
}

/** The fees of so many units of a side, in USD: one for every option or future, large or small. */
export function feesOf(side: MeasuredSide, count: number, fee: Usd): Exact {
  return fee === 0 ? ZERO : product(fee, side.contractsPerUnit, contractsIn(count, perLargeOf(side)));
}
