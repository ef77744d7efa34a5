import { entry, percent } from "./entry.ts";

/** Reason why some volatilities of a history could not be measured. */
export type NotMeasured =
  | { readonly kind: "rows"; readonly got: number }
  | { readonly kind: "columns"; readonly columns: readonly string[] }
  | { readonly kind: "price"; readonly column: string; readonly date: string }
  | { readonly kind: "range"; readonly date: string }
  | { readonly kind: "variance" };

const list = (words: readonly (string | number)[]) => words.join(", ");
const over = (lookbacks: readonly number[]) => (lookbacks.length === 0 ? "" : ` over ${list(lookbacks)}`);

/** Codes of volatility and of co-movement. */
export const findings = () => ({
  // Codes of measuring volatility and co-movement, and of price bars given to the library.
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
  COMOVEMENT_NOT_DAILY: entry({
    severity: "input",
    title: "A history has several rows a day, which no row of another can be set against",
    message: () => "co-movement needs one row a day, and a price file has several",
    hint: () => "give daily prices of both sides",
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
    title: "The date of a bar is not the ISO date of a day",
    message: (a: { got: string }) => `date must be a day like 2026-01-22, got ${a.got}`,
  }),
  BAR_OUT_OF_ORDER: entry({
    severity: "input",
    title: "The dates of bars do not ascend, or one occurs twice",
    message: (a: { before: string; got: string }) => `date must be later than ${a.before} before it, got ${a.got}`,
    hint: () => "give one bar a date, oldest first",
  }),
  // Warnings beside volatilities that were measured; missing figures are null.
  VOLATILITY_NOT_MEASURED: entry({
    severity: "warning",
    title: "Some of the volatilities asked for cannot be measured from a price file",
    message: (a: { estimators: readonly string[]; lookbacks: readonly number[]; because: NotMeasured }) =>
      `no ${list(a.estimators)}${over(a.lookbacks)}: ${because(a.because)}`,
    hint: (a) => remedy(a.because),
  }),
  COMOVEMENT_SEVERAL_A_DAY: entry({
    severity: "warning",
    title: "Two price files do not show how they move together: one has several rows a day",
    message: () => "no co-movement: a file has several rows a day, and none of them belongs to a row of the other",
    hint: () => "give daily prices of both",
  }),
  COMOVEMENT_NOT_MEASURED: entry({
    severity: "warning",
    title: "Two price files do not show how they move together",
    message: (a: { lookbacks: readonly number[]; got: number; flat: "first" | "second" | null }) =>
      a.flat === null
        ? `no co-movement over ${list(a.lookbacks)}: the two files have ${a.got} returns between common dates`
        : `no correlation over ${list(a.lookbacks)}: the ${a.flat} file does not move`,
    hint: (a) => (a.flat === null ? "give files that share more dates, or a shorter --lookback (at least 3)" : null),
  }),
  HISTORY_ROLL_DAYS: entry({
    severity: "warning",
    title: "The roll of a continuous future moves the volatility that is measured on its file",
    message: (a: { symbol: string; dates: readonly string[]; volatility: number; without: number }) =>
      `${a.symbol} rolls on ${a.dates.join(", ")}: volatility is ${percent(a.volatility)} with that return and ${percent(a.without)} without it`,
    hint: () => "measure on the cash index: its file for history, and the future's price for level",
  }),
  HISTORIES_OUT_OF_STEP: entry({
    severity: "warning",
    title: "The returns of two price files go together a row apart, not on the same day",
    message: (a: { late: string; early: string; apart: number; same: number; from: string; to: string }) =>
      `returns of ${a.late} from ${a.from} to ${a.to} go with those of ${a.early} a row before (correlation ${a.apart.toFixed(2)}), not of the same day (${a.same.toFixed(2)})`,
    hint: () => "date both by the same session: correlation, beta and past windows need the days of both",
  }),
  HISTORIES_SAME: entry({
    severity: "warning",
    title: "Two price files hold the same prices",
    message: (a: { first: string; second: string }) =>
      a.first === a.second ? `${a.first} is given for both` : `${a.first} and ${a.second} hold the same prices`,
    hint: () => "give each index its own file: ratio, correlation and past windows are of one index against itself",
  }),
  HISTORIES_CUT: entry({
    severity: "warning",
    title: "Two price files end on different dates, and both were cut at the last that they share",
    message: (a: { stale: string; staleDate: string; other: string; otherDate: string; shared: string }) =>
      `${a.stale} ends on ${a.staleDate} and ${a.other} on ${a.otherDate}: levels and volatilities are of ${a.shared}`,
    hint: (a) => `download newer prices for ${a.stale}, or give --as-of ${a.shared}`,
  }),
  HISTORIES_END_APART: entry({
    severity: "warning",
    title: "Two price files end on different dates",
    message: (a: { stale: string; staleDate: string; other: string; otherDate: string }) =>
      `${a.stale} ends on ${a.staleDate} and ${a.other} on ${a.otherDate}: their volatilities are not of one date`,
    hint: (a) => `--as-of ${a.staleDate} cuts both there`,
  }),
});

function because(cause: NotMeasured): string {
  switch (cause.kind) {
    case "rows":
      return `the file has ${cause.got === 1 ? "1 row" : `${cause.got} rows`} with a price`;
    case "columns":
      return `the file has no ${list(cause.columns)}`;
    case "price":
      return `the ${cause.column} of ${cause.date} is missing or not above 0`;
    case "range":
      return `the high of ${cause.date} is below its low`;
    case "variance":
      return "opens or closes lie so far outside high and low that the variance is below 0";
  }
}

function remedy(cause: NotMeasured): string {
  return cause.kind === "rows"
    ? "give a longer file, or a shorter --lookback"
    : "close-to-close and ewma need closes only; for the others correct or complete the file";
}
