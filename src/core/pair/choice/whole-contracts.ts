import { type Finding, finding } from "../../../errors/finding.ts";
import type { Sides } from "../sides.ts";
import { holdsFees } from "./budget.ts";
import { type Feasible, feasiblePairs, isFixed, MOST_CONTRACTS } from "./feasible.ts";
import { frontierOf } from "./frontier.ts";
import { fullestPair } from "./fullest.ts";
import { isWithin } from "./imbalance.ts";
import type { Balance } from "./limit.ts";
import { type BrokenBudget, brokenBudget, ruledOut, smallestPair } from "./nothing-fits.ts";
import type { PairNeeds, PairRequest, SizedPair } from "./pair-request.ts";
import { type PerContract, perContract } from "./per-contract.ts";
import type { Measures, Records } from "./records.ts";
import { fewerAlwaysFit } from "./region.ts";
import { feasibleRecords } from "./scan.ts";
import { smallestWithin } from "./simplest-ratio.ts";
import { type Costs, costsOf, needsOf, sizedPair } from "./sized-pair.ts";

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
  /** Only where the tolerance is not met: the smallest pair that meets it, whatever the limits; null beyond 1,000,000 contracts. */
  readonly smallestWithinTolerance?: PairNeeds | null;
  readonly frontier: readonly SizedPair[];
}

/** Whole contracts of both sides, or why there are none. */
export type WholeContracts = ChosenPair | NothingFits;

/**
 * The whole-contract pair that a desk would trade, at least one contract a side.
 *
 * With contracts given, the best balanced of the feasible pairs that hold them (ties: the smaller other side). With a
 * budget, of the pairs within tolerance that use 90 % of it, the best balanced (ties: the larger). Otherwise the smallest
 * pair by gross notional within tolerance (ties: the better balanced). Where none is within tolerance, the best balanced
 * (ties: the smaller). Last tie of all: fewer long contracts. Money and imbalance are compared exactly.
 */
export function wholeContracts(request: PairRequest): WholeContracts {
  const measures = { exposure: perContract(request.exposure), notional: perContract(request.notional) };
  const costs = costsOf(request, measures.notional);
  const impossible = ruledOut(request);
  if (impossible !== null) return nothingFits(request, costs, impossible);
  const broken = brokenBudget(request);
  const feasible = feasiblePairs(request);
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
  { tolerance }: PairRequest,
  costs: Costs,
  exposure: PerContract,
  { contracts, maxLoss, grossNotional, imbalance, residual }: SizedPair,
  frontier: readonly SizedPair[],
): ChosenPair {
  const withinTolerance = isWithin(exposure, contracts, tolerance);
  const chosen = {
    feasible: true,
    contracts,
    maxLoss,
    grossNotional,
    imbalance,
    residual,
    withinTolerance,
    frontier,
  } as const;
  if (withinTolerance) return chosen;
  const smallest = smallestWithin(exposure, tolerance, MOST_CONTRACTS);
  return Object.assign(chosen, { smallestWithinTolerance: smallest === null ? null : needsOf(costs, smallest) });
}

/**
 * Whether no larger pair fits what the smallest breaks: one may where a side's locked-in gain, or premium received, pays
 * for the other side, or where a large contract costs less in fees than small ones.
 */
function isFinal({ budget }: BrokenBudget, { around, parts }: Feasible): boolean {
  return !holdsFees(budget.name) || (parts.length === 1 && fewerAlwaysFit(around));
}

/** Records of the region around are those of its parts when all of them are feasible: then no pair was in their way. */
function recordsOf(measures: Measures, { around, parts, holds }: Feasible, balance: Balance): Records {
  const records = feasibleRecords(measures, [around], balance);
  return records.pairs.every(holds) ? records : feasibleRecords(measures, parts, balance);
}

function whyNone(broken: BrokenBudget | null, { around }: Feasible): Finding {
  if (broken !== null && fewerAlwaysFit(around)) return broken.reason;
  return broken?.budget.name === "maxPremium"
    ? finding("PREMIUM_RECEIVED_TOO_SMALL", {})
    : finding("LOCKED_IN_GAIN_TOO_SMALL", {});
}

function choose(
  { contracts, budgets, exposure, tolerance }: PairRequest,
  feasible: Feasible,
  { measures, pairs }: Records,
): Sides<number> | null {
  const best = pairs.at(-1) ?? null;
  if (isFixed(contracts) || best === null || !isWithin(measures.exposure, best, tolerance)) return best;
  if (budgets.length > 0) return fullestPair(measures, feasible, { exposure, tolerance });
  return pairs.find((pair) => isWithin(measures.exposure, pair, tolerance)) ?? best;
}

function nothingFits(request: PairRequest, costs: Costs, reason: Finding): NothingFits {
  return { feasible: false, reason, smallest: needsOf(costs, smallestPair(request)) };
}
