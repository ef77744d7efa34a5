import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { type Bound, lossOf } from "../bound.ts";
import { daysBetween } from "../calendar.ts";
import { inLarge, perLargeOf } from "../contract/micro.ts";
import { compare, type Exact, exact, minus, times, toNumber } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { inUnitOfBound, isOver, takenBy } from "../pair/choice/budget.ts";
import { isWithin, perContract } from "../pair/choice/imbalance.ts";
import { exposures } from "../pair/exposure.ts";
import { givenLimits, type TradeLimits } from "../pair/limits.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { countedExposure, requestTerms } from "../pair/request-terms.ts";
import { measuredSides, sizeSides } from "../pair/size-pair.ts";
import type { FeasibleSizing, Sizing } from "../pair/sizing.ts";
import type { PairTrade, SizingRules } from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";
import { as, type Contracts, type Days, type Ratio, type Usd } from "../quantity.ts";
import { pairDistribution } from "../scenario/distribution.ts";
import { horizonDate } from "../scenario/horizon.ts";
import { heldSides } from "../scenario/scenario.ts";
import type { Side, Sides } from "../sides.ts";
import type { Check, CheckRequest, PairChecks, StoredRatios } from "./check.ts";

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

/** A trade with its sides measured: what checks are made of. */
interface MeasuredPair {
  readonly trade: PairTrade;
  readonly sides: Sides<MeasuredSide>;
}

/** A weighting of the trade: its pair and the exposures of one large contract, exactly, or why it came to no pair. */
type Weighed = { readonly weighting: Weighting; readonly sizing: Sizing } & (
  | { readonly sized: true; readonly pair: FeasibleSizing; readonly exposure: Sides<Exact> }
  | { readonly sized: false; readonly reason: Finding }
);

/** The sizing of a weighting beside the exposures that it was chosen by. */
function weighed(sizing: Sizing, { long, short }: Sides<MeasuredSide>): Weighed {
  const { weighting } = sizing;
  const exposure = exposures(weighting, long, short);
  if (!exposure.available) return { weighting, sizing, sized: false, reason: exposure.reason };
  if (!sizing.available || !sizing.feasible) return { weighting, sizing, sized: false, reason: sizing.reason };
  return { weighting, sizing, sized: true, pair: sizing, exposure };
}

type BudgetLimit = "maxLoss" | "maxNotional" | "premium" | "maxDailyRisk";

/** The budget of a sizing that each limit is the same as: both count what a pair takes in one way, exactly. */
const budgetOf = {
  maxLoss: "maxLoss",
  maxNotional: "maxNotional",
  premium: "maxPremium",
  maxDailyRisk: "maxDailyVolatility",
} as const satisfies Record<BudgetLimit, keyof SizingRules>;

const noBudgets = { maxLoss: null, accountRisk: null, maxNotional: null, maxPremium: null, maxDailyVolatility: null };

/** Holds what a pair takes, in USD, against a limit on it. */
function budgetCheck(name: BudgetLimit, limit: Usd, weighed: Weighed, { trade, sides }: MeasuredPair): Check {
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, finding: weighed.reason };
  const { pair } = weighed;
  const rules = { ...trade.rules, ...noBudgets, [budgetOf[name]]: limit };
  const { budgets, outOfBudget, looseFees } = requestTerms(rules, sides);
  const [budget] = budgets;
  if (budget === undefined) {
    if (outOfBudget === null) throw new Error(`${name} has neither a budget nor a reason`);
    return name === "maxLoss"
      ? lossCheck(limit, weighed, { passed: false, over: 0 })
      : { name, weighting, passed: false, limit, actual: null, finding: outOfBudget };
  }
  const taken = takenBy(budget, pair.contracts, looseFees);
  const passed = !isOver(budget, taken);
  const actual = as<Usd>(inUnitOfBound(budget, taken));
  const over = name === "maxDailyRisk" ? actual - limit : toNumber(minus(taken, exact(limit)));
  if (name === "maxLoss") return lossCheck(limit, weighed, { passed, over });
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual, over });
  return { name, weighting, passed, limit, actual, finding: result };
}

function lossCheck(
  limit: Usd,
  { weighting, pair }: Weighed & { sized: true },
  { passed, over }: { readonly passed: boolean; readonly over: number },
): Check {
  const name = "maxLoss";
  const actual = pair.maxLoss.kind === "unlimited" ? "unlimited" : pair.maxLoss.amount;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual, over });
  return { name, weighting, passed, limit, actual: pair.maxLoss, finding: result };
}

/** Holds the imbalance of a pair, of either sign, against the most that is allowed: exactly, as the tolerance of a sizing. */
function imbalanceCheck(limit: Ratio, weighed: Weighed, { sides }: MeasuredPair): Check {
  const name = "imbalance";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, finding: weighed.reason };
  const { contracts, imbalance } = weighed.pair;
  const passed = isWithin(perContract(countedExposure(weighed.exposure, sides)), contracts, exact(limit));
  const over = toNumber(minus(exact(Math.abs(imbalance)), exact(limit)));
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual: imbalance, over });
  return { name, weighting, passed, limit, actual: imbalance, finding: result };
}

/** Holds the contracts of each side against the most that are allowed; micros count a tenth, as in `size.maxContracts`. */
function contractsCheck(limit: Sides<Contracts | null>, weighed: Weighed, { sides }: MeasuredPair): Check {
  const name = "maxContracts";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, finding: weighed.reason };
  const { contracts } = weighed.pair;
  const counted = (side: Side) => as<Contracts>(toNumber(inLarge(contracts[side], perLargeOf(sides[side]))));
  const actual = { long: counted("long"), short: counted("short") };
  const capped = (["long", "short"] as const).flatMap((side) => {
    const most = limit[side];
    return most === null ? [] : [{ side, actual: actual[side], limit: most }];
  });
  const over = capped.filter((one) => one.actual > one.limit);
  const passed = over.length === 0;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, sides: passed ? capped : over });
  return { name, weighting, passed, limit, actual, finding: result };
}

