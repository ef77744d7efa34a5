import { expectTypeOf, test } from "vitest";
import {
  backtest,
  type HorizonStudyAnswer,
  historicalSimulation,
  type PairBacktest,
  type PairTrade,
  type SimulationAnswer,
} from "../../src/index.ts";

declare const trade: PairTrade;

test("a backtest has a study of each horizon, or the reason why there is none", () => {
  expectTypeOf(backtest(trade)).toEqualTypeOf<PairBacktest>();
  const { horizons } = backtest(trade, { horizon: 20, market: { symbol: "SPX", bars: [] } });
  expectTypeOf(horizons).toEqualTypeOf<readonly HorizonStudyAnswer[]>();
  // @ts-expect-error there may be too few windows
  horizons[0]?.weightings;
  for (const each of horizons) if (each.available) expectTypeOf(each.weightings[0]?.trackingError).toExtend<unknown>();
  // @ts-expect-error the horizon is in trading days
  backtest(trade, { horizon: "20 days" });
});

test("a historical simulation has rows, or the reason why there are none", () => {
  expectTypeOf(historicalSimulation(trade, { days: 20 })).toEqualTypeOf<SimulationAnswer>();
  const answer = historicalSimulation(trade);
  // @ts-expect-error there may be none
  answer.rows;
  // @ts-expect-error calendar days
  historicalSimulation(trade, { days: "2026-02-20" });
});
