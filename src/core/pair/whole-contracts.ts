import { type Finding, finding } from "../../errors/finding.ts";
import { feasibleRegion, isFixed, MOST_CONTRACTS } from "./feasible.ts";
import { frontierOf } from "./frontier.ts";
import { fullestPair } from "./fullest.ts";
import { isWithin } from "./imbalance.ts";
import { brokenLimit, smallestPair } from "./nothing-fits.ts";
import type { PairNeeds, PairRequest, SizedPair } from "./pair-request.ts";
import { perContract } from "./per-contract.ts";
import type { Measures, Records } from "./records.ts";
import { fewerAlwaysFit, type Region } from "./region.ts";
import { feasibleRecords } from "./scan.ts";
import type { Sides } from "./sides.ts";
import { smallestWithin } from "./simplest-ratio.ts";
import { needsOf, sizedPair } from "./sized-pair.ts";

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
  const broken = brokenLimit(request);
  const region = feasibleRegion(request);
  // Where one side's locked-in gain pays for the other's loss, a larger pair may fit what the smallest breaks.
  const isFinal = broken !== null && (broken.code !== "MAX_LOSS_OVER_BUDGET" || fewerAlwaysFit(region));
  if (isFinal) return nothingFits(request, measures, broken);
  const records = feasibleRecords(measures, region, request);
  const chosen = choose(request, region, records);
  if (chosen === null) return nothingFits(request, measures, finding("LOCKED_IN_GAIN_TOO_SMALL", {}));
  return {
    feasible: true,
    ...sizedPair(request, measures, chosen),
    ...toleranceOf(request, measures, chosen),
    frontier: frontierOf(records, chosen).map((pair) => sizedPair(request, measures, pair)),
  };
}

function choose(
  { contracts, limits, exposure, tolerance }: PairRequest,
  region: Region,
  { measures, pairs }: Records,
): Sides<number> | null {
  const best = pairs.at(-1) ?? null;
  if (isFixed(contracts) || best === null || !isWithin(measures.exposure, best, tolerance)) return best;
  if (limits.maxLoss !== null || limits.maxNotional !== null) {
    return fullestPair(measures, region, { exposure, tolerance });
  }
  return pairs.find((pair) => isWithin(measures.exposure, pair, tolerance)) ?? best;
}

type Tolerance = Pick<ChosenPair, "withinTolerance" | "smallestWithinTolerance">;

function toleranceOf(request: PairRequest, measures: Measures, chosen: Sides<number>): Tolerance {
  if (isWithin(measures.exposure, chosen, request.tolerance)) return { withinTolerance: true };
  const smallest = smallestWithin(measures.exposure, request.tolerance, MOST_CONTRACTS);
  return {
    withinTolerance: false,
    smallestWithinTolerance: smallest === null ? null : needsOf(request, measures, smallest),
  };
}

function nothingFits(request: PairRequest, measures: Measures, reason: Finding): NothingFits {
  return { feasible: false, reason, smallest: needsOf(request, measures, smallestPair(request)) };
}
