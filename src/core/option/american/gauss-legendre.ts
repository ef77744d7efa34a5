/** A quadrature rule on [0, 1]: ∫ f ≈ Σ weights[i]·f(nodes[i]). */
export interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The Gauss–Legendre rule of `size` points on [0, 1], exact for polynomials of degree 2·size − 1.
 *
 * Roots of the Legendre polynomial by Newton's method from cos(π(i + 3/4)/(size + 1/2)).
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
    for (let step = 0; step < 8; step++) {
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
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return { value, slope: (size * (before - x * value)) / (1 - x * x) };
}
