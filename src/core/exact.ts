import { add, multiply, negate, powerOfTen, signOf, subtract, type Whole, wholeOf } from "./whole.ts";

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
