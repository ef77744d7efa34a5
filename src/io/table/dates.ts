import { dayNumber, daysFromCivil, isCivilDate, isoFromDays } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { plainWord } from "./header-names.ts";

/** Which part of a date a captured group is; `first` and `second` are day and month in an order still to be found. */
type DatePart = "year" | "month" | "day" | "first" | "second" | "name";

/** One way of writing a date. */
interface DateLayout {
  /** As shown to the trader; `first/second` layouts are renamed once the order is known. */
  readonly name: string;
  /** The date at the start of a cell; a time may follow. */
  readonly pattern: RegExp;
  readonly parts: readonly DatePart[];
  /** Years of the layout after those of the common era: 1911 where the Republic of China's are counted. */
  readonly yearsAfter?: number;
}

/** Years of four digits that no price can have in the common era: those of the Buddhist calendar, 543 ahead of it. */
const BUDDHIST_YEARS = { from: 2443, to: 2700, ahead: 543 };

/**
 * The ways of writing a civil date, tried in this order.
 *
 * "name" is a month in words. A year of two digits is of 1970 to 2069, as POSIX reads it.
 */
export const DATE_LAYOUTS: readonly DateLayout[] = [
  {
    name: "YYYY-MM-DD",
    pattern: /^(\d{4})(?:[-/.] ?|\s?[年년]\s?)(\d{1,2})(?:[-/.] ?|\s?[月월]\s?)(\d{1,2})(?!\d)\s?[日일.]?/,
    parts: ["year", "month", "day"],
  },
  {
    name: "first/second/YYYY",
    pattern: /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)/,
    parts: ["first", "second", "year"],
  },
  {
    name: "first/second/YY",
    pattern: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})(?![\d.,/-])/,
    parts: ["first", "second", "year"],
  },
  {
    name: "D MMM YYYY",
    pattern: /^(\d{1,2})(?:st|nd|rd|th|er|\.)?[-/ ]?(?:de )?(\p{L}{3,})\.?(?: de)?[-/, ]{0,2}'?(\d{4}|\d{2})(?!\d)/u,
    parts: ["day", "name", "year"],
  },
  {
    name: "MMM D, YYYY",
    pattern: /^(\p{L}{3,})\.?[-/ ]?(\d{1,2})(?:st|nd|rd|th)?(?:, ?|[-/ ])'?(\d{4}|\d{2})(?!\d)/u,
    parts: ["name", "day", "year"],
  },
  {
    name: "YYYY MMM D",
    pattern: /^(\d{4})[-/ ](\p{L}{3,})\.?[-/ ](\d{1,2})(?!\d)/u,
    parts: ["year", "name", "day"],
  },
  {
    name: "YYY/MM/DD (year 1 is 1912)",
    pattern: /^(?:民國 ?)?(0\d{2}|1[0-4]\d)(?:[/.-]|\s?年\s?)(\d{1,2})(?:[/.-]|\s?月\s?)(\d{1,2})(?!\d)\s?日?/,
    parts: ["year", "month", "day"],
    yearsAfter: 1911,
  },
  {
    name: "YYYYMMDD",
    pattern: /^((?:18|19|20|21)\d{2})([01]\d)([0-3]\d)(?=$|[ T;:_-]|\d{4}$|\d{6}$)/,
    parts: ["year", "month", "day"],
  },
];

/** Dates without marks that only a header can tell from a number: YYMMDD, DDMMYY and MMDDYY. */
const SIX_DIGITS: DateLayout = {
  name: "first/second/YY",
  pattern: /^(\d{2})(\d{2})(\d{2})$/,
  parts: ["first", "second", "year"],
};

