import { dayNumber, daysFromCivil, isoFromDays, weekday } from "./calendar.ts";

/**
 * The trading days of US equity-index options by rule: weekdays less ten holidays, less the days closed once.
 *
 * The rule is that of the New York Stock Exchange, which the options exchanges and the expiries of CME follow. A day on
 * which futures trade for half a session (Presidents' Day) is a holiday here, because no option expires on it.
 *
 * @see NYSE Rule 7.2, Holidays; NYSE, Holidays and Trading Hours
 */

/**
 * The years that the rule covers: Martin Luther King Day is kept since 1998. Outside them every weekday is a trading
 * day.
 */
export const ruledYears = { first: 1998, last: 2099 } as const;

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6] as const;

interface Holiday {
  readonly name: string;
  /** The first year in which it is kept, where that is later than the first year of the rule. */
  readonly since?: number;
  /** Day number on which it is kept in a year. */
  readonly day: (year: number) => number;
}

const holidays: readonly Holiday[] = [
  // It is not moved from a Saturday: the Friday before closes the books of the year, and is traded.
  { name: "New Year's Day", day: (year) => onMonday(daysFromCivil(year, 1, 1)) },
  { name: "Martin Luther King Day", day: (year) => nthWeekday(year, 1, MONDAY, 3) },
  { name: "Presidents' Day", day: (year) => nthWeekday(year, 2, MONDAY, 3) },
  { name: "Good Friday", day: (year) => easterSunday(year) - 2 },
  { name: "Memorial Day", day: (year) => nthWeekday(year, 6, MONDAY, 1) - 7 },
  { name: "Juneteenth", since: 2022, day: (year) => onWeekday(daysFromCivil(year, 6, 19)) },
  { name: "Independence Day", day: (year) => onWeekday(daysFromCivil(year, 7, 4)) },
  { name: "Labor Day", day: (year) => nthWeekday(year, 9, MONDAY, 1) },
  { name: "Thanksgiving", day: (year) => nthWeekday(year, 11, THURSDAY, 4) },
  { name: "Christmas", day: (year) => onWeekday(daysFromCivil(year, 12, 25)) },
];

/** Single days on which the stock exchanges stayed closed; source: NYSE, list of special closings. */
const closedOnce: Readonly<Record<string, string>> = {
  "2001-09-11": "the attacks of 11 September",
  "2001-09-12": "the attacks of 11 September",
  "2001-09-13": "the attacks of 11 September",
  "2001-09-14": "the attacks of 11 September",
  "2004-06-11": "the day of mourning for President Reagan",
  "2007-01-02": "the day of mourning for President Ford",
  "2012-10-29": "hurricane Sandy",
  "2012-10-30": "hurricane Sandy",
  "2018-12-05": "the day of mourning for President George H. W. Bush",
  "2025-01-09": "the day of mourning for President Carter",
};

/**
 * Whether options trade on an ISO date; outside {@link ruledYears} whether it is a weekday.
 *
 * @example
 * isTradingDay("2026-06-19"); // false
 */
export function isTradingDay(date: string): boolean {
  const day = dayNumber(date);
  return day !== null && isTraded(day);
}

/**
 * Returns why options do not trade on an ISO date: the holiday's name, "Saturday" or "Sunday", or what closed the
 * exchanges; null for a trading day, and for a text that is no date.
 *
 * @example
 * whyClosed("2027-06-18"); // "Juneteenth"
 */
export function whyClosed(date: string): string | null {
  const day = dayNumber(date);
  return day === null ? null : closure(day);
}

/** Whether the rule covers the year of an ISO date. */
export function isRuled(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= ruledYears.first && year <= ruledYears.last;
}

/**
 * Returns the number of trading days from one ISO date, excluded, to a later one, included; negative where the second
 * is the earlier one, and null where either is no date.
 *
 * @example
 * tradingDaysBetween("2026-01-22", "2026-03-20"); // 40
 */
export function tradingDaysBetween(from: string, to: string): number | null {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (first === null || last === null) return null;
  if (last < first) return -countAfter(last, first);
  return countAfter(first, last);
}

/**
 * Returns the last trading day before an ISO date.
 *
 * @example
 * previousTradingDay("2026-06-19"); // "2026-06-18"
 */
export function previousTradingDay(date: string): string {
  const day = dayNumber(date) ?? Number.NaN;
  return isoFromDays(tradingDayUpTo(day - 1));
}

/** Returns the day number itself where it is a trading day, else that of the trading day before it. */
export function tradingDayUpTo(day: number): number {
  let found = day;
  while (closure(found) !== null) found -= 1;
  return found;
}

/** Returns the day number itself where it is a trading day, else that of the trading day after it. */
export function tradingDayFrom(day: number): number {
  let found = day;
  while (closure(found) !== null) found += 1;
  return found;
}

/**
 * Returns the day number of the nth weekday (0 is Sunday) of a month, counted from 1; n may run past the month's end.
 *
 * @example
 * isoFromDays(nthWeekday(2026, 6, 5, 3)); // "2026-06-19"
 */
export function nthWeekday(year: number, month: number, day: number, n: number): number {
  const first = daysFromCivil(year, month, 1);
  return first + ((day - weekday(first) + 7) % 7) + 7 * (n - 1);
}

function countAfter(first: number, last: number): number {
  let count = 0;
  for (let day = first + 1; day <= last; day++) if (isTraded(day)) count += 1;
  return count;
}

function isTraded(day: number): boolean {
  return closure(day) === null;
}

function closure(day: number): string | null {
  if (weekday(day) === SATURDAY) return "Saturday";
  if (weekday(day) === SUNDAY) return "Sunday";
  const date = isoFromDays(day);
  return isRuled(date) ? (closuresOf(Number(date.slice(0, 4))).get(day) ?? null) : null;
}

/** Why options do not trade on weekdays of the years that were asked for, by day number: each is worked out once. */
const closuresByYear = new Map<number, ReadonlyMap<number, string>>();

function closuresOf(year: number): ReadonlyMap<number, string> {
  const before = closuresByYear.get(year);
  if (before !== undefined) return before;
  const once = Object.entries(closedOnce).map(([date, why]) => [dayNumber(date) ?? Number.NaN, why] as const);
  const kept = holidays.filter(({ since }) => year >= (since ?? ruledYears.first));
  const closures = new Map([...once, ...kept.map(({ name, day }) => [day(year), name] as const)]);
  closuresByYear.set(year, closures);
  return closures;
}

/** Returns the day on which a holiday is kept: the Monday after a Sunday, the Friday before a Saturday. */
function onWeekday(day: number): number {
  return weekday(day) === SATURDAY ? day - 1 : onMonday(day);
}

function onMonday(day: number): number {
  return weekday(day) === SUNDAY ? day + 1 : day;
}

/**
 * Returns the day number of Easter Sunday in the Gregorian calendar.
 *
 * @see Meeus, Astronomical Algorithms, 2nd edition 1998, p. 67 (Butcher's rule of 1876)
 */
function easterSunday(year: number): number {
  const golden = year % 19;
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * late + 114;
  return daysFromCivil(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}
