import { describe, expect, it } from "vitest";
import { type PairScenario, type PairTrade, parseTrade, scenario } from "../../../src/index.ts";
import { readBars } from "../../price-csv.ts";

const asOf = "2025-12-01";
const lookback = 60;
const barsOf = (file: string) => readBars(new URL(`../../../fixtures/prices/${file}`, import.meta.url), asOf);
const bars = { long: barsOf("synthetic-first.csv"), short: barsOf("synthetic-second.csv") };
const method = { estimator: "close-to-close", lookback, periodsPerYear: 252, lambda: 0.94 } as const;

const sides = {
  long: { symbol: "RTY", level: 1200, volatility: "40%", legs: ["1200C @ 60", "-1 1400C @ 15"] },
  short: { symbol: "NQ", level: 20000, volatility: "35%", legs: ["20000P @ 900", "-1 18000P @ 300"] },
};

function withHistories(written: object): PairTrade {
  const trade = parseTrade({ version: 1, asOf, expiry: "2026-01-16", rate: "3.65%", ...sides, ...written });
  const history = (side: "long" | "short") => ({ file: `${side}.csv`, bars: bars[side], method });
  return {
    ...trade,
    long: { ...trade.long, history: history("long") },
    short: { ...trade.short, history: history("short") },
  };
}

function shown(trade: PairTrade, options: Parameters<typeof scenario>[1] = {}): PairScenario {
  const answer = scenario(trade, options);
  if (!answer.available) throw new Error("no pair");
  return answer;
}

function rowsOf({ historical }: PairScenario) {
  if (!historical.available) throw new Error(historical.reason.code);
  return { ...historical, rows: historical.rows.map((row) => (row.available ? row : fail(row.reason.code))) };
}

function fail(code: string): never {
  throw new Error(code);
}

/** The profit of today's pair after every past window, by the scenario's own grid of moves: no simulation is asked. */
function byGrid(trade: PairTrade, days: number, options: Parameters<typeof scenario>[1]): number[] {
  const common = bars.long.dates.flatMap((date, at) => {
    const other = bars.short.dates.indexOf(date);
    return other < 0 ? [] : [[bars.long.close[at] ?? 0, bars.short.close[other] ?? 0] as const];
  });
  const windows = common.slice(days).map((to, t) => {
    const from = common[t] ?? to;
    return { long: to[0] / from[0] - 1, short: to[1] / from[1] - 1 };
  });
  const ascending = (side: "long" | "short") => [...new Set(windows.map((each) => each[side]))].sort((a, b) => a - b);
  const moves = { long: ascending("long"), short: ascending("short") };
  const { profitBySide } = shown(trade, { ...options, moves, odds: "lognormal" });
  return windows.map(
    (each) =>
      (profitBySide.long[moves.long.indexOf(each.long)] ?? 0) +
      (profitBySide.short[moves.short.indexOf(each.short)] ?? 0),
  );
}