/** Ways of writing a month, each a whole cell. */
export const MONTH_LAYOUTS: readonly DateLayout[] = [
  {
    name: "YYYY-MM",
    pattern: /^((?:18|19|20|21)\d{2})(?:[-/]|[ -]?M|\s?[年년]\s?)(\d{1,2})\s?[月월]?$/i,
    parts: ["year", "month"],
  },
  { name: "MM/YYYY", pattern: /^M?(\d{1,2})[-/ ]((?:18|19|20|21)\d{2})$/i, parts: ["month", "year"] },
  { name: "MMM YYYY", pattern: /^(\p{L}{3,})\.?[-/ ]{0,2}'?(\d{4}|\d{2})$/u, parts: ["name", "year"] },
  { name: "YYYY MMM", pattern: /^(\d{4})[-/ ]?(\p{L}{3,})\.?$/u, parts: ["year", "name"] },
];

/** Months that only a header can tell from a number: "202201", "2022.01" and "01.2022". */
const MONTHS_LIKE_NUMBERS: readonly DateLayout[] = [
  { name: "YYYYMM", pattern: /^((?:19|20)\d{2})[. ]?(0[1-9]|1[0-2])$/, parts: ["year", "month"] },
  { name: "MM.YYYY", pattern: /^(0?[1-9]|1[0-2])\.((?:19|20)\d{2})$/, parts: ["month", "year"] },
];

/** Days since 1899-12-30, as a spreadsheet keeps dates and an unformatted cell shows them: 1982 to 2119. */
const SERIAL_DAYS = { name: "spreadsheet day numbers", pattern: /^[3-7]\d{4}(?:\.\d+)?$/, unixEpoch: 25_569 };

/** A count of time units since 1970-01-01 00:00 UTC. */
interface UnixLayout {
  readonly name: string;
  readonly digits: number;
}

/** Unix times by their number of digits, which fixes the unit from 2001-09-09 to 2286. */
const UNIX_LAYOUTS: readonly UnixLayout[] = [
  { name: "unix seconds", digits: 10 },
  { name: "unix milliseconds", digits: 13 },
  { name: "unix microseconds", digits: 16 },
  { name: "unix nanoseconds", digits: 19 },
];

/** Month names from January on, one line a language, without accents; a shorter form is their beginning. */
const MONTH_NAMES: readonly string[] = [
  "january february march april may june july august september october november december",
  "januar februar marz april mai juni juli august september oktober november dezember",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "januari februari maart april mei juni juli augustus september oktober november december",
  "januari februari mars april maj juni juli augusti september oktober november december",
  "januar februar marts april maj juni juli august september oktober november december",
  "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
  "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
  "januari februari maret april mei juni juli agustus september oktober november desember",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
];

/** Short month names that are not the beginning of the long one, with the number of the month. */
const SHORT_MONTHS: Readonly<Record<string, number>> = { mrz: 3, mrt: 3, мая: 5, май: 5 };

/** An order of day, month and year. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/**
 * Refuses a text of the caller that is no ISO date.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function requireDate(name: "asOf" | "expiry", date: string | undefined): void {
  if (date === undefined || dayNumber(date) !== null) return;
  fail("VALUE_OUT_OF_RANGE", { name, bound: "a date written YYYY-MM-DD", got: date }, { path: name });
}

/**
 * Reads the cells of one date column.
 *
 * `read` returns the date packed as year × 10,000 + month × 100 + day, or −1 where the cell is no date of this layout;
 * where the order of day and month is still open (`orderOpen`), month and day stand for the first and the second
 * number. `seconds` is the time of the day last read in UTC (civil time where the cell names no offset), NO_TIME
 * without one.
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
  let time = NO_TIME;
  // The calendar is that of the first date: a file of many centuries passes through these years in the common era too.
  let yearsAhead: number | null = null;
  const fullYear = (digits: string): number => {
    const year = Number(digits);
    if (digits.length <= 2) return yearOfTwoDigits(year);
    yearsAhead ??= isBuddhist(year) ? BUDDHIST_YEARS.ahead : 0;
    return year - yearsAhead;
  };
  return {
    name,
    orderOpen: parts.includes("first"),
    twoDigitYear: name.endsWith("/YY"),
    seconds: () => time,
    read(cell) {
      time = NO_TIME;
      let text = cell;
      let match = pattern.exec(text);
      if (match === null) {
        text = cell.trim().replace(TEXT_MARK, "").replace(WEEKDAY, "");
        match = pattern.exec(text);
      }
      if (match === null) return -1;
      if (match[0].length < text.length) time = secondsOf(text.slice(match[0].length));
      if (Number.isNaN(time)) return -1;
      const year = yearsAfter + fullYear(match[at.year] ?? "");
      const month = at.inWords ? monthOf(match[at.month] ?? "") : Number(match[at.month]);
      const day = Number(match[at.day]);
      return month > 0 && day > 0 ? year * 10_000 + month * 100 + day : -1;
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

/** A year of two digits, of 1970 to 2069 as POSIX reads it. */
function yearOfTwoDigits(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

function isBuddhist(year: number): boolean {
  return year >= BUDDHIST_YEARS.from && year <= BUDDHIST_YEARS.to;
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

/** A packed date of an open layout (third, first, second number) as year, month, day. */
export function arrangedIn(order: DateOrder, packed: number): number {
  const [third, first, second] = [Math.floor(packed / 10_000), Math.floor(packed / 100) % 100, packed % 100];
  if (order === "mdy") return packed;
  if (order === "dmy") return third * 10_000 + second * 100 + first;
  return yearOfTwoDigits(first) * 10_000 + second * 100 + (third % 100);
}

/** A reader of unix times, as UTC: the whole seconds are the leading ten digits in every unit, parts of one follow. */
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
      time = instant - days * 86_400 + Number(`0.${text.slice(10).replace(".", "")}`);
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

/** A reader of months: the price of a month is that of its last day. */
function monthReader({ name, pattern, parts }: DateLayout): DateReader {
  const place = (...names: readonly DatePart[]) => 1 + parts.findIndex((part) => names.includes(part));
  const [yearAt, monthAt, inWords] = [place("year"), place("month", "name"), parts.includes("name")];
  return {
    name,
    orderOpen: false,
    twoDigitYear: false,
    seconds: () => NO_TIME,
    read(cell) {
      const match = pattern.exec(cell.trim().replace(TEXT_MARK, ""));
      if (match === null) return -1;
      const digits = match[yearAt] ?? "";
      const year = digits.length === 2 ? yearOfTwoDigits(Number(digits)) : Number(digits);
      const month = inWords ? monthOf(match[monthAt] ?? "") : Number(match[monthAt]);
      if (month < 1 || month > 12) return -1;
      return packedOfDays(daysFromCivil(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1);
    },
  };
}

/** Readers of months that no number looks like. */
export function monthReaders(): readonly DateReader[] {
  return MONTH_LAYOUTS.map(monthReader);
}

/** The reader of months that look like numbers: to be tried where the header names the column a date. */
export function numberLikeMonthReaders(): readonly DateReader[] {
  return MONTHS_LIKE_NUMBERS.map(monthReader);
}

/** Readers of dates that look like plain numbers: to be tried where the header names the column a date. */
export function numberLikeReaders(): readonly DateReader[] {
  return [serialReader(), civilReader(SIX_DIGITS)];
}

const MONTHS = MONTH_NAMES.map((language) => language.split(" ").map(plainWord));

/**
 * The number of the month that a word names in any of the known languages, 1 to 12; 0 where it names none, or two.
 */
function monthOf(word: string): number {
  const short = SHORT_MONTHS[word.toLowerCase()];
  if (short !== undefined) return short;
  const plain = plainWord(word);
  const months = new Set<number>();
  for (const names of MONTHS) {
    for (const [index, name] of names.entries()) {
      // "sept" and "sett" begin their months; "settem" too. Inflected forms ("январь") share the first letters.
      const inflected = name > "а" && plain.slice(0, 3) === name.slice(0, 3);
      if (plain.length >= 3 && (name.startsWith(plain) || inflected)) months.add(index + 1);
    }
  }
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : 0;
}

/** What a cell without a time of the day has. */
export const NO_TIME = -1e9;

const CLOCK = new RegExp(
  [
    /^[\sT,;:_.-]*(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s?([AaPp])?(?:\.?[Mm]\.?)?\s?/u,
    /(?:Z|[A-Z]{2,4})?\s?(?:([+-])(\d{1,2}):?(\d{2})?)?/u,
    /(?:\[[\w/]+\]|\s?\([\p{L} ]+\)| \p{Lu}\p{L}+\/[\p{L}_/]+)?$/u,
  ]
    .map(({ source }) => source)
    .join(""),
  "u",
);
const HOUR = /^\s?(\d{1,2})[- ]?()()([AaPp])[Mm]$/;
/** What may follow a date and is no time: a zone, or the day of the week. */
const NO_CLOCK = /^[\s.,;Z]*(?:[A-Z]{3,4}|\(\p{L}{1,10}\)|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*)?$/u;
const COMPACT = /^[\sT;:_-]*(\d{1,2})(\d{2})(\d{2}(?:\.\d+)?)?$/;

/**
 * Seconds since midnight UTC of a time of the day, such as " 16:00:00-05:00", "T21:00:00Z", "160000", "9:30 AM", "
 * 12-AM".
 *
 * Without an offset it is taken as written. NO_TIME for an empty text, NaN for one that is no time.
 */
export function secondsOf(text: string): number {
  const clock = CLOCK.exec(text) ?? COMPACT.exec(text) ?? HOUR.exec(text);
  if (clock === null) return NO_CLOCK.test(text) ? NO_TIME : Number.NaN;
  const [, hour, minute, second = "0", half, sign, offsetHours, offsetMinutes] = clock;
  const seconds = Number(second.replace(",", "."));
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || seconds >= 61) return Number.NaN;
  const offset = Number(offsetHours ?? 0) * 3600 + Number(offsetMinutes ?? 0) * 60;
  return hours * 3600 + Number(minute) * 60 + seconds - (sign === "-" ? -offset : offset);
}
