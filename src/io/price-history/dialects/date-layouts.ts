/** Which part of a date a captured group is; `first` and `second` are day and month in an order still to be found. */
export type DatePart = "year" | "month" | "day" | "first" | "second" | "name";

/** One way of writing a date. */
export interface DateLayout {
  /** As shown to the trader; `first/second` layouts are renamed once the order is known. */
  readonly name: string;
  /** The date at the start of a cell; a time may follow. */
  readonly pattern: RegExp;
  readonly parts: readonly DatePart[];
}

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
    name: "YYYYMMDD",
    pattern: /^((?:18|19|20|21)\d{2})([01]\d)([0-3]\d)(?=$|[ T;:_-]|\d{4}$|\d{6}$)/,
    parts: ["year", "month", "day"],
  },
];

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
