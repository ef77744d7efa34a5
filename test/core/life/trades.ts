import { parseTrade } from "../../../src/index.ts";

export const quoted = { long: ["2750C @ 78.40", "-1 2950C @ 18.20"], short: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
export const bare = { long: ["2750C", "-1 2950C"], short: ["25500P", "-1 23500P"] };

/** RTY call spreads against NQ put spreads, 4 to 1. */
export const trade = (changes: object = {}, long: object = {}, short: object = {}) =>
  parseTrade({
    ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: quoted.long, ...long },
    short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: quoted.short, ...short },
    ...changes,
  });
export const later = (long: object = {}, short: object = {}, changes: object = {}) =>
  trade({ asOf: "2026-02-20", ...changes }, { legs: bare.long, ...long }, { legs: bare.short, ...short });

/** A pair of futures, or of shares, without legs. */
export const futures = (asOf: string, long: object, short: object, changes: object = {}) =>
  parseTrade({
    ...{ version: 1, asOf, size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2000, ...long },
    short: { symbol: "NQ", level: 25_000, ...short },
    ...changes,
  });
