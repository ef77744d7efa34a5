import { exact, plus, toNumber } from "../exact.ts";
import { as, type Usd } from "../quantity.ts";
import type { PairMark } from "./mark.ts";

/** What a book comes to: exact sums of its trades. A sum is null where a trade, or a leg of one, does not have it. */
export interface BookTotal {
  readonly trades: number;
  /** Trades whose every leg is marked. */
  readonly marked: number;
  /** At the closing side, before fees. */
  readonly profit: Usd | null;
  readonly profitAtMid: Usd | null;
  readonly delta: Usd | null;
  readonly theta: Usd | null;
  readonly vega: Usd | null;
}

/** The sums of a book, of marks that are null where a trade has none. */
export function bookTotal(marks: readonly (PairMark | null)[]): BookTotal {
  const sum = (of: (mark: PairMark) => Usd | null | undefined): Usd | null => {
    let total = exact(0);
    for (const mark of marks) {
      const amount = mark === null ? null : of(mark);
      if (amount == null) return null;
      total = plus(total, exact(amount));
    }
    return as<Usd>(toNumber(total));
  };
  return {
    trades: marks.length,
    marked: marks.filter((mark) => mark !== null && mark.profit.net !== null).length,
    profit: sum(({ profit }) => profit.net),
    profitAtMid: sum(({ profitAtMid }) => profitAtMid.net),
    delta: sum(({ greeks }) => greeks?.delta.net),
    theta: sum(({ greeks }) => greeks?.theta.net),
    vega: sum(({ greeks }) => greeks?.vega.net),
  };
}
