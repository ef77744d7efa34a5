import { spend } from "../work.ts";
import { certainPut, type PutSlopes, type PutTerms } from "./exercise-boundary.ts";

/** Time steps of the coarser of the two grids. */
const TIME_STEPS = 120;

/** Number of first steps that are fully implicit, which damps the kink of the payoff. */
const DAMPED_STEPS = 4;

/** Standard deviations of ln S that the grid reaches beyond spot and strike. */
const REACH = 7;

/** Most nodes of the coarser grid on either side of the strike: more would take longer than a trader waits. */
const MOST_NODES = 500;

/**
 * Returns the value of an American put with a strike of 1, with delta and gamma, by finite differences, as a function
 * of the spot. They are slower than the boundary's equation, but work with any number of exercise boundaries. Spots per
 * unit of strike and above 0, `years` > 0, volatility > 0.
 *
 * Crank–Nicolson in ln S, with equal time steps in √τ (near expiry the boundary moves like √τ) and the exercise
 * condition solved exactly in each step; extrapolated from two grids, one twice as fine. Within 1e-6 of the strike for
 * a few years and rates of a few percent, 1e-5 for decades. Spots that are nearly as far from the strike share their
 * grids. A spot so low that it stays below 1e-9 is worth nothing beside the strike, and the put is a certain one: a
 * slope of its grid would be rounding, divided by the spot.
 *
 * @see P. Forsyth and K. Vetzal, "Quadratic Convergence for Valuing American Options Using a Penalty Method", SIAM
 * Journal on Scientific Computing, 2002.
 */
export function putByFiniteDifferences(put: PutTerms, years: number): (spot: number) => PutSlopes {
  const unit = SHARED * put.volatility * Math.sqrt(years);
  const sure = FAR_BELOW + REACH * put.volatility * Math.sqrt(years) + Math.max(0, put.rate - put.yield) * years;
  const solved = new Map<number, { readonly coarse: Grid; readonly fine: Grid }>();
  return (spot) => {
    if (-Math.log(spot) > sure) return certainPut(put, years, spot);
    const distance = unit * Math.ceil(Math.abs(Math.log(spot)) / unit);
    const known = solved.get(distance);
    const grids = known ?? gridsTo(put, years, distance);
    if (known === undefined) solved.set(distance, grids);
    const [coarse, fine] = [readAt(grids.coarse, spot), readAt(grids.fine, spot)];
    return {
      value: fine.value + (fine.value - coarse.value) / 3,
      delta: fine.delta + (fine.delta - coarse.delta) / 3,
      gamma: fine.gamma + (fine.gamma - coarse.gamma) / 3,
    };
  };
}

/** Below the strike, in ln S: e^−20 is 2e-9. */
const FAR_BELOW = 20;

/** Standard deviations of ln S by which spots that share their grids may lie apart. */
const SHARED = 4;

/** Values at nodes of ln S, `gap` apart; that of the strike is number `size`. */
interface Grid {
  readonly values: Float64Array;
  readonly gap: number;
  readonly size: number;
}

function gridsTo(put: PutTerms, years: number, distance: number): { readonly coarse: Grid; readonly fine: Grid } {
  const { reach, size } = coarseGrid(put, years, distance);
  return {
    coarse: solvedGrid(put, years, reach, size, TIME_STEPS),
    fine: solvedGrid(put, years, reach, 2 * size, 2 * TIME_STEPS),
  };
}

/**
 * Returns the reach of the grids on either side of the strike, in ln S, and the nodes of the coarser one there, at most
 * 500; `distance` is how far spots lie from the strike, in ln S.
 */
export function coarseGrid(put: PutTerms, years: number, distance: number): { reach: number; size: number } {
  const s = put.volatility * Math.sqrt(years);
  const drift = put.rate - put.yield - 0.5 * put.volatility ** 2;
  // An upward drift leads to where the put is worthless, and needs no wider grid.
  const reach = distance + REACH * s + Math.max(0, -drift) * years;
  const gap = Math.min(s / 40, 0.01, put.volatility ** 2 / Math.abs(drift) / 6);
  return { reach, size: Math.min(Math.ceil(reach / gap), MOST_NODES) };
}

/** Steps that a node takes in one step of time, with its sweeps: some 100 ns on either side of the strike. */
const STEPS_OF_A_NODE = 10;

