import { entry } from "./entry.ts";

/** Returns the end of a hint: the day that may have been meant. */
function nearestOf(symbol: string, nearest: string | null): string | null {
  return nearest === null ? null : `the nearest expiry of ${symbol} is ${nearest}`;
}

/** Codes of expiries: days on which nothing expires, and series that do not exist. */
export const expiryFindings = {
  EXPIRY_NOT_TRADING_DAY: entry({
    severity: "input",
    title: "The expiry is a holiday or on a weekend",
    message: (a: { symbol: string; expiry: string; why: string; nearest: string | null }) =>
      `nothing expires on ${a.expiry} (${a.why})`,
    hint: (a) => nearestOf(a.symbol, a.nearest),
  }),
  EXPIRY_PAST: entry({
    severity: "input",
    title: "The options have expired before the date of the trade",
    message: (a: { symbol: string; expiry: string; asOf: string; nearest: string | null }) =>
      `the options expired on ${a.expiry}, before the trade's date ${a.asOf}`,
    hint: (a) => nearestOf(a.symbol, a.nearest),
  }),
  EXPIRY_OUTSIDE_CALENDAR: entry({
    severity: "input",
    title: "The expiry lies outside the years whose holidays are known",
    message: (a: { expiry: string; first: number; last: number }) =>
      `whether options trade on ${a.expiry} is not known: the rule of the holidays holds from ${a.first} to ${a.last}`,
  }),
  EXPIRY_MONTH_EMPTY: entry({
    severity: "input",
    title: "A month is given for the expiry, and the future has no quarterly in it",
    message: (a: { symbol: string; month: string; thirdFriday: string; lastTradingDay: string }) =>
      `${a.symbol} has no quarterly in ${a.month}`,
    hint: (a) => `give the day: ${a.thirdFriday} (third Friday) or ${a.lastTradingDay} (last trading day) may be meant`,
  }),
  SERIES_NOT_ON_DAY: entry({
    severity: "input",
    title: "The series asked for does not expire on the day of the expiry",
    message: (a: {
      symbol: string;
      series: string;
      expiry: string;
      others: readonly string[];
      nearest: string | null;
    }) => `no ${a.series} series of ${a.symbol} expires on ${a.expiry}`,
    hint: (a) => {
      const others = `that day has ${a.others.join(", ")}`;
      return a.nearest === null ? others : `${others}; the nearest ${a.series} is ${a.nearest}`;
    },
  }),
  OPTION_CODE_UNKNOWN: entry({
    severity: "input",
    title: "No series has the option code",
    message: (a: { code: string; symbol: string }) => `no series of ${a.symbol} has the code ${a.code}`,
    hint: () => "give the day of the expiry and quarterly, weekly, eom or monthly: the answer names the code",
  }),
  OPTION_CODE_NEEDS_DATE: entry({
    severity: "input",
    title: "An option code has one digit of its year, and no date says of which decade",
    message: (a: { code: string }) => `the year of ${a.code} is one digit, and no date says of which decade`,
    hint: () => "give --as-of",
  }),
  OPTION_CODE_OTHER_PRODUCT: entry({
    severity: "input",
    title: "An option code is of another product",
    message: (a: { code: string; of: string; symbol: string }) =>
      `${a.code} is a series of ${a.of}, not of ${a.symbol}`,
  }),
  OPTION_CODE_OTHER_DAY: entry({
    severity: "input",
    title: "An option code expires on another day than the expiry given",
    message: (a: { code: string; date: string; expiry: string }) =>
      `${a.code} expires on ${a.date}, and the expiry given is ${a.expiry}`,
    hint: () => "give one of the two",
  }),
};
