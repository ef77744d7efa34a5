import { normalDistribution } from "../option/normal.ts";
import { lastAtOrBelow, type ProfitCurve } from "./profit-curve.ts";

/** Deviations beyond which no piece of a curve weighs anything. */
const NEGLIGIBLE = 9;

/**
 * The mean of a curve's profit in USD over an interval of standard normals, times the probability of it, where the normal variable has
 * this mean and deviation.
 *
 * Over a piece a + b·level it is a·P + b·forward·exp(−s²/2 + s·m + s²d²/2)·P', P' the probability of the interval moved down by s·d².
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
