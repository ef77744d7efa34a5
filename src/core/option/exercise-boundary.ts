import { atFirstUse, spend } from "../work.ts";
import { accelerated, freshMemory, type Grid, makeGrid } from "./collocation.ts";
import { black76Value } from "./european.ts";
import { normalDensity, normalDistribution } from "./normal.ts";

/** Terms of an American put without spot and strike: rates per year, continuously compounded; volatility per √year. */
export interface PutTerms {
  readonly rate: number;
  readonly yield: number;
  readonly volatility: number;
}

/** Value of a put per unit of strike, with its first two derivatives with respect to the spot per unit of strike. */
export interface PutSlopes {
  readonly value: number;
  readonly delta: number;
  readonly gamma: number;
}

/**
 * The spots below which an American put is exercised: their ln per unit of strike, over √τ, is top − √(interpolated
 * squares).
 */
export interface Boundary {
  readonly volatility: number;
  readonly grid: Grid;
  readonly top: number;
  readonly squares: Float64Array;
}

/** Grid for weeks and months, where early exercise adds less than a hundredth to the value. */
const shortGrid = atFirstUse(() => makeGrid(7, 10));
/** Grid for months and everyday rates. */
const everydayGrid = atFirstUse(() => makeGrid(12, 16));
/**
 * Grid for decades, high rates and high volatilities, where the boundary bends sharply within a short part of the life.
 */
const longGrid = atFirstUse(() => makeGrid(20, 36));

/** The greatest change of ln B in a step at which the iteration has settled. */
const STILL = 1e-9;

/** The equations in the order in which they are tried, and the most steps of each. */
const ATTEMPTS: readonly (readonly [Equation, number])[] = [
  ["density", 16],
  ["probability", 80],
];

/**
 * Returns the exercise boundary of an American put that has a single one (r ≥ 0), or null where the iteration does not
 * settle.
 *
 * Andersen, Lake and Offengenden's collocation: the integral equation of the boundary at Chebyshev points in √τ, as an
 * accelerated fixed-point iteration from MacMillan's approximation, or from the boundary `near` of the same put at
 * another volatility, which takes half of the steps. `years` > 0, volatility > 0.
 *
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational
 * Finance, 2016.
 */
export function exerciseBoundary(put: PutTerms, years: number, near: Boundary | null = null): Boundary | null {
  const bending = years * (put.volatility ** 2 + Math.abs(put.rate) + Math.abs(put.yield));
  const leaning = (Math.abs(put.rate - put.yield) * Math.sqrt(years)) / put.volatility;
  const grid = gridFor(bending, leaning);
  const top = Math.log(boundaryAtExpiry(put));
  const start = near?.grid === grid ? near : null;
  const first = start === null ? approximated(put, years, grid) : widened(start, put.volatility);
  const problem = boundaryProblem(put, years, grid, top);
  for (const [equation, steps] of ATTEMPTS) {
    const squares = settle(problem, first, equation, steps);
    if (squares !== null) return { volatility: put.volatility, grid, top, squares };
  }
  return start === null ? null : exerciseBoundary(put, years);
}

/** Returns where the iteration starts, as ln of the spots at the points of the grid: by MacMillan's approximation. */
function approximated(put: PutTerms, years: number, grid: Grid): Float64Array {
  return grid.roots.subarray(0, grid.degree).map((root) => Math.log(firstBoundary(put, years * root * root)));
}

/** Returns the same from a boundary at another volatility: its distance from the top is nearly proportional to that. */
function widened({ grid, top, squares, volatility }: Boundary, to: number): Float64Array {
  return squares.subarray(0, grid.degree).map((square) => top - (Math.sqrt(square) * to) / volatility);
}

/** Returns the coarsest grid with an error below 1e-8 of the price. */
function gridFor(bending: number, leaning: number): Grid {
  if (bending < 0.04 && leaning < 0.5) return shortGrid();
  return bending < 0.5 && leaning < 2 ? everydayGrid() : longGrid();
}

/** Steps of one angle of a boundary's equation: some 100 ns. */
const STEPS_OF_AN_ANGLE = 10;

