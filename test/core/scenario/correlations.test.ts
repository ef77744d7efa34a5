import { describe, expect, it } from "vitest";
import { tradeCorrelation } from "../../../src/core/pair/daily-risk.ts";
import type { SideHistory } from "../../../src/core/pair/trade.ts";
import { as, type Ratio } from "../../../src/core/quantity.ts";
import { correlationsBeside } from "../../../src/core/scenario/distribution.ts";
import { parseTrade } from "../../../src/index.ts";
import { closesOf } from "../../price-csv.ts";

const beside = (own: number) => correlationsBeside(as<Ratio>(own));

describe("the correlations beside a trade's own", () => {
  it.each([
    // 0.9 is 0.02 from 0.88, which says the same.
    [0.78, [-0.5, 0, 0.5, 0.58, 0.68, 0.78, 0.88, 0.98]],
    // -1.1 and -1 are both as low as there is; 0.9 is far from all.
    [-0.9, [-1, -0.9, -0.8, -0.7, -0.5, 0, 0.5, 0.9]],
    // 0 is 0.05 from its neighbours, which is apart.
    [0.05, [-0.5, -0.15, -0.05, 0, 0.05, 0.15, 0.25, 0.5, 0.9]],
    [0, [-0.5, -0.2, -0.1, 0, 0.1, 0.2, 0.5, 0.9]],
    [1, [-0.5, 0, 0.5, 0.8, 0.9, 1]],
  ])("of %d are %j", (own, all) => {
    expect(beside(own)).toEqual(all);
  });

  it("hold a plain 0 for the digits that binary fractions leave", () => {
    expect(beside(0.2 - 2 ** -54)).toContainEqual(0);
    expect(beside(0.2 - 2 ** -54).filter((each) => Object.is(each, -0))).toEqual([]);
  });
});

describe("the correlation of a trade", () => {
  const trade = parseTrade({
    version: 1,
    long: { symbol: "RTY", level: 2730.8 },
    short: { symbol: "NQ", level: 25_658.25 },
  });
  const history = (closes: readonly number[]): SideHistory => ({
    file: "prices.csv",
    bars: closesOf(closes),
    method: { estimator: "close-to-close", lookback: 4, periodsPerYear: 252, lambda: as(0.94) },
  });
  const of = (long: SideHistory | null, short: SideHistory | null) =>
    tradeCorrelation({ ...trade, long: { ...trade.long, history: long }, short: { ...trade.short, history: short } });
  const moving = [100, 101, 99, 102, 100];

  it("is missing where either side has no history", () => {
    const reason = { code: "CORRELATION_MISSING", args: { long: "RTY", short: "NQ" } };
    for (const [long, short] of [
      [null, null],
      [history(moving), null],
      [null, history(moving)],
    ] as const)
      expect(of(long, short)).toEqual({ known: false, reason });
  });

  it("is not known of too few common returns, nor of an index that does not move", () => {
    expect(of(history(moving), history(moving.slice(0, 4)))).toMatchObject({
      known: false,
      reason: { code: "COMOVEMENT_TOO_SHORT" },
    });
    expect(of(history(moving), history([7, 7, 7, 7, 7]))).toMatchObject({
      known: false,
      reason: { code: "COMOVEMENT_FLAT" },
    });
  });

  it("of one series with itself is 1, with its dates", () => {
    expect(of(history(moving), history(moving))).toEqual({
      known: true,
      correlation: {
        value: expect.closeTo(1, 12),
        from: "history",
        ...{ lookback: 4, observations: 4, firstDate: "2000-01-01", lastDate: "2000-01-05" },
      },
    });
  });
});
