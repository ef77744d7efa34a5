import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { LimitFigures } from "../../errors/findings/check.ts";
import { entryOf } from "../../errors/words.ts";
import { daysBetween } from "../calendar.ts";
import { inLarge, perLargeOf } from "../contract/catalogue.ts";
import { compare, type Exact, exact, minus, toNumber } from "../exact.ts";
import { containsOption } from "../option/leg.ts";
import { hedgedInThePast } from "../pair/backtest.ts";
import { exactCapital, outsideCashAccount, symbolsOfKind } from "../pair/capital.ts";
import { inUnitOfBound, isOver, takenBy } from "../pair/choice/budget.ts";
import { isWithin, perContract } from "../pair/choice/region.ts";
import { dailyVariances } from "../pair/daily-risk.ts";
import { exposures, isDriftWithin, ratioDrift } from "../pair/exposure.ts";
import { holdsFutures, type MeasuredSide } from "../pair/measured-side.ts";
import { modelledLegs } from "../pair/money.ts";
import { countedExposure, measuredSides, requestTerms, sizeSides } from "../pair/size-pair.ts";
import type { DailyRisk, FeasibleSizing, Sizing } from "../pair/sizing.ts";
import {
  givenLimits,
  type LimitName,
  lifeRuleNames,
  type PairTrade,
  type TradeLimits,
  type TradeSide,
} from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";
import { type Bound, lossOf } from "../payoff/envelope.ts";
import { as, type Contracts, type Days, type Ratio, type Usd } from "../quantity.ts";
import { pairDistribution } from "../scenario/distribution.ts";
import { horizonDate } from "../scenario/horizon.ts";
import { pastScenario } from "../scenario/past-scenario.ts";
import { heldSides } from "../scenario/scenario.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import { atFirstUse, bounded } from "../work.ts";
import type { Check, CheckName, CheckRequest, Measures, PairChecks } from "./check.ts";

/** Every limit of a checked trade held against it: a check for each weighting where the limit depends on one. */
export function checkPair(trade: PairTrade, request: CheckRequest = {}): PairChecks {
  const names = givenLimits(trade.limits);
  const { warningsAsErrors = false } = request;
  if (names.length === 0 && !warningsAsErrors) fail("LIMITS_MISSING", {});
  refuseExpired(trade, request.today ?? null);
  return bounded(() => {
    const sides = measuredSides(trade);
    const { sizings, warnings } = sizeSides(trade, sides);
    const hedged = atFirstUse(() => hedgedInThePast(trade));
    const whole = { trade, sides, request, hedged, weighed: sizings.map((sizing) => weighed(sizing, sides)) };
    const held = [
      ...names.flatMap((name) => checksOf(name, whole)),
      ...(warningsAsErrors ? [warningsCheck(warnings)] : []),
    ];
    const checks = held.map((check) => ofSomePair(check, whole));
    return {
      passed: checks.every(({ passed }) => passed),
      checks,
      warnings: [...warnings, ...openPairRules(trade.limits)],
    };
  });
}

/** The note that a trade holds rules of an open pair, which a mark holds it to. */
function openPairRules(limits: TradeLimits): readonly Finding[] {
  const names = lifeRuleNames.filter((name) => limits[name] !== null);
  return names.length === 0 ? [] : [finding("RULES_OF_OPEN_PAIR", { names })];
}

/** A trade whose options or futures are traded no longer holds nothing that a limit could be held against. */
function refuseExpired({ long, short }: PairTrade, today: string | null): void {
  for (const last of [long, short].flatMap(lastDays))
    if (today !== null && last.expiry < today) fail("EXPIRED_TODAY", { ...last, today });
}

/** The last days on which the options and the future of a side are traded. */
function lastDays({ contract: { symbol }, expiry, future, legs, option }: TradeSide) {
  const ofOptions = containsOption(legs) ? (option?.lastTradingDay ?? expiry) : null;
  return [
    ...(ofOptions === null ? [] : [{ symbol, expiry: ofOptions }]),
    ...(future === null || !holdsFutures({ legs }) ? [] : [{ symbol: future.code, expiry: future.expiry }]),
  ];
}

