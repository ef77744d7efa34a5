import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { TRADING_DAYS } from "../calendar.ts";
import { findContract, perCounted, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, exact, minus, product, toNumber } from "../exact.ts";
import type { Bound } from "../payoff/envelope.ts";
import { as, type Contracts, type Ratio, type Usd, type UsdPerRootYear } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { bounded } from "../work.ts";
import { refuseLockedInGain } from "./arbitrage.ts";
import { capitalPerContract, exactCapital, sizedCapital } from "./capital.ts";
import {
  type AddedBudget,
  type Budget,
  type BudgetName,
  looseFee,
  lossOf,
  type PairNeeds,
  type PairRequest,
} from "./choice/budget.ts";
import type { QuadraticForm } from "./choice/region.ts";
import { type ChosenPair, type WholeContracts, wholeContracts } from "./choice/whole-contracts.ts";
import { type DailyVariances, dailyRisk, dailyVariances } from "./daily-risk.ts";
import { exposures, hedgeRatioOf, imbalanceByDelta } from "./exposure.ts";
import { heldBook } from "./held-book.ts";
import { type MeasuredSide, measuredSide } from "./measured-side.ts";
import {
  commonMoves,
  type ModelShifts,
  modelPremiums,
  modelShifts,
  moveProfit,
  pairGreeks,
  pairMoney,
  paysOnCommonMove,
  premiumsFrom,
  sideProfit,
} from "./money.ts";
import { directionWords, sideOrders } from "./orders.ts";
import { heldPositions, isHoldingSaid, SHARES } from "./position.ts";
import type { FeasibleSizing, PairSizing, PremiumsFrom, Sizing, WeighedPair } from "./sizing.ts";
import type { PairTrade, SizingRules } from "./trade.ts";
import { tradeAsRead } from "./trade-as-read.ts";
import { pairWarnings } from "./warnings.ts";
import type { Weighting } from "./weighting.ts";

/** The whole answer of a checked trade: both sides measured, and a sizing for each weighting that was asked. */
export function sizePair(trade: PairTrade): PairSizing {
  return bounded(() => sizeSides(trade, measuredSides(trade)));
}

/** Both sides of a trade, measured. */
export function measuredSides(trade: PairTrade): Sides<MeasuredSide> {
  return { long: measuredSide(trade, "long"), short: measuredSide(trade, "short") };
}

/** {@link sizePair} of sides that are measured already. */
export function sizeSides(trade: PairTrade, sides: Sides<MeasuredSide>): PairSizing {
  if (!trade.allowArbitrage) for (const side of [sides.long, sides.short]) refuseLockedInGain(side, trade);
  refuseAmbiguousContracts(trade, sides);
  refuseAmbiguousHolding(trade, sides);
  refuseUncountedHolding(trade, sides);
  const daily = dailyVariances(trade, sides);
  const terms = requestTerms(trade.rules, sides, () => daily);
  const shared = { daily, premiumFrom: premiumsFrom(sides), shifts: modelShifts(sides) };
  const weighed = trade.weightings.map((weighting) => weighPair(weighting, sides, terms));
  const sizings = weighed.map((one) => sizingOf(one, trade, sides, shared));
  const { asOf, expiry, rate } = trade;
  return {
    trade: { asOf, expiry, rate, ...tradeAsRead(trade), long: sides.long.sized, short: sides.short.sized },
    sizings,
    warnings: [...trade.warnings, ...pairWarnings(trade, sides, sizings), ...budgetWarnings(weighed, trade, daily)],
  };
}

/** Two calls are two units of one call: then "4 contracts" could mean four calls or eight. */
export function refuseAmbiguousContracts({ rules }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, divisor, sized } of [sides.long, sides.short]) {
    const contracts = rules.contracts[name];
    if (contracts !== null && divisor > 1) fail("CONTRACTS_AMBIGUOUS", { symbol: sized.symbol, contracts, divisor });
  }
}

