import type { Finding } from "../../errors/finding.ts";
import { TRADING_DAYS } from "../calendar.ts";
import { calendarDaysOf, pastRows, tradingDaysTo, usualWindow } from "../pair/backtest.ts";
import { forwardGrowth } from "../pair/measured-side.ts";
import { whyUnvalued } from "../pair/money.ts";
import type { PairTrade } from "../pair/trade.ts";
import type { Ratio } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { historicalSimulation, type SimulationAnswer, type SimulationRow } from "./historical-simulation.ts";
import type { HeldSide, HorizonDate } from "./horizon.ts";
import { heldLine } from "./profit-curves.ts";

/** Standard normals within which all past moves lie, where a profit before expiry is sampled: it is finest there. */
const WITHIN = 2.5;

/** Deviations of a window at today's volatility that scaled moves are taken to reach. */
const SCALED_REACH = 4;

/**
 * What past windows of as many trading days as the horizon is away would bring today's pair, fees off; or the reason
 * why that is not known. A trade without a date of its horizon is looked at over 20 trading days.
 *
 * History moves both levels; at expiry the profit there is exact, before it the model values the legs, so that no
 * window counts as one at the max loss or the max gain, which are those at expiry.
 */
export function pastScenario(
  trade: PairTrade,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): SimulationAnswer {
  const rows = pastRows(trade, null);
  if ("code" in rows) return { available: false, reason: rows };
  const unvalued = whyUnvalued({ long: held.long.side, short: held.short.side }, when.daysLeft);
  if (unvalued !== null) return { available: false, reason: unvalued };
  const { history } = rows;
  const days = tradingDaysTo(trade, when.date) ?? usualWindow;
  const calendarDays = when.days ?? calendarDaysOf(days, trade.asOf ?? history.dates.at(-1) ?? "");
  const volatilityOf = (side: Side) => {
    const answer = held[side].side.volatility;
    return answer.known ? answer.volatility.value : answer.reason;
  };
  const line = (side: Side) => {
    const law = {
      forward: trade[side].level.value,
      deviation: usefulDeviation(history[side].close, days, volatilityOf(side)),
    };
    return heldLine(held[side], law, { daysLeft: when.daysLeft[side], shift: shift[side] });
  };
  const answer = historicalSimulation({
    history,
    days,
    levels: { long: trade.long.level.value, short: trade.short.level.value },
    profit: { long: line("long"), short: line("short") },
    growth: bothOrReason((side) => forwardGrowth(trade[side], trade.rate, calendarDays)),
    volatilities: bothOrReason(volatilityOf),
  });
  const isExpired = when.daysLeft.long === 0 && when.daysLeft.short === 0;
  return !answer.available || isExpired ? answer : { ...answer, rows: answer.rows.map(withoutBounds) };
}

/** A row before expiry: no window ends at the max loss or the max gain, which are profits at expiry. */
function withoutBounds(row: SimulationRow): SimulationRow {
  return row.available ? { ...row, atMaxLoss: null, atMaxGain: null } : row;
}

/** A deviation of the log of a level that puts all moves of the past, and scaled ones, where a profit is sampled finely. */
function usefulDeviation(close: Float64Array, days: number, volatility: number | Finding): number {
  const scaled = typeof volatility === "number" ? SCALED_REACH * volatility * Math.sqrt(days / TRADING_DAYS) : 0;
  const past = close.subarray(days).map((to, t) => Math.abs(Math.log(to / (close[t] ?? to))));
  const farthest = past.reduce((most, move) => Math.max(most, move), scaled);
  // Of prices that stand still any will do.
  return (farthest > 0 ? farthest : 1) / WITHIN;
}

/** A number of each side, or the first reason why one is not known. */
function bothOrReason<N extends number>(of: (side: Side) => N | Finding): Sides<N> | Finding {
  const [long, short] = [of("long"), of("short")];
  if (typeof long !== "number") return long;
  return typeof short === "number" ? { long, short } : short;
}
