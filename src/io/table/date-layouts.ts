/** Which part of a date a captured group is; `first` and `second` are day and month in an order still to be found. */
export type DatePart = "year" | "month" | "day" | "first" | "second" | "name";

/** One way of writing a date. */
export interface DateLayout {
  /** As shown to the trader; `first/second` layouts are renamed once the order is known. */
  readonly name: string;
  /** The date at the start of a cell; a time may follow. */
  readonly pattern: RegExp;
  readonly parts: readonly DatePart[];
  /** Years of the layout after those of the common era: 1911 where the Republic of China's are counted. */
  readonly yearsAfter?: number;
}

/** Years of four digits that no price can have in the common era: those of the Buddhist calendar, 543 ahead of it. */
export const BUDDHIST_YEARS = { from: 2443, to: 2700, ahead: 543 };

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
export const SIX_DIGITS: DateLayout = {
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
export const MONTHS_LIKE_NUMBERS: readonly DateLayout[] = [
  { name: "YYYYMM", pattern: /^((?:19|20)\d{2})[. ]?(0[1-9]|1[0-2])$/, parts: ["year", "month"] },
  { name: "MM.YYYY", pattern: /^(0?[1-9]|1[0-2])\.((?:19|20)\d{2})$/, parts: ["month", "year"] },
];

/** Days since 1899-12-30, as a spreadsheet keeps dates and an unformatted cell shows them: 1982 to 2119. */
export const SERIAL_DAYS = { name: "spreadsheet day numbers", pattern: /^[3-7]\d{4}(?:\.\d+)?$/, unixEpoch: 25_569 };

/** A count of time units since 1970-01-01 00:00 UTC. */
export interface UnixLayout {
  readonly name: string;
  readonly digits: number;
}

/** Unix times by their number of digits, which fixes the unit from 2001-09-09 to 2286. */
export const UNIX_LAYOUTS: readonly UnixLayout[] = [
  { name: "unix seconds", digits: 10 },
  { name: "unix milliseconds", digits: 13 },
  { name: "unix microseconds", digits: 16 },
  { name: "unix nanoseconds", digits: 19 },
];

/** Month names from January on, one line a language, without accents; a shorter form is their beginning. */
export const MONTH_NAMES: readonly string[] = [
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
export const SHORT_MONTHS: Readonly<Record<string, number>> = { mrz: 3, mrt: 3, мая: 5, май: 5 };
