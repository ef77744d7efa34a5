import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Check,
  checkPair,
  type DailyRisk,
  type FeasibleSizing,
  messageOf,
  parseTrade,
  sizePair,
} from "../../../src/index.ts";

type Line = readonly [quantity: number, right: "call" | "put", strike: number, premium: number];
type Row = readonly [
  sides: readonly (readonly [
    symbol: string,
    level: number,
    volatility: number,
    dividend: number,
    lines: readonly Line[],
  ])[],
  asOf: string,
  correlation: number | null,
  byDelta: number,
  revalued: number,
];

const oracle: { readonly expiry: string; readonly rate: number; readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(new URL("../../../fixtures/oracles/daily-risk.json", import.meta.url), "utf8"),
);

function sized(trade: Record<string, unknown>): FeasibleSizing {
  const [sizing] = sizePair(parseTrade({ version: 1, allowArbitrage: true, ...trade })).sizings;
  if (sizing === undefined || !sizing.available || !sizing.feasible) throw new Error("nothing fits");
  return sizing;
}

function riskOf(trade: Record<string, unknown>): DailyRisk {
  const { dailyRisk } = sized(trade);
  if (dailyRisk === null) throw new Error("no risk");
  return dailyRisk;
}

describe("the risk of a day against QuantLib and plain sums", () => {
  const oneEach = { size: { weighting: "dollar", contracts: { long: 1, short: 1 } } };
  const tradeOf = ([sides, asOf, correlation]: Row) => {
    const [long, short] = sides.map(([symbol, level, volatility, dividend, lines]) => ({
      symbol,
      level,
      volatility,
      ...(symbol === "RTY" || symbol === "NQ" ? {} : { yield: dividend }),
      legs: lines.map(([quantity, right, strike, premium]) => ({ quantity, right, strike, premium })),
    }));
    const { expiry, rate } = oracle;
    return { asOf, expiry, rate, long, short, ...oneEach, ...(correlation === null ? {} : { correlation }) };
  };

  it("by deltas and revalued, within a millionth of both sides added", () => {
    for (const row of oracle.rows) {
      const [, , correlation, byDelta, revalued] = row;
      const found = riskOf(tradeOf(row));
      const added = riskOf({ ...tradeOf(row), correlation: undefined });
      const about = JSON.stringify(row);
      expect(found.correlation, about).toBe(correlation);
      expect(Math.abs(found.amount - byDelta), about).toBeLessThan(1e-6 * added.amount + 1e-6);
      expect(Math.abs((found.revalued ?? 0) - revalued), about).toBeLessThan(1e-6 * (added.revalued ?? 0));
    }
  });
});

const rty = { symbol: "RTY", level: 2730.8, volatility: "18.5%" };
const nq = { symbol: "NQ", level: 25_658.25, volatility: "17.3%" };
const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
const dollar = { size: { weighting: "dollar" } };

