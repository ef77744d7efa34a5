import { tradeFileText } from "../../schema/trade-file-text.ts";

/** A trade to start from, as it is typed. */
const sample = {
  version: "1",
  asOf: "2026-01-22",
  expiry: "2026-03-20",
  rate: "3.65%",
  correlation: "0.78",
  long: { symbol: "RTY", level: "2730.8", volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] },
  short: { symbol: "NQ", level: "25658.25", volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] },
  size: { weighting: ["dollar-neutral", "volatility-adjusted"], tolerance: "5%" },
  moves: [{ RTY: "+16%", NQ: "+8%" }],
};

/** A whole trade file, to start from. */
export const template = tradeFileText(sample, "A trade. Change the numbers, then:  pairsize size trade.yaml");
