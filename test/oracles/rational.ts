/**
 * Exact fractions for oracles, written apart from src/core/exact.ts: numerator and denominator, reduced, denominator > 0.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const abs = (x: bigint) => (x < 0n ? -x : x);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? abs(a) : gcd(b, a % b));

export function fraction(n: bigint, d: bigint): Rational {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return g === 0n ? { n: 0n, d: 1n } : { n: n / g, d: d / g };
}

export const whole = (n: number): Rational => fraction(BigInt(n), 1n);

/** The decimal that a number's shortest text writes. */
export function decimal(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new Error(`not a decimal: ${value}`);
  const [, sign, int = "", frac = "", power = "0"] = match;
  const digits = BigInt(int + frac) * (sign === "-" ? -1n : 1n);
  const exponent = Number(power) - frac.length;
  return exponent >= 0 ? fraction(digits * 10n ** BigInt(exponent), 1n) : fraction(digits, 10n ** BigInt(-exponent));
}

export const add = (a: Rational, b: Rational) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rational, b: Rational) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Rational, b: Rational) => fraction(a.n * b.n, a.d * b.d);
export const div = (a: Rational, b: Rational) => fraction(a.n * b.d, a.d * b.n);
export const magnitude = (a: Rational) => fraction(abs(a.n), a.d);

export function cmp(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** A fraction written out to 700 places and read back: the nearest double, down to the smallest. */
export function toNumber({ n, d }: Rational): number {
  const scaled = (abs(n) * 10n ** 700n) / d;
  return Number(`${n < 0n ? "-" : ""}${scaled}e-700`) + 0;
}
