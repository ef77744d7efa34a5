import { entry } from "./entry.ts";

/** Codes of the past windows of two price files: historical simulation and the hedge study. */
export const findings = () => ({
  HISTORIES_NEEDED: entry({
    severity: "input",
    title: "Past windows need price files of both sides",
    message: (a: { symbols: readonly string[] }) => `past windows need a price file of ${a.symbols.join(" and of ")}`,
    hint: (a) => `give ${a.symbols.map((symbol) => `--history ${symbol}=FILE`).join(" and ")}`,
  }),
  WEIGHTING_NOT_STUDIED: entry({
    severity: "warning",
    title: "The past of a weighting is not known, because its ratio follows from more than price files",
    message: (a: { weighting: string }) =>
      `the past of ${a.weighting} is not studied: its ratio follows from more than price files`,
    hint: () => "dollar-neutral, volatility-adjusted and beta-neutral are",
  }),
  STUDY_MEASURES: entry({
    severity: "note",
    title: "A trade gives a volatility, and the ratios of the past are measured",
    message: (a: { symbols: readonly string[] }) =>
      `ratios of the past are measured, today's too; size takes the volatility given of ${a.symbols.join(" and of ")}`,
  }),
  RESIDUAL_BETA_UNKNOWN: entry({
    severity: "warning",
    title: "The beta of past hedged returns is not known, because the indices do not vary",
    message: (_: Record<string, never>) => "the beta of past hedged returns is not known: the indices do not vary",
  }),
  HISTORY_NOT_DAILY: entry({
    severity: "input",
    title: "Price files are not daily, so that they hold no windows of trading days",
    message: (a: { step: number }) =>
      a.step === 0
        ? "past windows need one row a trading day, and the price files have several"
        : `past windows need one row a trading day, and those that both files have are usually ${a.step} days apart`,
    hint: () => "give daily prices of both sides",
  }),
  WINDOWS_TOO_FEW: entry({
    severity: "input",
    title: "Two price files share too few trading days for past windows",
    message: (a: { days: number; needed: number; got: number }) =>
      `windows of ${daysOf(a.days)} need ${daysOf(a.needed)} that both price files have, got ${a.got}`,
    hint: () => "give longer price files, or a shorter horizon or --lookback",
  }),
  WINDOWS_FLAT: entry({
    severity: "input",
    title: "The past returns of a price file cannot be scaled, because its prices stand still or grow evenly",
    message: (a: { side: "long" | "short" }) =>
      `the past returns of the ${a.side} side cannot be scaled: its prices stand still or grow evenly`,
    hint: () => "give a price file whose prices move",
  }),
  HORIZON_WITHOUT_TRADING_DAYS: entry({
    severity: "input",
    title: "No trading day lies between the date of a trade and its horizon, so that no past window is like it",
    message: (_: Record<string, never>) => "no trading day is left to the horizon, so that no past window is like it",
    hint: () => "give an earlier --as-of, or a later horizon",
  }),
});

function daysOf(count: number): string {
  return count === 1 ? "1 trading day" : `${count} trading days`;
}