describe("what the past says about a pair", () => {
  const trade = withHistories({});

  it("is the scenario's own profit after every past window, at expiry to the cent", () => {
    const { days, rows } = rowsOf(shown(trade));
    // From Monday 1 December 2025 to Friday 16 January 2026, without Christmas and New Year's Day.
    expect(days).toBe(32);
    const profits = byGrid(trade, 32, {});
    const [asItWas] = rows;
    expect(asItWas?.windows).toBe(profits.length);
    expect(asItWas?.worst.profit).toBeCloseTo(Math.min(...profits), 2);
    expect(asItWas?.best.profit).toBeCloseTo(Math.max(...profits), 2);
    expect(asItWas?.mean).toBeCloseTo(profits.reduce((sum, each) => sum + each, 0) / profits.length, 2);
    expect(asItWas?.shareProfitable).toBe(profits.filter((profit) => profit > 0).length / profits.length);
  });

  it("is the model's value of the legs before expiry, within a ten-thousandth of what it ranges over", () => {
    const options = { days: 16 };
    const { days, rows } = rowsOf(shown(trade, options));
    expect(days).toBe(12);
    const profits = byGrid(trade, 12, options);
    const [asItWas] = rows;
    const [least, most] = [Math.min(...profits), Math.max(...profits)];
    const within = 1e-4 * (most - least);
    expect(Math.abs((asItWas?.worst.profit ?? 0) - least)).toBeLessThan(within);
    expect(Math.abs((asItWas?.best.profit ?? 0) - most)).toBeLessThan(within);
    const mean = profits.reduce((sum, each) => sum + each, 0) / profits.length;
    expect(Math.abs((asItWas?.mean ?? 0) - mean)).toBeLessThan(within);
    // The max loss and the max gain are profits at expiry.
    expect(rows.map(({ atMaxLoss, atMaxGain }) => [atMaxLoss, atMaxGain])).toEqual(rows.map(() => [null, null]));
  });

  it("is looked at over 20 trading days where a trade has no date of its horizon", () => {
    const futures = { long: { symbol: "RTY", level: 1200 }, short: { symbol: "NQ", level: 20000 }, expiry: null };
    const { days, rows } = rowsOf(shown(withHistories(futures)));
    expect(days).toBe(20);
    // History's drift is off: a pair of futures makes nothing on average.
    expect(rows.map(({ mean }) => Math.abs(mean) < 1e-6)).toEqual([false, true, true]);
  });

  it("has no window at the max loss or gain while the options of one side live on", () => {
    const at = (long: string, short: string) => {
      const lives = { long: { ...sides.long, expiry: long }, short: { ...sides.short, expiry: short } };
      const { rows } = rowsOf(shown(withHistories({ ...lives, expiry: null })));
      return rows.map(({ atMaxLoss, atMaxGain }) => [atMaxLoss !== null, atMaxGain !== null]);
    };
    const three = (known: boolean) => Array.from({ length: 3 }, () => [known, known]);
    expect(at("2026-01-16", "2026-01-16")).toEqual(three(true));
    expect(at("2026-01-16", "2026-02-20")).toEqual(three(false));
    expect(at("2026-02-20", "2026-01-16")).toEqual(three(false));
  });

  it("finances shares over the calendar days of 20 trading days: 29 from 1 December, over Christmas", () => {
    const shares = {
      long: { symbol: "IWM", level: 200 },
      short: { symbol: "QQQ", level: 500 },
      ...{ expiry: null, size: { weighting: "dollar", contracts: { long: 10, short: 3 } } },
    };
    const { days, rows } = rowsOf(shown(withHistories(shares)));
    expect(days).toBe(20);
    // 1,000 shares at 200 against 300 at 500: what 50,000 USD grow by.
    const expected = 50_000 * Math.expm1((0.0365 * 29) / 365);
    expect(rows[1]?.mean).toBeCloseTo(expected, 6);
    expect(rows[2]?.mean).toBeCloseTo(expected, 6);
  });

  it("centres a cash index on its forward, and says what is missing where there is no rate", () => {
    const cash = {
      long: { symbol: "RUT", level: 1200, volatility: "40%", legs: ["1000C @ 230"] },
      short: { symbol: "NDX", level: 20000, volatility: "35%", legs: ["22000P @ 2300"] },
    };
    const known = rowsOf(shown(withHistories(cash)));
    expect(known.rows).toHaveLength(3);
    const answer = shown(withHistories({ ...cash, rate: null })).historical;
    if (!answer.available) throw new Error(answer.reason.code);
    expect(answer.rows.map((row) => (row.available ? "known" : row.reason.code))).toEqual([
      "known",
      "RATE_NEEDED_FOR_FORWARD",
      "RATE_NEEDED_FOR_FORWARD",
    ]);
  });

  it("stands beside the lognormal odds, or alone, as it is asked", () => {
    const known = (odds?: "lognormal" | "history" | "both") => {
      const { distribution, historical } = shown(trade, odds === undefined ? {} : { odds });
      return [
        distribution.known ? "known" : distribution.reason.code,
        historical.available ? "known" : historical.reason.code,
      ];
    };
    expect(known()).toEqual(["known", "known"]);
    expect(known("both")).toEqual(["known", "known"]);
    expect(known("lognormal")).toEqual(["known", "ODDS_NOT_ASKED"]);
    expect(known("history")).toEqual(["ODDS_NOT_ASKED", "known"]);
    const without = shown(parseTrade({ version: 1, ...sides }), { odds: "both" }).historical;
    expect(without.available ? null : without.reason).toMatchObject({
      code: "HISTORIES_NEEDED",
      args: { symbols: ["RTY", "NQ"] },
    });
  });
});
