const long = { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const short = { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };

/** Levels, volatilities and quotes: nothing that an option could be priced with. */
export const plainTrade = { version: 1, long, short };

/** The same with what prices its four options, which are American. */
export const pricedTrade = { version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", long, short };
