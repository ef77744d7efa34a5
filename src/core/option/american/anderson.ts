/** How many steps back the acceleration looks. */
const DEPTH = 5;

/** A point of the iteration, or a difference of two: the residual g(x) − x, and the image g(x). */
interface Step {
  readonly residual: Float64Array;
  readonly image: Float64Array;
}

/** What an accelerated iteration remembers: its last point, and differences of points before, newest first. */
export interface Memory {
  readonly steps: Step[];
  last: Step | null;
}

/** A memory of no steps. */
export function freshMemory(): Memory {
  return { steps: [], last: null };
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

/** The steps with residuals made orthogonal (Gram–Schmidt), the images taken through the same combinations; those that add nothing left out. */
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
