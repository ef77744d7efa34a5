import { entry } from "../entry.ts";

/** Why some volatilities of a history could not be measured. */
export type NotMeasured =
  | { readonly kind: "rows"; readonly got: number }
  | { readonly kind: "columns"; readonly columns: readonly string[] }
  | { readonly kind: "price"; readonly column: string; readonly date: string }
  | { readonly kind: "range"; readonly date: string }
  | { readonly kind: "variance" };

const list = (words: readonly (string | number)[]) => words.join(", ");
const over = (lookbacks: readonly number[]) => (lookbacks.length === 0 ? "" : ` over ${list(lookbacks)}`);

/** Codes of what stands beside volatilities that were measured; the figures that are missing are null. */
export const volatilityWarnings = {
  VOLATILITY_NOT_MEASURED: entry({
    severity: "warning",
    title: "Some of the volatilities asked for cannot be measured from a price file",
    message: (a: { estimators: readonly string[]; lookbacks: readonly number[]; because: NotMeasured }) =>
      `no ${list(a.estimators)}${over(a.lookbacks)}: ${because(a.because)}`,
    hint: (a) => remedy(a.because),
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
  HISTORIES_END_APART: entry({
    severity: "warning",
    title: "Two price files end on different dates",
    message: (a: { stale: string; staleDate: string; other: string; otherDate: string }) =>
      `${a.stale} ends on ${a.staleDate} and ${a.other} on ${a.otherDate}: their volatilities are not of one date`,
    hint: (a) => `--as-of ${a.staleDate} cuts both there`,
  }),
};

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
