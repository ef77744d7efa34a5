import { daysFromCivil, isCivilDate, isoFromDays } from "../../core/calendar.ts";
import {
  BUDDHIST_YEARS,
  DATE_LAYOUTS,
  type DateLayout,
  type DatePart,
  MONTH_NAMES,
  SERIAL_DAYS,
  SHORT_MONTHS,
  SIX_DIGITS,
  UNIX_LAYOUTS,
  type UnixLayout,
} from "./date-layouts.ts";

/** An order of day, month and year. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/**
 * Reads the cells of one date column.
 *
 * `read` returns the date packed as year × 10,000 + month × 100 + day, or −1 where the cell is no date of this layout;
 * where the order of day and month is still open (`orderOpen`), month and day stand for the first and the second number.
 * `seconds` is the time of the day last read in UTC (civil time where the cell names no offset), NO_TIME without one.
 */
export interface DateReader {
  readonly name: string;
  readonly orderOpen: boolean;
  readonly twoDigitYear: boolean;
  read(cell: string): number;
  seconds(): number;
}

/** The apostrophes that make a spreadsheet cell text, kept by some exports. */
const TEXT_MARK = /^'|'$/g;

/** A day of the week before the date: with a comma, of two letters, or in English. */
const WEEKDAY = /^\p{L}{2,10}\.?, *|^\p{L}{2}\.? +(?=\d)|^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]* +/u;

/** A reader of one civil layout. */
function civilReader(layout: DateLayout): DateReader {
  const { pattern, name, parts, yearsAfter = 0 } = layout;
  const at = partPlaces(layout);
  const monthNamed = rememberedMonths();
  let time = NO_TIME;
  // The calendar is that of the first date: a file of many centuries passes through these years in the common era too.
  let yearsAhead: number | null = null;
  const fullYear = (digits: string): number => {
    const year = Number(digits);
    if (digits.length <= 2) return year < 70 ? 2000 + year : 1900 + year;
    yearsAhead ??= isBuddhist(year) ? BUDDHIST_YEARS.ahead : 0;
    return year - yearsAhead;
  };
  const readAny = (cell: string): number => {
    let text = cell;
    let match = pattern.exec(text);
    if (match === null) {
      text = cell.trim().replace(TEXT_MARK, "").replace(WEEKDAY, "");
      match = pattern.exec(text);
    }
    if (match === null) return -1;
    time = match[0].length < text.length ? secondsOf(text.slice(match[0].length)) : NO_TIME;
    if (Number.isNaN(time)) return -1;
    const month = match[at.month] ?? "";
    return packedDate(
      yearsAfter + fullYear(match[at.year] ?? ""),
      at.inWords ? monthNamed(month) : Number(month),
      Number(match[at.day]),
    );
  };
  const isIso = name === "YYYY-MM-DD";
  return {
    name,
    orderOpen: parts.includes("first"),
    twoDigitYear: name.endsWith("/YY"),
    seconds: () => time,
    read(cell) {
      time = NO_TIME;
      const iso = isIso && yearsAhead === 0 && cell.length === 10 ? isoDigits(cell) : -1;
      return iso > 0 ? iso : readAny(cell);
    },
  };
}

/** The group of the pattern that holds each part; the first number of an open order stands for the month. */
function partPlaces({ parts }: DateLayout): { year: number; month: number; day: number; inWords: boolean } {
  const place = (...names: readonly DatePart[]): number => 1 + parts.findIndex((part) => names.includes(part));
  return {
    year: place("year"),
    month: place("month", "name", "first"),
    day: place("day", "second"),
    inWords: parts.includes("name"),
  };
}

function packedDate(year: number, month: number, day: number): number {
  return month > 0 && day > 0 ? year * 10_000 + month * 100 + day : -1;
}

function isBuddhist(year: number): boolean {
  return year >= BUDDHIST_YEARS.from && year <= BUDDHIST_YEARS.to;
}

