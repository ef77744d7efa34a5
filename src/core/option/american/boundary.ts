import { accelerated, freshMemory } from "./anderson.ts";
import { atFirstUse } from "./at-first-use.ts";
import { type BoundaryProblem, boundaryImage, boundaryProblem, type Equation } from "./boundary-equation.ts";
import { type Grid, makeGrid } from "./collocation.ts";
import { boundaryAtExpiry, firstBoundary, perpetualBoundary } from "./first-boundary.ts";
import type { PutTerms } from "./put-terms.ts";

/** The spots below which an American put is exercised, as ln per unit of strike over √τ: top − √(interpolated squares). */
export interface Boundary {
  readonly grid: Grid;
  readonly top: number;
  readonly squares: Float64Array;
}

/** For weeks and months, where early exercise adds less than a hundredth to the value. */
const shortGrid = atFirstUse(() => makeGrid(7, 14));
/** For months and everyday rates. */
const everydayGrid = atFirstUse(() => makeGrid(12, 22));
/** For decades, high rates and high volatilities, where the boundary bends sharply beside the whole life of the option. */
const longGrid = atFirstUse(() => makeGrid(20, 36));

/** The greatest change of ln B in a step that counts as standing still. */
const STILL = 1e-9;

/** The equations in the order in which they are tried, and the steps that each is given. */
const ATTEMPTS: readonly (readonly [Equation, number])[] = [
  ["density", 16],
  ["probability", 80],
];

/**
 * The exercise boundary of an American put with a single one (r ≥ 0), or null where the iteration does not settle.
 *
 * Andersen, Lake and Offengenden's collocation: the integral equation of the boundary at Chebyshev points in √τ, as an accelerated
 * fixed-point iteration from MacMillan's approximation. `years` > 0, volatility > 0.
 *
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational Finance, 2016.
 */
export function exerciseBoundary(put: PutTerms, years: number): Boundary | null {
  const bending = years * (put.volatility ** 2 + Math.abs(put.rate) + Math.abs(put.yield));
  const leaning = (Math.abs(put.rate - put.yield) * Math.sqrt(years)) / put.volatility;
  const grid = gridFor(bending, leaning);
  const top = Math.log(boundaryAtExpiry(put));
  const first = grid.roots.subarray(0, grid.degree).map((root) => Math.log(firstBoundary(put, years * root * root)));
  const problem = boundaryProblem(put, years, grid, top);
  for (const [equation, steps] of ATTEMPTS) {
    const squares = settle(problem, first, equation, steps);
    if (squares !== null) return { grid, top, squares };
  }
  return null;
}

/** The coarsest grid that leaves less than 1e-8 of the price. */
function gridFor(bending: number, leaning: number): Grid {
  if (bending < 0.04 && leaning < 0.5) return shortGrid();
  return bending < 0.5 && leaning < 2 ? everydayGrid() : longGrid();
}

/** The squares at which the equation stands still, or null after so many steps. */
function settle(problem: BoundaryProblem, first: Float64Array, equation: Equation, steps: number): Float64Array | null {
  const { top, put } = problem;
  const bottom = Math.log(perpetualBoundary(put));
  const within = (log: number): number => Math.min(Math.max(log, bottom), top);
  const squares = new Float64Array(problem.grid.degree + 1);
  const memory = freshMemory();
  let logs = first;
  for (let step = 0; step < steps; step++) {
    for (const [i, log] of logs.entries()) squares[i] = (top - log) ** 2;
    const images = logs.map((_, i) => within(boundaryImage(problem, squares, i, equation)));
    const change = images.reduce((most, image, i) => Math.max(most, Math.abs(image - (logs[i] ?? 0))), 0);
    if (change <= STILL) return squares;
    // Once not a number, never a number again.
    if (!(change < Number.POSITIVE_INFINITY)) return null;
    logs = accelerated(memory, logs, images).map(within);
  }
  return null;
}
