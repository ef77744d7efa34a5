import { type PairBacktest, pairBacktest } from "../core/pair/backtest.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import { as, type Ratio } from "../core/quantity.ts";
import type { SimulationAnswer } from "../core/scenario/historical-simulation.ts";
import { pairScenario } from "../core/scenario/scenario.ts";
import type { Bars } from "../core/volatility/bars.ts";
import { ranges } from "../schema/key.ts";
import { type PriceBar, priceColumns } from "./bars.ts";
import { type Check, inRange, isoDate, openRecord, optional, record, text, whole } from "./checked.ts";
import { pairTrade } from "./pair-trade.ts";

/** What a backtest is asked; all of it may be left out. */
export interface BacktestOptions {
  /** Trading days of a window; to the trade's expiry, and 20 where it has none, when left out. */
  readonly horizon?: number | undefined;
  /** ISO date of the first row of the price files to take. */
  readonly from?: string | undefined;
  /** A third series of prices, the market: rows, or the columns of a price history. */
  readonly market?: { readonly symbol: string; readonly bars: readonly PriceBar[] | Bars } | undefined;
}

/**
 * How dollar-neutral, volatility-adjusted and beta-neutral would have hedged the long index with the short one, over
 * past windows of 1, 5 and the trade's own trading days: a study of the indices, not of the options.
 *
 * Walk forward: the ratio h of a window, in short dollars per long dollar, is that of the returns before it, and its
 * hedged return R_L − h·R_S. effectiveness = 1 − Var(hedged)/Var(R_L), over every way to place the windows; a difference
 * between weightings is consistent where its range excludes 0. Fractions throughout; tracking errors are per √year.
 * The windows themselves are `pastWindows` of each horizon. A horizon that has too few windows says why.
 *
 * @throws PairsizeError HISTORIES_NEEDED for a trade without both price files, HISTORY_NOT_DAILY, WINDOWS_TOO_FEW,
 * VALUE_OUT_OF_RANGE
 * @see Ederington, The Hedging Performance of the New Futures Markets, Journal of Finance, 1979, pp. 157–170.
 * @example
 * backtest(await readTradeFile("fixtures/trades/synthetic-pair.yaml")).horizons.map(({ days }) => days); // [1, 5, 20]
 */
export function backtest(trade: PairTrade, options: BacktestOptions = {}): PairBacktest {
  const { horizon, from, market } = backtestOptions(options, "", "options");
  return pairBacktest(pairTrade(trade, "", "trade"), {
    horizon: horizon ?? null,
    from: from ?? null,
    market: market === undefined ? null : { ...market, file: market.symbol },
  });
}

/** When a historical simulation looks at the pair. */
export interface HistoricalSimulationOptions {
  /** Whole calendar days after the trade's date; at expiry when left out. */
  readonly days?: number | undefined;
}

/**
 * What every past window of as many trading days as the horizon is away would bring today's pair, in USD, fees off; of
 * the trade's first weighting. Past windows, not a forecast.
 *
 * Three rows: `as-it-was`; `centred`, each index's mean growth brought to that of its forward, since history's drift is
 * a bet that the trade need not make; `scaled` besides, day by day, to the volatility that the side is sized with. The
 * share profitable has Wilson's 95 % interval of the disjoint windows. At expiry profits are exact; before it the model
 * values the legs. A row that cannot be made says why, as does the answer where there is none.
 *
 * @throws PairsizeError HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING, EXERCISE_UNKNOWN and VOLATILITY_MISSING where
 * options are to be valued before expiry; VALUE_OUT_OF_RANGE
 * @see Hull and White, Incorporating Volatility Updating into the Historical Simulation Method for Value-at-Risk,
 * Journal of Risk, 1998.
 * @example
 * historicalSimulation(await readTradeFile("fixtures/trades/synthetic-pair.yaml")).rows[0].windows; // 274
 */
export function historicalSimulation(trade: PairTrade, options: HistoricalSimulationOptions = {}): SimulationAnswer {
  const { days } = simulationOptions(options, "", "options");
  const nothing = as<Ratio>(0);
  const answer = pairScenario(pairTrade(trade, "", "trade"), {
    horizon: days === undefined ? { kind: "expiry" } : { kind: "days", days },
    moves: { long: [], short: [] },
    volatilityShift: { long: nothing, short: nothing },
    odds: "history",
  });
  return answer.available ? answer.historical : { available: false, reason: answer.reason };
}

const prices: Check<Bars> = (value, path) => priceColumns(value as readonly PriceBar[] | Bars, path);

const backtestOptions = record<
  Omit<BacktestOptions, "market"> & { market?: { symbol: string; bars: Bars } | undefined }
>({
  horizon: optional(inRange(ranges.tradingDays)),
  from: optional(isoDate),
  market: optional(openRecord({ symbol: text, bars: prices })),
});

const MOST_DAYS = 36_500;

const simulationOptions = record<HistoricalSimulationOptions>({ days: optional(whole(0, MOST_DAYS)) });
