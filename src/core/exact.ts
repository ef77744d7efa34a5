/**
 * A decimal held exactly: digits / 10^scale, with scale ≥ 0.
 *
 * Money is added and compared as exact decimals, so that 3 × 0.10 points × $1 is $0.30 and not 0.30000000000000004:
 * every input number stands for its shortest decimal, sums and products are exact, and the result is rounded to a
 * double once, at the end.
 */
export interface Exact {
  readonly digits: Whole;
  readonly scale: number;
}

/** Zero, exactly. */
export const ZERO: Exact = { digits: 0, scale: 0 };

const ONE: Exact = { digits: 1, scale: 0 };

/** The powers of ten that a double holds exactly, 10^0 to 10^22. */
const POWERS_OF_TEN = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
] as const;

/**
 * Returns the shortest decimal that reads back as a finite number, exactly: the digits that a person typed.
 *
 * @throws SyntaxError for NaN and infinities, which the public functions refuse first
 * @example
 * toNumber(plus(exact(0.1), exact(0.2))); // 0.3
 */
export function exact(value: number): Exact {
  if (Number.isSafeInteger(value)) return { digits: value + 0, scale: 0 };
  return fewDecimals(value) ?? fromText(String(value));
}

/**
 * Returns the decimal of a number with at most six decimals and fifteen digits, or null. It makes no text of the
 * number, which is five times faster.
 *
 * No two decimals of at most 15 digits share a double, so the first that reads back as the number is its shortest.
 */
function fewDecimals(value: number): Exact | null {
  for (let scale = 1; scale <= 6; scale += 1) {
    const power = POWERS_OF_TEN[scale] ?? 1;
    const digits = Math.round(value * power);
    if (Math.abs(digits) >= 1e15) return null;
    if (digits / power === value) return { digits, scale };
  }
  return null;
}

function fromText(text: string): Exact {
  const [mantissa = "", power = "0"] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(power);
  return scale >= 0
    ? { digits: wholeOf(digits), scale }
    : { digits: multiply(wholeOf(digits), powerOfTen(-scale)), scale: 0 };
}

/** Returns the digits of a decimal at a scale that is at least its own. */
export function digitsAt(value: Exact, scale: number): Whole {
  return scale === value.scale ? value.digits : multiply(value.digits, powerOfTen(scale - value.scale));
}

/** The exact sum. */
export function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: add(digitsAt(a, scale), digitsAt(b, scale)), scale };
}

/** The exact difference. */
export function minus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: subtract(digitsAt(a, scale), digitsAt(b, scale)), scale };
}

/** The exact product. */
export function times(a: Exact, b: Exact): Exact {
  return { digits: multiply(a.digits, b.digits), scale: a.scale + b.scale };
}

/** The exact product of numbers, each read as its shortest decimal; 1 for none. */
export function product(...factors: readonly number[]): Exact {
  let result: Exact = ONE;
  for (const factor of factors) result = times(result, exact(factor));
  return result;
}

/** Returns the exact size of a decimal, without its sign. */
export function sizeOf(value: Exact): Exact {
  return value.digits < 0 ? { digits: negate(value.digits), scale: value.scale } : value;
}

/** Returns −1 where a < b, 0 where they are equal, 1 where a > b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  return signOf(subtract(digitsAt(a, scale), digitsAt(b, scale)));
}

/**
 * Returns the double nearest to a decimal; never −0.
 *
 * @example
 * toNumber(product(3, 0.1, 1)); // 0.3
 */
export function toNumber({ digits, scale }: Exact): number {
  return nearestDouble(digits, scale);
}

/** Returns the double nearest to digits / 10^scale; never −0. */
export function nearestDouble(digits: Whole, scale: number): number {
  // Both doubles are exact here, so that the division rounds only once.
  if (scale <= 22 && typeof digits === "number") return digits / (POWERS_OF_TEN[scale] ?? 1) + 0;
  return Number(`${digits}e-${scale}`) + 0;
}

/** Bits that are kept of a quotient before it is rounded to the 53 bits of a double. */
const KEPT_BITS = 64;

/**
 * Returns the double nearest to numerator / denominator, both whole, the denominator not 0; never −0.
 *
 * The quotient is cut to at least 64 bits, its last bit set when anything was cut off, so that the one rounding to 53
 * bits sees on which side of a tie the fraction lies. The result is correct in the normal range of doubles, above
 * 2.3e-308.
 *
 * @example
 * quotient(1, 3); // 0.3333333333333333
 */
