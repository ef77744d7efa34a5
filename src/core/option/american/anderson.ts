/** How many steps back the acceleration looks. */
const DEPTH = 5;

/** The steps that an accelerated iteration remembers, newest last: differences of residuals and of images. */
export interface Memory {
  residuals: Float64Array[];
  images: Float64Array[];
  lastResidual: Float64Array | null;
  lastImage: Float64Array | null;
}

/** A memory of no steps. */
export function freshMemory(): Memory {
  return { residuals: [], images: [], lastResidual: null, lastImage: null };
}

/**
 * The next point of the fixed-point iteration x ← g(x), accelerated: `image` = g(x), in the unit of x; `memory` is brought up to date.
 *
 * Anderson's mixing: the combination of the last steps whose residuals g(x) − x, taken as linear in x, are least.
 *
 * @see D. G. Anderson, "Iterative Procedures for Nonlinear Integral Equations", Journal of the ACM, 1965, p. 547.
 * @see H. Walker and P. Ni, "Anderson Acceleration for Fixed-Point Iterations", SIAM Journal on Numerical Analysis, 2011.
 */
export function accelerated(memory: Memory, point: Float64Array, image: Float64Array): Float64Array {
  const residual = minus(image, point);
  if (memory.lastResidual !== null && memory.lastImage !== null) {
    memory.residuals.push(minus(residual, memory.lastResidual));
    memory.images.push(minus(image, memory.lastImage));
    if (memory.residuals.length > DEPTH) {
      memory.residuals.shift();
      memory.images.shift();
    }
  }
  memory.lastResidual = residual;
  memory.lastImage = image;
  // Gram–Schmidt, newest step first: the images follow the residuals through the same combinations.
  const next = image.slice();
  const left = residual.slice();
  const bases: { residual: Float64Array; image: Float64Array; square: number }[] = [];
  for (let k = memory.residuals.length - 1; k >= 0; k--) {
    const base = {
      residual: (memory.residuals[k] as Float64Array).slice(),
      image: (memory.images[k] as Float64Array).slice(),
      square: 0,
    };
    const size = dot(base.residual, base.residual);
    for (const earlier of bases) {
      const share = dot(base.residual, earlier.residual) / earlier.square;
      subtract(base.residual, share, earlier.residual);
      subtract(base.image, share, earlier.image);
    }
    base.square = dot(base.residual, base.residual);
    if (!(base.square > 1e-12 * size)) continue;
    bases.push(base);
    const share = dot(left, base.residual) / base.square;
    subtract(left, share, base.residual);
    subtract(next, share, base.image);
  }
  return next;
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
