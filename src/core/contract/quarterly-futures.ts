import { dayNumber, isoFromDays } from "../calendar.ts";
import { nthWeekday, tradingDayUpTo } from "../trading-days.ts";
import { eMinis } from "./table.ts";

/** Futures of the quarterly cycle: their months, their codes, and the days on which they expire. */

/** A month of the calendar, from 1. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** A quarterly future: its code, its symbol in the contract table, and the ISO date on which it expires. */
export interface QuarterlyFuture {
  readonly code: string;
  readonly symbol: string;
  readonly expiry: string;
}

/** The parts of a code as written. */
export interface CodeParts {
  readonly root: string;
  /** From 1. */
  readonly month: number;
  /** The last digits of the year, as many as are written: "6", "26". */
  readonly yearEnds: string;
}

const FRIDAY = 5;
/** The letters of the months in codes, January first. */
export const MONTH_LETTERS = "FGHJKMNQUVXZ";

/** Returns the month of a day number. */
export function monthOf(day: number): Month {
  const date = isoFromDays(day);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** Returns the day number of the third Friday of a month. */
export function thirdFriday({ year, month }: Month): number {
  return nthWeekday(year, month, FRIDAY, 3);
}

/**
 * Returns the day number on which the quarterlies and monthlies of a month expire: the third Friday, or the trading day
 * before.
 */
export function monthlyDay(month: Month): number {
  return tradingDayUpTo(thirdFriday(month));
}

/** Whether a month is one of the quarterly cycle: March, June, September or December. */
export function isQuarterlyMonth({ month }: Month): boolean {
  return month % 3 === 0;
}

/**
 * Returns the month of a code: its letter and the last digit of its year.
 *
 * @example
 * monthCode({ year: 2026, month: 3 }); // "H6"
 */
export function monthCode({ year, month }: Month): string {
  return `${MONTH_LETTERS[month - 1]}${year % 10}`;
}

/**
 * Returns the root, the month and the year of a code ("RTOH6", "QN3H26"), or null for any other text.
 *
 * @example
 * codeParts("EX1J1"); // { root: "EX1", month: 4, yearEnds: "1" }
 */
export function codeParts(code: string): CodeParts | null {
  const [, root = "", letter = "", yearEnds = ""] =
    /^([A-Z0-9]{1,4})([FGHJKMNQUVXZ])(\d{1,2})$/.exec(code.trim().toUpperCase()) ?? [];
  return root === "" ? null : { root, month: MONTH_LETTERS.indexOf(letter) + 1, yearEnds };
}

/**
 * Returns the month that a code means on an ISO date: one digit is the year from four before that of the date to five
 * after it, two are a year of this century.
 *
 * @example
 * codedMonth({ root: "RTO", month: 3, yearEnds: "1" }, "2026-01-22"); // { year: 2031, month: 3 }
 */
export function codedMonth({ month, yearEnds }: CodeParts, asOf: string): Month {
  if (yearEnds.length === 2) return { year: 2000 + Number(yearEnds), month };
  const first = Number(asOf.slice(0, 4)) - 4;
  return { year: first + ((((Number(yearEnds) - first) % 10) + 10) % 10), month };
}

/**
 * Returns the future of a code such as "RTYH6" or "RTYH26", read on an ISO date; null where the table has none: another
 * symbol, or a month other than March, June, September and December.
 *
 * @example
 * futureOfCode("RTYM6", "2026-01-22")?.expiry; // "2026-06-18"
 */
export function futureOfCode(code: string, asOf: string): QuarterlyFuture | null {
  const parts = codeParts(code);
  if (parts === null || !hasQuarterlyFutures(parts.root)) return null;
  const month = codedMonth(parts, asOf);
  return isQuarterlyMonth(month) ? futureOf(parts.root, month) : null;
}

/**
 * Returns the front future of a symbol on an ISO date: the nearest that has not expired before it; null for a symbol
 * without quarterly futures.
 *
 * @example
 * frontFuture("RTY", "2026-03-21")?.code; // "RTYM6"
 */
export function frontFuture(symbol: string, date: string): QuarterlyFuture | null {
  const day = dayNumber(date);
  return day === null || !hasQuarterlyFutures(symbol) ? null : futureAfter(symbol, day, true);
}

/** Returns the nearest quarterly future of a symbol that expires after a day, or on it where the day still counts. */
export function futureAfter(symbol: string, day: number, including: boolean): QuarterlyFuture {
  const { year, month } = monthOf(day);
  const near = { year, month: Math.ceil(month / 3) * 3 };
  const expiry = monthlyDay(near);
  if (expiry > day || (expiry === day && including)) return futureOf(symbol, near);
  return futureOf(symbol, near.month === 12 ? { year: year + 1, month: 3 } : { year, month: near.month + 3 });
}

function futureOf(symbol: string, month: Month): QuarterlyFuture {
  return { code: `${symbol}${monthCode(month)}`, symbol, expiry: isoFromDays(monthlyDay(month)) };
}

/**
 * Whether a symbol has quarterly futures: E-minis and Micro E-minis do; no source states the months of spot-quoted
 * ones.
 */
function hasQuarterlyFutures(symbol: string): boolean {
  return eMinis.some((contract) => contract.symbol === symbol);
}
