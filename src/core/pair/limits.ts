import type { Contracts, Days, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";

/** The limits that a trade can be checked against, in the order of the answer. */
export const limitNames = [
  "maxLoss",
  "maxNotional",
  "maxPremium",
  "maxDailyRisk",
  "maxCapital",
  "imbalance",
  "maxContracts",
  "minProbability",
  "minShareProfitable",
  "minShareProfitableLower",
  "maxResidualBeta",
  "maxRatioDrift",
  "definedRisk",
  "quotedPremiums",
  "maxPriceAge",
] as const;

/** The name of a limit: its key in the trade file. */
export type LimitName = (typeof limitNames)[number];

/** What a trade is checked against; null where a limit is not given. Equality is within a limit. */
export interface TradeLimits {
  /** USD: the pair's max loss, fees included. */
  readonly maxLoss: Usd | null;
  /** USD: gross notional. */
  readonly maxNotional: Usd | null;
  /** USD: net premium paid for both sides, fees included. */
  readonly maxPremium: Usd | null;
  /** USD per day of trading: the standard deviation of the pair's profit. */
  readonly maxDailyRisk: Usd | null;
  /** USD: margin, less a credit given, and premium paid of both sides, before the premium received. */
  readonly maxCapital: Usd | null;
  /** Net over gross exposure, of either sign. */
  readonly imbalance: Ratio | null;
  /** Large contracts of each side. */
  readonly maxContracts: Sides<Contracts | null>;
  /** The least probability of a profit at expiry. */
  readonly minProbability: Ratio | null;
  /** The least share of past windows with a profit at expiry, history's drift taken out. */
  readonly minShareProfitable: Ratio | null;
  /** The same for the lower end of that share's 95 % interval. */
  readonly minShareProfitableLower: Ratio | null;
  /** β of past hedged returns on the mean of both indices, of either sign. */
  readonly maxResidualBeta: Ratio | null;
  /** How far the hedge ratio may be from a stored one, as a fraction of that. */
  readonly maxRatioDrift: Ratio | null;
  /** Whether the loss of each side must have an end. */
  readonly definedRisk: true | null;
  /** Whether every premium must be a quote. */
  readonly quotedPremiums: true | null;
  /** Calendar days: how old the level of each side may be. */
  readonly maxPriceAge: Days | null;
  /** Of an open pair: the share of its max gain at which it is closed. */
  readonly takeProfit: Ratio | null;
  /** Of an open pair: the share of its max loss at which it is closed. */
  readonly stopLoss: Ratio | null;
  /** Of an open pair: calendar days to the expiry at which it is closed or rolled. */
  readonly daysLeft: Days | null;
}

/** The rules of an open pair among the limits, which `check` of a trade does not hold. */
export const lifeRuleNames = ["takeProfit", "stopLoss", "daysLeft"] as const;

/**
 * The limits that are given, in the order of the answer.
 *
 * @example
 * givenLimits(parseTrade({ version: 1, long: { symbol: "RTY", level: 1 }, short: { symbol: "NQ", level: 1 }, limits: { maxLoss: 5 } }).limits); // ["maxLoss"]
 */
export function givenLimits(limits: TradeLimits): readonly LimitName[] {
  const { long, short } = limits.maxContracts;
  return limitNames.filter((name) =>
    name === "maxContracts" ? long !== null || short !== null : limits[name] !== null,
  );
}
