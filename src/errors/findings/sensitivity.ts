import { entry } from "../entry.ts";

/** Codes of the sensitivity of a pair. */
export const sensitivityFindings = {
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
};
