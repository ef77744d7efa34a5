import { entry } from "../entry.ts";

/** Codes of sides that are counted in small contracts, where that was asked. */
export const microFindings = {
  MICROS_NONE: entry({
    severity: "warning",
    title: "Micros were asked, and a side has no smaller contract",
    message: (a: { symbol: string }) =>
      `${a.symbol} has no smaller contract on the same index in the contract table: it is counted as it is`,
  }),
  MICROS_HAVE_NO_OPTIONS: entry({
    severity: "warning",
    title: "Micros were asked for a side with options, and the smaller contract has none",
    message: (a: { symbol: string; micro: string }) =>
      `no options are known to be listed on ${a.micro}: the side is counted in ${a.symbol}`,
  }),
  MICROS_NOT_NEEDED: entry({
    severity: "warning",
    title: "Micros were asked, and the answer takes none",
    message: (a: { weighting: string }) => `${a.weighting}: whole large contracts are the answer, micros do not help`,
  }),
  HOLDING_NOT_COUNTED: entry({
    severity: "input",
    title: "A small contract is held on a side that is not counted in it",
    message: (a: { symbol: string; micro: string }) =>
      `${a.micro} is held, and the side is counted in ${a.symbol} alone`,
    hint: (a) => `--with-micros counts futures in ${a.micro} too, and options where they are listed on it`,
  }),
};
