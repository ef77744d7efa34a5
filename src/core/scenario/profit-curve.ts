import { compare, type Exact, exact, toNumber } from "../exact.ts";
import { normalDistribution } from "../option/normal.ts";
import { type LevelLaw, levelAt, normalAt } from "../pair/measured-side.ts";

/** A stretch of standard normals over which the profit of a side is one amount. */
export interface Plateau {
  readonly from: number;
  readonly to: number;
  readonly profit: Exact;
}

/**
 * Neighbouring pieces over which the profit only rises (1) or only falls (−1), or is one amount (0): nodes `from` to
 * `to`.
 */
interface Run {
  readonly from: number;
  /** null: to every higher level. */
  readonly to: number | null;
  readonly direction: number;
}

/** The profit of a side in USD as a function of the level, linear between nodes, beside the law of the level. */
export interface ProfitCurve {
  readonly law: LevelLaw;
  /** Levels of the nodes in points, ascending from 0, and the standard normals at which they are reached. */
  readonly levels: Float64Array;
  readonly normals: Float64Array;
  readonly profits: Float64Array;
  /** USD per point to the right of each node; the last holds without end. */
  readonly slopes: Float64Array;
  readonly runs: readonly Run[];
  readonly plateaus: readonly Plateau[];
  /** The nodes at which the profit has a bend in earnest: of a smooth one only those where it turns or levels out. */
  readonly bends: readonly number[];
  /** The least and the greatest profit, exactly; null where there is none. */
  readonly least: Exact | null;
  readonly most: Exact | null;
}

/** A node of a curve: level in points, profit in USD, and USD per point to its right. */
interface CurveNode {
  readonly level: number;
  readonly profit: Exact;
  readonly slope: number;
}

/**
 * The curve through nodes of which the first is at level 0; the deviation of the law is above 0. A smooth one is bent
 * at no node.
 */
export function profitCurve(law: LevelLaw, nodes: readonly CurveNode[], smooth: boolean): ProfitCurve {
  const profits = Float64Array.from(nodes, ({ profit }) => toNumber(profit));
  const levels = Float64Array.from(nodes, ({ level }) => level);
  const slopes = Float64Array.from(nodes, ({ slope }) => slope);
  const normals = levels.map((level) => normalAt(law, level));
  const runs = runsOf(slopes);
  const plateaus = runs
    .filter(({ direction }) => direction === 0)
    .map(({ from, to }) => ({
      from: normals[from] ?? 0,
      to: to === null ? Number.POSITIVE_INFINITY : (normals[to] ?? 0),
      profit: nodes[from]?.profit ?? exact(0),
    }));
  const bends = smooth ? runs.map(({ from }) => from) : [...nodes.keys()];
  const exactly = nodes.map(({ profit }) => profit);
  const last = slopes.at(-1) ?? 0;
  const least = last < 0 ? null : exactly.reduce((found, profit) => (compare(profit, found) < 0 ? profit : found));
  const most = last > 0 ? null : exactly.reduce((found, profit) => (compare(profit, found) > 0 ? profit : found));
  return { law, levels, normals, profits, slopes, runs, plateaus, bends, least, most };
}

/** The curve of one amount at every level: of a side whose level is certain, or does not matter. */
export function constantCurve(law: LevelLaw, profit: Exact): ProfitCurve {
  const everywhere = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, profit };
  return {
    law,
    levels: Float64Array.of(0),
    normals: Float64Array.of(Number.NEGATIVE_INFINITY),
    profits: Float64Array.of(toNumber(profit)),
    slopes: Float64Array.of(0),
    runs: [{ from: 0, to: null, direction: 0 }],
    plateaus: [everywhere],
    bends: [0],
    least: profit,
    most: profit,
  };
}

/** Whether a curve is one amount at every level. */
export function isConstant({ runs }: ProfitCurve): boolean {
  return runs.length === 1 && runs[0]?.direction === 0;
}

/** The profit of a curve in USD where its level's standard normal is z. */
export function profitAtNormal(curve: ProfitCurve, z: number): number {
  const node = lastAtOrBelow(curve.normals, z);
  const [profit, slope] = [curve.profits[node] ?? 0, curve.slopes[node] ?? 0];
  return slope === 0 ? profit : profit + slope * (levelAt(curve.law, z) - (curve.levels[node] ?? 0));
}

/** The profit of a side in USD by its level alone: straight lines from node to node, the last without end. */
export type ProfitLine = Pick<ProfitCurve, "levels" | "profits" | "slopes">;

/** The profit of a curve in USD at a level. */
export function profitAtLevel({ levels, profits, slopes }: ProfitLine, level: number): number {
  const node = lastAtOrBelow(levels, level);
  return (profits[node] ?? 0) + (slopes[node] ?? 0) * (level - (levels[node] ?? 0));
}

