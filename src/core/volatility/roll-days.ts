import { type Finding, finding } from "../../errors/finding.ts";
import { frontFuture } from "../contract/quarterly-futures.ts";
import type { Bars } from "./bars.ts";
import { estimateVolatility, rowsNeeded } from "./estimators.ts";
import type { VolatilityMethod } from "./method.ts";

/** A change of the volatility by more than this share is worth a warning. */
const FELT = 0.03;

/**
 * Returns the warning that a continuous future's roll moves its volatility by more than 3 %, or none.
 *
 * The return from a close at or before a quarterly expiry to the first one after it lies between two contracts: nobody
 * earned it. Files that roll some days earlier cannot be told from the prices alone. Estimators that read no close of
 * the day before do not see the roll.
 */
export function rollWarnings(symbol: string, file: string, bars: Bars, method: VolatilityMethod): readonly Finding[] {
  const isSeen = method.estimator === "ewma" || rowsNeeded(method) > method.lookback;
  const whole = estimateVolatility(bars, method);
  if (!isSeen || !whole.available || frontFuture(symbol, bars.dates.at(-1) ?? "") === null) return [];
  const first = bars.dates.length - whole.observations + 1;
  const rolls = bars.dates.flatMap((date, row) =>
    row >= first && isRoll(symbol, bars.dates[row - 1], date) ? [row] : [],
  );
  const lookback = method.lookback - rolls.length;
  if (rolls.length === 0 || (method.estimator !== "ewma" && lookback < 2)) return [];
  const without = estimateVolatility(rolls.toReversed().reduce(withoutReturn, bars), { ...method, lookback });
  if (!without.available || Math.abs(whole.value / without.value - 1) <= FELT) return [];
  const dates = rolls.map((row) => bars.dates[row] ?? "");
  const args = { symbol, dates, volatility: whole.value, without: without.value };
  return [finding("HISTORY_ROLL_DAYS", args, { where: { file } })];
}

/** Whether a quarterly future expires on the date before, or between both. */
function isRoll(symbol: string, before: string | undefined, date: string): boolean {
  const front = before === undefined ? null : frontFuture(symbol, before);
  return front !== null && front.expiry < date;
}

/** The bars without one row and its return: those before it are brought to its prices. */
function withoutReturn({ dates, open, high, low, close }: Bars, row: number): Bars {
  const ratio = (close[row] ?? 1) / (close[row - 1] ?? 1);
  const spliced = (prices: Float64Array) =>
    prices.map((price, at) => (at < row ? price * ratio : price)).filter((_, at) => at !== row);
  const optional = (prices: Float64Array | null) => (prices === null ? null : spliced(prices));
  return {
    dates: dates.filter((_, at) => at !== row),
    open: optional(open),
    high: optional(high),
    low: optional(low),
    close: spliced(close),
  };
}
