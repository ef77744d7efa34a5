import { entry, usdUp } from "./entry.ts";

/** Reason why a text cannot be read as a number, or only in more than one way. */
export type NumberFault = "empty" | "comma" | "percent" | "too-large" | "not-a-number";

/** An alternative and its date. */
export interface OnDate {
  readonly name: string;
  /** ISO. */
  readonly date: string;
}

/** An alternative and its size. */
export interface OfSize {
  readonly name: string;
  /** USD, gross. */
  readonly notional: number;
}

/**
 * A leg with a negative premium, rewritten as the sale that was meant, with the number and the right of its options.
 */
export interface SoldAs {
  readonly leg: string;
  readonly count: number;
  readonly right: "call" | "put" | "call spread" | "put spread";
}

/** Codes of a trade and of its values. */
export const findings = () => ({
  // Codes of the contents of a trade, in a file or by flags.
  KEY_UNKNOWN: entry({
    severity: "input",
    title: "A trade, or what a function of the library is asked, has a key that does not exist",
    message: (a: { key: string; nearest: readonly string[]; splitNumber: boolean; known?: readonly string[] }) =>
      `there is no key "${a.key}" here`,
    hint: (a) => {
      if (a.splitNumber) return 'a number with commas must be quoted inside { }: "25,658.25"';
      if (a.nearest.length > 0) return `did you mean ${a.nearest.join(" or ")}?`;
      return a.known === undefined ? "pairsize help trade-file lists the keys" : `the keys are ${a.known.join(", ")}`;
    },
  }),
  KEY_MISSING: entry({
    severity: "input",
    title: "A trade lacks a key",
    message: (a: { key: string; parent: string }) =>
      `${a.parent === "" ? "the trade" : a.parent} needs a key "${a.key}"`,
    hint: (a) => (a.key === "version" ? "write version: 1 at the top" : "pairsize help trade-file shows a whole trade"),
  }),
  KEY_TWICE: entry({
    severity: "input",
    title: "A trade has a key under its name and under its former one",
    message: (a: { key: string; alias: string }) => `"${a.alias}" is the former name of "${a.key}", and both are given`,
    hint: (a) => `keep ${a.key}`,
  }),
  VALUE_OF_WRONG_KIND: entry({
    severity: "input",
    title: "A key holds a value of the wrong kind",
    message: (a: { name: string; expected: string; got: string }) => `${a.name} must be ${a.expected}, got ${a.got}`,
    hint: (a) => {
      if (a.got !== "nothing") return null;
      return a.expected === "a list"
        ? "write a list, [] for none, or delete the key"
        : "write a value, or delete the key";
    },
  }),
  ALTERNATIVES_LEFT_OUT: entry({
    severity: "note",
    title: "A trade file has alternatives, and the trade itself is answered",
    message: (a: { count: number }) =>
      a.count === 1
        ? "this is the trade without its one alternative"
        : `this is the trade without its ${a.count} alternatives`,
    hint: () => "pairsize compare sets them side by side",
  }),
  COMPARED_DATES_DIFFER: entry({
    severity: "note",
    title: "Alternatives that are compared are of different dates",
    message: ({ first, last }: { first: OnDate; last: OnDate }) =>
      `the alternatives are of different dates: ${first.name} of ${first.date}, ${last.name} of ${last.date}`,
    hint: () => "price all of them on one day before you choose",
  }),
  COMPARED_SIZES_DIFFER: entry({
    severity: "note",
    title: "Alternatives of different sizes are ordered by an amount in US dollars",
    message: ({ by, least, most }: { by: string; least: OfSize; most: OfSize }) =>
      `the order by ${by} is one of size too: the gross notional of ${least.name} is ${usdUp(least.notional)}, of ${most.name} ${usdUp(most.notional)}`,
    hint: () =>
      "one --max-loss, of futures one --max-notional, sizes them alike; --by gainPerLoss does not depend on size",
  }),
  SAME_SYMBOL: entry({
    severity: "input",
    title: "Both sides are on one symbol",
    message: (a: { symbol: string }) => `both sides are on ${a.symbol}`,
    hint: () => "a pair is two different underlyings: long one, short the other",
  }),
  ONE_INDEX: entry({
    severity: "warning",
    title: "Both sides are on one index",
    message: (a: { long: string; short: string }) => `${a.long} and ${a.short} are on one index: one hedges the other`,
    hint: () => "a pair is two different indices: long one, short the other",
  }),
  FX_MISSING: entry({
    severity: "input",
    title: "A contract in another currency has no exchange rate",
    message: (a: { symbol: string; currency: string }) =>
      `${a.symbol} is in ${a.currency}, and no rate says what that is in USD`,
    hint: (a) => `give --fx ${a.symbol}=USD per ${a.currency}`,
  }),
  LEVEL_MISSING: entry({
    severity: "input",
    title: "A side has no level",
    message: (a: { symbol: string }) => `${a.symbol} has no level`,
    hint: (a) => `give --level ${a.symbol}=POINTS, or --history ${a.symbol}=FILE for the last close of a price file`,
  }),
  HISTORY_NEEDS_FILE: entry({
    severity: "input",
    title: "A price history or an option chain can be read only where there are files",
    message: (a: { file: string }) => `"${a.file}" is a file, and this function reads none`,
    hint: () => "use readTradeFile, or give the level, the volatility and the premiums",
  }),
  DATE_UNREADABLE: entry({
    severity: "input",
    title: "A date is not YYYY-MM-DD, or not in the calendar",
    message: (a: { name: string; got: string; readings?: readonly string[] }) =>
      (a.readings ?? []).length > 1
        ? `${a.name} "${a.got}" could be ${a.readings?.join(" or ")}`
        : `${a.name} must be a date of the calendar as YYYY-MM-DD, got "${a.got}"`,
    hint: ({ name, got, readings = [] }) => {
      if (readings.length > 0) return `write ${readings.join(" or ")}`;
      if (/^today$/i.test(got.trim())) return "a file is read on other days too: give --as-of today, or the day itself";
      if (name === "expiry") return "20-Mar-2026, a month (Mar26) and an option code (RTOH6) are read too";
      return "20-Mar-2026 is read too: the month is a word, and the year has four digits";
    },
  }),
  WEIGHTING_UNKNOWN: entry({
    severity: "input",
    title: "There is no such weighting",
    message: (a: { got: string; nearest: readonly string[]; all: readonly string[] }) =>
      `there is no weighting "${a.got}"`,
    hint: (a) =>
      a.nearest.length > 0 ? `did you mean ${a.nearest.join(" or ")}?` : `weightings are ${a.all.join(", ")}, or all`,
  }),
  MOVE_UNREADABLE: entry({
    severity: "input",
    title: "A named move does not name both sides",
    message: (a: { got: string; long: string; short: string }) => `a move names both sides once, got "${a.got}"`,
    hint: (a) => `write ${a.long}=+16%,${a.short}=+8%, or levels`,
  }),
  MOVE_TWO_WAYS: entry({
    severity: "input",
    title: "A move could be a percentage, a fraction or a level",
    message: (a: { symbol: string; got: string; percents: readonly string[]; level: string | null }) =>
      `the move ${a.symbol}=${a.got} could be a percentage or ${a.level === null ? "a fraction" : "a level"}`,
    hint: ({ percents, level }) =>
      `write ${percents.join(" or ")}${level === null ? "" : ` for a percentage, ${level} for the level`}`,
  }),
  SYMBOL_NOT_IN_PAIR: entry({
    severity: "input",
    title: "A symbol is on neither side",
    message: (a: { symbol: string; long: string; short: string }) =>
      `${a.symbol} is on neither side: long is ${a.long}, short is ${a.short}`,
  }),
  LEVELS_OF_DIFFERENT_DATES: entry({
    severity: "warning",
    title: "The two levels are of different dates",
    message: (a: { stale: string; staleDate: string; other: string; otherDate: string }) =>
      `the level of ${a.stale} is of ${a.staleDate}, that of ${a.other} of ${a.otherDate}`,
    hint: (a) => `give a newer level of ${a.stale}, or --as-of ${a.staleDate} to size both on one date`,
  }),
  PRICES_OF_OTHER_DAY: entry({
    severity: "warning",
    title: "The prices of a file are of another day than --as-of",
    message: (a: { kept: readonly string[]; before: string; asOf: string }) =>
      `the date is moved to ${a.asOf}, and the file gives ${a.kept.join(", ")} of ${a.before}`,
    hint: (a) => `give the prices of ${a.asOf}: --level SYM=… and --chain SYM=FILE`,
  }),
  SAVED_PRICES_OF_OTHER_DAY: entry({
    severity: "input",
    title: "A saved file would say that prices are of another day than they are",
    message: (a: { kept: readonly string[]; before: string; asOf: string }) =>
      `the file would say ${a.asOf} of ${a.kept.join(", ")}, which are of ${a.before}`,
    hint: (a) => `give the prices of ${a.asOf}, or leave --as-of out`,
  }),
  LEVEL_OLDER_THAN_QUOTES: entry({
    severity: "warning",
    title: "A level is of an earlier day than the quotes of the options on it",
    message: (a: { symbol: string; date: string; file: string; quoted: string }) =>
      `the level of ${a.symbol} is of ${a.date} and its options are quoted on ${a.quoted}: strikes by delta, deltas and implied volatilities are of two days`,
    hint: (a) => `give --level ${a.symbol}=… of the time of the quotes, or a newer file than ${a.file}`,
  }),
  LEVEL_OFF_QUOTES: entry({
    severity: "warning",
    title: "A level is not the one that the quotes of its options imply",
    message: (a: { symbol: string; level: number; strike: number; implied: number }) =>
      `the level of ${a.symbol}, ${a.level}, is ${(Math.abs(a.level / a.implied - 1) * 100).toFixed(1)} % ${a.level < a.implied ? "below" : "above"} ${a.implied.toFixed(2)}, which its call and put of ${a.strike} imply`,
    hint: (a) =>
      Math.abs(a.level / a.implied - 1) > 0.25
        ? `look whether level and chain are both of ${a.symbol}`
        : `give the level of the time of the quotes, near --level ${a.symbol}=${a.implied.toFixed(0)}`,
  }),
  // Codes of single values, wherever they were given.
  VALUE_OUT_OF_RANGE: entry({
    severity: "input",
    title: "A number lies outside its range",
    message: (a: { name: string; bound: string; got: number | string; soldAs?: SoldAs }) =>
      `${a.name} must be ${a.bound}, got ${a.got}`,
    hint: ({ soldAs }) =>
      soldAs === undefined ? null : `the sign belongs to the quantity: ${soldAs.leg} sells ${optionsOf(soldAs)}`,
  }),
  NUMBER_UNREADABLE: entry({
    severity: "input",
    title: "A text is not a number that can be read one way",
    message: (a: { name: string; got: string; reason: NumberFault; write?: readonly string[] }) =>
      a.reason === "empty" ? `${a.name} is missing` : `${a.name} must be a plain number, got "${a.got}"`,
    hint: ({ reason, write = [] }) => {
      if (write.length === 0) return numberRemedy(reason);
      return reason === "comma"
        ? `write ${write.join(" or ")}: ${numberRemedy(reason)}`
        : `write ${write.join(" or ")}`;
    },
  }),
  PERCENT_AMBIGUOUS: entry({
    severity: "input",
    title: "A number could be a percentage or a fraction",
    message: (a: { name: string; got: string; fraction: string; hundredfold: string | null }) =>
      `${a.name} ${a.got} could be a percentage or a fraction`,
    hint: ({ got, fraction, hundredfold }) =>
      `write ${got}% or ${fraction}${hundredfold === null ? "" : `, or ${hundredfold}% if that is meant`}`,
  }),
});

function optionsOf({ count, right }: SoldAs): string {
  return count === 1 ? `one ${right}` : `${count} ${right}s`;
}

function numberRemedy(reason: NumberFault): string {
  switch (reason) {
    case "empty":
      return "give a number";
    case "comma":
      return "commas stand only before groups of three digits (25,658.25), and decimals after a point (2730.8)";
    case "percent":
      return "give it without a percent sign";
    case "too-large":
      return "it is larger than any number that can be computed with";
    case "not-a-number":
      return "write a sign, digits and decimals, such as -2730.8: no exponent, no hex, nothing after it";
  }
}
