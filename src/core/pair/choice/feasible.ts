import { type Exact, exact, negate, signOf, times, toNumber, type Whole, ZERO } from "../../exact.ts";
import { otherSide, pairOf, type Side, type Sides } from "../../sides.ts";
import { spend } from "../../work.ts";
import {
  type Bounded,
  boundedBy,
  budgetLimits,
  holdsFees,
  isOver,
  looseFeesOf,
  type PairRequest,
  takenBy,
} from "./budget.ts";
import type { Measures } from "./frontier.ts";
import {
  amountOf,
  type Balance,
  compareAmounts,
  compareImbalance,
  DOUBT,
  type Limit,
  leastClearlyLarger,
  limit,
  nearImbalance,
  type PerContract,
  partners,
  type Region,
  type Regions,
  stepDown,
  stepUp,
  toleranceLimits,
  within,
} from "./region.ts";

/** The most large contracts of a side that are ever looked at. */
export const MOST_CONTRACTS = 1_000_000;

/** The cap on each side, in large contracts, when nothing else bounds a pair. */
const DEFAULT_CAP = 100;

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

/** Steps of what a pair takes of a budget, in exact numbers: some microseconds. */
const STEPS_OF_A_BUDGET = 500;

/**
 * The feasible pairs of a request.
 *
 * A small contract pays a whole fee and ten of them, which make one large, pay one: then what a pair costs is linear
 * only among the pairs that have as many small contracts left over, and each of those makes a part.
 */
