/** A tridiagonal system, one row an interior node: lower·v[i − 1] + middle·v[i] + upper·v[i + 1] = right[i]. */
export interface Rows {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  readonly right: Float64Array;
}

/** Sweeps allowed; two or three are taken, as the exercised nodes hardly change from one time to the next. */
const SWEEPS = 20;

/**
 * Solves one implicit time step in place: `values` ≥ `payoff`, and the row's equation wherever it is not exercised; in the values' unit.
 *
 * The first and the last value are given and stay. `exercised` is where the step before was exercised, and is brought up to date.
 *
 * @see M. Hintermüller, K. Ito and K. Kunisch, "The Primal-Dual Active Set Strategy as a Semismooth Newton Method", SIAM Journal on
 * Optimization, 2002.
 */
export function exerciseStep(rows: Rows, values: Float64Array, payoff: Float64Array, exercised: Uint8Array): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    eliminate(rows, values, payoff, exercised);
    if (!revise(rows, values, payoff, exercised)) return;
  }
}

/** Thomas' elimination, with an exercised node's row replaced by value = payoff. */
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

/** Exercises where the value fell under the payoff, releases where holding is worth more; whether anything changed. */
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
