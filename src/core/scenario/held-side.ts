import { type Exact, times } from "../exact.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { perLargeOf } from "../pair/micro.ts";
import { profitAt } from "../pair/move-profit.ts";
import { feesOf } from "../pair/side-profit.ts";
import { inLarge } from "../pair/split.ts";
import type { Contracts, Points, Usd } from "../quantity.ts";

/** One side of a position: so many units of it, each contract in them at a fee in USD. */
export interface HeldSide {
  readonly side: MeasuredSide;
  readonly contracts: Contracts;
  readonly fee: Usd;
}

/** The profit at expiry in USD of all that is held of a side, fees off, exactly. */
export function heldProfit({ side, contracts, fee }: HeldSide, level: Points): Exact {
  return profitAt(side, contracts, fee, level);
}

/** The fees of all that is held of a side, in USD. */
export function heldFees({ side, contracts, fee }: HeldSide): Exact {
  return feesOf(side, contracts, fee);
}

/** USD for each point of all units that are held: multiplier × fx × units in large contracts. */
export function heldPerPoint({ side, contracts }: HeldSide): Exact {
  return times(side.pointValue, inLarge(contracts, perLargeOf(side)));
}
