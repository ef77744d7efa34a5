/**
 * A whole number of any size: a double where that holds it safely (up to 2^53 − 1, never −0), else a bigint.
 *
 * Every whole number has one form, so that `===` and `<` between any two of them are exact. Money in cents is far below
 * 2^53, and doubles are added and multiplied some ten times as fast as bigints.
 */
export type Whole = number | bigint;

const MOST_SAFE = Number.MAX_SAFE_INTEGER;

/** The powers of ten that a double holds safely, 10^0 to 10^15. */
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15] as const;

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

/** 10^exponent, for a whole exponent of 0 or more. */
export function powerOfTen(exponent: number): Whole {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}

/** Whether a sum or product of safe doubles is exact: only results of 2^53 or more are rounded. */
function isSafe(result: number): boolean {
  return result <= MOST_SAFE && result >= -MOST_SAFE;
}
