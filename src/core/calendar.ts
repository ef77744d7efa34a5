import { type Finding, finding } from "../errors/finding.ts";

/**
 * The civil calendar as day numbers: whole days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * It knows no clock and no time zone: a date is taken as the file or the trade gives it. Of dates and months as people
 * type them it reads those that can be read in one way only.
 */

/** Days of a year in option values, which count calendar days. */
export const DAYS_PER_YEAR = 365;

/** Days of trading in a year: a day's variance is that of a year / 252. */
export const TRADING_DAYS = 252;

const DAYS_PER_ERA = 146_097;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the year, the month (1 to 12) and the day (from 1) name a day of the Gregorian calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0));
}

/**
 * Days from 1970-01-01 to a civil date, negative before it.
 *
 * The year is counted from March, so that the leap day comes last and one linear formula gives the first day of every
 * month.
 *
 * @see Hinnant, chrono-compatible low-level date algorithms, 2013, days_from_civil
 * @example
 * daysFromCivil(2026, 1, 22); // 20475
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - 719_468;
}

/**
 * The ISO date of a day number.
 *
 * @example
 * isoFromDays(20475); // "2026-01-22"
 */
export function isoFromDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** The ISO dates of ascending day numbers; rows of one day share their text, and rows of one month its beginning. */
export function isoDates(days: Int32Array): string[] {
  const dates: string[] = new Array(days.length);
  let [month, first, last, previous] = ["", 1, 0, Number.NaN];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? 0;
    if (day < first || day > last) {
      const iso = isoFromDays(day);
      const dayOfMonth = Number(iso.slice(-2));
      [month, first] = [iso.slice(0, -2), day - dayOfMonth + 1];
      last = first + 27;
    }
    const inMonth = day - first + 1;
    dates[row] = day === previous ? (dates[row - 1] ?? "") : `${month}${inMonth < 10 ? "0" : ""}${inMonth}`;
    previous = day;
  }
  return dates;
}

/**
 * The day number of an ISO date, or null where the text is no ISO date or names no day of the calendar.
 *
 * @example
 * dayNumber("2026-02-30"); // null
 */
export function dayNumber(isoDate: string): number | null {
  const match = ISO_DATE.exec(isoDate);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, day) ? daysFromCivil(year, month, day) : null;
}

/**
 * Calendar days from one ISO date to another, negative when the second is earlier; null where either is not a date.
 *
 * @example
 * daysBetween("2026-01-22", "2026-03-20"); // 57
 */
export function daysBetween(from: string, to: string): number | null {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === null || last === null ? null : last - first;
}

/**
 * Day of the week of a day number: 0 is Sunday, 6 is Saturday.
 *
 * @example
 * weekday(20475); // 4
 */
export function weekday(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/**
 * Whether an ISO date falls on a Saturday or a Sunday; false for a text that is no date.
 *
 * @example
 * isWeekend("2025-07-13"); // true
 */
export function isWeekend(isoDate: string): boolean {
  const days = dayNumber(isoDate);
  return days !== null && weekday(days) % 6 === 0;
}

const MONTHS = "january february march april may june july august september october november december".split(" ");

/** "20-Mar-2026", "20 March 2026", "20Mar2026". */
const DAY_FIRST = /^(\d{1,2})[ .-]{0,2}([a-z]{3,9})[ .,-]{0,2}(\d{4})$/i;
/** "Mar 20, 2026", "March 20 2026". */
const MONTH_FIRST = /^([a-z]{3,9})[ .-]{0,2}(\d{1,2})(?:, ?| |-)(\d{4})$/i;

/**
 * Returns the ISO date that a text names ("2026-03-20", "20-Mar-2026", "Mar 20, 2026"), or null where it names none, or
 * could be read in two ways: the month is a word, and the year has four digits.
 *
 * @example
 * readDate("20-Mar-2026"); // "2026-03-20"
 */
export function readDate(text: string): string | null {
  const written = text.trim();
  if (dayNumber(written) !== null) return written;
  const [, day, word, year] = DAY_FIRST.exec(written) ?? [];
  const [, otherWord, otherDay, otherYear] = MONTH_FIRST.exec(written) ?? [];
  return isoDate(year ?? otherYear ?? "", monthNamed(word ?? otherWord ?? ""), day ?? otherDay ?? "");
}

/**
 * Returns the month that a text names ("2026-06", "Jun26", "Jun 2026", "June 2026"), or null where it names none.
 * "Jun26" is June of 2026, as option chains are headed; the 26th of June needs its year.
 *
 * @example
 * readMonth("Jun26"); // "2026-06"
 */
export function readMonth(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(text.trim());
  if (iso !== null) return isCivilDate(Number(iso[1]), Number(iso[2]), 1) ? `${iso[1]}-${iso[2]}` : null;
  const [, word = "", year = ""] = /^([a-z]{3,9})[ .'-]{0,2}(\d{2}|\d{4})$/i.exec(text.trim()) ?? [];
  const month = monthNamed(word);
  return month === 0 ? null : `${year.length === 2 ? `20${year}` : year}-${twoDigits(month)}`;
}

/**
 * Returns the finding for a date that could not be read: DATE_UNREADABLE, with the days that it may mean.
 *
 * @example
 * dateFinding("asOf", "03/04/2026").args.readings; // ["2026-04-03", "2026-03-04"]
 */
export function dateFinding(name: string, got: string): Finding {
  const readings = datesMeant(got.trim());
  return finding("DATE_UNREADABLE", { name, got, ...(readings.length === 0 ? {} : { readings }) });
}

/** The days that a text which names none may mean, as ISO dates. */
function datesMeant(text: string): readonly string[] {
  const [, first = "", second = "", third = ""] = /^(\d{1,4})[/. -](\d{1,2})[/. -](\d{1,4})$/.exec(text) ?? [];
  const [, day = "", word = "", year = ""] = /^(\d{1,2})[ .-]?([a-z]{3,9})[ .-]?(\d{2})$/i.exec(text) ?? [];
  const [, compact = "", month = "", date = ""] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const readings = [
    isoDate(fullYear(third), Number(second), first),
    isoDate(fullYear(third), Number(first), second),
    isoDate(fullYear(first), Number(second), third),
    isoDate(fullYear(year), monthNamed(word), day),
    isoDate(fullYear(day), monthNamed(word), year),
    isoDate(compact, Number(month), date),
  ];
  return [...new Set(readings.filter((one) => one !== null))];
}

/** The year of two digits or four; none of others, which no date has. */
function fullYear(digits: string): string {
  return digits.length === 2 ? `20${digits}` : digits;
}

/** The month of an English name or its beginning, from 1; 0 where there is none. */
function monthNamed(word: string): number {
  const name = word.toLowerCase() === "sept" ? "sep" : word.toLowerCase();
  return MONTHS.findIndex((full) => full === name || full.slice(0, 3) === name) + 1;
}

function isoDate(year: string, month: number, day: string): string | null {
  const date = `${year}-${twoDigits(month)}-${day.padStart(2, "0")}`;
  return dayNumber(date) === null ? null : date;
}

/** Returns a whole number below 100 with two digits, as months and days are written: "03". */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Whether there is a weekday after one ISO date and up to another. */
export function isWeekdayBetween(after: string, upTo: string): boolean {
  const [then, now] = [dayNumber(after), dayNumber(upTo)];
  if (then === null || now === null) return false;
  for (let day = then + 1; day <= Math.min(now, then + 3); day++) if (weekday(day) % 6 !== 0) return true;
  return false;
}