/** What is held of a side with options could be futures as well as units of its structure. */
function refuseAmbiguousHolding({ rules, long, short }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, micro, structure, unit } of [sides.long, sides.short]) {
    const held = rules.holding?.[name];
    if (held === undefined || unit.every(({ kind }) => kind === "future")) continue;
    const { symbol, kind } = (name === "long" ? long : short).contract;
    const [of, count] =
      held.large === 0 ? [micro?.symbol ?? findContract(symbol)?.sibling ?? symbol, held.micro] : [symbol, held.large];
    const shares = count * SHARES;
    if (count !== 0) fail("HOLDING_AMBIGUOUS", { symbol: of, kind, count, shares, structure: structure.name });
  }
}

/** Micros held beside options that are listed on the large contract alone are no units of that side. */
function refuseUncountedHolding({ rules, long, short }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, micro } of [sides.long, sides.short]) {
    if (micro !== null || (rules.holding?.[name].micro ?? 0) === 0) continue;
    const { symbol } = (name === "long" ? long : short).contract;
    fail("HOLDING_NOT_COUNTED", { symbol, micro: findContract(symbol)?.sibling ?? symbol });
  }
}

/** A weighting with its exposures and whole contracts, or the reason why it is not available. */
type Weighed = { readonly weighting: Weighting } & (
  | { readonly available: false; readonly reason: Finding }
  | {
      readonly available: true;
      /** Of one large contract, exactly. */
      readonly exposure: Sides<Exact>;
      readonly hedgeRatio: Ratio;
      readonly whole: WholeContracts;
    }
);

/** The whole contracts of one weighting. */
export function weighPair(weighting: Weighting, sides: Sides<MeasuredSide>, terms: RequestTerms): Weighed {
  const exposure = exposures(weighting, sides.long, sides.short);
  if (!exposure.available) return { weighting, available: false, reason: exposure.reason };
  const whole = wholeContracts({ ...terms, exposure: countedExposure(exposure, sides) });
  return { weighting, available: true, exposure, hedgeRatio: hedgeRatioOf(exposure), whole };
}

/** What the sizings of all weightings are made with. */
interface SharedFigures {
  readonly daily: DailyVariances | null;
  readonly premiumFrom: PremiumsFrom | null;
  readonly shifts: ModelShifts | null;
}

/** The answer for one weighting: contracts, money and orders, or the reason why there are none. */
function sizingOf(weighed: Weighed, trade: PairTrade, sides: Sides<MeasuredSide>, shared: SharedFigures): Sizing {
  const { weighting } = weighed;
  if (!weighed.available) return { weighting, available: false, reason: weighed.reason };
  const { exposure, hedgeRatio, whole } = weighed;
  const exposurePerContract = { long: toNumber(exposure.long), short: toNumber(exposure.short) };
  const held = isHoldingSaid(trade) ? { holding: heldBook(trade, { weighting, exposure }, sides) } : {};
  const pair = { weighting, available: true, exposurePerContract, hedgeRatio, ...held } as const;
  return whole.feasible
    ? feasibleSizing(pair, whole, trade, sides, shared)
    : { ...pair, feasible: false, smallest: pairCost(whole.smallest), reason: whole.reason };
}