/** One row a limit: what it looks at, and what measures that and holds it against the limit. */
const limits: { readonly [Name in LimitName]: LimitRow<Name> } = {
  maxLoss: { of: "pair", hold: holdLoss },
  maxNotional: { of: "pair", hold: (limit, pair, whole) => holdBudget("maxNotional", limit, pair, whole) },
  maxPremium: { of: "pair", hold: (limit, pair, whole) => holdBudget("maxPremium", limit, pair, whole) },
  maxDailyRisk: { of: "pair", hold: (limit, pair, whole) => holdBudget("maxDailyRisk", limit, pair, whole) },
  maxCapital: { of: "pair", hold: holdCapital },
  imbalance: { of: "pair", hold: holdImbalance },
  maxContracts: { of: "pair", hold: holdContracts },
  minProbability: { of: "pair", hold: holdProbability },
  minShareProfitable: { of: "pair", hold: (limit, pair, whole) => holdShare("minShareProfitable", limit, pair, whole) },
  minShareProfitableLower: {
    of: "pair",
    hold: (limit, pair, whole) => holdShare("minShareProfitableLower", limit, pair, whole),
  },
  maxResidualBeta: { of: "weighting", hold: holdResidualBeta },
  maxRatioDrift: { of: "weighting", hold: holdRatio },
  definedRisk: { of: "trade", hold: holdDefinedRisk },
  quotedPremiums: { of: "trade", hold: holdQuotes },
  cashAccount: { of: "trade", hold: holdCashAccount },
  maxPriceAge: { of: "trade", hold: holdPriceAge },
};

/** A limit on the whole trade, on each weighting of it, or on the pair that a weighting came to. */
type LimitRow<Name extends LimitName> =
  | { readonly of: "trade"; readonly hold: (limit: Limit<Name>, whole: WeighedTrade) => Held<Actual<Name>> }
  | {
      readonly of: "weighting";
      readonly hold: (limit: Limit<Name>, weighed: SizedWeighting, whole: WeighedTrade) => Held<Actual<Name>>;
    }
  | {
      readonly of: "pair";
      readonly hold: (limit: Limit<Name>, pair: WeightedPair, whole: WeighedTrade) => Held<Actual<Name>>;
    };

type Limit<Name extends CheckName> = Measures[Name]["limit"];
type Actual<Name extends CheckName> = Measures[Name]["actual"];

/** What was measured, whether it is within the limit, and the finding that says so. */
interface Held<Actual> extends Pick<Check, "passed" | "finding"> {
  readonly actual: Actual;
}

/** A trade with its sides measured and weighed: what checks are made of. */
interface WeighedTrade {
  readonly trade: PairTrade;
  readonly sides: Sides<MeasuredSide>;
  readonly weighed: readonly SizedWeighting[];
  readonly request: CheckRequest;
  /** How each weighting would have hedged in the past: studied when it is first asked. */
  readonly hedged: () => ReturnType<typeof hedgedInThePast>;
}

/** The checks of a limit that is given. */
function checksOf<Name extends LimitName>(name: Name, whole: WeighedTrade): Check[] {
  const row: LimitRow<Name> = limits[name];
  const limit = whole.trade.limits[name] as Limit<Name>;
  const check = (weighting: Weighting | null, { passed, actual, finding }: Held<Actual<Name>>) =>
    ({ name, weighting, passed, limit, actual, finding }) as Check;
  if (row.of === "trade") return [check(null, row.hold(limit, whole))];
  return whole.weighed.map((weighed) => {
    if (row.of === "weighting") return check(weighed.weighting, row.hold(limit, weighed, whole));
    return check(weighed.weighting, weighed.sized ? row.hold(limit, weighed, whole) : unmeasured(weighed.reason));
  });
}

/** The check, which a trade fails when no weighting comes to a pair: then there is nothing to place. */
function ofSomePair(check: Check, { weighed }: WeighedTrade): Check {
  const own = weighed.find(({ weighting }) => weighting === check.weighting) ?? weighed[0];
  if (!check.passed || own === undefined || own.sized || weighed.some(({ sized }) => sized)) return check;
  return { ...check, passed: false, finding: own.reason };
}

function unmeasured(finding: Finding): { readonly passed: false; readonly actual: null; readonly finding: Finding } {
  return { passed: false, actual: null, finding };
}

/** The finding on a limit that is kept or broken. */
function judged(passed: boolean, figures: LimitFigures): Finding {
  return finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", figures);
}

/** A weighting of the trade: its pair and the exposures of one large contract, exactly, or why it came to no pair. */
type SizedWeighting = { readonly weighting: Weighting; readonly sizing: Sizing } & (
  | { readonly sized: true; readonly pair: FeasibleSizing; readonly exposure: Sides<Exact> }
  | { readonly sized: false; readonly reason: Finding }
);

type WeightedPair = SizedWeighting & { readonly sized: true };