export function quotient(numerator: Whole, denominator: Whole): number {
  // Both doubles are exact here, so that the division rounds only once.
  if (typeof numerator === "number" && typeof denominator === "number") return numerator / denominator + 0;
  return longQuotient(BigInt(numerator), BigInt(denominator));
}

function longQuotient(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const shift = Math.max(0, KEPT_BITS + bits(bottom) - bits(top));
  const shifted = top << BigInt(shift);
  const whole = shifted / bottom;
  const sticky = whole * bottom === shifted ? whole : whole | 1n;
  const size = scaledDown(Number(sticky), shift);
  return (negative ? -size : size) + 0;
}

/**
 * Returns the double nearest to a / b, both exact decimals, b not 0; never −0.
 *
 * @example
 * exactQuotient(exact(1), exact(2.5)); // 0.4
 */
export function exactQuotient(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale);
  return quotient(digitsAt(a, scale), digitsAt(b, scale));
}

/**
 * Returns the square root of an integer of 0 or more, rounded down to an integer.
 *
 * @example
 * rootDown(252n); // 15
 */
export function rootDown(value: bigint): Whole {
  if (value < 2n) return wholeOf(value);
  // Newton's method descends from above, and stops at the first step that does not descend.
  let root = 1n << BigInt(Math.ceil(bits(value) / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return wholeOf(root);
    root = next;
  }
}

/** value / 2^shift, in steps that a double can hold. */
function scaledDown(value: number, shift: number): number {
  if (shift <= 1000) return value / 2 ** shift;
  return scaledDown(value / 2 ** 1000, shift - 1000);
}

/** An upper bound on the bits of a positive integer, at most three above their number. */
function bits(value: bigint): number {
  return value.toString(16).length * 4;
}

/**
 * A whole number of any size: a double where that holds it safely (up to 2^53 − 1, never −0), else a bigint.
 *
 * Every whole number has one form, so that `===` and `<` between any two of them are exact. Money in cents is far below
 * 2^53, and doubles are added and multiplied some ten times as fast as bigints.
 */
export type Whole = number | bigint;

const MOST_SAFE = Number.MAX_SAFE_INTEGER;

/**
 * Returns an integer in its one form: a double where that holds it safely, else a bigint.
 *
 * @example
 * wholeOf(252n); // 252
 */
export function wholeOf(value: bigint): Whole {
  return value <= MOST_SAFE && value >= -MOST_SAFE ? Number(value) : value;
}

/** The exact sum. */
export function add(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (isSafe(sum)) return sum;
  }
  return wholeOf(BigInt(a) + BigInt(b));
}

/** The exact difference. */
export function subtract(a: Whole, b: Whole): Whole {
  return add(a, -b);
}

/**
 * The exact product.
 *
 * @example
 * multiply(3037000500, 3037000500); // 9223372037000250000n
 */
export function multiply(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (isSafe(product)) return product + 0;
  }
  return wholeOf(BigInt(a) * BigInt(b));
}

/**
 * The quotient of two numbers above 0, rounded down.
 *
 * @example
 * divideDown(38, 10); // 3
 */
export function divideDown(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") return (a - (a % b)) / b;
  return wholeOf(BigInt(a) / BigInt(b));
}

/** Returns the number with the opposite sign; never −0. */
export function negate(value: Whole): Whole {
  return subtract(0, value);
}

/** The absolute value. */
export function magnitude(value: Whole): Whole {
  return value < 0 ? -value : value;
}

/** Returns −1, 0 or 1 for a number below, at or above 0. */
export function signOf(value: Whole): -1 | 0 | 1 {
  if (value > 0) return 1;
  return value < 0 ? -1 : 0;
}

/** 10^exponent, for a whole exponent of 0 or more: a double up to 10^15, which it holds safely. */
export function powerOfTen(exponent: number): Whole {
  return (exponent <= 15 ? POWERS_OF_TEN[exponent] : undefined) ?? 10n ** BigInt(exponent);
}

/** Whether a sum or product of safe doubles is exact: only results of 2^53 or more are rounded. */
function isSafe(result: number): boolean {
  return result <= MOST_SAFE && result >= -MOST_SAFE;
}
