import { entry } from "./entry.ts";

/** Returns the end of a hint: the day that may have been meant. */
function nearestOf(symbol: string, nearest: string | null): string | null {
  return nearest === null ? null : `the nearest expiry of ${symbol} is ${nearest}`;
}

/** Codes of expiries: days on which nothing expires, and series that do not exist. */
export const findings = () => ({
  PREMIUM_OF_OTHER_EXPIRY: entry({
    severity: "input",
    title: "Premiums or deltas are given for one expiry, and another one is asked for",
    message: (a: { symbol: string; expiry: string }) =>
      `the premiums or deltas given for ${a.symbol} are not those of ${a.expiry}`,
    hint: () => "give legs with premiums of that expiry by --leg, a chain with both, or a trade file for each",
  }),
  EXPIRY_TOO_FAR: entry({
    severity: "input",
    title: "The expiry is more than a hundred years after the date of the trade",
    message: (a: { expiry: string; asOf: string }) =>
      `an expiry is at most 100 years after the date of the trade, ${a.asOf}; got ${a.expiry}`,
    hint: () => "check the year of both",
  }),
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
  FUTURE_PAST: entry({
    severity: "input",
    title: "A future has expired before the date of the trade",
    message: (a: { code: string; symbol: string; expiry: string; asOf: string; front: string | null }) =>
      `${a.code} expired on ${a.expiry}, before the trade's date ${a.asOf}`,
    hint: (a) => (a.front === null ? null : `the nearest that trades is ${a.front}`),
  }),
  FUTURE_LAST_DAYS: entry({
    severity: "warning",
    title: "A future expires within days, when most of its trade is in the next one",
    message: (a: { code: string; expiry: string; days: number; next: string }) =>
      `${a.code} expires on ${a.expiry}, ${a.days === 0 ? "the date of the trade" : `in ${a.days} day${a.days === 1 ? "" : "s"}`}; by then most trade is in ${a.next}`,
    hint: (a) => `name ${a.next} as the symbol, at its own level`,
  }),
  EXPIRED_TODAY: entry({
    severity: "input",
    title: "The options or futures of a trade that is checked are no longer traded",
    message: (a: { symbol: string; expiry: string; today: string }) =>
      `${a.symbol} was last traded on ${a.expiry}, before ${a.today}: there is nothing left to check`,
    hint: () => "check a trade that is open, or give the day of the check as --today",
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
  EXPIRIES_DIFFER: entry({
    severity: "note",
    title: "The options of the two sides expire on different days",
    message: (a: { long: string; longExpiry: string; short: string; shortExpiry: string; nearer: string }) =>
      `the ${a.long} options expire on ${a.longExpiry}, those on ${a.short} on ${a.shortExpiry}: max loss and max gain are of each side at its own expiry`,
    hint: (a) => {
      const later = a.longExpiry === a.nearer ? a.short : a.long;
      return `named moves, odds and maps are taken on ${a.nearer}, where the model values the ${later} options`;
    },
  }),
  EXPIRY_AT_OPENING: entry({
    severity: "note",
    title: "Options that settle at the opening expire within five days",
    message: (a: { symbol: string; date: string; days: number; lastTradingDay: string }) =>
      `the ${a.symbol} options settle at the opening of ${a.date}, ${a.days === 1 ? "1 day" : `${a.days} days`} from now`,
    hint: (a) =>
      a.lastTradingDay === a.date
        ? "their last day ends at the opening, and the model counts it in full"
        : `they are last traded on ${a.lastTradingDay}, and the model counts the day of the expiry in full`,
  }),
  SERIES_SEVERAL: entry({
    severity: "note",
    title: "Other series expire on the day of the options",
    message: (a: {
      symbol: string;
      taken: readonly { readonly code: string; readonly underlying: string | null }[];
      others: readonly string[];
    }) => {
      const taken = a.taken.map(({ code, underlying }) => (underlying === null ? code : `${code} on ${underlying}`));
      const expire = a.others.length === 1 ? "expires" : "expire";
      return `the options are ${taken.join(" and ")}; ${a.others.join(" and ")} ${expire} with them`;
    },
    hint: (a) => `give --series ${a.symbol}=${a.others[0] ?? ""} for another one`,
  }),
  SERIES_UNCERTAIN: entry({
    severity: "warning",
    title: "No source settles that the series is listed, or its code",
    message: (a: { symbol: string; series: string; code: string | null; date: string; nominal: string }) => {
      if (a.code === null) return `no source settles which ${a.series} series of ${a.symbol} expires on ${a.date}`;
      return a.date === a.nominal
        ? `no source settles whether ${a.code} is listed on ${a.date}`
        : `no source settles whether ${a.code} is moved from ${a.nominal}, a holiday, to ${a.date}`;
    },
    hint: () => "check the exchange's calendar",
  }),
  LEVEL_WRITTEN_FOR_OTHER_FUTURE: entry({
    severity: "warning",
    title: "The level of a file was written for another month's future than the side is now on",
    message: (a: { symbol: string; before: string; own: string }) =>
      `the level of ${a.symbol} was written for ${a.before}, and the side is now on ${a.own}`,
    hint: (a) => `give the price of ${a.own}: --level ${a.own}=…`,
  }),
  LEVEL_FOR_OTHER_FUTURE: entry({
    severity: "input",
    title: "A level is given for another month's future than the trade rests on",
    message: (a: { asked: string; own: string }) => `the level is for ${a.asked}, and the trade rests on ${a.own}`,
    hint: (a) => `give the price of ${a.own}, or the expiry that delivers ${a.asked}`,
  }),
  OPTIONS_DELIVER_OTHER: entry({
    severity: "input",
    title: "Options deliver another future than the one that the symbol names",
    message: (a: { symbol: string; asked: string; own: string }) =>
      `the options of ${a.symbol} deliver ${a.own}, and the symbol names ${a.asked}`,
    hint: (a) => `give the expiry whose options deliver ${a.asked}, or the symbol ${a.symbol}`,
  }),
  LEVEL_OF_OTHER_FUTURE: entry({
    severity: "warning",
    title: "The level is the front future's, and the side is on another one",
    message: (a: { symbol: string; front: string; underlying: string; date: string }) =>
      `the ${a.symbol} side is on ${a.underlying}, and the level of ${a.date} from the price file is that of ${a.front}`,
    hint: (a) =>
      `give the price of ${a.underlying} as --level ${a.symbol}=…: a quarter's carry moves profits, deltas and breakevens`,
  }),
  MODEL_ON_OTHER_FUTURE: entry({
    severity: "input",
    title: "A model value is asked on the price of another month's future",
    message: (a: { symbol: string; leg: string; front: string; underlying: string; date: string }) =>
      `the leg "${a.leg}" of ${a.symbol} delivers ${a.underlying}, and the level of ${a.date} from the price file is that of ${a.front}`,
    hint: (a) => `give the price of ${a.underlying} as --level ${a.symbol}=…, or write strike and premium`,
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
  SERIES_TWICE: entry({
    severity: "input",
    title: "Two series are asked for the options of one side",
    message: (a: { first: string; second: string }) => `${a.first} and ${a.second} are asked for at once`,
    hint: () => "give one of the two",
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
  EXPIRY_OF_CHAIN: entry({
    severity: "note",
    title: "A trade names no expiry, and that of its option chain is taken",
    message: (a: { symbol: string; expiry: string }) =>
      `the options of ${a.symbol} expire on ${a.expiry}, as all quotes of the chain do`,
  }),
});