/** The sizing of a weighting beside the exposures that it was chosen by. */
function weighed(sizing: Sizing, { long, short }: Sides<MeasuredSide>): SizedWeighting {
  const { weighting } = sizing;
  const exposure = exposures(weighting, long, short);
  if (!exposure.available) return { weighting, sizing, sized: false, reason: exposure.reason };
  if (!sizing.available || !sizing.feasible) return { weighting, sizing, sized: false, reason: sizing.reason };
  return { weighting, sizing, sized: true, pair: sizing, exposure };
}

type BudgetName = "maxLoss" | "maxNotional" | "maxPremium" | "maxDailyRisk";

const noBudgets = {
  ...{ maxLoss: null, accountRisk: null, maxNotional: null, maxPremium: null },
  ...{ maxDailyRisk: null, maxCapital: null },
};

/** What a pair takes of a budget, exactly as a sizing counts it; or the reason why that is not known or has no end. */
function takenOf(
  name: BudgetName,
  limit: Usd,
  { pair }: WeightedPair,
  { trade, sides }: WeighedTrade,
): { readonly passed: boolean; readonly actual: Usd; readonly over: number } | Finding {
  const { budgets, outOfBudget, looseFees } = requestTerms({ ...trade.rules, ...noBudgets, [name]: limit }, sides, () =>
    dailyVariances(trade, sides),
  );
  const [budget] = budgets;
  if (budget === undefined) {
    if (outOfBudget === null) throw new Error(`${name} has neither a budget nor a reason`);
    return outOfBudget;
  }
  const taken = takenBy(budget, pair.contracts, looseFees);
  const actual = as<Usd>(inUnitOfBound(budget, taken));
  const over = name === "maxDailyRisk" ? actual - limit : toNumber(minus(taken, exact(limit)));
  return { passed: !isOver(budget, taken), actual, over };
}

/** Holds what a pair takes, in USD, against a limit on it. */
function holdBudget(
  name: Exclude<BudgetName, "maxLoss">,
  limit: Usd,
  pair: WeightedPair,
  whole: WeighedTrade,
): Held<Usd | null> {
  const taken = takenOf(name, limit, pair, whole);
  if ("code" in taken) return unmeasured(taken);
  const { passed, actual, over } = taken;
  if (name !== "maxDailyRisk") return { passed, actual, finding: judged(passed, { name, limit, actual, over }) };
  const figures = { limit, actual, over, ...basisOf(pair.pair.dailyRisk) };
  return { passed, actual, finding: judged(passed, { name, ...figures }) };
}

/** What the greater measure of the risk of a day rests on. */
function basisOf(risk: DailyRisk | null): Pick<LimitFigures & { name: "maxDailyRisk" }, "correlation" | "by"> {
  const correlation = risk?.correlation ?? null;
  if (risk === null || risk.revalued === null) return { correlation, by: "deltas alone" };
  return { correlation, by: risk.revalued > risk.amount ? "revaluation" : "deltas" };
}

/** Holds the max loss of a pair against the most that is allowed; one without end is over every limit. */
function holdLoss(limit: Usd, weighed: WeightedPair, whole: WeighedTrade): Held<Actual<"maxLoss">> {
  const { maxLoss } = weighed.pair;
  const taken = takenOf("maxLoss", limit, weighed, whole);
  const { passed, over } = "code" in taken ? { passed: false, over: 0 } : taken;
  const actual = maxLoss.kind === "unlimited" ? "unlimited" : maxLoss.amount;
  const premiums = weighed.pair.modelPremiums?.finding.args ?? null;
  return { passed, actual: maxLoss, finding: judged(passed, { name: "maxLoss", limit, actual, over, premiums }) };
}

/** Holds the capital that a pair binds, less a credit given, against the most that is allowed. */
function holdCapital(limit: Usd, { pair }: WeightedPair, { trade, sides }: WeighedTrade): Held<Usd | null> {
  const { kind, requirement } = exactCapital(trade, sides, pair.contracts);
  if (kind === "unknown" || requirement === null)
    return unmeasured(finding("CAPITAL_UNKNOWN", { symbols: symbolsOfKind(sides, "unknown"), most: limit }));
  const passed = compare(requirement, exact(limit)) <= 0;
  const actual = as<Usd>(toNumber(requirement));
  // A lower bound can show that a limit is broken, not that it is kept.
  if (passed && kind === "premium")
    return unmeasured(
      finding("CAPITAL_AT_LEAST", { symbols: symbolsOfKind(sides, "premium"), least: actual, most: limit }),
    );
  const over = toNumber(minus(requirement, exact(limit)));
  return { passed, actual, finding: judged(passed, { name: "maxCapital", limit, actual, over, kind }) };
}

