import { type Exact, toNumber } from "./exact.ts";
import { as, type Points, type Usd } from "./quantity.ts";

/** No number: the profit falls (or rises) without end as the level rises. */
export interface Unlimited {
  readonly kind: "unlimited";
}

/**
 * A worst or best profit: the signed profit, and the size of the loss or gain that it is (0 where it is the other).
 *
 * A structure bought for more than its width has a best profit below 0, so a max gain of amount 0.
 */
export interface LimitedBound {
  readonly kind: "limited";
  readonly amount: Usd;
  readonly profit: Usd;
}

/** A max loss or a max gain: a number, or unlimited. */
export type Bound = LimitedBound | Unlimited;

/** A bound of one side, with the lowest stretch of levels where it is met; `to` null is every higher level. */
export type SideBound = (LimitedBound & { readonly from: Points; readonly to: Points | null }) | Unlimited;

/**
 * The max loss in USD that goes with a worst profit: amount = max(0, −profit).
 *
 * @example
 * lossOf(exact(-3010)); // { kind: "limited", amount: 3010, profit: -3010 }
 */
export function lossOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed < 0 ? -signed : 0), profit: as<Usd>(signed) };
}

/**
 * The max gain in USD that goes with a best profit: amount = max(0, profit).
 *
 * @example
 * gainOf(exact(6990)); // { kind: "limited", amount: 6990, profit: 6990 }
 */
export function gainOf(profit: Exact): LimitedBound {
  const signed = toNumber(profit);
  return { kind: "limited", amount: as<Usd>(signed > 0 ? signed : 0), profit: as<Usd>(signed) };
}
