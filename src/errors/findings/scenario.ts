import { entry, usd } from "./entry.ts";

/** The volatility that a side is sized with, and those that its premiums imply. */
export interface VolatilitySource {
  readonly symbol: string;
  readonly sizing: number;
  readonly premiums: readonly number[];
}

/** Codes of sensitivity and of scenarios. */
export const findings = () => ({
  HORIZON_TWICE: entry({
    severity: "usage",
    title: "A horizon is given by --days and by --at",
    message: (a: { days: string; at: string }) => `--days ${a.days} and --at ${a.at} both say when`,
    hint: () => "keep one of them: --days takes days or a date, --at a date",
  }),
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
  LEVEL_SHOCK_NOT_SIZED: entry({
    severity: "warning",
    title: "A weighting by delta is not sized again under a shock of a level",
    message: (_: Readonly<Record<string, never>>) =>
      "deltas at another level are those of the options as held, so the pair is not sized again",
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
  LEVEL_LAW_TOO_WIDE: entry({
    severity: "warning",
    title: "A volatility over the time to the horizon is beyond what odds can say anything of",
    message: (a: { symbol: string; deviation: number; most: number }) =>
      `the volatility of ${a.symbol} over the time to the horizon is ${a.deviation.toFixed(2)} (volatility × √years), and beyond ${a.most} nothing says how likely a profit is`,
    hint: () => "look at a nearer horizon with --days, or check the volatility",
  }),
  RATE_NEEDED_FOR_FORWARD: entry({
    severity: "warning",
    title: "The mean level of a cash index or an ETF needs an interest rate, so no probabilities are given",
    message: (a: { symbol: string }) =>
      `the mean level of ${a.symbol} at the horizon is not known without a rate, so nothing says how likely a profit is`,
    hint: () => "give --rate 3.65%, or the key rate of a trade file",
  }),
  EXPECTED_PROFIT_FROM_VOLATILITIES: entry({
    severity: "warning",
    title: "The expected profit comes from sizing volatilities that differ from those in the premiums",
    message: (a: { expected: number; sides: readonly VolatilitySource[] }) => {
      const sizing = a.sides.map(({ symbol, sizing }) => `${symbol} ${inPercent([sizing])}`).join(", ");
      const premiums = a.sides.flatMap((one) =>
        one.premiums.length === 0 ? [] : `${one.symbol} ${inPercent(one.premiums)}`,
      );
      return `but for interest, the expected profit of ${signedUsd(a.expected)} comes only from sizing volatilities (${sizing}) that differ from those in the premiums (${premiums.join(", ")}); at the premiums' own it is zero before costs, by construction`;
    },
  }),
  CORRELATION_MISSING: entry({
    severity: "warning",
    title: "Neither a correlation nor two price histories were given, so no probabilities are given",
    message: (a: { long: string; short: string }) =>
      `the correlation of ${a.long} and ${a.short} is not known, so nothing says how likely a profit is`,
    hint: (a) => `give --correlation 0.78, or --history ${a.long}=FILE and --history ${a.short}=FILE to measure it`,
  }),
  ODDS_NOT_ASKED: entry({
    severity: "note",
    title: "Odds were asked from one source only, so that the other is not shown",
    message: (a: { odds: string }) => `odds were asked from ${a.odds} only`,
    hint: () => "give --odds both",
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
    title: "Volatility is shifted where no option has days left, and changes nothing",
    message: () => "--vol-shift changes nothing: no option that it shifts has days left then",
    hint: () => "give --days N, to look at a day before the options expire",
  }),
});

function daysOf(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** "20.4/19.6 %". */
function inPercent(volatilities: readonly number[]): string {
  return `${volatilities.map((one) => (100 * one).toFixed(1)).join("/")} %`;
}

function signedUsd(amount: number): string {
  const rounded = Math.round(Math.abs(amount));
  return `${amount < 0 ? "-" : "+"}${usd(rounded)}`;
}
