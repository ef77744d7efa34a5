import { type Finding, finding } from "../../../errors/finding.ts";
import { inLarge } from "../../contract/catalogue.ts";
import { minus, toNumber, ZERO } from "../../exact.ts";
import { type Bound, lossOf } from "../../payoff/envelope.ts";
import { as, type Contracts, type Usd } from "../../quantity.ts";
import { type Sides, sideNames } from "../../sides.ts";
import {
  type Budget,
  type BudgetName,
  boundedBy,
  holdsFees,
  inUnitOfBound,
  isOver,
  type LooseFees,
  looseFeesOf,
  mayLeaveRoom,
  type PairNeeds,
  type PairRequest,
  type SizedPair,
  takenBy,
} from "./budget.ts";
import { capsOf, type Feasible, feasiblePairs, fullestPair, isFixed, MOST_CONTRACTS } from "./feasible.ts";
import { feasibleRecords, frontierOf, type Measures, type Records, smallestWithin } from "./frontier.ts";
import {
  amountOf,
  type Balance,
  balanceOf,
  DOUBT,
  fewerAlwaysFit,
  isWithin,
  numberOf,
  type PerContract,
  perContract,
} from "./region.ts";

/** Why no pair fits, and what the smallest one would take: 1 : 1, or the smallest with the given counts. */
export interface NothingFits {
  readonly feasible: false;
  readonly reason: Finding;
  readonly smallest: PairNeeds;
}

/** The chosen pair, and the frontier that it was chosen from, by gross notional. */
export interface ChosenPair extends SizedPair {
  readonly feasible: true;
  readonly withinTolerance: boolean;
  /**
   * Only where the tolerance is not met: the smallest pair that meets it, whatever the limits; null beyond 1,000,000
   * contracts.
   */
  readonly smallestWithinTolerance?: PairNeeds | null;
  readonly frontier: readonly SizedPair[];
  /**
   * What limits the size: of budgets and caps the first that would be used up; beyond the tolerance those that keep
   * balance out.
   */
  readonly binding: readonly BindingName[];
  /** Budgets that only rule pairs out, since larger pairs take no more of them. */
  readonly idle: readonly BudgetName[];
}

/** What can limit the size of a pair. */
export type BindingName = BudgetName | "maxContracts";

/** Whole contracts of both sides, or why there are none. */
export type WholeContracts = ChosenPair | NothingFits;

/**
 * The whole-contract pair that a desk would trade, at least one contract a side.
 *
 * With contracts given, the best balanced of the feasible pairs that hold them (ties: the smaller other side). With a
 * budget that bounds them, of the pairs within tolerance whose gross notional is at least 90 % of the largest, the best
 * balanced (ties: the larger). Otherwise the smallest pair by gross notional within tolerance (ties: the better
 * balanced). Where none is within tolerance, the best balanced (ties: the smaller). Last tie of all: fewer long
 * contracts. Money and imbalance are compared exactly.
 */
export function wholeContracts(request: PairRequest): WholeContracts {
  const measures = { exposure: perContract(request.exposure), notional: perContract(request.notional) };
  const costs = costsOf(request, measures.notional);
  const impossible = ruledOut(request);
  if (impossible !== null) return nothingFits(request, costs, impossible);
  const broken = brokenBudget(request);
  const feasible = feasiblePairs(request, measures);
  if (broken !== null && isFinal(broken, feasible)) return nothingFits(request, costs, broken.reason);
  const records = recordsOf(measures, feasible, request);
  const chosen = choose(request, feasible, records);
  if (chosen === null) return nothingFits(request, costs, whyNone(broken, feasible));
  const frontier = frontierOf(records, chosen).map((pair) => sizedPair(costs, measures.exposure, pair));
  return chosenPair(request, costs, measures.exposure, chosenOf(frontier, chosen), frontier);
}

/** The frontier holds the chosen pair. */
function chosenOf(frontier: readonly SizedPair[], { long, short }: Sides<number>): SizedPair {
  const chosen = frontier.find(({ contracts }) => contracts.long === long && contracts.short === short);
  if (chosen === undefined) throw new Error(`the frontier lacks the chosen pair, ${long} : ${short}`);
  return chosen;
}

function chosenPair(
  request: PairRequest,
  costs: Costs,
  exposure: PerContract,
  { contracts, maxLoss, grossNotional, imbalance, residual }: SizedPair,
  frontier: readonly SizedPair[],
): ChosenPair {
  const withinTolerance = isWithin(exposure, contracts, request.tolerance);
  const smallest = withinTolerance ? null : smallestWithin(exposure, request.tolerance, MOST_CONTRACTS);
  const chosen = {
    feasible: true,
    contracts,
    maxLoss,
    grossNotional,
    imbalance,
    residual,
    withinTolerance,
    frontier,
    binding: smallest === null ? usedUp(request, contracts) : brokenBy(request, smallest),
    idle: isFixed(request.contracts) ? [] : idleBudgets(request),
  } as const;
  if (withinTolerance) return chosen;
  return Object.assign(chosen, { smallestWithinTolerance: smallest === null ? null : needsOf(costs, smallest) });
}

