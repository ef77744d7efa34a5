import type { Chain, ChainRow } from "../../../src/core/option/chain.ts";
import type { Right } from "../../../src/core/option/leg.ts";
import { as, type Points } from "../../../src/core/quantity.ts";

/** What a row quotes, in index points. */
export type Prices = Partial<Record<"bid" | "ask" | "mark" | "last" | "settle", number>>;

/** A row of a chain that expires on 20 March 2026. */
export function row(strike: number, right: Right, prices: Prices, rest: Partial<ChainRow> = {}): ChainRow {
  const price = (name: keyof Prices) => (prices[name] === undefined ? null : as<Points>(prices[name]));
  return {
    line: 7,
    symbol: null,
    expiry: "2026-03-20",
    month: null,
    right,
    strike: as<Points>(strike),
    bid: price("bid"),
    ask: price("ask"),
    mark: price("mark"),
    last: price("last"),
    settle: price("settle"),
    impliedVolatility: null,
    delta: null,
    volume: null,
    openInterest: null,
    quoteTime: null,
    lastTime: null,
    ...rest,
  };
}

/** A chain as it was read from a file. */
export function chain(rows: readonly ChainRow[], asOf: string | null = "2026-01-22"): Chain {
  const format = {
    encoding: "utf-8",
    lineEnd: "LF",
    delimiter: ",",
    headerLines: [1],
    sides: "one-sided",
    decimalMark: ".",
    expiryFrom: "column",
    dateOrder: null,
    olderQuotes: 0,
    laterQuotes: 0,
  } as const;
  return { file: "rty.csv", asOf, rows, format, findings: [] };
}