const unshifted = { long: as<Ratio>(0), short: as<Ratio>(0) };

/** Holds the probability of a profit at expiry, as a scenario says it, against the least that is asked. */
function probabilityCheck(limit: Ratio, weighed: Weighed, { trade, sides }: MeasuredPair): Check {
  const name = "minProbability";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, finding: weighed.reason };
  const held = heldSides(sides, weighed.pair.contracts, trade.rules);
  const distribution = pairDistribution(trade, held, horizonDate(trade, { kind: "expiry" }), unshifted);
  if (!distribution.known) return { name, weighting, passed: false, limit, actual: null, finding: distribution.reason };
  const actual = distribution.probabilityOfProfit;
  const passed = actual >= limit;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual });
  return { name, weighting, passed, limit, actual, finding: result };
}

/** Holds how far the hedge ratio is from the one stored, drift = ratio / stored − 1, against the most that is allowed. */
function ratioCheck(
  limit: Ratio,
  { weighting, sizing }: Weighed,
  { trade }: MeasuredPair,
  stored: StoredRatios | null,
): Check {
  const name = "maxRatioDrift";
  const unmeasured = (reason: Finding): Check => ({
    name,
    weighting,
    passed: false,
    limit,
    actual: null,
    finding: reason,
  });
  if (stored === null) return unmeasured(finding("STORED_SIZING_MISSING", {}));
  if (!sizing.available) return unmeasured(sizing.reason);
  const { file, symbols, ratios } = stored;
  const symbolsNow = { long: trade.long.contract.symbol, short: trade.short.contract.symbol };
  if (symbols.long !== symbolsNow.long || symbols.short !== symbolsNow.short)
    return unmeasured(finding("STORED_PAIR_DIFFERS", { file, stored: symbols, ...symbolsNow }));
  const before = ratios[weighting];
  if (before === undefined) return unmeasured(finding("STORED_RATIO_MISSING", { file, weighting }));
  const [now, then] = [exact(sizing.hedgeRatio), exact(before)];
  const moved = minus(now, then);
  const size = moved.digits < 0n ? minus(then, now) : moved;
  const passed = compare(size, times(exact(limit), then)) <= 0;
  const actual = as<Ratio>(exactQuotient(moved, then));
  const figures = { name, limit, actual, ratio: sizing.hedgeRatio, stored: before, file } as const;
  return { name, weighting, passed, limit, actual, finding: finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", figures) };
}

/** Holds both sides to a loss that has an end, whatever the other side gains. */
function definedRiskCheck({ sides: { long, short } }: MeasuredPair): Check {
  const name = "definedRisk";
  const actual = { long: lossOfUnit(long), short: lossOfUnit(short) };
  const unlimited = [long, short].flatMap(({ shown }) => (shown.unit.maxLoss.kind === "unlimited" ? shown.symbol : []));
  const passed = unlimited.length === 0;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, unlimited });
  return { name, weighting: null, passed, limit: true, actual, finding: result };
}

/** The most that a unit can lose, wherever that is. */
function lossOfUnit({ worst }: MeasuredSide): Bound {
  return worst.kind === "unlimited" ? worst : lossOf(worst.profit);
}

type Age = { readonly days: Days; readonly reason: null } | { readonly days: null; readonly reason: Finding };

/**
 * Holds the age of both levels in calendar days against the most that is allowed.
 *
 * It is counted from the date of the close to `today`, else to the date that the trade gives. A level that was written
 * down is of the date of its trade; without `today` that would be compared with itself, so there it has no age.
 */
function priceAgeCheck(limit: Days, trade: PairTrade, request: CheckRequest): Check {
  const name = "maxPriceAge";
  const ages = { long: ageOf("long", trade, request), short: ageOf("short", trade, request) };
  const actual = { long: ages.long.days, short: ages.short.days };
  const reason = ages.long.reason ?? ages.short.reason;
  if (reason !== null) return { name, weighting: null, passed: false, limit, actual, finding: reason };
  const prices = (["long", "short"] as const).map((side) => ({
    symbol: trade[side].contract.symbol,
    days: ages[side].days ?? 0,
  }));
  const old = prices.filter(({ days }) => days > limit);
  const passed = old.length === 0;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, prices: passed ? prices : old });
  return { name, weighting: null, passed, limit, actual, finding: result };
}

function ageOf(side: Side, trade: PairTrade, { today = null, asOf = null }: CheckRequest): Age {
  const { contract, level } = trade[side];
  const { symbol } = contract;
  const end = today ?? asOf;
  if (end === null) return { days: null, reason: finding("TODAY_UNKNOWN", {}) };
  const date = level.date ?? (today === null ? null : asOf);
  const days = date === null ? null : daysBetween(date, end);
  if (date === null || days === null) return { days: null, reason: finding("PRICE_DATE_UNKNOWN", { symbol }) };
  if (days < 0) return { days: null, reason: finding("PRICE_AFTER_TODAY", { symbol, date, today: end }) };
  return { days: as<Days>(days), reason: null };
}

/** Holds a trade to no warnings at all. */
function warningsCheck(warnings: readonly Finding[]): Check {
  const name = "warnings";
  const passed = warnings.length === 0;
  const result = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, codes: warnings.map(({ code }) => code) });
  return { name, weighting: null, passed, limit: 0, actual: warnings.length, finding: result };
}
