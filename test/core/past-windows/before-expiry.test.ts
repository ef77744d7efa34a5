import { describe, expect, it } from "vitest";
import { type AnnualVolatility, as, type Points } from "../../../src/core/quantity.ts";
import { historicalSimulation } from "../../../src/core/scenario/historical-simulation.ts";
import type { ProfitLine } from "../../../src/core/scenario/profit-curve.ts";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { jointHistory } from "../../../src/core/volatility/comovement.ts";
import { type PairTrade, parseTrade, scenario } from "../../../src/index.ts";
import { readBars } from "../../price-csv.ts";

const asOf = "2025-12-01";
const made = (file: string) => readBars(new URL(`../../../fixtures/prices/${file}`, import.meta.url), asOf);
const method = { estimator: "close-to-close", lookback: 60, periodsPerYear: 252, lambda: 0.94 } as const;

/** A history whose log moves are so many times as large. */
const stretched = (bars: Bars, by: number): Bars => ({
  ...bars,
  close: bars.close.map((close) => 1000 * (close / 1000) ** by),
});

/** Narrow spreads, half in the money: the model's value bends at two strikes, and is level far from them. */
const tradeOf = (symbols: readonly [string, string], by: number, volatility: string): PairTrade => {
  const trade = parseTrade({
    ...{ version: 1, asOf, expiry: "2026-01-16", rate: "3.65%", size: { weighting: "dollar" } },
    long: { symbol: symbols[0], level: 1200, volatility, legs: ["1180C @ 72", "-1 1220C @ 52"] },
    short: { symbol: symbols[1], level: 20_000, volatility, legs: ["20300P @ 1050", "-1 19700P @ 750"] },
  });
  const history = (file: string) => ({ file, bars: stretched(made(file), by), method });
  return {
    ...trade,
    long: { ...trade.long, history: history("synthetic-first.csv") },
    short: { ...trade.short, history: history("synthetic-second.csv") },
  };
};

/** 16 calendar days on: 12 trading days. */
const [days, tradingDays] = [16, 12];

/** A side's profit by its level as the grid of named moves says it, on a thousand levels up to `reach` times as high or low. */
function gridLine(trade: PairTrade, side: "long" | "short", reach: number): ProfitLine {
  const moves = Array.from({ length: 1001 }, (_, i) => reach ** (i / 500 - 1) - 1);
  const answer = scenario(trade, { days, odds: "lognormal", moves: { long: [0], short: [0], [side]: moves } });
  if (!answer.available) throw new Error("no pair");
  const levels = moves.map((move) => trade[side].level.value * (1 + move));
  const profits = answer.profitBySide[side];
  const slopes = levels.map((level, i) => {
    const [to, next] = [levels[i + 1], profits[i + 1]];
    return to === undefined || next === undefined ? 0 : (next - (profits[i] ?? 0)) / (to - level);
  });
  return {
    levels: Float64Array.from(levels),
    profits: Float64Array.from(profits),
    slopes: Float64Array.from(slopes),
  };
}

describe("what past windows bring before expiry", () => {
  const growth = Math.exp((0.0365 * days) / 365);

  // The past may have been wilder than what is expected, or calmer: every window is valued as finely.
  it.each([
    ["futures, a usual past", ["RTY", "NQ"], 1, "35%", 1, 2.5],
    ["futures, a past six times as wild as today", ["RTY", "NQ"], 1.5, "8%", 1, 2.5],
    ["futures, a past a fortieth of today", ["RTY", "NQ"], 0.05, "60%", 1, 2.5],
    ["futures, a calm past and a calm day", ["RTY", "NQ"], 0.05, "1%", 1, 1.05],
    ["cash indices, which grow to their forwards", ["RUT", "NDX"], 1, "35%", growth, 2.5],
  ] as const)("is what the grid of moves says of every window: %s", (_, symbols, by, volatility, forward, reach) => {
    const trade = tradeOf(symbols, by, volatility);
    const { historical } = scenario(trade, { days }) as { historical: ReturnType<typeof historicalSimulation> };
    const [long, short] = [trade.long.history?.bars, trade.short.history?.bars];
    const joint = long && short && jointHistory(long, short, { asOf });
    if (!joint?.available || !historical.available) throw new Error("both have histories");
    const sigma = as<AnnualVolatility>(Number.parseFloat(volatility) / 100);
    const expected = historicalSimulation({
      history: joint.history,
      days: tradingDays,
      levels: { long: as<Points>(1200), short: as<Points>(20_000) },
      profit: { long: gridLine(trade, "long", reach), short: gridLine(trade, "short", reach) },
      growth: { long: forward, short: forward },
      volatilities: { long: sigma, short: sigma },
    });
    if (!expected.available) throw new Error("the history is long");
    expect(historical.days).toBe(tradingDays);
    const ranges = expected.rows.map((row) => (row.available ? row.best.profit - row.worst.profit : 0));
    const within = 1e-4 * Math.max(...ranges);
    for (const [at, row] of expected.rows.entries()) {
      const got = historical.rows[at];
      if (!row.available || !got?.available) throw new Error(`${row.method} is known`);
      const near = (one: number, other: number, what: string) =>
        expect(Math.abs(one - other), `${row.method}, ${what}`).toBeLessThan(within);
      near(got.worst.profit, row.worst.profit, "worst");
      near(got.best.profit, row.best.profit, "best");
      near(got.mean, row.mean, "mean");
      for (const [i, { probability, profit }] of row.quantiles.entries())
        near(got.quantiles[i]?.profit ?? Number.NaN, profit, `${probability}`);
    }
  });
});
