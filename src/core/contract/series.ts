import { dayNumber, daysFromCivil, isoFromDays, weekday } from "../calendar.ts";
import {
  isRuled,
  isTradingDay,
  nthWeekday,
  previousTradingDay,
  tradingDayFrom,
  tradingDayUpTo,
} from "../trading-days.ts";
import {
  cashOptionRoots,
  type FutureOptionRoots,
  findContract,
  futureOptionRoots,
  optionRoot,
  type RootDay,
} from "./catalogue.ts";
import type { ContractSpec, ExerciseStyle } from "./contract.ts";
import {
  codedMonth,
  codeParts,
  futureAfter,
  isQuarterlyMonth,
  type Month,
  monthCode,
  monthlyDay,
  monthOf,
  thirdFriday,
} from "./quarterly-futures.ts";

/**
 * Option series by rule: the options that expire on a day, with code, style, settlement and the future delivered.
 *
 * The rule says what an exchange lists by its specifications, not what is listed today: weeklies are listed some weeks
 * ahead.
 */

/** Kinds of series: weekly stands for every day that is neither the quarterly or monthly one nor the month's last. */
export const seriesKinds = ["quarterly", "weekly", "eom", "monthly"] as const;

/** A kind of series. */
export type SeriesKind = (typeof seriesKinds)[number];

/** Against what a series settles: the opening (am) or the closing (pm) level, or the underlying itself. */
export type SeriesSettlement = "am" | "pm" | "physical";

/** What a contract's series are found by. */
export type OptionedContract = Pick<ContractSpec, "symbol" | "kind" | "options">;

/** The options on one contract that expire together. */
export interface OptionSeries {
  /** The contract under the options, as the contract table names it. */
  readonly symbol: string;
  /** ISO date of the expiry. */
  readonly date: string;
  readonly series: SeriesKind;
  /**
   * Exchange code of an option on a future ("RTOH6"), root of any other option ("RUTW"); null where no source states
   * it.
   */
  readonly code: string | null;
  /** Code of the future that exercise delivers ("RTYH6"); null for options on an index or an ETF. */
  readonly underlying: string | null;
  readonly exercise: ExerciseStyle;
  readonly settlement: SeriesSettlement | null;
  /** ISO date of the last session: the one before the expiry for an index option that settles at the opening. */
  readonly lastTradingDay: string;
  /** ISO date of the expiry by the calendar, before a holiday moves it. */
  readonly nominal: string;
  /** Whether a source says that the exchange lists the series, and on this day. */
  readonly certain: boolean;
}

/**
 * Returns every series of a contract that expires on an ISO date, the usual one first; none where the date is no
 * trading day of the years 1998 to 2099, or where the table knows no options on the contract.
 *
 * The quarterly (of an index or an ETF the monthly) comes first, else the end-of-month series on the month's last
 * trading day, else the weekday's weekly, whose week is ⌊(day − 1)/7⌋ + 1. A weekly whose own day is a holiday may be
 * moved to the trading day before, or not be listed: it comes last, and is not certain.
 *
 * @see CME Group, contract specifications of Equity Index options; CME Rulebook chapters 358A, 359A and 393A
 * @example
 * seriesOn(listedContract("RTY"), "2026-03-20").map(({ code }) => code); // ["RTOH6", "R3EH6"]
 */
export function seriesOn(contract: OptionedContract, date: string): readonly OptionSeries[] {
  const day = dayNumber(date);
  if (day === null || !isRuled(date) || !isTradingDay(date)) return [];
  const roots = futureOptionRoots(contract.symbol);
  return roots === undefined ? onCash(contract, day) : onFuture(contract, roots, day);
}

function onFuture(contract: OptionedContract, roots: FutureOptionRoots, day: number): OptionSeries[] {
  const month = monthOf(day);
  const others = moved(contract, roots, day);
  if (lastTradingDay(month) === day) {
    const code = coded(roots.eom, month);
    return [row(contract, day, "eom", code, lastWeekday(month), code !== null), ...others];
  }
  const ofWeek = weekly(contract, roots, day, day);
  if (!isQuarterlyMonth(month) || monthlyDay(month) !== day) return [ofWeek, ...others];
  const quarterly = row(contract, day, "quarterly", coded(roots.quarterly, month), thirdFriday(month), true);
  return roots.weeklyOnQuarterlyDay ? [quarterly, ofWeek, ...others] : [quarterly];
}

/** The weeklies with a code whose own day is a holiday between this trading day and the next. */
function moved(contract: OptionedContract, roots: FutureOptionRoots, day: number): OptionSeries[] {
  const found: OptionSeries[] = [];
  const next = tradingDayFrom(day + 1);
  for (let nominal = day + 1; nominal < next; nominal++) {
    // The last weekday of a month belongs to the end-of-month series: no weekly expires on it.
    if (nominal === lastWeekday(monthOf(nominal))) continue;
    const series = weekly(contract, roots, day, nominal);
    if (series.code !== null) found.push({ ...series, certain: false });
  }
  return found;
}

