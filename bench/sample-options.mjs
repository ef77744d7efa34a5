const FORWARDS = { RTY: 2730.8, NQ: 25658.25 };
const shared = { years: 57 / 365, rate: 0.0365 };

function option(symbol, right, strike, premium, volatility, quantity) {
  return { symbol, right, forward: FORWARDS[symbol], strike, premium, volatility, quantity, ...shared };
}

/** The four options of fixtures/trades/rty-nq-spreads.yaml, with the historical volatility of their side. */
export const sampleOptions = [
  option("RTY", "call", 2750, 78.4, 0.185, 1),
  option("RTY", "call", 2950, 18.2, 0.185, -1),
  option("NQ", "put", 25_500, 612.5, 0.173, 1),
  option("NQ", "put", 23_500, 196.25, 0.173, -1),
];
