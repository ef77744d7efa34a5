import type { Points, Usd } from "../quantity.ts";

/**
 * The worst or the best profit over all levels: a number or, by name, unlimited.
 *
 * `amount` is what a trader calls the loss or the gain, never below 0; `profit` is the signed profit behind it, so that a
 * structure that loses everywhere and one that gains everywhere are told apart. `from` and `to` are the stretch of levels
 * where it is attained; `to` is null where every higher level attains it too. A pair's bound has no single level: both are absent.
 */
export type Bound =
  | {
      readonly kind: "limited";
      readonly amount: Usd;
      readonly profit: Usd;
      readonly from?: Points;
      readonly to?: Points | null;
    }
  | { readonly kind: "unlimited" };
