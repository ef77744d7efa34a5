import { entry } from "../entry.ts";

/** Reasons why a weighting is not available for a trade; the other weightings are still answered. */
export const weightingFindings = {
  VOLATILITY_MISSING: entry({
    severity: "warning",
    title: "A side has no volatility",
    message: (a: { symbol: string }) => `${a.symbol} has no volatility`,
    hint: (a) => `give --vol ${a.symbol}=18.5%, or --history ${a.symbol}=FILE to measure it`,
  }),
  VOLATILITY_ZERO: entry({
    severity: "warning",
    title: "A side's measured volatility is zero",
    message: (a: { symbol: string; file: string }) => `the prices of ${a.symbol} in ${a.file} do not move`,
    hint: (a) => `give --vol ${a.symbol}=18.5%, or another file`,
  }),
  DELTA_UNKNOWN: entry({
    severity: "warning",
    title: "A side's delta is not known",
    message: (a: { symbol: string }) => `the delta of ${a.symbol} is not known`,
    hint: () => "give --as-of, --expiry and --rate, so that it follows from the quotes, or a delta for each leg",
  }),
  DELTA_OF_WRONG_SIGN: entry({
    severity: "warning",
    title: "A side's delta leans the wrong way",
    message: (a: { side: "long" | "short"; symbol: string; delta: number }) =>
      `the ${a.side} side ${a.symbol} must ${a.side === "long" ? "gain" : "lose"} when its index rises, and one unit has delta ${a.delta.toFixed(4)}`,
    hint: () => "two sides that lean the same way do not hedge each other",
  }),
  HISTORIES_MISSING: entry({
    severity: "warning",
    title: "Beta needs the price histories of both sides",
    message: (_: Readonly<Record<string, never>>) => "beta needs the price histories of both sides",
    hint: () => "give --history SYM=FILE for each",
  }),
  BETA_NOT_POSITIVE: entry({
    severity: "warning",
    title: "Beta is zero or negative",
    message: (a: { long: string; short: string; beta: number }) =>
      `the beta of ${a.long} on ${a.short} is ${a.beta.toFixed(4)}`,
    hint: () => "a short side that does not move with the long one hedges nothing",
  }),
  UNIT_LOSS_UNLIMITED: entry({
    severity: "warning",
    title: "A side's max loss is unlimited",
    message: (a: { symbol: string }) => `the max loss of ${a.symbol} is unlimited`,
    hint: () => "buy a wing to bound it",
  }),
  UNIT_LOSS_ZERO: entry({
    severity: "warning",
    title: "A side cannot lose",
    message: (a: { symbol: string }) => `${a.symbol} cannot lose at expiry, so there is no risk to make equal`,
    hint: () => "check its premiums",
  }),
};