/** Holds the imbalance of a pair, of either sign, against the most that is allowed, exactly as a sizing does. */
function holdImbalance(
  limit: Ratio,
  { pair, exposure }: WeightedPair,
  { sides }: WeighedTrade,
): Held<Actual<"imbalance">> {
  const { contracts, imbalance: actual } = pair;
  const passed = isWithin(perContract(countedExposure(exposure, sides)), contracts, exact(limit));
  const over = toNumber(minus(exact(Math.abs(actual)), exact(limit)));
  return { passed, actual, finding: judged(passed, { name: "imbalance", limit, actual, over }) };
}

/** Holds the contracts of each side against the most that are allowed; micros count a tenth, as in a sizing. */
function holdContracts(
  limit: Sides<Contracts | null>,
  { pair }: WeightedPair,
  { sides }: WeighedTrade,
): Held<Actual<"maxContracts">> {
  const counted = (side: Side) => as<Contracts>(toNumber(inLarge(pair.contracts[side], perLargeOf(sides[side]))));
  const actual = { long: counted("long"), short: counted("short") };
  const capped = sideNames.flatMap((side) => {
    const most = limit[side];
    return most === null ? [] : [{ side, actual: actual[side], limit: most }];
  });
  const over = capped.filter((one) => one.actual > one.limit);
  const passed = over.length === 0;
  return { passed, actual, finding: judged(passed, { name: "maxContracts", sides: passed ? capped : over }) };
}

const unshifted = { long: as<Ratio>(0), short: as<Ratio>(0) };

/** Holds the probability of a profit at expiry, as a scenario says it, against the least that is asked. */
function holdProbability(
  limit: Ratio,
  { pair }: WeightedPair,
  { trade, sides }: WeighedTrade,
): Held<Actual<"minProbability">> {
  const held = heldSides(sides, pair.contracts, trade.rules);
  const distribution = pairDistribution(trade, held, horizonDate(trade, { kind: "expiry" }), unshifted);
  if (!distribution.known) return unmeasured(distribution.reason);
  const actual = distribution.probabilityOfProfit;
  const passed = actual >= limit;
  return { passed, actual, finding: judged(passed, { name: "minProbability", limit, actual }) };
}

/**
 * Holds the share of past windows that would have made a profit, or the lower end of its interval, against the least
 * that is asked; history's drift is taken out of both indices, since it is a bet that the trade need not make.
 */
function holdShare<Name extends "minShareProfitable" | "minShareProfitableLower">(
  name: Name,
  limit: Ratio,
  { pair }: WeightedPair,
  { trade, sides }: WeighedTrade,
): Held<Ratio | null> {
  const held = heldSides(sides, pair.contracts, trade.rules);
  const past = pastScenario(trade, held, horizonDate(trade, { kind: "expiry" }), unshifted);
  if (!past.available) return unmeasured(past.reason);
  const centred = past.rows.find(({ method }) => method === "centred");
  if (centred === undefined) throw new Error("a simulation has a centred row");
  if (!centred.available) return unmeasured(centred.reason);
  const { windows, disjointWindows: disjoint, shareProfitable, interval } = centred;
  const actual = name === "minShareProfitable" ? shareProfitable : interval[0];
  const passed = actual >= limit;
  return { passed, actual, finding: judged(passed, { name, limit, actual, days: past.days, windows, disjoint }) };
}

/** Holds the β that a weighting's past hedged returns had on the mean of both indices, of either sign. */
function holdResidualBeta(limit: Ratio, { weighting }: SizedWeighting, { hedged }: WeighedTrade): Held<Ratio | null> {
  const study = hedged();
  if ("code" in study) return unmeasured(study);
  if (!study.available) return unmeasured(study.reason);
  const found = study.weightings.find((each) => each.weighting === weighting);
  if (found === undefined) return unmeasured(finding("WEIGHTING_NOT_STUDIED", { weighting }));
  if (found.betaToBothRange === null) return unmeasured(finding("RESIDUAL_BETA_UNKNOWN", {}));
  const [least, most] = found.betaToBothRange;
  const actual = Math.abs(least) > Math.abs(most) ? least : most;
  const passed = Math.abs(actual) <= limit;
  const figures = { limit, actual, least, most, days: study.days };
  return { passed, actual, finding: judged(passed, { name: "maxResidualBeta", ...figures }) };
}

