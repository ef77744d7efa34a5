import { daysFromCivil, isCivilDate } from "../../core/calendar.ts";
import { BUDDHIST_YEARS, DATE_LAYOUTS, type DateLayout, type DatePart } from "./dialects/date-layouts.ts";
import { rememberedMonths } from "./month.ts";
import { NO_TIME, secondsOf } from "./time.ts";

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
export function civilReader(layout: DateLayout): DateReader {
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
