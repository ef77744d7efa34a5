import { entry } from "../entry.ts";

/** Codes of reading price files. */
export const priceHistoryFindings = {
  HISTORY_TOO_SHORT: entry({
    severity: "input",
    title: "A price file has too few rows for the lookback",
    message: (a: { needed: number; got: number; what: string }) =>
      `${a.what} needs ${a.needed} rows with a price, got ${a.got}`,
    hint: () => "shorten --lookback, or give a longer file",
  }),
};