/** Holds the drift of the hedge ratio, ratio / stored − 1, against the most that is allowed. */
function holdRatio(
  limit: Ratio,
  { weighting, sizing }: SizedWeighting,
  { trade, request }: WeighedTrade,
): Held<Actual<"maxRatioDrift">> {
  const { against = null } = request;
  if (against === null) return unmeasured(finding("STORED_SIZING_MISSING", {}));
  if (!sizing.available) return unmeasured(sizing.reason);
  const { file, symbols, ratios } = against;
  const symbolsNow = { long: trade.long.contract.symbol, short: trade.short.contract.symbol };
  if (symbols.long !== symbolsNow.long || symbols.short !== symbolsNow.short)
    return unmeasured(finding("STORED_PAIR_DIFFERS", { file, stored: symbols, ...symbolsNow }));
  const stored = ratios[weighting];
  if (stored === undefined) return unmeasured(finding("STORED_RATIO_MISSING", { file, weighting }));
  const ratio = sizing.hedgeRatio;
  const actual = ratioDrift(ratio, as<Ratio>(stored));
  const passed = isDriftWithin(actual, limit);
  return { passed, actual, finding: judged(passed, { name: "maxRatioDrift", limit, actual, ratio, stored, file }) };
}

/** Holds both sides to a loss that has an end, whatever the other side gains. */
function holdDefinedRisk(_: true, { sides: { long, short } }: WeighedTrade): Held<Actual<"definedRisk">> {
  const actual = { long: lossOfUnit(long), short: lossOfUnit(short) };
  const unlimited = [long, short].flatMap(({ sized }) => (sized.unit.maxLoss.kind === "unlimited" ? sized.symbol : []));
  const passed = unlimited.length === 0;
  return { passed, actual, finding: judged(passed, { name: "definedRisk", unlimited }) };
}

/** Holds both sides to premiums that were quoted. */
function holdQuotes(_: true, { sides }: WeighedTrade): Held<Actual<"quotedPremiums">> {
  const modelled = modelledLegs({ long: sides.long.sized, short: sides.short.sized });
  const passed = modelled.length === 0;
  return { passed, actual: modelled.length, finding: judged(passed, { name: "quotedPremiums", modelled }) };
}

/** Holds both sides to what a cash account holds. */
function holdCashAccount(_: true, { sides: { long, short } }: WeighedTrade): Held<Actual<"cashAccount">> {
  const [one, other] = [outsideCashAccount(long), outsideCashAccount(short)];
  const uncovered = [...one.uncovered, ...other.uncovered];
  const barred = [...one.barred, ...other.barred];
  const actual = uncovered.length + barred.length;
  return { passed: actual === 0, actual, finding: judged(actual === 0, { name: "cashAccount", uncovered, barred }) };
}

/** Returns the most that a unit can lose, wherever that is. */
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
function holdPriceAge(limit: Days, { trade, request }: WeighedTrade): Held<Actual<"maxPriceAge">> {
  const ages = { long: ageOf("long", trade, request), short: ageOf("short", trade, request) };
  const actual = { long: ages.long.days, short: ages.short.days };
  const reason = ages.long.reason ?? ages.short.reason;
  if (reason !== null) return { passed: false, actual, finding: reason };
  const prices = sideNames.map((side) => ({
    symbol: trade[side].contract.symbol,
    days: ages[side].days ?? 0,
  }));
  const old = prices.filter(({ days }) => days > limit);
  const passed = old.length === 0;
  return { passed, actual, finding: judged(passed, { name: "maxPriceAge", limit, prices: passed ? prices : old }) };
}

function ageOf(side: Side, trade: PairTrade, { today = null, asOf = null, levelsOf, premiumsOf }: CheckRequest): Age {
  const { contract, level } = trade[side];
  const { symbol } = contract;
  const end = today ?? asOf;
  if (end === null) return { days: null, reason: finding("TODAY_UNKNOWN", {}) };
  const ofLevel = level.date ?? (today === null ? null : levelsOf === undefined ? asOf : levelsOf[side]);
  const ofPremiums = premiumsOf?.[side] ?? null;
  const date = ofLevel !== null && ofPremiums !== null && ofPremiums < ofLevel ? ofPremiums : ofLevel;
  const days = date === null ? null : daysBetween(date, end);
  if (date === null || days === null) return { days: null, reason: finding("PRICE_DATE_UNKNOWN", { symbol }) };
  if (days < 0) return { days: null, reason: finding("PRICE_AFTER_TODAY", { symbol, date, today: end }) };
  return { days: as<Days>(days), reason: null };
}

/** Holds a trade to no warnings at all. */
function warningsCheck(warnings: readonly Finding[]): Check {
  const name = "warnings";
  const codes = warnings.map(({ code }) => code).filter((code) => entryOf(code).severity === "warning");
  const passed = codes.length === 0;
  return { name, weighting: null, limit: 0, passed, actual: codes.length, finding: judged(passed, { name, codes }) };
}
