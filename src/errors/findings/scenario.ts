import { entry } from "../entry.ts";

/** Codes of scenarios and of the distribution of profit. */
export const scenarioFindings = {
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
};

function daysOf(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