/** Solves one grid: nodes at ln S = i·gap for −size ≤ i ≤ size, so that the strike is a node. */
function solvedGrid(put: PutTerms, years: number, reach: number, size: number, steps: number): Grid {
  spend(STEPS_OF_A_NODE * size * steps);
  const gap = reach / size;
  const payoff = Float64Array.from({ length: 2 * size + 1 }, (_, i) => Math.max(-Math.expm1((i - size) * gap), 0));
  const values = payoff.slice();
  const exercised = new Uint8Array(values.length);
  const diffusion = (0.5 * put.volatility ** 2) / (gap * gap);
  const convection = (put.rate - put.yield - 0.5 * put.volatility ** 2) / (2 * gap);
  for (let k = 1; k <= steps; k++) {
    const time = years * (k / steps) ** 2;
    const step = time - years * ((k - 1) / steps) ** 2;
    const implicit = step * (k <= DAMPED_STEPS ? 1 : 0.5);
    const right = explicitPart(values, diffusion, convection, put.rate, step - implicit);
    // Below the grid exercise is certain, and only its moment is to be chosen.
    if (put.rate < 0) values[0] = certainPut(put, time, Math.exp(-reach)).value;
    const lower = -implicit * (diffusion - convection);
    const upper = -implicit * (diffusion + convection);
    const middle = 1 + implicit * (2 * diffusion + put.rate);
    exerciseStep({ lower, middle, upper, right }, values, payoff, exercised);
  }
  return { values, gap, size };
}

/** Explicit side of a time step: v + weight·(the generator applied to v), in the unit of the values. */
function explicitPart(
  v: Float64Array,
  diffusion: number,
  convection: number,
  rate: number,
  weight: number,
): Float64Array {
  const part = v.slice();
  for (let i = 1; i < v.length - 1; i++) {
    const below = (v[i - 1] ?? 0) * (diffusion - convection);
    const above = (v[i + 1] ?? 0) * (diffusion + convection);
    part[i] = (v[i] ?? 0) + weight * (below + above - (2 * diffusion + rate) * (v[i] ?? 0));
  }
  return part;
}

/** Returns value and slopes between the nodes, by the cubic through the two nodes on either side; ∂/∂S from ∂/∂ln S. */
function readAt({ values, gap, size }: Grid, spot: number): PutSlopes {
  const at = Math.log(spot) / gap + size;
  const i = Math.floor(at);
  const f = at - i;
  const [a, b, c, d] = [values[i - 1] ?? 0, values[i] ?? 0, values[i + 1] ?? 0, values[i + 2] ?? 0];
  const first = c - b - (2 * (a - 2 * b + c) + (b - 2 * c + d)) / 6;
  const second = a - 2 * b + c;
  const third = d - 3 * c + 3 * b - a;
  const slope = (first + f * second + 0.5 * f * f * third) / gap;
  const bend = (second + f * third) / (gap * gap);
  return {
    value: b + f * (first + f * (0.5 * second + (f * third) / 6)),
    delta: slope / spot,
    gamma: (bend - slope) / (spot * spot),
  };
}

/** A tridiagonal system with one row per interior node: lower·v[i − 1] + middle·v[i] + upper·v[i + 1] = right[i]. */
interface Rows {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  readonly right: Float64Array;
}

/** Most sweeps; two or three are taken, as the exercised nodes hardly change from one time to the next. */
const SWEEPS = 20;

/**
 * Solves one implicit time step in place: `values` ≥ `payoff`, and the row's equation wherever it is not exercised; in
 * the values' unit.
 *
 * The first and the last value are given and stay. `exercised` marks the nodes exercised in the step before, and is
 * updated.
 *
 * @see M. Hintermüller, K. Ito and K. Kunisch, "The Primal-Dual Active Set Strategy as a Semismooth Newton Method",
 * SIAM Journal on Optimization, 2002.
 */
export function exerciseStep(rows: Rows, values: Float64Array, payoff: Float64Array, exercised: Uint8Array): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    eliminate(rows, values, payoff, exercised);
    if (!revise(rows, values, payoff, exercised)) return;
  }
}

/** Solves the system by Thomas' elimination, with the row of an exercised node replaced by value = payoff. */
function eliminate({ lower, middle, upper, right }: Rows, v: Float64Array, payoff: Float64Array, on: Uint8Array): void {
  const last = v.length - 1;
  const factor = new Float64Array(last);
  for (let i = 1; i < last; i++) {
    if (on[i] === 1) {
      v[i] = payoff[i] ?? 0;
      continue;
    }
    const pivot = middle - lower * (factor[i - 1] ?? 0);
    factor[i] = upper / pivot;
    v[i] = ((right[i] ?? 0) - lower * (v[i - 1] ?? 0)) / pivot;
  }
  for (let i = last - 1; i > 0; i--) v[i] = (v[i] ?? 0) - (factor[i] ?? 0) * (v[i + 1] ?? 0);
}

/**
 * Exercises where the value fell below the payoff, releases where holding is worth more; returns whether anything
 * changed.
 */
function revise({ lower, middle, upper, right }: Rows, v: Float64Array, payoff: Float64Array, on: Uint8Array): boolean {
  let changed = false;
  for (let i = 1; i < v.length - 1; i++) {
    const held = lower * (v[i - 1] ?? 0) + middle * (v[i] ?? 0) + upper * (v[i + 1] ?? 0) - (right[i] ?? 0);
    const next = on[i] === 1 ? held >= 0 : (v[i] ?? 0) < (payoff[i] ?? 0);
    if (next === (on[i] === 1)) continue;
    on[i] = next ? 1 : 0;
    changed = true;
  }
  return changed;
}