/** Budgets that do not bound the pairs within tolerance. */
function idleBudgets(request: PairRequest): BudgetName[] {
  return request.budgets.flatMap((budget) => (boundedBy(budget, request) === "none" ? budget.name : []));
}

/** How much of a budget or a cap a pair uses, as a share of it. */
interface Use {
  readonly name: BindingName;
  readonly share: number;
}

/**
 * What the chosen pair uses the most of; nothing where contracts are given, or where the smallest pair within the
 * tolerance is taken, as no budget is there to be used.
 */
function usedUp(request: PairRequest, pair: Sides<number>): BindingName[] {
  const { budgets, contracts, looseFees, exposure, tolerance } = request;
  const used = budgets.filter((budget) => boundedBy(budget, request) !== "none");
  const isWithinTolerance = isWithin(perContract(exposure), pair, tolerance);
  if (isFixed(contracts) || (isWithinTolerance && used.length === 0)) return [];
  const uses: Use[] = [
    ...used.map((budget) => {
      const most = toNumber(budget.most);
      return {
        name: budget.name,
        share: most === 0 ? 1 : inUnitOfBound(budget, takenBy(budget, pair, looseFees)) / most,
      };
    }),
    ...capUses(request, pair, isWithinTolerance),
  ];
  const most = Math.max(...uses.map(({ share }) => share));
  return [...new Set(uses.filter(({ share }) => share >= most * (1 - DOUBT)).map(({ name }) => name))];
}

/** Of the caps, which are wider for pairs within a tolerance that a budget bounds. */
function capUses(request: PairRequest, pair: Sides<number>, isWithinTolerance: boolean): Use[] {
  const { maxContracts, perLarge } = request;
  const caps = isWithinTolerance ? { long: MOST_CONTRACTS, short: MOST_CONTRACTS } : capsOf(request);
  return sideNames.map((side) => ({
    name: "maxContracts",
    share: pair[side] / perLarge[side] / (maxContracts?.[side] ?? caps[side]),
  }));
}

/** What the smallest pair within the tolerance would break. */
function brokenBy(request: PairRequest, pair: Sides<number>): BindingName[] {
  if (isFixed(request.contracts)) return [];
  const broken = request.budgets.filter((budget) => isOver(budget, takenBy(budget, pair, request.looseFees)));
  const caps = capsOf(request);
  const isCapped = sideNames.some((side) => pair[side] > caps[side] * request.perLarge[side]);
  return [...broken.map(({ name }) => name), ...(isCapped ? (["maxContracts"] as const) : [])];
}

/**
 * Whether no larger pair fits what the smallest breaks: one may where a side's locked-in gain, or premium received,
 * pays for the other side, where the sides hedge each other, or where a large contract costs less in fees than small
 * ones.
 */
function isFinal({ budget }: BrokenBudget, { all }: Feasible): boolean {
  return !mayLeaveRoom(budget) && (!holdsFees(budget.name) || all.parts.length === 1);
}

/**
 * Records of the regions around are those of their parts when all of them are feasible: then no pair was in their way.
 */
function recordsOf(measures: Measures, { all, balanced, holds }: Feasible, balance: Balance): Records {
  const apart = balanced === null ? [] : [balanced];
  const records = feasibleRecords(
    measures,
    [all, ...apart].map(({ around }) => around),
    balance,
  );
  const parts = [all, ...apart].flatMap((regions) => regions.parts);
  return records.pairs.every(holds) ? records : feasibleRecords(measures, parts, balance);
}

function whyNone(broken: BrokenBudget | null, { all }: Feasible): Finding {
  if (broken !== null && fewerAlwaysFit(all.around)) return broken.reason;
  switch (broken?.budget.name) {
    case "maxPremium":
      return finding("PREMIUM_RECEIVED_TOO_SMALL", {});
    case "maxDailyRisk":
      return finding("HEDGE_TOO_COARSE", { budget: toNumber(broken.budget.most) });
    default:
      return finding("LOCKED_IN_GAIN_TOO_SMALL", {});
  }
}

function choose(
  request: PairRequest,
  { all, balanced, holds }: Feasible,
  { measures, pairs }: Records,
): Sides<number> | null {
  const { contracts, budgets, tolerance } = request;
  const best = pairs.at(-1) ?? null;
  if (isFixed(contracts) || best === null || !isWithin(measures.exposure, best, tolerance)) return best;
  if (budgets.some((budget) => boundedBy(budget, request) !== "none"))
    return fullestPair(measures, balanced ?? all, holds, request);
  return pairs.find((pair) => isWithin(measures.exposure, pair, tolerance)) ?? best;
}