/** The last of ascending values that is at or below `value`; the first where none is. */
export function lastAtOrBelow(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

function runsOf(slopes: Float64Array): Run[] {
  const runs: { from: number; to: number | null; direction: number }[] = [];
  for (const [node, slope] of slopes.entries()) {
    const direction = Math.sign(slope);
    const last = runs.at(-1);
    if (last?.direction === direction) continue;
    if (last !== undefined) last.to = node;
    runs.push({ from: node, to: null, direction });
  }
  return runs;
}

/**
 * Where a profit is at most some amount: from the lowest level on or not, and the standard normals where that changes,
 * ascending.
 */
export interface Crossings {
  readonly startsWithin: boolean;
  readonly at: readonly number[];
}

/** Where the profit of a curve is at most `most` USD. */
export function crossings(curve: ProfitCurve, most: number): Crossings {
  const startsWithin = (curve.profits[0] ?? 0) <= most;
  const at: number[] = [];
  let within = startsWithin;
  for (const run of curve.runs) {
    const endsWithin = run.to === null ? endOf(curve, run) <= most : (curve.profits[run.to] ?? 0) <= most;
    if (endsWithin === within) continue;
    at.push(crossingIn(curve, run, most));
    within = endsWithin;
  }
  return { startsWithin, at };
}

/** The probability that a profit is within its crossings, of a normal variable of this mean and deviation. */
export function probabilityWithin({ startsWithin, at }: Crossings, mean: number, deviation: number): number {
  let within = startsWithin;
  let probability = 0;
  for (const z of at) {
    const below = normalDistribution((z - mean) / deviation);
    probability += within ? below : -below;
    within = !within;
  }
  return within ? probability + 1 : probability;
}

/** The ends of the intervals where a profit is within: from, to, from, to, … */
export function intervalsWithin({ startsWithin, at }: Crossings): readonly number[] {
  const ends = startsWithin ? [Number.NEGATIVE_INFINITY, ...at] : at;
  return ends.length % 2 === 0 ? ends : [...ends, Number.POSITIVE_INFINITY];
}

function endOf(curve: ProfitCurve, { from, direction }: Run): number {
  return direction === 0 ? (curve.profits[from] ?? 0) : direction * Number.POSITIVE_INFINITY;
}

/** The standard normal at which a run passes `most`, on the last node that has not: profits of a run are sorted. */
function crossingIn(curve: ProfitCurve, { from, to, direction }: Run, most: number): number {
  const { profits } = curve;
  let [low, high] = [from, to ?? profits.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const passed = direction > 0 ? (profits[middle] ?? 0) > most : (profits[middle] ?? 0) <= most;
    if (passed) high = middle;
    else low = middle;
  }
  const level = (curve.levels[low] ?? 0) + (most - (profits[low] ?? 0)) / (curve.slopes[low] ?? 0);
  return normalAt(curve.law, level);
}

/** Deviations beyond which no piece of a curve weighs anything. */
const NEGLIGIBLE = 9;

/**
 * The mean of a curve's profit in USD over an interval of standard normals, times the probability of it, where the
 * normal variable has this mean and deviation.
 *
 * Over a piece a + b·level it is a·P + b·forward·exp(−s²/2 + s·m + s²d²/2)·P', P' the probability of the interval moved
 * down by s·d².
 */
export function partialMean(curve: ProfitCurve, from: number, to: number, mean: number, deviation: number): number {
  const { law, normals } = curve;
  const shift = law.deviation * deviation;
  const growth = law.forward * Math.exp(law.deviation * (mean - 0.5 * law.deviation) + 0.5 * shift * shift);
  const low = Math.max(from, mean - NEGLIGIBLE * deviation);
  const high = Math.min(to, mean + (NEGLIGIBLE + shift) * deviation);
  if (!(low < high)) return 0;
  let total = 0;
  let start = (low - mean) / deviation;
  let [below, shiftedBelow] = [normalDistribution(start), normalDistribution(start - shift)];
  for (let node = lastAtOrBelow(normals, low); node < normals.length && (normals[node] ?? 0) < high; node++) {
    start = (Math.min(normals[node + 1] ?? high, high) - mean) / deviation;
    const [above, shiftedAbove] = [normalDistribution(start), normalDistribution(start - shift)];
    const slope = curve.slopes[node] ?? 0;
    const base = (curve.profits[node] ?? 0) - slope * (curve.levels[node] ?? 0);
    total += base * (above - below) + slope * growth * (shiftedAbove - shiftedBelow);
    [below, shiftedBelow] = [above, shiftedAbove];
  }
  return total;
}