export function feasiblePairs(request: PairRequest, measures: Measures): Feasible {
  const { budgets, looseFees } = request;
  const holds = (pair: Sides<number>) =>
    budgets.every((each) => {
      spend(STEPS_OF_A_BUDGET);
      return !isOver(each, takenBy(each, pair, looseFees));
    });
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

/**
 * The pair that uses a budget: of the pairs within tolerance whose gross notional is at least 90 % of the largest, the
 * best balanced (ties: the larger, then fewer long contracts), or null where none is within tolerance.
 */
export function fullestPair(
  measures: Measures,
  { around, parts }: Regions,
  holds: (pair: Sides<number>) => boolean,
  { exposure, tolerance }: Balance,
): Sides<number> | null {
  const balanced = toleranceLimits(exposure, tolerance);
  const searched = (region: Region): Searched => ({
    region: within(region, balanced),
    counts: countsWithin(measures, region, toNumber(tolerance)),
  });
  const all = parts.map(searched);
  const largest = all.reduce<Sides<number> | null>((pair, one) => largestPair(measures.notional, one, pair), null);
  if (largest === null) return null;
  const used = atLeast(measures.notional, times(exact(USED), amountOf(measures.notional, largest)));
  const gross = grossOf(measures.notional, largest);
  const best = (pair: Sides<number> | null, { region, counts }: Searched) =>
    bestBalanced(measures, within(region, [used]), countsUsing(counts, gross), pair);
  // The best of the region around is the best of its parts when it is feasible: most often it is.
  const near = best(null, searched(around));
  return near !== null && holds(near) ? near : all.reduce<Sides<number> | null>(best, null);
}

/** A part of the feasible pairs within tolerance, and the counts worth going through for them. */
interface Searched {
  readonly region: Region;
  readonly counts: BalancedCounts;
}

/** The largest pair by gross notional: beside each count the most partners that fit, from the largest count down. */
function largestPair(
  notional: PerContract,
  { region, counts: { counted, least, most, mostGross } }: Searched,
  before: Sides<number> | null,
): Sides<number> | null {
  const step = region.step[counted];
  let largest = before;
  let gross = before === null ? 0 : grossOf(notional, before) * (1 - DOUBT);
  for (let count = stepDown(region, counted, most); count >= least && count * mostGross >= gross; count -= step) {
    const { low, high } = partners(region, counted, count);
    if (low > high) continue;
    const pair = pairOf(counted, count, high);
    if (largest !== null && compareAmounts(notional, pair, largest) <= 0) continue;
    largest = pair;
    gross = grossOf(notional, pair);
  }
  return largest;
}

/** The limit that a pair's gross notional is at least an amount. */
function atLeast({ digits, scale }: PerContract, least: Exact): Limit {
  const turned = (value: Whole, at: number): Exact => ({ digits: negate(value), scale: at });
  return limit(
    { long: turned(digits.long, scale), short: turned(digits.short, scale) },
    turned(least.digits, least.scale),
  );
}

/** Steps of a count whose partners are no better balanced: some 20 ns. */
const STEPS_OF_A_COUNT = 2;

/** The best balanced pair: beside each count one of the two partners nearest to balance, as near as fits. */
function bestBalanced(
  measures: Measures,
  region: Region,
  { counted, least, most }: BalancedCounts,
  before: Sides<number> | null,
): Sides<number> | null {
  const { near } = measures.exposure;
  const other = otherSide(counted);
  const ratio = near[counted] / near[other];
  const step = region.step[other];
  let best = before;
  let tooLarge =
    before === null ? Number.POSITIVE_INFINITY : leastClearlyLarger(nearImbalance(measures.exposure, before));
  for (let count = stepUp(region, counted, least); count <= most; count += region.step[counted]) {
    spend(STEPS_OF_A_COUNT);
    const below = stepDown(region, other, Math.floor(count * ratio));
    if (isWorse(measures, pairOf(counted, count, below), tooLarge)) {
      if (isWorse(measures, pairOf(counted, count, below + step), tooLarge)) continue;
    }
    const { low, high } = partners(region, counted, count);
    if (low > high) continue;
    best = preferred(measures, best, pairOf(counted, count, Math.min(Math.max(below, low), high)));
    best = preferred(measures, best, pairOf(counted, count, Math.min(Math.max(below + step, low), high)));
    tooLarge = leastClearlyLarger(nearImbalance(measures.exposure, best));
  }
  return best;
}

function isWorse({ exposure }: Measures, pair: Sides<number>, tooLarge: number): boolean {
  return nearImbalance(exposure, pair) > tooLarge;
}

function preferred(measures: Measures, best: Sides<number> | null, pair: Sides<number>): Sides<number> {
  if (best === null) return pair;
  const order = compareImbalance(measures.exposure, pair, best) || compareAmounts(measures.notional, best, pair);
  return order < 0 || (order === 0 && pair.long < best.long) ? pair : best;
}

function grossOf({ near }: PerContract, pair: Sides<number>): number {
  return near.long * pair.long + near.short * pair.short;
}

/** The counts of one side that pairs within a tolerance can have, and bounds of their gross notional per count. */
interface BalancedCounts {
  readonly counted: Side;
  readonly least: number;
  readonly most: number;
  readonly leastGross: number;
  readonly mostGross: number;
}

/** A pair uses a budget when its gross notional is at least this share of the largest that fits. */
const USED = 0.9;

/**
 * The counts worth going through for the pairs of a region within a tolerance, of the side with fewer of them.
 *
 * Within a tolerance t a count has from ratio·(1 − t)/(1 + t) to ratio·(1 + t)/(1 − t) partners, so that whatever is
 * linear in a pair is bounded by a multiple of the count. In doubles, and a little wider than need be.
 */
export function countsWithin(measures: Measures, region: Region, tolerance: number): BalancedCounts {
  const [long, short] = [
    balancedCounts("long", measures, region, tolerance),
    balancedCounts("short", measures, region, tolerance),
  ];
  return long.most - long.least <= short.most - short.least ? long : short;
}

/** The most contracts that pairs of a region within a tolerance can have of each side. */
function mostWithinTolerance(measures: Measures, region: Region, tolerance: number): Sides<number> {
  const most = (side: Side) => balancedCounts(side, measures, region, tolerance).most;
  return { long: most("long"), short: most("short") };
}

/** The counts whose gross notional can lie between nine tenths of the largest and the largest. */
export function countsUsing(counts: BalancedCounts, largest: number): BalancedCounts {
  return {
    ...counts,
    least: Math.max(counts.least, Math.floor((USED * largest) / counts.mostGross)),
    most: Math.min(counts.most, Math.ceil(largest / counts.leastGross)),
  };
}

function balancedCounts(
  counted: Side,
  { exposure, notional }: Measures,
  region: Region,
  tolerance: number,
): BalancedCounts {
  const other = otherSide(counted);
  const ratio = exposure.near[counted] / exposure.near[other];
  const fewest = ((ratio * (1 - tolerance)) / (1 + tolerance)) * (1 - DOUBT);
  const mostPartners = ((ratio * (1 + tolerance)) / (1 - tolerance)) * (1 + DOUBT);
  const perCount = (own: number, partner: number, partners: number) => own + (partner === 0 ? 0 : partner * partners);
  let most = Math.min(region.most[counted], Math.ceil(region.most[other] / fewest));
  for (const limit of region.limits) {
    const { near, nearMost } = limit;
    const [own, partner] = [near[counted], near[other]];
    if (limit.kind === "quadratic") {
      most = Math.min(most, mostWithin(limit.nearBoth, own, partner, [fewest, mostPartners], nearMost));
      continue;
    }
    const least = Math.min(perCount(own, partner, fewest), perCount(own, partner, mostPartners));
    if (least > DOUBT * (Math.abs(own) + Math.abs(partner) * fewest)) {
      most = Math.min(most, Math.ceil(nearMost / least));
    }
  }
  const gross = (partners: number) => perCount(notional.near[counted], notional.near[other], partners);
  return { counted, least: region.least[counted], most, leastGross: gross(fewest), mostGross: gross(mostPartners) };
}

/**
 * The most counts under a quadratic limit, each with from so many to so many partners: where the form is least between
 * them.
 */
function mostWithin(
  both: number,
  own: number,
  partner: number,
  [fewest, most]: [number, number],
  bound: number,
): number {
  const flattest = Math.min(Math.max(partner === 0 ? fewest : -both / partner, fewest), most);
  const least = own + flattest * (2 * both + flattest * partner);
  const gross = own + flattest * (2 * Math.abs(both) + flattest * partner);
  return least > DOUBT * gross ? Math.ceil(Math.sqrt(bound / least) * (1 + DOUBT)) : Number.POSITIVE_INFINITY;
}