/** The packed date of "2026-01-22", the form met most; −1 for any other text of ten characters. */
function isoDigits(cell: string): number {
  if (cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return -1;
  const packed = +(cell.slice(0, 4) + cell.slice(5, 7) + cell.slice(8));
  return packed > 999_999 && Number.isInteger(packed) ? packed : -1;
}

/** Readers of every civil layout, in the order in which they are tried. */
export function civilReaders(): readonly DateReader[] {
  return DATE_LAYOUTS.map(civilReader);
}

/** Whether a packed date can be a day: of the calendar where its order is known, else in at least one order. */
export function isPlausible(packed: number, orderOpen: boolean): boolean {
  const [year, month, day] = [Math.floor(packed / 10_000), Math.floor(packed / 100) % 100, packed % 100];
  if (packed < 0) return false;
  return isCivilDate(year, month, day) || (orderOpen && isCivilDate(year, day, month));
}

/** The day number of a packed date, or null where it is no day of the calendar. */
export function daysOfPacked(packed: number): number | null {
  const [year, month, day] = [Math.floor(packed / 10_000), Math.floor(packed / 100) % 100, packed % 100];
  return isCivilDate(year, month, day) ? daysFromCivil(year, month, day) : null;
}

/** A reader of unix times, as UTC: the whole seconds are the leading ten digits in every unit. */
function unixReader(layout: UnixLayout): DateReader {
  const pattern = new RegExp(`^\\d{${layout.digits}}(?:\\.\\d*)?$`);
  let time = NO_TIME;
  return {
    name: layout.name,
    orderOpen: false,
    twoDigitYear: false,
    seconds: () => time,
    read(cell) {
      const text = cell.trim();
      if (!pattern.test(text)) return -1;
      const instant = Number(text.slice(0, 10));
      const days = Math.floor(instant / 86_400);
      time = instant - days * 86_400;
      return packedOfDays(days);
    },
  };
}

function packedOfDays(days: number): number {
  const iso = isoFromDays(days);
  return Number(iso.slice(0, 4)) * 10_000 + Number(iso.slice(5, 7)) * 100 + Number(iso.slice(8));
}

/** A reader of the day numbers of spreadsheets; the fraction of a day is its time. */
function serialReader(): DateReader {
  let time = NO_TIME;
  return {
    name: SERIAL_DAYS.name,
    orderOpen: false,
    twoDigitYear: false,
    seconds: () => time,
    read(cell) {
      const text = cell.trim();
      if (!SERIAL_DAYS.pattern.test(text)) return -1;
      const days = Math.floor(Number(text));
      time = text.includes(".") ? Math.round((Number(text) - days) * 86_400) : NO_TIME;
      return packedOfDays(days - SERIAL_DAYS.unixEpoch);
    },
  };
}

/** Readers of every kind of unix time. */
export function unixReaders(): readonly DateReader[] {
  return UNIX_LAYOUTS.map(unixReader);
}

/** Readers of dates that look like plain numbers: to be tried where the header names the column a date. */
export function numberLikeReaders(): readonly DateReader[] {
  return [serialReader(), civilReader(SIX_DIGITS)];
}

/** A {@link monthOf} that remembers: the same twelve words come back on every row. */
function rememberedMonths(): (word: string) => number {
  const months = new Map<string, number>();
  return (word) => {
    const before = months.get(word);
    if (before !== undefined) return before;
    const month = monthOf(word);
    if (months.size < MOST_WORDS) months.set(word, month);
    return month;
  };
}

const MOST_WORDS = 100;

/**
 * The number of the month that a word names in any of the known languages, 1 to 12; 0 where it names none, or two.
 */
function monthOf(word: string): number {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const short = SHORT_MONTHS[word.toLowerCase()];
  if (short !== undefined) return short;
  const months = new Set<number>();
  for (const language of MONTH_NAMES) {
    for (const [index, name] of language.split(" ").entries()) {
      const folded = name.normalize("NFKD").replace(/\p{M}/gu, "");
      // "sept" and "sett" begin their months; "settem" too. Inflected forms ("январь") share the first letters.
      if (plain.length >= 3 && (folded.startsWith(plain) || (name > "а" && plain.slice(0, 3) === folded.slice(0, 3)))) {
        months.add(index + 1);
      }
    }
  }
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : 0;
}

/** What a cell without a time of the day has. */
export const NO_TIME = -1e9;

const CLOCK =
  /^[\sT,;:_.-]*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?([AaPp])?(?:\.?[Mm]\.?)?\s?(?:Z|[A-Z]{2,4})?\s?(?:([+-])(\d{1,2}):?(\d{2})?)?(?:\[[\w/]+\]|\s?\([\p{L} ]+\)| \p{Lu}\p{L}+\/[\p{L}_/]+)?$/u;
const HOUR = /^\s?(\d{1,2})[- ]?()()([AaPp])[Mm]$/;
/** What may follow a date and is no time: a zone, or the day of the week. */
const NO_CLOCK = /^[\s.,;Z]*(?:[A-Z]{3,4}|\(\p{L}{1,10}\)|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*)?$/u;
const COMPACT = /^[\sT;:_-]*(\d{1,2})(\d{2})(\d{2})?(?:\.\d+)?$/;

/**
 * Seconds since midnight UTC of a time of the day, such as " 16:00:00-05:00", "T21:00:00Z", "160000", "9:30 AM" or " 12-AM".
 *
 * Without an offset it is taken as written. NO_TIME for an empty text, NaN for one that is no time.
 */
export function secondsOf(text: string): number {
  const clock = CLOCK.exec(text) ?? COMPACT.exec(text) ?? HOUR.exec(text);
  if (clock === null) return NO_CLOCK.test(text) ? NO_TIME : Number.NaN;
  const [, hour, minute, second, half, sign, offsetHours, offsetMinutes] = clock;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return Number.NaN;
  const offset = Number(offsetHours ?? 0) * 3600 + Number(offsetMinutes ?? 0) * 60;
  return hours * 3600 + Number(minute) * 60 + Number(second ?? 0) - (sign === "-" ? -offset : offset);
}
