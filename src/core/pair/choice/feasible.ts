import { compare, type Exact, plus, times, ZERO } from "../../exact.ts";
import type { Side, Sides } from "../../sides.ts";
import { signOf } from "../../whole.ts";
import { budgetLimit, holdsFees, isOver, looseFeesOf, takenBy } from "./budget.ts";
import type { PairRequest } from "./pair-request.ts";
import type { Region } from "./region.ts";

/** The most large contracts of a side that are ever looked at. */
export const MOST_CONTRACTS = 1_000_000;

/** The cap on each side, in large contracts, when nothing else bounds a pair. */
export const DEFAULT_CAP = 100;

/** The feasible pairs of a request, and a simpler region around them where what a pair costs is not linear. */
export interface Feasible {
  /** All feasible pairs; and, where fees make parts, some that are not. */
  readonly around: Region;
  /** The feasible pairs themselves, in one part or several. */
  readonly parts: readonly Region[];
  /** Whether a pair of the region around is feasible. */
  readonly holds: (pair: Sides<number>) => boolean;
}

/**
 * The feasible pairs of a request.
 *
 * A small contract pays a whole fee and ten of them, which make one large, pay one: then what a pair costs is linear only
 * among the pairs that have as many small contracts left over, and each of those makes a part.
 */
export function feasiblePairs(request: PairRequest): Feasible {
  const region = (long: Counts, short: Counts, loose: Exact): Region => ({
    least: { long: long.least, short: short.least },
    most: { long: long.most, short: short.most },
    step: { long: long.step, short: short.step },
    limits: request.budgets.map((budget) => budgetLimit(budget, loose)),
  });
  const around = region(countsOf("long", request), countsOf("short", request), ZERO);
  const [longs, shorts] = [partsOf("long", request), partsOf("short", request)];
  if (longs.length === 1 && shorts.length === 1) return { around, parts: [around], holds: () => true };
  const parts = longs.flatMap((long) =>
    shorts.map((short) =>
      region(long, short, looseFeesOf({ long: long.least, short: short.least }, request.looseFees)),
    ),
  );
  const { budgets, looseFees } = request;
  const holds = (pair: Sides<number>) => budgets.every((each) => !isOver(each, takenBy(each, pair, looseFees)));
  return { around, parts, holds };
}

/** The counts that a side may have. */
interface Counts {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

function countsOf(side: Side, request: PairRequest): Counts {
  const perLarge = request.perLarge[side];
  const cap = capsOf(request)[side] * perLarge;
  const given = request.contracts[side];
  return given === undefined
    ? { least: 1, most: cap, step: 1 }
    : { least: given * perLarge, most: given * perLarge, step: 1 };
}

/** The counts with as many small contracts left over, apart; together where no budget depends on them. */
function partsOf(side: Side, request: PairRequest): Counts[] {
  const counts = countsOf(side, request);
  const { budgets, looseFees, perLarge, contracts } = request;
  const depends = signOf(looseFees[side].digits) !== 0 && budgets.some(({ name }) => holdsFees(name));
  if (!depends || contracts[side] !== undefined) return [counts];
  const step = perLarge[side];
  return Array.from({ length: step }, (_, loose) => ({ least: loose + 1, most: counts.most, step }));
}

/** The cap on each side, in large contracts: as given; 100 where neither contracts nor a budget bound the pair; else 1,000,000. */
export function capsOf(request: PairRequest): Sides<number> {
  const { maxContracts } = request;
  const isBounded = maxContracts !== null || isFixed(request.contracts) || isBudgetBinding(request);
  const open = isBounded ? MOST_CONTRACTS : DEFAULT_CAP;
  return { long: maxContracts?.long ?? open, short: maxContracts?.short ?? open };
}

/** Whether a count is given for a side. */
export function isFixed(contracts: Partial<Sides<number>>): boolean {
  return contracts.long !== undefined || contracts.short !== undefined;
}

/** A budget bounds a pair when balanced pairs use it up; one on the loss of a pair that locks in a gain does not. */
function isBudgetBinding({ budgets, exposure }: PairRequest): boolean {
  return budgets.some(
    ({ per }) => compare(plus(times(per.long, exposure.short), times(per.short, exposure.long)), ZERO) > 0,
  );
}