describe("the risk of a day", () => {
  it("of futures is that of their notional, and of a lognormal level revalued", () => {
    const [long, short] = [4 * 136_540 * 0.185, 513_165 * 0.173];
    const { amount, revalued, correlation } = riskOf({ long: rty, short: nq, correlation: 0.78, ...dollar });
    expect(amount).toBeCloseTo(Math.sqrt((long ** 2 + short ** 2 - 2 * 0.78 * long * short) / 252), 8);
    // Var(S) = F²·(exp(s²) − 1), Cov = F·G·(exp(ρ·s·t) − 1).
    const [s, t] = [0.185 / Math.sqrt(252), 0.173 / Math.sqrt(252)];
    const variance =
      (4 * 136_540) ** 2 * Math.expm1(s * s) +
      513_165 ** 2 * Math.expm1(t * t) -
      2 * 4 * 136_540 * 513_165 * Math.expm1(0.78 * s * t);
    expect(revalued).toBeCloseTo(Math.sqrt(variance), 7);
    expect(correlation).toBe(0.78);
  });

  it("adds both sides where no correlation is known, and says so", () => {
    const { amount, correlation } = riskOf({ long: rty, short: nq, ...dollar });
    expect(amount).toBeCloseTo((101_039.6 + 88_777.545) / Math.sqrt(252), 8);
    expect(correlation).toBeNull();
  });

  it("of options without dates is at most that of the steepest slope, and nothing is revalued", () => {
    const long = { ...rty, legs: ["+3 2700C @ 100", "-1 2650P @ 60"] };
    const short = { ...nq, legs: ["26000P @ 850"] };
    const { amount, revalued, correlation } = riskOf({ long, short, correlation: 0.78, ...dollar });
    expect(amount).toBeCloseTo((3 * 101_039.6 + 88_777.545) / Math.sqrt(252), 8);
    expect([revalued, correlation]).toEqual([null, null]);
  });

  it("of short straddles has hardly a delta, and much gamma", () => {
    const long = { ...rty, legs: ["-1 2735C @ 84", "-1 2735P @ 88"] };
    const short = { ...nq, legs: ["-1 25700C @ 690", "-1 25700P @ 730"] };
    const { amount, revalued } = riskOf({ ...dates, correlation: 0.78, long, short, ...dollar });
    expect(revalued).toBeGreaterThan(1.5 * amount);
  });

  it("grows with the contracts, and is the same with long and short swapped", () => {
    const counts = fc.record({ long: fc.integer({ min: 1, max: 40 }), short: fc.integer({ min: 1, max: 40 }) });
    const [long, short] = [
      { ...rty, legs: ["2750C @ 78.40"] },
      { ...nq, legs: ["25500P @ 612.50"] },
    ];
    const trade = { ...dates, correlation: 0.6 };
    const one = riskOf({ ...trade, long, short, size: { weighting: "dollar", contracts: { long: 1, short: 1 } } });
    fc.assert(
      fc.property(counts, (contracts) => {
        const there = riskOf({ ...trade, long, short, size: { weighting: "dollar", contracts } });
        const turned = { long: contracts.short, short: contracts.long };
        const back = riskOf({ ...trade, long: short, short: long, size: { weighting: "dollar", contracts: turned } });
        expect(back.amount).toBeCloseTo(there.amount, 6);
        expect(back.revalued).toBeCloseTo(there.revalued ?? 0, 4);
        if (contracts.long === contracts.short) expect(there.amount / contracts.long).toBeCloseTo(one.amount, 6);
        expect(there.amount).toBeLessThanOrEqual(
          riskOf({ ...trade, correlation: undefined, long, short, size: { weighting: "dollar", contracts } }).amount,
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe("five deep calls a side", () => {
  const words = (check: Check | undefined) => (check === undefined ? "" : messageOf(check.finding));
  const long = { ...rty, legs: ["+5 2700C @ 100", "-1 2650P @ 60"] };
  const short = { ...nq, legs: ["+5 26000P @ 850", "-1 26500C @ 400"] };
  const check = (trade: Record<string, unknown>) =>
    checkPair(parseTrade({ version: 1, ...dates, long, short, ...dollar, limits: { maxDailyRisk: 12_000 }, ...trade }))
      .checks[0];

  it("break a limit that their notional keeps, at a correlation and without one", () => {
    const added = check({});
    expect(added).toMatchObject({ name: "maxDailyRisk", passed: false });
    expect(riskOf({ ...dates, long, short, ...dollar }).amount).toBeCloseTo(38_103, -1);
    expect(riskOf({ ...dates, long, short, ...dollar, correlation: 0.78 }).amount).toBeCloseTo(12_888, 0);
    const correlated = check({ correlation: 0.78 });
    expect(correlated?.passed).toBe(false);
    expect(words(added)).toBe(
      "the pair moves by $38,167.27 a day by revaluation, both sides added, $26,167.27 over the limit of $12,000 a day",
    );
    expect(words(correlated)).toContain("at a correlation of 0.78");
  });

  it("are tested by the greater of deltas and revaluation", () => {
    const { amount, revalued } = riskOf({ ...dates, long, short, ...dollar, correlation: 0.78 });
    expect(revalued).toBeGreaterThan(amount);
    const between = (amount + (revalued ?? 0)) / 2;
    expect(check({ correlation: 0.78, limits: { maxDailyRisk: between } })?.passed).toBe(false);
    expect(check({ correlation: 0.78, limits: { maxDailyRisk: Math.ceil(revalued ?? 0) } })?.passed).toBe(true);
  });
});
