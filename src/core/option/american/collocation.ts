import { gaussLegendre } from "./gauss-legendre.ts";

/**
 * Where the boundary of an American option is sought and how its equation is integrated; the same for every option.
 *
 * Points are relative square roots of the time to expiry, √(τ/T) = (1 + cos(iπ/n))/2: Chebyshev's extreme points, from T down to expiry.
 * The quadrature is over an angle θ in [0, π/2]: with times τ·sin²θ both square-root ends of the integrals become smooth, so that
 * Gauss–Legendre converges as fast as the integrand's own shape allows.
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

/** The grid of `degree` + 1 points and `size` angles; pure numbers. */
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
 * Weights of the interpolating polynomial through the values at `roots`, for its value at `root`: a pure number each.
 *
 * The barycentric formula of Chebyshev's extreme points, which neither overflows nor cancels.
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
