import { failIfAny, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber } from "../calendar.ts";
import type { Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { tradingDayFrom, tradingDaysBetween } from "../trading-days.ts";
import type { Bars } from "../volatility/bars.ts";
import { comovement, type JointHistory, jointHistory } from "../volatility/comovement.ts";
import { type HorizonBegins, type HorizonStudyAnswer, hedgeStudy } from "../volatility/hedge-study.ts";
import { defaultMethod, type Estimator, type VolatilityMethod } from "../volatility/method.ts";
import type { PairTrade, SideHistory, TradeSide } from "./trade.ts";

/** A third price file, the market: hedged returns are held against it too. */
export interface MarketHistory {
  readonly symbol: string;
  readonly file: string;
  readonly bars: Pick<Bars, "dates" | "close">;
}

/** What a backtest is asked. */
export interface BacktestRequest {
  /** Trading days of a window; null takes those to the trade's expiry, and 20 where it has none. */
  readonly horizon: number | null;
  /** ISO date of the first row to take; null takes all. */
  readonly from: string | null;
  readonly market: MarketHistory | null;
}

/** A side of a backtest: its price file, and how its volatility is measured on every day of it. */
export interface StudiedSide {
  readonly symbol: string;
  readonly file: string;
  readonly estimator: Estimator;
  readonly lookback: number;
}

/** How each weighting would have hedged the long index with the short one, window after window. */
export interface PairBacktest extends Sides<StudiedSide> {
  readonly market: Pick<MarketHistory, "symbol" | "file"> | null;
  /** Returns that β is measured over: the long side's lookback. */
  readonly lookback: number;
  /** Of the long side. */
  readonly estimator: Estimator;
  /** Dates that both files hold, and the first and the last of them. */
  readonly tradingDays: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Correlation, β and close-to-close volatility ratio over the last lookback: β = correlation × ratio. */
  readonly comovement: {
    readonly correlation: Ratio | null;
    readonly beta: Ratio | null;
    readonly volatilityRatio: Ratio | null;
  };
  /** Trading days of the trade's own window; one of the horizons. */
  readonly horizon: number;
  /** By trading days, ascending: 1, 5 and the trade's own. */
  readonly horizons: readonly HorizonStudyAnswer[];
  readonly warnings: readonly Finding[];
}

/** Windows of these trading days are studied beside the trade's own. */
const BESIDE = [1, 5];

/**
 * The hedge study of a trade's two price files: over windows of 1, 5 and its own trading days.
 *
 * @throws PairsizeError HISTORIES_NEEDED, HISTORY_NOT_DAILY, WINDOWS_TOO_FEW where no date is left
 */
export function pairBacktest(
  trade: PairTrade,
  { horizon, from, market }: BacktestRequest,
  begins?: HorizonBegins,
): PairBacktest {
  const own = horizon ?? ownWindow(trade);
  const rows = pastRows(trade, from);
  if ("code" in rows) throw new PairsizeError([rows]);
  const { history, long, short } = rows;
  const days = [...new Set([...BESIDE, own])].sort((a, b) => a - b);
  const horizons = hedgeStudy(
    { history, methods: daily(rows), horizons: days, moves: trade.moves, market: market?.bars ?? null },
    begins,
  );
  // An answer has a first date.
  if (history.dates.length === 0)
    failIfAny(horizons.flatMap((study) => (study.days === own && !study.available ? [study.reason] : [])));
  const together = comovement(history.long, history.short, long.method);
  const { correlation, beta, volatilityRatio } = together;
  return {
    long: studied(trade.long, long),
    short: studied(trade.short, short),
    market: market === null ? null : { symbol: market.symbol, file: market.file },
    lookback: long.method.lookback,
    estimator: long.method.estimator,
    tradingDays: history.dates.length,
    firstDate: history.dates[0] ?? "",
    lastDate: history.dates.at(-1) ?? "",
    comovement: { correlation, beta, volatilityRatio },
    horizon: own,
    horizons,
    warnings: [...trade.warnings, ...givenVolatilities(trade)],
  };
}

/** That the ratio of today is not that of `size`, which takes a volatility that was given. */
function givenVolatilities({ long, short }: PairTrade): readonly Finding[] {
  const given = [long, short].filter(({ volatility }) => volatility !== null && volatility.from !== "history");
  const symbols = given.map(({ contract }) => contract.symbol);
  return symbols.length === 0 ? [] : [finding("STUDY_MEASURES", { symbols })];
}

/**
 * The hedge study of a trade over windows of its own trading days alone; the reason where there is none.
 */
export function hedgedInThePast(trade: PairTrade): HorizonStudyAnswer | Finding {
  const rows = pastRows(trade, null);
  if ("code" in rows) return rows;
  const days = ownWindow(trade);
  const { history } = rows;
  const [study] = hedgeStudy({ history, methods: daily(rows), horizons: [days], moves: trade.moves, market: null });
  if (study === undefined) throw new Error("a study of one horizon has one answer");
  return study;
}

/** The sides' methods, both by the year of trading days that joint rows are: a ratio has no other unit of time. */
function daily({ long, short }: PastRows): Sides<VolatilityMethod> {
  const { periodsPerYear } = defaultMethod;
  return { long: { ...long.method, periodsPerYear }, short: { ...short.method, periodsPerYear } };
}

/** Trading days to the nearer expiry; 20 where the trade has none, or none is left. */
function ownWindow(trade: PairTrade): number {
  const days = tradingDaysTo(trade, trade.expiry);
  return days === null || days < 1 ? usualWindow : days;
}

function studied({ contract }: TradeSide, { file, method }: SideHistory): StudiedSide {
  return { symbol: contract.symbol, file, estimator: method.estimator, lookback: method.lookback };
}

/** The dates that both price files of a trade hold, none after its own. */
export interface PastRows {
  readonly history: JointHistory;
  readonly long: SideHistory;
  readonly short: SideHistory;
}

/**
 * Returns the joint dates of a trade's two price files, not before `from`, or the reason why there are none:
 * HISTORIES_NEEDED where a side has no file, HISTORY_NOT_DAILY.
 */
export function pastRows({ asOf, long, short }: PairTrade, from: string | null): PastRows | Finding {
  const symbols = [long, short].flatMap(({ history, contract }) => (history === null ? [contract.symbol] : []));
  if (long.history === null || short.history === null) return finding("HISTORIES_NEEDED", { symbols });
  const joint = jointHistory(long.history.bars, short.history.bars, { asOf, from });
  return joint.available ? { history: joint.history, long: long.history, short: short.history } : joint.reason;
}

/** Trading days of a window where nothing says how long a trade lives: a month. */
export const usualWindow = 20;

/** Returns the calendar days from an ISO date to the day so many trading days after it. */
export function calendarDaysOf(tradingDays: number, asOf: string): number {
  const first = dayNumber(asOf) ?? 0;
  let day = first;
  for (let count = 0; count < tradingDays; count++) day = tradingDayFrom(day + 1);
  return day - first;
}

/** Returns the trading days from a trade's date, excluded, to a later date, included; null where a date is missing. */
export function tradingDaysTo({ asOf }: Pick<PairTrade, "asOf">, date: string | null): number | null {
  return asOf === null || date === null ? null : tradingDaysBetween(asOf, date);
}