/** Returns the squares at which the iteration settles, or null where it does not within `steps` steps. */
function settle(problem: BoundaryProblem, first: Float64Array, equation: Equation, steps: number): Float64Array | null {
  const { top, put } = problem;
  const bottom = Math.log(perpetualBoundary(put));
  const within = (log: number): number => Math.min(Math.max(log, bottom), top);
  const squares = new Float64Array(problem.grid.degree + 1);
  const memory = freshMemory();
  let logs = first;
  for (let step = 0; step < steps; step++) {
    spend(STEPS_OF_AN_ANGLE * logs.length * problem.grid.sines.length);
    for (const [i, log] of logs.entries()) squares[i] = (top - log) ** 2;
    const images = logs.map((_, i) => within(boundaryImage(problem, squares, i, equation)));
    const change = images.reduce((most, image, i) => Math.max(most, Math.abs(image - (logs[i] ?? 0))), 0);
    if (change <= STILL) return squares;
    // A NaN would stay in every later step.
    if (!(change < Number.POSITIVE_INFINITY)) return null;
    logs = accelerated(memory, logs, images).map(within);
  }
  return null;
}

/**
 * The equation that is iterated, of two with the same solution: `density` converges sooner, `probability` more often.
 */
type Equation = "density" | "probability";

/** The parts of an option's boundary equation that stay the same while it is iterated. */
interface BoundaryProblem {
  readonly put: PutTerms;
  readonly years: number;
  readonly grid: Grid;
  /** ln of the boundary at expiry, per unit of strike: the highest value of the boundary. */
  readonly top: number;
  /** For point i and angle j, at i·(number of angles) + j: rate·exp(−rate·left)·weight of the strike's interest. */
  readonly owed: Float64Array;
  /** Likewise for the dividends: yield·exp(−yield·left)·weight. */
  readonly held: Float64Array;
}

/** Returns the problem of one option, for {@link boundaryImage}; `years` > 0. */
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
 * Returns the ln of the boundary at point `i` that follows from the boundary at all points: ln(N/D), a pure number. The
 * solution maps to itself.
 *
 * With v² = σ²·left, `probability`: N = s·exp(−rτ)·N(d−) + r∫exp(−r·left)·v·N(e−)…, D the same with q and d+, e+;
 * `density`: N with n(d−) for s·N(d−), and D with n(d+) + s·N(d+). Both are scaled by s = σ√τ. `squares` holds
 * (ln(B/X))², whose graph over √τ is smooth.
 *
 * @see L. Andersen, M. Lake and D. Offengenden, "High-Performance American Option Pricing", Journal of Computational
 * Finance, 2016, section 3: fixed-point systems A (here `density`) and B (`probability`).
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
    const e = (log - logOf(top, weighted(squares, grid.interpolation[at]))) / v + slope * cosine - 0.5 * v;
    const above = v * normalDistribution(e + v);
    due += (owed[at] ?? 0) * (byDensity ? normalDensity(e) : v * normalDistribution(e));
    kept += (held[at] ?? 0) * (byDensity ? normalDensity(e + v) + above : above);
  }
  return Math.log(due / kept);
}

/** Returns the sum of values by weights; pure numbers. */
function weighted(values: Float64Array, weights: Float64Array | undefined): number {
  let sum = 0;
  if (weights !== undefined) for (let k = 0; k < values.length; k++) sum += (weights[k] ?? 0) * (values[k] ?? 0);
  return sum;
}

/** Returns the ln of the boundary where its square is interpolated, which may fall below 0: a pure number. */
export function logOf(top: number, square: number): number {
  return square > 0 ? top - Math.sqrt(square) : top;
}

/**
 * Returns the spot below which a perpetual American put with a strike of 1 is exercised, per unit of strike. No put has
 * a lower boundary.
 *
 * λ/(λ − 1) with λ < 0 the root of σ²λ(λ − 1)/2 + (r − q)λ − r = 0; r ≥ 0.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 174.
 * @example
 * perpetualBoundary({ rate: 0.02, yield: 0, volatility: 0.2 }).toFixed(12); // "0.500000000000"
 */
export function perpetualBoundary(put: PutTerms): number {
  const power = perpetualPower(put);
  return power / (power - 1);
}

/**
 * Returns the value of a perpetual American put with a strike of 1, per unit of strike: an upper bound for a put of any
 * life.
 *
 * (1 − B)·(S/B)^λ above its boundary B, with λ as in {@link perpetualBoundary}; r ≥ 0.
 *
 * @see R. Merton, "Theory of Rational Option Pricing", Bell Journal of Economics, 1973, p. 174.
 * @example
 * perpetualValue({ rate: 0.02, yield: 0, volatility: 0.2 }, 1); // 0.25
 */
