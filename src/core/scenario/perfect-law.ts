import { normalDistribution } from "../option/normal.ts";
import { atomsOf, boundsOf, roundingOf } from "./atoms.ts";
import { type Plateau, type ProfitCurve, profitAtNormal } from "./profit-curve.ts";
import type { ProfitLaw } from "./profit-law.ts";

/** Standard normals to either side that are looked at, beyond the larger deviation; and the width of a cell. */
const REACH = 9;
const WIDTH = 0.01;

/** Profit at some standard normals, and the probability of lying below each. */
interface Cells {
  readonly profits: readonly number[];
  readonly below: readonly number[];
}

/**
 * The law of the sum of two profits of one normal variable, correlated by ρ = 1 or −1: T(z) = X(z) + Y(ρz), in USD.
 *
 * T and the odds are linear within narrow cells that end at every bend of either curve: off by less than a hundredth of a cell's own
 * change, z/8 × a cell's width at a normal of z.
 */
export function perfectLaw(first: ProfitCurve, second: ProfitCurve, correlation: number): ProfitLaw {
  const rounding = roundingOf(first, second);
  const cells = cellsOf(first, second, correlation);
  return {
    ...boundsOf(first, second),
    atoms: atomsOf(first, second, (one, other) => overlap(one, mirrored(other, correlation))),
    atMost: (most) => sumOver(cells, most + rounding, (share) => share),
    shortfallOf: (most) => sumOver(cells, most, (share, mean) => share * (most - mean)),
  };
}

function cellsOf(first: ProfitCurve, second: ProfitCurve, correlation: number): Cells {
  const end = REACH + Math.max(first.law.deviation, second.law.deviation);
  const evenly = Array.from({ length: Math.ceil((2 * end) / WIDTH) + 1 }, (_, i) => i * WIDTH - end);
  const bends = [...first.normals, ...second.normals.map((z) => correlation * z)].filter((z) => Math.abs(z) < end);
  const normals = [...evenly, ...bends].sort((a, b) => a - b);
  return {
    profits: normals.map((z) => profitAtNormal(first, z) + profitAtNormal(second, correlation * z)),
    below: normals.map(normalDistribution),
  };
}

/** Sums what each cell has at or below `most`: its probability there, and its mean profit there. */
function sumOver({ profits, below }: Cells, most: number, of: (share: number, mean: number) => number): number {
  let sum = 0;
  for (let i = 1; i < profits.length; i++) {
    const [start, end] = [profits[i - 1] ?? 0, profits[i] ?? 0];
    const probability = (below[i] ?? 0) - (below[i - 1] ?? 0);
    if (start <= most && end <= most) sum += of(probability, 0.5 * (start + end));
    else if (start <= most || end <= most) {
      const least = Math.min(start, end);
      sum += of((probability * (most - least)) / Math.abs(end - start), 0.5 * (least + most));
    }
  }
  return sum;
}

function mirrored({ from, to, profit }: Plateau, correlation: number): Plateau {
  return correlation > 0 ? { from, to, profit } : { from: -to, to: -from, profit };
}

function overlap(one: Plateau, other: Plateau): number {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? normalDistribution(to) - normalDistribution(from) : 0;
}
