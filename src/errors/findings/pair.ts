import { entry } from "../entry.ts";

/** As many legs as a sentence can name. */
const MOST_NAMED = 5;

/** Codes of a whole pair: what is refused, and what a trader should know beside the answer. */
export const pairFindings = {
  CONTRACTS_AMBIGUOUS: entry({
    severity: "input",
    title: "Contracts are fixed for a side whose quantities have a common divisor",
    message: (a: { symbol: string; contracts: number; divisor: number }) =>
      `${a.contracts} contracts of ${a.symbol} could mean ${a.contracts} or ${a.contracts * a.divisor}: its quantities are all multiples of ${a.divisor}`,
    hint: (a) => `divide the quantities of its legs by ${a.divisor}`,
  }),
  UNIT_DIVIDED: entry({
    severity: "warning",
    title: "A side's quantities were divided by their common divisor",
    message: (a: { symbol: string; divisor: number }) =>
      `the legs of ${a.symbol} are ${a.divisor} units of one structure; contracts count those units`,
  }),
  UNIT_NOT_ONE_CONTRACT: entry({
    severity: "warning",
    title: "A unit moves by more than one contract, or holds more than one of a leg",
    message: (a: { symbol: string; steepestSlope: number }) =>
      `a unit of ${a.symbol} moves by up to ${a.steepestSlope} points per point, and weighting by notional counts it as one contract`,
    hint: () => "delta-neutral and delta-volatility-adjusted weigh what it really holds",
  }),
  PREMIUM_OFF_TICK: entry({
    severity: "warning",
    title: "A premium is off the tick grid of its contract",
    message: (a: { symbol: string; legs: readonly string[] }) =>
      `${a.symbol} cannot trade off its tick grid: ${a.legs.slice(0, MOST_NAMED).join(", ")}${a.legs.length > MOST_NAMED ? ` and ${a.legs.length - MOST_NAMED} more` : ""}`,
    hint: (a) => `pairsize contracts ${a.symbol} shows the grid; a mid price may lie between two ticks`,
  }),
  SETTLEMENTS_DIFFER: entry({
    severity: "warning",
    title: "The options of the two sides settle differently",
    message: (a: { long: string; longSettlement: string; short: string; shortSettlement: string }) =>
      `${a.long} settles ${a.longSettlement} and ${a.short} settles ${a.shortSettlement}: the pair is open between the two`,
  }),
};