export function perpetualValue(put: PutTerms, spot: number): number {
  const power = perpetualPower(put);
  const boundary = power / (power - 1);
  return spot > boundary ? (spot / boundary) ** power / (1 - power) : 1 - spot;
}

/** Returns λ ≤ 0, the power of the spot in the value of a perpetual put. */
function perpetualPower({ rate, yield: dividend, volatility }: PutTerms): number {
  const variance = volatility * volatility;
  const lean = (rate - dividend) / variance - 0.5;
  return -(lean + Math.sqrt(lean * lean + (2 * rate) / variance));
}

/**
 * Returns the highest spot at which an American put with a strike of 1 is ever exercised, per unit of strike: its
 * boundary just before expiry.
 *
 * min(1, r/q): above it the interest on the strike is less than the dividends given up. r ≥ 0.
 *
 * @see I. N. Kim, "The Analytic Valuation of American Options", Review of Financial Studies, 1990, p. 547.
 */
function boundaryAtExpiry({ rate, yield: dividend }: PutTerms): number {
  return dividend > rate ? rate / dividend : 1;
}

/**
 * Returns an approximate exercise boundary of an American put with a strike of 1, per unit of strike, `years` before
 * expiry.
 *
 * It only starts an iteration. It is the root S of (1 − exp(−qτ)·N(−d1))·S + λ·(1 − S − p(S)) = 0, p the European put.
 *
 * @see L. MacMillan, "Analytic Approximation for the American Put Option", Advances in Futures and Options Research,
 * 1986.
 * @see G. Barone-Adesi and R. Whaley, "Efficient Analytic Approximation of American Option Values", Journal of Finance,
 * 1987, p. 309.
 */
export function firstBoundary(put: PutTerms, years: number): number {
  const { rate, yield: dividend, volatility } = put;
  const variance = volatility * volatility;
  const s = volatility * Math.sqrt(years);
  const lean = (2 * (rate - dividend)) / variance - 1;
  const kept = rate === 0 ? 2 / (variance * years) : (2 * rate) / (variance * -Math.expm1(-rate * years));
  const power = -0.5 * (lean + Math.sqrt(lean * lean + 4 * kept));
  const carry = (rate - dividend) * years;
  let low = perpetualBoundary(put);
  let high = boundaryAtExpiry(put);
  // Bisection to a tenth of a standard deviation: near enough to start from, and it cannot fail.
  for (let step = 0; step < 40 && high - low > 0.1 * s * low; step++) {
    const spot = 0.5 * (low + high);
    const d1 = (Math.log(spot) + carry) / s + 0.5 * s;
    const european = black76Value("put", spot * Math.exp(carry), 1, years, volatility, rate);
    const excess = (1 - Math.exp(-dividend * years) * normalDistribution(-d1)) * spot + power * (1 - spot - european);
    if (excess < 0) low = spot;
    else high = spot;
  }
  return 0.5 * (low + high);
}

/**
 * Returns the value of an American put with a strike of 1 when nothing is random (years = 0 or volatility = 0), per
 * unit of strike.
 *
 * It is the greatest of 0 and exp(−rt) − S·exp(−qt) over 0 ≤ t ≤ T, reached at an end or where r·exp(−rt) =
 * q·S·exp(−qt). Delta is −exp(−qt) of the best moment, half of it exactly at the kink where the value becomes 0; gamma
 * is 0.
 *
 * @example
 * certainPut({ rate: 0.05, yield: 0, volatility: 0 }, 1, 0.9).delta; // -1
 */
export function certainPut({ rate, yield: dividend }: PutTerms, years: number, spot: number): PutSlopes {
  const worth = (time: number): number => Math.exp(-rate * time) - spot * Math.exp(-dividend * time);
  let best = worth(years) > worth(0) ? years : 0;
  const turn = Math.log(rate / (dividend * spot)) / (rate - dividend);
  if (turn > 0 && turn < years && worth(turn) > worth(best)) best = turn;
  const value = worth(best);
  const share = value > 0 ? 1 : value === 0 ? 0.5 : 0;
  return { value: Math.max(value, 0), delta: -share * Math.exp(-dividend * best), gamma: 0 };
}
