import { entry } from "../entry.ts";

/** Codes of what a scenario is asked by flags. */
export const scenarioFlagFindings = {
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
