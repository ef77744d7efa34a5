import { normalDensity, normalDistribution } from "../normal.ts";
import type { Grid } from "./collocation.ts";
import type { PutTerms } from "./put-terms.ts";

/** Which of two equations with the same solution is iterated: `density` converges sooner, `probability` more often. */
export type Equation = "density" | "probability";

/** What of an option's boundary equation stays the same while it is iterated. */
export interface BoundaryProblem {
  readonly put: PutTerms;
  readonly years: number;
  readonly grid: Grid;
  /** ln of the boundary at expiry, per unit of strike: the highest there is. */
  readonly top: number;
  /** For point i and angle j, at i·(number of angles) + j: rate·exp(−rate·left)·weight of the strike's interest. */
  readonly owed: Float64Array;
  /** The same of the dividends: yield·exp(−yield·left)·weight. */
  readonly held: Float64Array;
}

/** The problem of one option, for {@link boundaryImage}; `years` > 0. */
export function boundaryProblem(put: PutTerms, years: number, grid: Grid, top: number): BoundaryProblem {
  const size = grid.sines.length;
  const owed = new Float64Array(grid.degree * size);
  const held = new Float64Array(grid.degree * size);
  for (let at = 0; at < owed.length; at++) {
    const j = at % size;
    const tau = years * (grid.roots[(at - j) / size] ?? 0) ** 2;
    const left = tau * (grid.cosines[j] ?? 0) ** 2;
    const weight = 2 * tau * (grid.weights[j] ?? 0) * (grid.sines[j] ?? 0);
    owed[at] = put.rate * Math.exp(-put.rate * left) * weight;
    held[at] = put.yield * Math.exp(-put.yield * left) * weight;
  }
  return { put, years, grid, top, owed, held };
}

/**
 * The ln of the boundary at point `i` that follows from the boundary at all points: ln(N/D), a pure number; the solution maps to itself.
 *
 * With v² = σ²·left, `probability`: N = s·exp(−rτ)·N(d−) + r∫exp(−r·left)·v·N(e−)…, D the same with q and d+, e+; `density`: N with n(d−)
 * for s·N(d−), and D with n(d+) + s·N(d+). Both are scaled by s = σ√τ. `squares` holds (ln(B/X))², whose graph over √τ is smooth.
 *
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational Finance, 2016,
 * section 3: fixed-point systems A (here `density`) and B (`probability`).
 */
export function boundaryImage(problem: BoundaryProblem, squares: Float64Array, i: number, equation: Equation): number {
  const { put, grid, top, owed, held } = problem;
  const root = (grid.roots[i] ?? 0) * Math.sqrt(problem.years);
  const s = put.volatility * root;
  const slope = ((put.rate - put.yield) * root) / put.volatility;
  const byDensity = equation === "density";
  const log = top - Math.sqrt(squares[i] ?? 0);
  const size = grid.sines.length;
  const d = log / s + slope - 0.5 * s;
  let due = Math.exp(-put.rate * root * root) * (byDensity ? normalDensity(d) : s * normalDistribution(d));
  let kept =
    Math.exp(-put.yield * root * root) * ((byDensity ? normalDensity(d + s) : 0) + s * normalDistribution(d + s));
  for (let j = 0; j < size; j++) {
    const at = i * size + j;
    const cosine = grid.cosines[j] ?? 0;
    const v = s * cosine;
    const e = (log - logBoundary(top, squares, grid.interpolation[at])) / v + slope * cosine - 0.5 * v;
    const above = v * normalDistribution(e + v);
    due += (owed[at] ?? 0) * (byDensity ? normalDensity(e) : v * normalDistribution(e));
    kept += (held[at] ?? 0) * (byDensity ? normalDensity(e + v) + above : above);
  }
  return Math.log(due / kept);
}

/** ln of the boundary between the points, by the interpolation's weights: a pure number. */
export function logBoundary(top: number, squares: Float64Array, weights: Float64Array | undefined): number {
  let square = 0;
  if (weights !== undefined) for (let k = 0; k < squares.length; k++) square += (weights[k] ?? 0) * (squares[k] ?? 0);
  return square > 0 ? top - Math.sqrt(square) : top;
}
