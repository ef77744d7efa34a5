import type { LimitName } from "../../core/check/limits.ts";

/** What each limit means, by its key in the trade file. */
export const limitMeanings: Readonly<Record<LimitName, string>> = {
  maxLoss: "US dollars that the pair may lose, fees included",
  maxNotional: "US dollars of gross notional",
  premium: "US dollars of net premium paid for both sides, fees included",
  maxDailyRisk: "US dollars of dollar volatility a day, both sides added",
  imbalance: "how far the sides may be apart, net over gross, either way: 5%",
  maxContracts: "large contracts a side: 100, or {long: 40, short: 10}; 38 micros are 3.8",
  minProbability: "the least probability of a profit at expiry: 55%",
  maxRatioDrift: "how far the hedge ratio may be from that of --against, as a share of it: 5%",
  definedRisk: "true: the loss of each side has an end",
  maxPriceAge: "days from the date of each level to --today, else to asOf as the trade gives it",
};
