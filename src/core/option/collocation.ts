/**
 * The points at which the boundary of an American option is sought, and the quadrature of its equation; the same for
 * every option.
 *
 * The points are relative square roots of the time to expiry, √(τ/T) = (1 + cos(iπ/n))/2: Chebyshev's extreme points,
 * from T down to expiry. The quadrature is over an angle θ in [0, π/2]: with times τ·sin²θ both square-root ends of the
 * integrals become smooth, so that Gauss–Legendre converges as fast as the integrand's own shape allows.
 */
export interface Grid {
  readonly degree: number;
  readonly roots: Float64Array;
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  readonly weights: Float64Array;
  /** For point i and angle j, at i·(number of angles) + j: the weights of the interpolation at roots[i]·sines[j]. */
  readonly interpolation: readonly Float64Array[];
}

/** Returns the grid of `degree` + 1 points and `size` angles; pure numbers. */
export function makeGrid(degree: number, size: number): Grid {
  const roots = Float64Array.from({ length: degree + 1 }, (_, i) => 0.5 * (1 + Math.cos((i * Math.PI) / degree)));
  const rule = gaussLegendre(size);
  const angles = Float64Array.from(rule.nodes, (node) => 0.5 * Math.PI * node);
  const sines = angles.map(Math.sin);
  const interpolation: Float64Array[] = [];
  for (const root of roots.subarray(0, degree)) {
    for (const sine of sines) interpolation.push(interpolationWeights(roots, root * sine));
  }
  const weights = Float64Array.from(rule.weights, (weight) => 0.5 * Math.PI * weight);
  return { degree, roots, sines, cosines: angles.map(Math.cos), weights, interpolation };
}

/**
 * Weights of the values at `roots` in the value at `root` of their interpolating polynomial; pure numbers.
 *
 * They follow the barycentric formula of Chebyshev's extreme points, which neither overflows nor cancels.
 *
 * @see J.-P. Berrut and L. N. Trefethen, "Barycentric Lagrange Interpolation", SIAM Review, 2004, section 5.
 */
export function interpolationWeights(roots: Float64Array, root: number): Float64Array {
  const weights = new Float64Array(roots.length);
  const last = roots.length - 1;
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    const gap = root - (roots[k] ?? 0);
    if (gap === 0) return new Float64Array(roots.length).fill(1, k, k + 1);
    const weight = ((k === 0 || k === last ? 0.5 : 1) * (k % 2 === 0 ? 1 : -1)) / gap;
    weights[k] = weight;
    sum += weight;
  }
  for (let k = 0; k <= last; k++) weights[k] = (weights[k] ?? 0) / sum;
  return weights;
}

/**
 * Returns the value at `root` of the polynomial that has `values` at `roots`, in the unit of the values: their sum by
 * {@link interpolationWeights}, which are not kept.
 */
export function interpolated(roots: Float64Array, values: Float64Array, root: number): number {
  const last = roots.length - 1;
  let weighted = 0;
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    const gap = root - (roots[k] ?? 0);
    const value = values[k] ?? 0;
    if (gap === 0) return value;
    const weight = ((k === 0 || k === last ? 0.5 : 1) * (k % 2 === 0 ? 1 : -1)) / gap;
    weighted += weight * value;
    sum += weight;
  }
  return weighted / sum;
}

/** A quadrature rule on [0, 1]: ∫ f ≈ Σ weights[i]·f(nodes[i]). */
interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** From a start that is right to two digits, each step doubles the digits. */
const NEWTON_STEPS = 4;

/**
 * Gauss–Legendre rule of `size` points on [0, 1], exact for polynomials of degree 2·size − 1.
 *
 * Newton's method finds the roots of the Legendre polynomial, from cos(π(i + 3/4)/(size + 1/2)).
 *
 * @see M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 25.4.29 and 22.16.6.
 * @example
 * gaussLegendre(1).nodes; // [0.5]
 */
export function gaussLegendre(size: number): Rule {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < size; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = legendreSlope(size, x);
    for (let step = 0; step < NEWTON_STEPS; step++) {
      x -= slope.value / slope.slope;
      slope = legendreSlope(size, x);
    }
    nodes.push(0.5 * (1 - x));
    weights.push(1 / ((1 - x * x) * slope.slope * slope.slope));
  }
  return { nodes, weights };
}

function legendreSlope(size: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= size; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (size * (before - x * value)) / (1 - x * x) };
}

/** Number of earlier steps that the acceleration uses. */
const DEPTH = 5;

/** A point x of the iteration, or a difference of two: the residual g(x) − x, and the image g(x). */
interface Step {
  readonly residual: Float64Array;
  readonly image: Float64Array;
}

/** Memory of an accelerated iteration: its last point, and differences of earlier points, newest first. */
interface Memory {
  readonly steps: Step[];
  last: Step | null;
}

/** Returns a memory without steps. */
export function freshMemory(): Memory {
  return { steps: [], last: null };
}

/**
 * Returns the next point of the accelerated fixed-point iteration x ← g(x), and updates `memory`; `image` = g(x), in
 * the unit of x.
 *
 * Anderson's mixing: the combination of the last steps with the least residual g(x) − x, taken as linear in x.
 *
 * @see D. G. Anderson, "Iterative Procedures for Nonlinear Integral Equations", Journal of the ACM, 1965, p. 547.
 * @see H. Walker and P. Ni, "Anderson Acceleration for Fixed-Point Iterations", SIAM Journal on Numerical Analysis,
 * 2011.
 */
export function accelerated(memory: Memory, point: Float64Array, image: Float64Array): Float64Array {
  const residual = minus(image, point);
  if (memory.last !== null) {
    memory.steps.unshift({ residual: minus(residual, memory.last.residual), image: minus(image, memory.last.image) });
    memory.steps.length = Math.min(memory.steps.length, DEPTH);
  }
  memory.last = { residual, image };
  const next = image.slice();
  const left = residual.slice();
  for (const base of orthogonal(memory.steps)) {
    const share = dot(left, base.residual) / dot(base.residual, base.residual);
    subtract(left, share, base.residual);
    subtract(next, share, base.image);
  }
  return next;
}

/**
 * Returns the steps with orthogonal residuals (Gram–Schmidt) and equally combined images, less those that add nothing.
 */
function orthogonal(steps: readonly Step[]): Step[] {
  const bases: Step[] = [];
  for (const step of steps) {
    const base = { residual: step.residual.slice(), image: step.image.slice() };
    for (const earlier of bases) {
      const share = dot(base.residual, earlier.residual) / dot(earlier.residual, earlier.residual);
      subtract(base.residual, share, earlier.residual);
      subtract(base.image, share, earlier.image);
    }
    if (dot(base.residual, base.residual) > 1e-12 * dot(step.residual, step.residual)) bases.push(base);
  }
  return bases;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x - (b[i] ?? 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function subtract(from: Float64Array, share: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? 0) - share * (what[i] ?? 0);
}
