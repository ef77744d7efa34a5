import { fail } from "../../errors/error.ts";
import { measuredSides, sizeSides } from "../pair/size-pair.ts";
import type { PairTrade } from "../pair/trade.ts";
import { imbalanceCheck } from "./balance-check.ts";
import { budgetCheck } from "./budget-check.ts";
import type { Check, CheckRequest, PairChecks } from "./check.ts";
import { contractsCheck } from "./contracts-check.ts";
import { definedRiskCheck } from "./defined-risk.ts";
import { givenLimits, type TradeLimits } from "./limits.ts";
import { priceAgeCheck } from "./price-age.ts";
import { probabilityCheck } from "./probability-check.ts";
import { ratioCheck } from "./ratio-check.ts";
import { warningsCheck } from "./warnings-check.ts";
import { type MeasuredPair, type Weighed, weighed } from "./weighed.ts";

/**
 * Every limit of a trade held against it as it is sized: a check for each weighting where the limit depends on one.
 *
 * Equality is within a limit. A limit that cannot be measured has failed, and says why. Without any limit there is nothing
 * to check, and nothing passes.
 *
 * @throws PairsizeError LIMITS_MISSING, and what `sizePair` throws
 * @example
 * checkPair(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 }, size: { weighting: "dollar" }, limits: { imbalance: "4%" } })).passed; // true
 */
export function checkPair(trade: PairTrade, request: CheckRequest = {}): PairChecks {
  const { limits } = trade;
  const { warningsAsErrors = false } = request;
  if (givenLimits(limits).length === 0 && !warningsAsErrors) fail("LIMITS_MISSING", {});
  const measured = { trade, sides: measuredSides(trade) };
  const { sizings, warnings } = sizeSides(trade, measured.sides);
  const pairs = sizings.map((sizing) => weighed(sizing, measured.sides));
  const checks = [
    ...moneyChecks(limits, pairs, measured),
    ...pairChecks(limits, pairs, measured, request),
    ...(limits.definedRisk === null ? [] : [definedRiskCheck(measured)]),
    ...(limits.maxPriceAge === null ? [] : [priceAgeCheck(limits.maxPriceAge, trade, request)]),
    ...(warningsAsErrors ? [warningsCheck(warnings)] : []),
  ];
  return { passed: checks.every(({ passed }) => passed), checks, warnings };
}

const moneyLimits = ["maxLoss", "maxNotional", "premium", "maxDailyRisk"] as const;

function moneyChecks(limits: TradeLimits, pairs: readonly Weighed[], measured: MeasuredPair): Check[] {
  return moneyLimits.flatMap((name) => {
    const limit = limits[name];
    return limit === null ? [] : pairs.map((pair) => budgetCheck(name, limit, pair, measured));
  });
}

function pairChecks(
  { imbalance, maxContracts, minProbability, maxRatioDrift }: TradeLimits,
  pairs: readonly Weighed[],
  measured: MeasuredPair,
  { against = null }: CheckRequest,
): Check[] {
  const isCapped = maxContracts.long !== null || maxContracts.short !== null;
  return [
    ...(imbalance === null ? [] : pairs.map((pair) => imbalanceCheck(imbalance, pair, measured))),
    ...(isCapped ? pairs.map((pair) => contractsCheck(maxContracts, pair, measured)) : []),
    ...(minProbability === null ? [] : pairs.map((pair) => probabilityCheck(minProbability, pair, measured))),
    ...(maxRatioDrift === null ? [] : pairs.map((pair) => ratioCheck(maxRatioDrift, pair, measured, against))),
  ];
}
