import { normalDensity, normalDistribution } from "../normal.ts";
import { atFirstUse } from "./at-first-use.ts";
import type { Boundary } from "./boundary.ts";
import { logBoundary } from "./boundary-equation.ts";
import { interpolationWeights } from "./collocation.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import type { PutSlopes, PutTerms } from "./put-terms.ts";

/** The rule of each panel. */
const rule = atFirstUse(() => gaussLegendre(16));

/**
 * What the right to exercise early adds to a put with a strike of 1, per unit of strike, with its slopes in the spot.
 *
 * ∫ [r·exp(−ru)·N(−d−) − q·S·exp(−qu)·N(−d+)] du over 0 < u < T, d± = [ln(S/B(T − u)) + (r − q)u]/(σ√u) ± σ√u/2: the interest
 * earned less the dividends lost while exercised. Delta and gamma are its derivatives under the integral. `distance` = ln(S/B(T)) > 0.
 *
 * @see I. N. Kim, "The Analytic Valuation of American Options", Review of Financial Studies, 1990, p. 547.
 * @see P. Carr, R. Jarrow and R. Myneni, "Alternative Characterizations of American Put Options", Mathematical Finance, 1992.
 */
export function exercisePremium(
  put: PutTerms,
  years: number,
  spot: number,
  boundary: Boundary,
  distance: number,
): PutSlopes {
  const sum = { value: 0, delta: 0, gamma: 0 };
  const ends = panels(put, years, distance);
  const { nodes, weights } = rule();
  for (const [p, start] of ends.entries()) {
    const width = (ends[p + 1] ?? start) - start;
    for (const [j, node] of nodes.entries()) {
      if (width > 0) addFlow(sum, put, years, spot, boundary, start + width * node, width * (weights[j] ?? 0));
    }
  }
  return sum;
}

/**
 * Ends of the panels in the angle θ, u = T·sin²θ. Near the boundary the flow starts abruptly, at √u ≈ ln(S/B)/σ, and with a strong
 * drift it starts, or ends, when the drift has carried the spot over the boundary: the panels are cut there.
 */
function panels({ rate, yield: dividend, volatility }: PutTerms, years: number, distance: number): number[] {
  const cuts: number[] = [];
  for (let root = (0.5 * distance) / volatility; cuts.length < 12; root *= 3) cuts.push(root * root);
  const crossing = distance / Math.abs(rate - dividend);
  const spread = (4 * volatility * Math.sqrt(crossing)) / Math.abs(rate - dividend);
  cuts.push(crossing - spread, crossing - 0.3 * spread, crossing, crossing + 0.3 * spread, crossing + spread);
  const angles = cuts.filter((cut) => cut > 0 && cut < years).map((cut) => Math.asin(Math.sqrt(cut / years)));
  return [0, ...angles.sort((a, b) => a - b), 0.5 * Math.PI];
}

/** Adds the flow at one angle, and its slopes, to the sums. */
function addFlow(
  sum: { value: number; delta: number; gamma: number },
  put: PutTerms,
  years: number,
  spot: number,
  { grid, top, squares }: Boundary,
  angle: number,
  weight: number,
): void {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const u = years * sine * sine;
  const v = put.volatility * Math.sqrt(years) * sine;
  const log = logBoundary(top, squares, interpolationWeights(grid.roots, cosine));
  const d = (Math.log(spot) - log + (put.rate - put.yield) * u) / v - 0.5 * v;
  const step = 2 * years * sine * cosine * weight;
  const interest = step * put.rate * Math.exp(-put.rate * u);
  const dividends = step * put.yield * Math.exp(-put.yield * u);
  const interestDensity = (interest * normalDensity(d)) / (spot * v);
  const dividendDensity = (dividends * normalDensity(d + v)) / v;
  const dividendShare = dividends * normalDistribution(-d - v);
  sum.value += interest * normalDistribution(-d) - spot * dividendShare;
  sum.delta += dividendDensity - interestDensity - dividendShare;
  sum.gamma += (interestDensity * (1 + d / v)) / spot + (dividendDensity * (1 - (d + v) / v)) / spot;
}