function nothingFits(request: PairRequest, costs: Costs, reason: Finding): NothingFits {
  return { feasible: false, reason, smallest: needsOf(costs, smallestPair(request)) };
}

/** What a contract of each side takes, in USD. */
interface Costs {
  /** The signed worst profit, fees off; null where it is not known. */
  readonly worst: PerContract | "unlimited" | null;
  readonly notional: PerContract;
  readonly looseFees: LooseFees;
}

/** What a contract of each side takes, ready to be added up for many pairs. */
function costsOf({ worstProfit, looseFees }: PairRequest, notional: PerContract): Costs {
  return { worst: worstOf(worstProfit), notional, looseFees };
}

function worstOf(profit: PairRequest["worstProfit"]): Costs["worst"] {
  if (profit === null) return null;
  const { long, short } = profit;
  return long === "unlimited" || short === "unlimited" ? "unlimited" : perContract({ long, short });
}

/** What a pair takes: its max loss and gross notional in USD. */
function needsOf(costs: Costs, pair: Sides<number>): PairNeeds {
  return {
    contracts: { long: as<Contracts>(pair.long), short: as<Contracts>(pair.short) },
    maxLoss: maxLossOf(costs, pair),
    grossNotional: as<Usd>(numberOf(costs.notional, pair)),
  };
}

/** What a pair takes and how well it balances. */
function sizedPair(costs: Costs, exposure: PerContract, pair: Sides<number>): SizedPair {
  const { contracts, maxLoss, grossNotional } = needsOf(costs, pair);
  const { imbalance, residual } = balanceOf(exposure, pair);
  return { contracts, imbalance, residual, grossNotional, maxLoss };
}

/**
 * The max loss of a pair: the sum of both sides' worst, since each side's level is free of the other's, less the fees
 * of small contracts that make up no large one.
 */
function maxLossOf({ worst, looseFees }: Costs, pair: Sides<number>): Bound | null {
  if (worst === null) return null;
  if (worst === "unlimited") return { kind: "unlimited" };
  const fees = looseFeesOf(pair, looseFees);
  const profit = amountOf(worst, pair);
  return lossOf(fees === ZERO ? profit : minus(profit, fees));
}

/** The smallest pair that holds the given counts: 1 : 1 where none are given, of the contracts that are counted. */
function smallestPair({ contracts, perLarge }: PairRequest): Sides<number> {
  const counted = (side: "long" | "short") => {
    const given = contracts[side];
    return given === undefined ? 1 : given * perLarge[side];
  };
  return { long: counted("long"), short: counted("short") };
}

/**
 * Why no pair fits whatever its size: a count over its cap, or a budget that nothing can be compared with; else null.
 */
function ruledOut(request: PairRequest): Finding | null {
  const caps = capsOf(request);
  const { contracts, outOfBudget } = request;
  const side = sideNames.find((each) => (contracts[each] ?? 1) > caps[each]);
  if (side === undefined) return outOfBudget;
  return finding("CONTRACTS_OVER_CAP", { side, contracts: contracts[side] ?? 1, cap: caps[side] });
}

/** A budget that the smallest pair breaks, and the reason in words. */
interface BrokenBudget {
  readonly budget: Budget;
  readonly reason: Finding;
}

/** The first budget that even the smallest pair breaks, or null where it breaks none. */
function brokenBudget(request: PairRequest): BrokenBudget | null {
  const pair = smallestPair(request);
  const budget = request.budgets.find((each) => isOver(each, takenBy(each, pair, request.looseFees)));
  if (budget === undefined) return null;
  const needed = inUnitOfBound(budget, takenBy(budget, pair, request.looseFees));
  const large = {
    long: toNumber(inLarge(pair.long, request.perLarge.long)),
    short: toNumber(inLarge(pair.short, request.perLarge.short)),
  };
  return { budget, reason: overBudget(budget, { ...large, needed }) };
}

function overBudget(budget: Budget, smallest: Sides<number> & { readonly needed: number }): Finding {
  const most = toNumber(budget.most);
  switch (budget.name) {
    case "maxLoss":
      return finding("MAX_LOSS_OVER_BUDGET", { ...smallest, budget: most });
    case "accountRisk":
      return finding("MAX_LOSS_OVER_ACCOUNT_RISK", { ...smallest, budget: most });
    case "maxNotional":
      return finding("NOTIONAL_OVER_LIMIT", { ...smallest, limit: most });
    case "maxPremium":
      return finding("PREMIUM_OVER_BUDGET", { ...smallest, budget: most });
    case "maxDailyRisk":
      return finding("DAILY_RISK_OVER_BUDGET", { ...smallest, budget: most });
    case "maxCapital":
      return finding("CAPITAL_OVER_BUDGET", { ...smallest, budget: most });
  }
}
