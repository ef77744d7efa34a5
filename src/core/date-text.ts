import { type Finding, finding } from "../errors/finding.ts";
import { dayNumber, isCivilDate } from "./calendar.ts";

/** Dates and months as people type them: those that can be read in one way only. */

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

function twoDigits(month: number): string {
  return String(month).padStart(2, "0");
}
