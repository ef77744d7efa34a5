import { compare, type Exact, exact, plus, times, ZERO } from "../exact.ts";
import { type Limit, limit } from "./limit.ts";
import type { PairRequest } from "./pair-request.ts";
import type { Region } from "./region.ts";
import type { Side, Sides } from "./sides.ts";

/** The most contracts of a side that are ever looked at. */
export const MOST_CONTRACTS = 1_000_000;

/** The cap on each side when nothing else bounds a pair. */
export const DEFAULT_CAP = 100;

const MINUS_ONE = exact(-1);

/** The feasible pairs of a request whose max loss, where there is a budget for it, is not unlimited. */
export function feasibleRegion(request: PairRequest): Region {
  const caps = capsOf(request);
  const { contracts } = request;
  return {
    least: { long: contracts.long ?? 1, short: contracts.short ?? 1 },
    most: { long: mostOf("long", contracts, caps), short: mostOf("short", contracts, caps) },
    limits: [...lossLimit(request), ...notionalLimit(request)],
  };
}

/** The cap on each side: as given; 100 where no contracts are given and no budget bounds the pair; else 1,000,000. */
export function capsOf(request: PairRequest): Sides<number> {
  const { maxContracts } = request.limits;
  const isBounded = maxContracts !== null || isFixed(request.contracts) || isBudgetBinding(request);
  const open = isBounded ? MOST_CONTRACTS : DEFAULT_CAP;
  return { long: maxContracts?.long ?? open, short: maxContracts?.short ?? open };
}

/** Whether a count is given for a side. */
export function isFixed(contracts: Partial<Sides<number>>): boolean {
  return contracts.long !== undefined || contracts.short !== undefined;
}

/** The limit −worst ≤ budget, where there is a budget for the max loss. */
function lossLimit({ limits, worstProfit }: PairRequest): Limit[] {
  const worst = limitedWorst(worstProfit);
  if (limits.maxLoss === null || worst === null) return [];
  return [limit({ long: times(MINUS_ONE, worst.long), short: times(MINUS_ONE, worst.short) }, limits.maxLoss)];
}

function notionalLimit({ limits, notional }: PairRequest): Limit[] {
  return limits.maxNotional === null ? [] : [limit(notional, limits.maxNotional)];
}

/** A budget bounds a pair when balanced pairs use it up; one on the loss of a pair that locks in a gain does not. */
function isBudgetBinding({ limits, worstProfit, exposure }: PairRequest): boolean {
  if (limits.maxNotional !== null) return true;
  const worst = limitedWorst(worstProfit);
  if (limits.maxLoss === null || worst === null) return false;
  return compare(plus(times(worst.long, exposure.short), times(worst.short, exposure.long)), ZERO) < 0;
}

function limitedWorst(worst: PairRequest["worstProfit"]): Sides<Exact> | null {
  if (worst === null || worst.long === "unlimited" || worst.short === "unlimited") return null;
  return { long: worst.long, short: worst.short };
}

/** A given count leaves its side no choice; none at all when it is over the cap. */
function mostOf(side: Side, contracts: Partial<Sides<number>>, caps: Sides<number>): number {
  const given = contracts[side];
  return given === undefined || given > caps[side] ? caps[side] : given;
}
