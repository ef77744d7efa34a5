import { type Exact, toNumber } from "./exact.ts";
import { as, type Points, type Usd } from "./quantity.ts";

/** A bound without a number: the profit falls (or rises) without end as the level rises. */
export interface Unlimited {
  readonly kind: "unlimited";
}

/**
 * A limited worst or best profit: signed, and as the size of the loss or of the gain (0 where there is none).
 *
 * A structure bought for more than its width has a best profit below 0, and so a max gain of 0.
 */
export interface LimitedBound {
  readonly kind: "limited";
  readonly amount: Usd;
  readonly profit: Usd;
}

/** A max loss or a max gain: a number, or unlimited. */
export type Bound = LimitedBound | Unlimited;

/** A bound of one side, with the lowest stretch of levels that attains it; a `to` of null means every higher level. */
export type SideBound = (LimitedBound & { readonly from: Points; readonly to: Points | null }) | Unlimited;

/**
 * Returns the max loss in USD of a worst profit: amount = max(0, −profit).
 *
 * @example
 * lossOf(exact(-3010)); // { kind: "limited", amount: 3010, profit: -3010 }
 */
export function lossOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed < 0 ? -signed : 0), profit: as<Usd>(signed) };
}

/**
 * Returns the max gain in USD of a best profit: amount = max(0, profit).
 *
 * @example
 * gainOf(exact(6990)); // { kind: "limited", amount: 6990, profit: 6990 }
 */
export function gainOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed > 0 ? signed : 0), profit: as<Usd>(signed) };
}