/** Key by key: a literal of so many keys that begins with a spread takes V8 a hundred times as long. */
function feasibleSizing(
  { weighting, available, exposurePerContract, hedgeRatio, holding }: WeighedPair,
  { contracts, withinTolerance, smallestWithinTolerance: smallest, imbalance, residual, frontier, binding }: ChosenPair,
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  shared: SharedFigures,
): FeasibleSizing {
  const { daily } = shared;
  const { rules, moves } = trade;
  const long = sideOrders(sides.long, contracts.long, heldPositions(trade, "long"));
  const short = sideOrders(sides.short, contracts.short, heldPositions(trade, "short"));
  const money = pairMoney(sides, contracts, rules);
  const { dollarVolatility } = money;
  const common = commonMoves(sides, contracts, trade);
  const named = moves.map((move) => moveProfit(move, sides, contracts, trade));
  return {
    weighting,
    available,
    exposurePerContract,
    hedgeRatio,
    ...(holding === undefined ? {} : { holding }),
    feasible: true,
    withinTolerance,
    ...(smallest === undefined ? {} : { smallestWithinTolerance: smallest === null ? null : pairCost(smallest) }),
    contracts,
    binding,
    lines: [...long.lines, ...short.lines],
    direction: directionWords({ long, short }),
    notional: money.notional,
    dollarVolatility,
    ...(rules.maxDailyRisk === null || dollarVolatility === null ? {} : addedVolatility(dollarVolatility)),
    dailyRisk: daily === null ? null : dailyRisk(daily, contracts),
    residual,
    imbalance,
    imbalanceByDelta: imbalanceByDelta(sides, contracts),
    premium: money.premium,
    fees: money.fees,
    maxLoss: money.maxLoss,
    maxGain: money.maxGain,
    maxLossBySide: money.maxLossBySide,
    capital: sizedCapital(exactCapital(trade, sides, contracts), money.maxGain, named),
    premiumFrom: shared.premiumFrom,
    ...(shared.shifts === null || money.maxLoss.kind === "unlimited"
      ? {}
      : { modelPremiums: modelPremiums(shared.shifts, sides, contracts) }),
    greeks: pairGreeks(sides, contracts),
    commonMoves: common,
    paysOnCommonMove: common === null ? null : paysOnCommonMove(common),
    frontier: frontier.map(pairCost),
    ...(moves.length === 0 ? {} : { moves: named }),
  };
}

/** The risk of a day as earlier versions counted it, without deltas. */
function addedVolatility({ long, short }: Sides<UsdPerRootYear>): { readonly dailyVolatility: Usd } {
  return { dailyVolatility: as<Usd>((long + short) / Math.sqrt(TRADING_DAYS)) };
}

/** A pair whose max loss is known. */
type Costed<Pair extends PairNeeds> = Pair & { readonly maxLoss: Bound };

/** The pair again, of a request that gave the worst profits: then its max loss is known. */
function pairCost<Pair extends PairNeeds>(pair: Pair): Costed<Pair> {
  if (!isCosted(pair)) throw new Error("a pair of a whole trade always has a max loss");
  return pair;
}

function isCosted<Pair extends PairNeeds>(pair: Pair): pair is Costed<Pair> {
  return pair.maxLoss !== null;
}

/** Budgets that do not limit a size, and a budget on the risk of a day whose options cannot be revalued. */
function budgetWarnings(
  weighed: readonly Weighed[],
  { rules }: PairTrade,
  daily: DailyVariances | null,
): readonly Finding[] {
  const idle = new Map<BudgetName, Weighting[]>();
  for (const one of weighed) {
    if (!one.available || !one.whole.feasible) continue;
    for (const budget of one.whole.idle) idle.set(budget, [...(idle.get(budget) ?? []), one.weighting]);
  }
  const notLimiting = [...idle].map(([budget, weightings]) => finding("BUDGET_DOES_NOT_LIMIT", { budget, weightings }));
  const isBound = rules.maxDailyRisk !== null && daily?.revalued === null;
  return isBound ? [...notLimiting, finding("DAILY_RISK_NOT_REVALUED", {})] : notLimiting;
}

/** What the whole contracts of a trade are chosen from, whatever the weighting. */
type RequestTerms = Omit<PairRequest, "exposure">;

/**
 * What the whole contracts of a trade are chosen from, whatever the weighting.
 *
 * @param daily the variances of a day, asked for where they have a budget
 */
export function requestTerms(
  rules: SizingRules,
  sides: Sides<MeasuredSide>,
  daily: () => DailyVariances | null,
): RequestTerms {
  const each = (of: (side: MeasuredSide) => Exact): Sides<Exact> => ({
    long: perCounted(of(sides.long), perLargeOf(sides.long)),
    short: perCounted(of(sides.short), perLargeOf(sides.short)),
  });
  const feeOf = ({ contractsPerUnit }: MeasuredSide) => product(rules.fee, contractsPerUnit);
  const looseFeeOf = (side: MeasuredSide) => looseFee(feeOf(side), perLargeOf(side));
  const worstProfit = { long: worstOf(sides.long, rules), short: worstOf(sides.short, rules) };
  const notional = each((side) => side.notional);
  const { budgets, outOfBudget } = budgetsOf(rules, {
    loss: () => lossOf(worstProfit),
    notional: () => notional,
    premium: () => each((side) => minus(feeOf(side), side.netPremium)),
    risk: () => riskOf(sides, daily()),
    capital: () => capitalPerContract(sides),
  });
  const { maxContracts, contracts, tolerance } = rules;
  return {
    notional,
    worstProfit,
    perLarge: { long: perLargeOf(sides.long), short: perLargeOf(sides.short) },
    looseFees: { long: looseFeeOf(sides.long), short: looseFeeOf(sides.short) },
    maxContracts: maxContracts.long === null && maxContracts.short === null ? null : given(maxContracts),
    budgets,
    outOfBudget,
    contracts: given(contracts),
    tolerance: exact(tolerance),
  };
}

