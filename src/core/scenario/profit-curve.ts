import { compare, type Exact, exact, toNumber } from "../exact.ts";
import { type LevelLaw, levelAt, normalAt } from "./level-law.ts";

/** A stretch of standard normals over which the profit of a side is one amount. */
export interface Plateau {
  readonly from: number;
  readonly to: number;
  readonly profit: Exact;
}

/** Neighbouring pieces over which the profit only rises (1) or only falls (−1), or is one amount (0): nodes `from` to `to`. */
export interface Run {
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
export interface CurveNode {
  readonly level: number;
  readonly profit: Exact;
  readonly slope: number;
}

/** The curve through nodes of which the first is at level 0; the deviation of the law is above 0. A smooth one is bent at no node. */
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

/** The profit of a curve in USD at a level. */
export function profitAtLevel({ levels, profits, slopes }: ProfitCurve, level: number): number {
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
