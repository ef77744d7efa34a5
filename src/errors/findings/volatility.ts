import { entry } from "../entry.ts";

/** Codes of measuring volatility and co-movement, and of price bars given to the library. */
export const volatilityFindings = {
  ESTIMATOR_UNKNOWN: entry({
    severity: "input",
    title: "No volatility estimator has that name",
    message: (a: { got: string; known: readonly string[] }) =>
      `there is no volatility estimator ${JSON.stringify(a.got)}`,
    hint: (a) => `one of ${a.known.join(", ")}`,
  }),
  VOLATILITY_COLUMN_MISSING: entry({
    severity: "input",
    title: "An estimator needs a price column that the history does not have",
    message: (a: { estimator: string; column: string }) =>
      `${a.estimator} needs the ${a.column} of every row, and the history has none`,
    hint: () => "use close-to-close or ewma, which need closes only",
  }),
  VOLATILITY_PRICE_MISSING: entry({
    severity: "input",
    title: "A row that an estimator reads lacks one of its prices",
    message: (a: { estimator: string; column: string; date: string }) =>
      `${a.estimator} needs the ${a.column} of ${a.date}, which is missing or not above 0`,
    hint: () => "correct the row, or use close-to-close or ewma, which need closes only",
  }),
  VOLATILITY_HIGH_BELOW_LOW: entry({
    severity: "input",
    title: "A row that an estimator reads has its high below its low",
    message: (a: { estimator: string; date: string; high: number; low: number }) =>
      `${a.estimator} cannot use ${a.date}: its high ${a.high} is below its low ${a.low}`,
    hint: () => "the columns may be mislabelled; correct the file, or use close-to-close or ewma",
  }),
  VOLATILITY_VARIANCE_NEGATIVE: entry({
    severity: "input",
    title: "An estimator's variance came out below 0",
    message: (a: { what: string; variance: number }) =>
      `${a.what} must have a variance of 0 or more, got ${a.variance}: opens or closes lie outside the high and low of their rows`,
    hint: () => "correct the rows, or use close-to-close, parkinson or ewma",
  }),
  COMOVEMENT_TOO_SHORT: entry({
    severity: "input",
    title: "Two histories share too few dates for the lookback",
    message: (a: { needed: number; got: number }) =>
      `co-movement needs ${a.needed} returns between common dates, got ${a.got}`,
    hint: () => "give files that share more dates, or another --lookback (at least 3)",
  }),
  COMOVEMENT_FLAT: entry({
    severity: "input",
    title: "One of two histories does not move, so that a co-movement is undefined",
    message: (a: { series: "first" | "second"; returns: number }) =>
      `the ${a.series} series does not vary over the last ${a.returns} common returns`,
    hint: () => "a longer --lookback may hold a move",
  }),
  BAR_DATE_UNREADABLE: entry({
    severity: "input",
    title: "The date of a bar is not an ISO date",
    message: (a: { got: string }) => `date must be written like 2026-01-22, got ${a.got}`,
  }),
  BAR_OUT_OF_ORDER: entry({
    severity: "input",
    title: "The dates of bars do not ascend, or one occurs twice",
    message: (a: { before: string; got: string }) => `date must be later than ${a.before} before it, got ${a.got}`,
    hint: () => "give one bar a date, oldest first",
  }),
};
