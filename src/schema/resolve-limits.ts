import type { TradeLimits } from "../core/check/limits.ts";
import type { FractionUse } from "../core/fraction-text.ts";
import type { Ratio, Usd } from "../core/quantity.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { type Range, ranges } from "./range.ts";
import { resolveCounts } from "./resolve-counts.ts";
import type { TradeInput } from "./trade.ts";

type LimitsInput = NonNullable<TradeInput["limits"]>;

const PATH = ["limits"];

/** The limits that a trade is checked against, null where one is not given. */
export function resolveLimits(limits: LimitsInput, reader: QuantityReader): TradeLimits {
  const usd = (key: "maxLoss" | "maxNotional" | "maxDailyRisk" | "premium"): Usd | null =>
    reader.ofKey(limits, key, PATH, { name: key, range: ranges.money });
  const share = (
    key: "imbalance" | "minProbability" | "maxRatioDrift",
    range: Range,
    fraction: FractionUse,
  ): Ratio | null => reader.ofKey(limits, key, PATH, { name: key, range, fraction });
  return {
    maxLoss: usd("maxLoss"),
    maxNotional: usd("maxNotional"),
    imbalance: share("imbalance", ranges.tolerance, "rate"),
    definedRisk: limits.definedRisk === true || limits.definedRisk === "true" ? true : null,
    maxContracts: resolveCounts(limits.maxContracts, ["limits", "maxContracts"], "maxContracts", reader),
    minProbability: share("minProbability", ranges.probability, "probability"),
    maxDailyRisk: usd("maxDailyRisk"),
    premium: usd("premium"),
    maxPriceAge: reader.ofKey(limits, "maxPriceAge", PATH, { name: "maxPriceAge", range: ranges.age }),
    maxRatioDrift: share("maxRatioDrift", ranges.drift, "rate"),
  };
}
