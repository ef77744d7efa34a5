import { describe, expect, it } from "vitest";
import { tradeCorrelation } from "../../../src/core/pair/daily-risk.ts";
import type { PairTrade, SideHistory } from "../../../src/core/pair/trade.ts";
import { prunedTrade } from "../../../src/core/pair/what-if.ts";
import { as } from "../../../src/core/quantity.ts";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import type { Estimator } from "../../../src/core/volatility/method.ts";
import { parseTrade, sizePair } from "../../../src/index.ts";
import { barsOf, closesOf } from "../../price-csv.ts";
import { chain, row } from "../option/chain-rows.ts";

const plain = parseTrade({
  version: 1,
  expiry: "2026-03-20",
  long: { symbol: "RTY", level: 2730.8, legs: ["2750C"] },
  short: { symbol: "NQ", level: 25_658.25, volatility: 0.2 },
  size: { weighting: "vol" },
});

function history(bars: Bars, estimator: Estimator = "close-to-close"): SideHistory {
  return { file: "prices.csv", bars, method: { estimator, lookback: 20, periodsPerYear: 252, lambda: as(0.94) } };
}

/** The trade with histories in place of its files; no options, so that nothing needs a premium. */
const measured = (long: SideHistory | null, short: SideHistory | null = null): PairTrade => ({
  ...plain,
  long: { ...plain.long, legs: [], history: long },
  short: { ...plain.short, history: short },
});

/** Closes that go up and down by some percents. */
const closes = (count: number, step: number) => Array.from({ length: count }, (_, i) => 100 + ((i * step) % 7));
const answer = (trade: PairTrade) => ({ sizing: sizePair(trade), correlation: tradeCorrelation(trade) });
const kept = (trade: PairTrade) => prunedTrade(trade).long.history?.bars;

describe("the histories of a pruned trade", () => {
  it("are their last close where only one side has one, for nothing is measured over both", () => {
    const trade = measured(history(closesOf(closes(40, 3))));
    // The level is held against it.
    expect(kept(trade)?.dates).toHaveLength(1);
    expect(answer(prunedTrade(trade))).toEqual(answer(trade));
    const other = measured(null, history(closesOf(closes(40, 3))));
    expect(prunedTrade(other).short.history?.bars.dates).toHaveLength(1);
  });

  it("are kept whole where the correlation is measured from their first row", () => {
    // 21 closes are the 20 returns of the lookback.
    const trade = measured(history(closesOf(closes(21, 3))), history(closesOf(closes(21, 5))));
    expect(kept(trade)?.dates).toHaveLength(21);
    expect(answer(trade).correlation).toMatchObject({ known: true, correlation: { observations: 20 } });
    expect(answer(prunedTrade(trade))).toEqual(answer(trade));
  });

  it("start where the correlation does, with what only one of them has before", () => {
    // The short side begins 30 days later: 21 common dates of the 25 that both have.
    const [long, short] = [closesOf(closes(55, 3)), closesOf(closes(55, 5))];
    const later = { ...short, dates: short.dates.slice(30), close: short.close.slice(30) };
    const trade = measured(history(long), history(later));
    expect(kept(trade)?.dates).toEqual(long.dates.slice(-21));
    expect(answer(prunedTrade(trade))).toEqual(answer(trade));
  });

  it.each([
    ["yang-zhang", 21],
    ["close-to-close", 21],
    // Each of its variances has all earlier ones in it.
    ["ewma", 40],
  ] as const)("keep what tells that prices without a move have no volatility by %s", (estimator, rows) => {
    const flat = barsOf(Array.from({ length: 40 }, () => [100, 100, 100, 100] as const));
    const trade = measured(history(flat, estimator));
    expect(sizePair(trade).sizings).toMatchObject([
      { available: false, reason: { code: "VOLATILITY_ZERO", args: { symbol: "RTY", file: "prices.csv" } } },
    ]);
    expect(kept(trade)?.dates).toEqual(flat.dates.slice(-rows));
    expect(kept(trade)?.open).toEqual(new Float64Array(rows).fill(100));
    expect(answer(prunedTrade(trade))).toEqual(answer(trade));
  });
});

describe("the chain of a pruned trade", () => {
  const march = row(2750, "call", { ask: 78.8 });
  const sold = row(2950, "call", { bid: 17.9 });
  const open = row(2750, "call", { ask: 78.8 }, { expiry: null });
  const june = row(2750, "call", { ask: 140 }, { expiry: "2026-06-19" });
  const put = row(2750, "put", { ask: 98 });
  const prunedRows = (legs: readonly string[], expiry: string | null, rows: Parameters<typeof chain>[0]) => {
    const asking = parseTrade({
      version: 1,
      long: { symbol: "RTY", level: 2730.8, legs },
      short: { symbol: "NQ", level: 25_658.25 },
    });
    return prunedTrade({ ...asking, long: { ...asking.long, expiry, chain: chain(rows) } }).long.chain?.rows ?? null;
  };

  it.each([
    [["2750C"], [march]],
    [["ATM C"], [march]],
    [["2750C @ 78.40", "-1 2950C"], [sold]],
    [["2750C @ 78.40", "+1 F @ 2700"], null],
    [["ATM C @ 78.40"], null],
    [["+1 F @ 2700"], null],
  ])("holds what its legs ask for, of the trade's expiry: %j", (legs, kept) => {
    expect(prunedRows(legs, "2026-03-20", [march, sold, june, put])).toEqual(kept);
  });
  it("holds a quote that names no expiry, and one while the trade names none", () => {
    expect(prunedRows(["2750C"], "2026-03-20", [open, put])).toEqual([open]);
    expect(prunedRows(["2750C"], null, [march, put])).toEqual([march]);
  });
});