/** The exposure of one contract as each side is counted, from that of one large contract. */
export function countedExposure({ long, short }: Sides<Exact>, sides: Sides<MeasuredSide>): Sides<Exact> {
  return { long: perCounted(long, perLargeOf(sides.long)), short: perCounted(short, perLargeOf(sides.short)) };
}

/**
 * What one counted contract takes of each budget that is given; null or the reason where it is not known or has no end.
 */
interface Takes {
  readonly loss: () => Sides<Exact> | null;
  readonly notional: () => Sides<Exact>;
  readonly premium: () => Sides<Exact>;
  readonly risk: () => readonly QuadraticForm[] | Finding;
  readonly capital: () => Sides<Exact> | readonly string[];
}

function budgetsOf(rules: SizingRules, takes: Takes): Pick<PairRequest, "budgets" | "outOfBudget"> {
  const { accountRisk, maxLoss, maxNotional, maxPremium, maxDailyRisk, maxCapital } = rules;
  const budgets: Budget[] = [];
  let outOfBudget: Finding | null = null;
  const add = (name: AddedBudget["name"], most: Exact, per: Sides<Exact> | null) => {
    if (per === null) outOfBudget ??= finding("MAX_LOSS_UNLIMITED", { budget: toNumber(most) });
    else budgets.push({ name, per, most });
  };
  if (maxLoss !== null) add("maxLoss", exact(maxLoss), takes.loss());
  if (accountRisk !== null) add("accountRisk", product(accountRisk.account, accountRisk.risk), takes.loss());
  if (maxNotional !== null) add("maxNotional", exact(maxNotional), takes.notional());
  if (maxPremium !== null) add("maxPremium", exact(maxPremium), takes.premium());
  if (maxDailyRisk !== null) {
    const variances = takes.risk();
    if ("code" in variances) outOfBudget ??= variances;
    else budgets.push({ name: "maxDailyRisk", variances, most: exact(maxDailyRisk) });
  }
  if (maxCapital !== null) {
    const per = takes.capital();
    if ("long" in per) add("maxCapital", exact(maxCapital), per);
    else outOfBudget ??= finding("CAPITAL_UNKNOWN", { symbols: per, most: maxCapital });
  }
  return { budgets, outOfBudget };
}

/** Fees of a whole large contract are shared out over its small ones; loose small contracts pay the rest on top. */
function worstOf(side: MeasuredSide, { fee }: SizingRules): Exact | "unlimited" {
  const perLarge = perLargeOf(side);
  const profit = sideProfit(side.worst, side, perLarge, fee);
  return profit.kind === "unlimited" ? "unlimited" : perCounted(profit.profit, perLarge);
}

/** The variances of a day, or the reason why they are not known. */
function riskOf(
  { long, short }: Sides<MeasuredSide>,
  daily: DailyVariances | null,
): readonly QuadraticForm[] | Finding {
  if (!long.volatility.known) return long.volatility.reason;
  if (!short.volatility.known) return short.volatility.reason;
  if (daily === null) throw new Error("two volatilities give the variances of a day");
  return daily.revalued === null ? [daily.byDelta] : [daily.byDelta, daily.revalued];
}

function given({ long, short }: Sides<Contracts | null>): Partial<Sides<number>> {
  if (long === null) return short === null ? {} : { short };
  return short === null ? { long } : { long, short };
}
