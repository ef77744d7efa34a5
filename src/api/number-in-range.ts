import { fail } from "../errors/error.ts";

/** The largest price, level or multiplier that is taken: far above any market, and no sum of money overflows a double. */
const LARGEST = 1e100;

/** The largest whole number of which every smaller one is a double too. */
const LARGEST_WHOLE = Number.MAX_SAFE_INTEGER;

/**
 * The number, when it is finite, greater than 0 and at most 1e100.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function positive(value: number, name: string, unit: string, path = name): number {
  if (typeof value === "number" && value > 0 && value <= LARGEST) return value;
  return refuse(value, name, `greater than 0 and at most ${LARGEST} ${unit}`, path);
}

/**
 * The number, when it is finite, 0 or more and at most 1e100; −0 is 0.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function zeroOrMore(value: number, name: string, unit: string, path = name): number {
  if (typeof value === "number" && value >= 0 && value <= LARGEST) return value + 0;
  return refuse(value, name, `0 or more and at most ${LARGEST} ${unit}`, path);
}

/**
 * The number, when it is whole and not 0: a signed quantity.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function signedWhole(value: number, name: string, path = name): number {
  if (Number.isSafeInteger(value) && value !== 0) return value;
  return refuse(value, name, `a whole number other than 0, at most ${LARGEST_WHOLE} either way`, path);
}

/**
 * The number, when it is whole, from 1 to `most`.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function counting(value: number, name: string, most: number, path = name): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  return refuse(value, name, `a whole number from 1 to ${most}`, path);
}

/**
 * The number, when it is finite and at most 1e100 either way; −0 is 0.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function signed(value: number, name: string, unit: string, path = name): number {
  if (typeof value === "number" && Math.abs(value) <= LARGEST) return value + 0;
  return refuse(value, name, `at most ${LARGEST} ${unit} either way`, path);
}

/**
 * The fraction, when it is from 0 to 1.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function fraction(value: number, name: string, path = name): number {
  if (typeof value === "number" && value >= 0 && value <= 1) return value + 0;
  return refuse(value, name, "a fraction from 0 to 1", path);
}

/**
 * One of the words that are known.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function oneOf<Word extends string>(words: readonly Word[], value: Word, name: string, path = name): Word {
  if (words.includes(value)) return value;
  return refuse(value, name, words.map((word) => `"${word}"`).join(" or "), path);
}

function refuse(got: unknown, name: string, bound: string, path: string): never {
  return fail("VALUE_OUT_OF_RANGE", { name, bound, got: typeof got === "number" ? got : String(got) }, { path });
}
