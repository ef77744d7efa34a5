import { exact } from "../../exact.ts";
import { otherSide, type Side, type Sides } from "../../sides.ts";
import {
  amountOf,
  compareAmounts,
  compareImbalance,
  DOUBT,
  isWithin,
  leastClearlyLarger,
  nearImbalance,
  type PerContract,
} from "./imbalance.ts";

/** What pairs are ordered by. */
export interface Measures {
  readonly exposure: PerContract;
  readonly notional: PerContract;
}

/**
 * The pairs met so far that no smaller one balances better: by gross notional, each with smaller |imbalance| than the
 * last.
 */
export interface Records {
  readonly measures: Measures;
  readonly pairs: Sides<number>[];
  /** Above both of these a pair is surely larger than the best balanced one so far, and surely no better balanced. */
  gross: number;
  imbalance: number;
}

/** No pair met yet. */
export function noRecords(measures: Measures): Records {
  return { measures, pairs: [], gross: Number.POSITIVE_INFINITY, imbalance: Number.POSITIVE_INFINITY };
}

/** What a contract of the side that is counted has, and what one of the other side has, in doubles. */
interface Near {
  readonly own: number;
  readonly other: number;
  readonly ownGross: number;
  readonly otherGross: number;
}

/** The measures in doubles, for one side that is counted. */
export function nearOf({ exposure, notional }: Measures, counted: Side): Near {
  const partner = otherSide(counted);
  return {
    own: exposure.near[counted],
    other: exposure.near[partner],
    ownGross: notional.near[counted],
    otherGross: notional.near[partner],
  };
}

/**
 * Whether the best balanced pair so far is smaller and as good as a count beside partners, where that is clear in
 * doubles.
 */
export function isSurelyBeaten(records: Records, per: Near, count: number, partners: number): boolean {
  if (count * per.ownGross + partners * per.otherGross <= records.gross) return false;
  const own = count * per.own;
  const other = partners * per.other;
  return Math.abs(own - other) > records.imbalance * (own + other);
}

/**
 * Takes a pair in where no smaller one balances as well, and drops those that it beats.
 *
 * At equal gross the one with least |imbalance| stays, and of equals the one with fewer long contracts.
 */
export function offer(records: Records, pair: Sides<number>): void {
  const { measures, pairs } = records;
  const last = pairs.at(-1);
  if (last !== undefined && isMultiple(pair, last)) return;
  insert(measures, pairs, pair);
  const best = pairs.at(-1) ?? pair;
  if (best === last) return;
  const { near } = measures.notional;
  records.gross = (near.long * best.long + near.short * best.short) * (1 + DOUBT);
  records.imbalance = surelyNoBetter(measures.exposure, best);
}

/** The |imbalance| in doubles above which none is better: any at all, beside a pair in exact balance. */
function surelyNoBetter(exposure: PerContract, best: Sides<number>): number {
  return amountOf(exposure, { long: best.long, short: -best.short }).digits === 0
    ? -1
    : leastClearlyLarger(nearImbalance(exposure, best));
}

/** Multiples of one pair are equally imbalanced: the commonest tie by far, and clear without exact arithmetic. */
function isMultiple(pair: Sides<number>, of: Sides<number>): boolean {
  return pair.long >= of.long && pair.long * of.short === pair.short * of.long;
}

function insert({ exposure, notional }: Measures, pairs: Sides<number>[], pair: Sides<number>): void {
  let at = pairs.length;
  while (comesBefore(notional, pair, pairs[at - 1])) at -= 1;
  const smaller = pairs[at - 1];
  if (smaller !== undefined && !improves(exposure, notional, pair, smaller)) return;
  const isSameSize = smaller !== undefined && compareAmounts(notional, pair, smaller) === 0;
  let end = at;
  while (end < pairs.length && !isBetter(exposure, pairs[end], pair)) end += 1;
  const from = isSameSize ? at - 1 : at;
  pairs.splice(from, end - from, pair);
}

function comesBefore(notional: PerContract, pair: Sides<number>, other: Sides<number> | undefined): boolean {
  return other !== undefined && compareAmounts(notional, pair, other) < 0;
}

function isBetter(exposure: PerContract, pair: Sides<number> | undefined, than: Sides<number>): boolean {
  return pair !== undefined && compareImbalance(exposure, pair, than) < 0;
}

function improves(exposure: PerContract, notional: PerContract, pair: Sides<number>, smaller: Sides<number>): boolean {
  const order = compareImbalance(exposure, pair, smaller);
  return order < 0 || (order === 0 && pair.long < smaller.long && compareAmounts(notional, pair, smaller) === 0);
}

/** |imbalance| up to which a pair is worth listing. */
export const LISTED_IMBALANCE = exact(0.2);

/** The first pairs that the frontier holds, beside the best balanced one. */
const FIRST = 9;

/**
 * The frontier: by gross notional, the pairs that no smaller one balances better, from the first with |imbalance| ≤ 20
 * %.
 *
 * The first nine and the best balanced of all; the best alone where none is within 20 %. The chosen pair is put in its
 * place when it is not among them.
 */
export function frontierOf({ measures, pairs }: Records, chosen: Sides<number>): Sides<number>[] {
  const start = pairs.findIndex((pair) => isWithin(measures.exposure, pair, LISTED_IMBALANCE));
  const balanced = pairs.slice(start < 0 ? -1 : start);
  const listed: Sides<number>[] =
    balanced.length <= FIRST ? balanced : [...balanced.slice(0, FIRST), ...balanced.slice(-1)];
  if (listed.some((pair) => pair.long === chosen.long && pair.short === chosen.short)) return listed;
  const at = listed.findIndex((pair) => compareAmounts(measures.notional, chosen, pair) < 0);
  return listed.toSpliced(at < 0 ? listed.length : at, 0, chosen);
}
