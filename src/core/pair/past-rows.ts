import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber } from "../calendar.ts";
import { isTradingDay, tradingDayFrom, tradingDaysBetween } from "../trading-days.ts";
import { type JointHistory, jointHistory } from "../volatility/joint-history.ts";
import type { PairTrade, SideHistory } from "./trade.ts";

/** The trading days that both price files of a trade hold, none after its date. */
export interface PastRows {
  readonly history: JointHistory;
  readonly long: SideHistory;
  readonly short: SideHistory;
}

/**
 * Returns the joint trading days of a trade's two price files, not before `from`, or the reason why there are none:
 * HISTORIES_NEEDED where a side has no file, HISTORY_NOT_DAILY.
 */
export function pastRows({ asOf, long, short }: PairTrade, from: string | null): PastRows | Finding {
  const symbols = [long, short].flatMap(({ history, contract }) => (history === null ? [contract.symbol] : []));
  if (long.history === null || short.history === null) return finding("HISTORIES_NEEDED", { symbols });
  const joint = jointHistory(long.history.bars, short.history.bars, { isTradingDay, asOf, from });
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
