const POLYA = 2 / Math.PI;

/**
 * A total volatility (volatility·√years, a pure number) within about an eighth of the one behind a scaled time value c, in closed form.
 *
 * Pólya's approximation N(z) ≈ 1/2 + sgn(z)/2·sqrt(1 − exp(−2z²/π)) turns the pricing equation into a quadratic one. `x` = ln of the
 * smaller over the larger side, ≤ 0; 0 < c < 1. Written without the differences of the paper, which cancel in the wings.
 *
 * @see D. Stefanica and R. Radoičić, "An Explicit Implied Volatility Formula", International Journal of Theoretical and Applied
 * Finance, 2017.
 */
export function firstGuess(x: number, c: number): number {
  const ratio = Math.exp(x);
  const spread = Math.exp((1 - POLYA) * x);
  const swell = 1 - ratio + c * ratio;
  const a = (spread - 1 / spread) ** 2;
  const b = 16 * Math.sinh(0.5 * x) * Math.sinh((POLYA - 0.5) * x) + 8 * (spread + 1 / spread) * c * swell;
  const product = 16 * c * swell * (1 - c) * (1 + c * ratio);
  const root = (2 * product) / (b + Math.sqrt(b * b + 4 * a * product));
  const gamma = Math.max(-Math.log(root) / POLYA, -x);
  const near = Math.sqrt(gamma + x);
  const far = Math.sqrt(gamma - x);
  // Half the weight of the strike at the inflection of the price: below it the smaller of the two solutions is meant.
  const half = 0.5 * (1 - Math.sqrt(-Math.expm1(2 * POLYA * x)));
  return c * ratio <= 0.5 * ratio - half ? (-2 * x) / (far + near) : far + near;
}
