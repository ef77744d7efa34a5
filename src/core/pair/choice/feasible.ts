import { type Exact, signOf, toNumber, ZERO } from "../../exact.ts";
import type { Side, Sides } from "../../sides.ts";
import { type Bounded, boundedBy, budgetLimits, holdsFees, isOver, looseFeesOf, takenBy } from "./budget.ts";
import { mostWithinTolerance } from "./fullest.ts";
import type { PairRequest } from "./pair-request.ts";
import type { Measures } from "./records.ts";
import { type Region, type Regions, toleranceLimits, within } from "./region.ts";

/** The most large contracts of a side that are ever looked at. */
export const MOST_CONTRACTS = 1_000_000;

/** The cap on each side, in large contracts, when nothing else bounds a pair. */
export const DEFAULT_CAP = 100;

/** The feasible pairs of a request. */
export interface Feasible {
  readonly all: Regions;
  /**
   * Those within the tolerance that a budget bounds, though it does not bound all: the default cap is not theirs. Else
   * null.
   */
  readonly balanced: Regions | null;
  /** Whether a pair of a region around is feasible. */
  readonly holds: (pair: Sides<number>) => boolean;
}

/**
 * The feasible pairs of a request.
 *
 * A small contract pays a whole fee and ten of them, which make one large, pay one: then what a pair costs is linear
 * only among the pairs that have as many small contracts left over, and each of those makes a part.
 */
export function feasiblePairs(request: PairRequest, measures: Measures): Feasible {
  const { budgets, looseFees } = request;
  const holds = (pair: Sides<number>) => budgets.every((each) => !isOver(each, takenBy(each, pair, looseFees)));
  const all = regionsOf(request, capsOf(request));
  const isApart = request.maxContracts === null && !isFixed(request.contracts) && widestBound(request) === "balanced";
  return { all, balanced: isApart ? balancedOnly(request, measures) : null, holds };
}

/** The pairs within the tolerance, no larger than their budgets allow. */
function balancedOnly(request: PairRequest, measures: Measures): Regions {
  const limits = toleranceLimits(request.exposure, request.tolerance);
  const { around, parts } = regionsOf(request, { long: MOST_CONTRACTS, short: MOST_CONTRACTS });
  const most = mostWithinTolerance(measures, around, toNumber(request.tolerance));
  const narrowed = (region: Region) => within({ ...region, most }, limits);
  return { around: narrowed(around), parts: parts.map(narrowed) };
}

function regionsOf(request: PairRequest, caps: Sides<number>): Regions {
  const region = (long: Counts, short: Counts, loose: Exact): Region => ({
    least: { long: long.least, short: short.least },
    most: { long: long.most, short: short.most },
    step: { long: long.step, short: short.step },
    limits: request.budgets.flatMap((budget) => budgetLimits(budget, loose)),
  });
  const around = region(countsOf("long", request, caps), countsOf("short", request, caps), ZERO);
  const [longs, shorts] = [partsOf("long", request, caps), partsOf("short", request, caps)];
  if (longs.length === 1 && shorts.length === 1) return { around, parts: [around] };
  const parts = longs.flatMap((long) =>
    shorts.map((short) =>
      region(long, short, looseFeesOf({ long: long.least, short: short.least }, request.looseFees)),
    ),
  );
  return { around, parts };
}

/** The counts that a side may have. */
interface Counts {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

function countsOf(side: Side, { perLarge, contracts }: PairRequest, caps: Sides<number>): Counts {
  const given = contracts[side];
  return given === undefined
    ? { least: 1, most: caps[side] * perLarge[side], step: 1 }
    : { least: given * perLarge[side], most: given * perLarge[side], step: 1 };
}

/** The counts with as many small contracts left over, apart; together where no budget depends on them. */
function partsOf(side: Side, request: PairRequest, caps: Sides<number>): Counts[] {
  const counts = countsOf(side, request, caps);
  const { budgets, looseFees, perLarge, contracts } = request;
  const depends = signOf(looseFees[side].digits) !== 0 && budgets.some(({ name }) => holdsFees(name));
  if (!depends || contracts[side] !== undefined) return [counts];
  const step = perLarge[side];
  return Array.from({ length: step }, (_, loose) => ({ least: loose + 1, most: counts.most, step }));
}

/**
 * The cap on each side, in large contracts: as given; 1,000,000 where contracts are given or a budget bounds every
 * pair; else 100.
 *
 * Where a budget bounds only the pairs within the tolerance, it is the cap of the others.
 */
export function capsOf(request: PairRequest): Sides<number> {
  const { maxContracts } = request;
  const isBounded = maxContracts !== null || isFixed(request.contracts) || widestBound(request) === "all";
  const open = isBounded ? MOST_CONTRACTS : DEFAULT_CAP;
  return { long: maxContracts?.long ?? open, short: maxContracts?.short ?? open };
}

/** Whether a count is given for a side. */
export function isFixed(contracts: Partial<Sides<number>>): boolean {
  return contracts.long !== undefined || contracts.short !== undefined;
}

/** The most that any budget bounds. */
function widestBound(request: PairRequest): Bounded {
  const bounds = request.budgets.map((budget) => boundedBy(budget, request));
  if (bounds.includes("all")) return "all";
  return bounds.includes("balanced") ? "balanced" : "none";
}
