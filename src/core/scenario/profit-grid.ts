import { type Exact, plus, toNumber } from "../exact.ts";
import type { Sides } from "../pair/sides.ts";
import { as, type Usd } from "../quantity.ts";

/** The profit of a pair in USD at every pair of levels, a row for each long level. */
export function profitGrid({ long, short }: Sides<readonly Usd[]>): Usd[][] {
  return long.map((row) => short.map((column) => as<Usd>(row + column)));
}

/**
 * {@link profitGrid} of exact profits: the double nearest to each exact sum.
 *
 * @example
 * exactGrid({ long: [exact(0.1), exact(3)], short: [exact(0.2)] }); // [[0.3], [3.2]]
 */
export function exactGrid({ long, short }: Sides<readonly Exact[]>): Usd[][] {
  return long.map((row) => short.map((column) => as<Usd>(toNumber(plus(row, column)))));
}
