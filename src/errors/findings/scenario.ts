import { entry } from "./entry.ts";

/** Codes of sensitivity and of scenarios. */
export const scenarioFindings = {
  // Codes of the sensitivity of a pair.
  WINDOWS_NOT_VARIED: entry({
    severity: "warning",
    title: "The lookback and the estimator cannot be varied without price histories",
    message: (a: { long: string; short: string }) =>
      `neither ${a.long} nor ${a.short} has a price history, so the lookback and the estimator are not varied`,
    hint: (a) => `give --history ${a.long}=FILE and --history ${a.short}=FILE`,
  }),
  WINDOWS_VARIED_ON_ONE_SIDE: entry({
    severity: "warning",
    title: "The lookback and the estimator are varied on one side only",
    message: (a: { varied: string; kept: string }) =>
      `${a.kept} has no price history: its volatility stays as given while that of ${a.varied} is measured anew`,
    hint: (a) => `give --history ${a.kept}=FILE`,
  }),
  // Codes of scenarios and of the distribution of profit.
  HORIZON_AFTER_EXPIRY: entry({
    severity: "input",
    title: "A scenario looks beyond the day on which the options expire",
    message: (a: { days: number; asOf: string; expiry: string; daysToExpiry: number }) =>
      `${daysOf(a.days)} after ${a.asOf} is beyond the expiry on ${a.expiry}, ${daysOf(a.daysToExpiry)} away`,
    hint: (a) => `give 0 to ${a.daysToExpiry} days, or leave them out for the expiry itself`,
  }),
  HORIZON_UNKNOWN: entry({
    severity: "warning",
    title: "How many days away the horizon is cannot be told, so no probabilities are given",
    message: (a: { missing: readonly string[] }) =>
      `the days to the expiry are not known without ${a.missing.join(" and ")}, so nothing says how likely a profit is`,
    hint: () => "give --as-of and --expiry, or the keys of a trade file",
  }),
  RATE_NEEDED_FOR_FORWARD: entry({
    severity: "warning",
    title: "The mean level of a cash index or an ETF needs an interest rate, so no probabilities are given",
    message: (a: { symbol: string }) =>
      `the mean level of ${a.symbol} at the horizon is not known without a rate, so nothing says how likely a profit is`,
    hint: () => "give --rate 3.65%, or the key rate of a trade file",
  }),
  CORRELATION_MISSING: entry({
    severity: "warning",
    title: "Neither a correlation nor two price histories were given, so no probabilities are given",
    message: (a: { long: string; short: string }) =>
      `the correlation of ${a.long} and ${a.short} is not known, so nothing says how likely a profit is`,
    hint: (a) => `give --correlation 0.78, or --history ${a.long}=FILE and --history ${a.short}=FILE to measure it`,
  }),
  // Codes of the flags of a scenario.
  GRID_TOO_FINE: entry({
    severity: "usage",
    title: "A grid of moves has more steps than can be looked at",
    message: (a: { range: string; step: string; most: number }) =>
      `moves of ${a.step} out to ${a.range} are more than ${a.most} each way`,
    hint: () => "take a larger --step or a smaller --range",
  }),
  SHIFT_AT_EXPIRY: entry({
    severity: "usage",
    title: "Volatility is shifted at expiry, where it changes nothing",
    message: () => "--vol-shift changes nothing at expiry: options are worth their payoff then",
    hint: () => "add --days N to look at a day before expiry",
  }),
};

function daysOf(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