function weekly(contract: OptionedContract, roots: FutureOptionRoots, day: number, nominal: number): OptionSeries {
  const root = roots.weekly[weekday(nominal) - 1] ?? null;
  const week = Math.floor((Number(isoFromDays(nominal).slice(8)) - 1) / 7) + 1;
  const code = coded(root === null ? null : root.replace("n", `${week}`), monthOf(nominal));
  return row(contract, day, "weekly", code, nominal, code !== null);
}

function onCash(contract: OptionedContract, day: number): OptionSeries[] {
  const roots = cashOptionRoots(contract.symbol);
  if (roots === undefined) return [];
  const month = monthOf(day);
  const isLast = lastTradingDay(month) === day;
  const other = (certain: boolean) =>
    row(contract, day, isLast ? "eom" : "weekly", roots.others, isLast ? lastWeekday(month) : day, certain);
  if (monthlyDay(month) !== day) return [other(roots.daily)];
  const monthly = row(contract, day, "monthly", roots.monthly, thirdFriday(month), true);
  return roots.othersOnMonthlyDay === false ? [monthly] : [monthly, other(roots.othersOnMonthlyDay ?? false)];
}

function row(
  contract: OptionedContract,
  day: number,
  series: SeriesKind,
  code: string | null,
  nominal: number,
  certain: boolean,
): OptionSeries {
  const { symbol, kind } = contract;
  const date = isoFromDays(day);
  const settlement = settlementOf(contract, series);
  return {
    symbol,
    date,
    series,
    code,
    underlying: kind === "future" ? futureAfter(symbol, day, settlement === "am").code : null,
    exercise: exerciseOf(contract, series),
    settlement,
    lastTradingDay: kind === "index" && settlement === "am" ? previousTradingDay(date) : date,
    nominal: isoFromDays(nominal),
    certain,
  };
}

function exerciseOf({ options }: OptionedContract, series: SeriesKind): ExerciseStyle {
  if (options?.style === "quarterly-american") return series === "quarterly" ? "american" : "european";
  return options?.style ?? "european";
}

function settlementOf({ options }: OptionedContract, series: SeriesKind): SeriesSettlement | null {
  switch (options?.settlement ?? null) {
    case null:
      return null;
    case "AM":
      return "am";
    case "PM":
      return "pm";
    case "physical":
      return "physical";
    case "quarterly AM, others PM":
      return series === "quarterly" ? "am" : "pm";
    case "monthly AM, others PM":
      return series === "monthly" ? "am" : "pm";
  }
}

function coded(root: string | null, month: Month): string | null {
  return root === null ? null : `${root}${monthCode(month)}`;
}

function lastWeekday({ year, month }: Month): number {
  const last = (month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1)) - 1;
  const day = weekday(last);
  if (day === 0) return last - 2;
  return day === 6 ? last - 1 : last;
}

function lastTradingDay(month: Month): number {
  return tradingDayUpTo(lastWeekday(month));
}

/**
 * Returns the series of the code of options on a future, read on an ISO date; null where no such series exists: the
 * code is not of the table ("ABCH6"), or its month has none ("RTOF6", "R5EF6").
 *
 * One digit of the year is read as {@link codedMonth} says. A weekly whose own day is a holiday is assumed to move to
 * the trading day before, and is not certain.
 *
 * @example
 * seriesOfCode("RTOM6", "2026-01-22")?.date; // "2026-06-18"
 */
export function seriesOfCode(code: string, asOf: string): OptionSeries | null {
  const parts = codeParts(code);
  const root = parts === null ? undefined : optionRoot(parts.root);
  const contract = root === undefined ? undefined : findContract(root.symbol);
  if (parts === null || root === undefined || contract === undefined) return null;
  const month = codedMonth(parts, asOf);
  const nominal = nominalDay(root.day, month);
  if (nominal === null) return null;
  const sought = coded(parts.root, month);
  return seriesOn(contract, isoFromDays(tradingDayUpTo(nominal))).find((series) => series.code === sought) ?? null;
}

function nominalDay(day: RootDay, month: Month): number | null {
  switch (day.kind) {
    case "quarterly":
      return isQuarterlyMonth(month) ? thirdFriday(month) : null;
    case "eom":
      return lastWeekday(month);
    case "weekly":
      // A fifth week that the month lacks is of the next, whose weeklies have other codes.
      return nthWeekday(month.year, month.month, day.weekday, day.week);
    case "cash":
      return null;
  }
}

/** Returns the ISO dates on which a month's quarterlies, monthlies and end-of-month series expire, 1998 to 2099. */
export function expiriesOfMonth(month: Month): { readonly monthly: string; readonly eom: string } {
  return { monthly: isoFromDays(monthlyDay(month)), eom: isoFromDays(lastTradingDay(month)) };
}
