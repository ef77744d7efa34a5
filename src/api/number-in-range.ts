import type { Right } from "../core/option/leg.ts";
import {
  type AnnualRate,
  type AnnualVolatility,
  as,
  type Points,
  type Quantity,
  type Years,
} from "../core/quantity.ts";
import { fail } from "../errors/error.ts";

/** The largest price, level or multiplier that is taken: far above any market, and no sum of money overflows a double. */
const LARGEST = 1e100;

/** The largest whole number of which every smaller one is a double too. */
const LARGEST_WHOLE = Number.MAX_SAFE_INTEGER;

const RIGHTS = ["call", "put"] as const;

/**
 * The number, when it is one and holds; −0 is 0.
 *
 * @param bound what the number must be, as the error says it
 * @param path where it stands, when that is not its name
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function inRange<Q extends Quantity<string>>(
  value: number,
  holds: boolean,
  bound: string,
  name: string,
  path = name,
): Q {
  return typeof value === "number" && holds ? as<Q>(value + 0) : outOfRange(value, bound, name, path);
}

/**
 * Refuses a value.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE, always
 */
export function outOfRange(got: unknown, bound: string, name: string, path = name): never {
  return fail("VALUE_OUT_OF_RANGE", { name, bound, got: typeof got === "number" ? got : String(got) }, { path });
}

/**
 * The number, when it is finite, greater than 0 and at most 1e100.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function positive(value: number, name: string, unit: string, path = name): number {
  return inRange(value, value > 0 && value <= LARGEST, `greater than 0 and at most ${LARGEST} ${unit}`, name, path);
}

/**
 * The number, when it is finite, 0 or more and at most 1e100.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function zeroOrMore(value: number, name: string, unit: string, path = name): number {
  return inRange(value, value >= 0 && value <= LARGEST, `0 or more and at most ${LARGEST} ${unit}`, name, path);
}

/**
 * The number, when it is finite and at most 1e100 either way.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function signed(value: number, name: string, unit: string): number {
  return inRange(value, Math.abs(value) <= LARGEST, `at most ${LARGEST} ${unit} either way`, name);
}

/**
 * The number, when it is whole and not 0: a signed quantity.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function signedWhole(value: number, name: string, path = name): number {
  const bound = `a whole number other than 0, at most ${LARGEST_WHOLE} either way`;
  return inRange(value, Number.isSafeInteger(value) && value !== 0, bound, name, path);
}

/**
 * The number, when it is whole, from `least` to `most`.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function counting(value: number, name: string, least: number, most: number): number {
  const holds = Number.isSafeInteger(value) && value >= least && value <= most;
  return inRange(value, holds, `a whole number from ${least} to ${most}`, name);
}

/**
 * The fraction, when it is from 0 to 1.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function fraction(value: number, name: string): number {
  return inRange(value, value >= 0 && value <= 1, "a fraction from 0 to 1", name);
}

/**
 * A level or strike in index points: greater than 0, and from 1e-100 to 1e100, between which no greek overflows.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function optionPrice(value: number, name: string): Points {
  if (!(value > 0)) outOfRange(value, "greater than 0 index points", name);
  return inRange(value, value >= 1e-100 && value <= LARGEST, "between 1e-100 and 1e100 index points", name);
}

/**
 * A premium in index points: 0 to 1e100.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function premiumPoints(value: number): Points {
  return inRange(value, value >= 0 && value <= LARGEST, "between 0 and 1e100 index points", "premium");
}

/**
 * A time to expiry in years of 365 days: 0 to 100.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function yearsToExpiry(value: number): Years {
  return inRange(value, value >= 0 && value <= 100, "between 0 and 100 years", "years");
}

/**
 * A volatility per √year as a fraction: 0 to 10, so that 22.4 for 22.4 % is refused.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function annualVolatility(value: number): AnnualVolatility {
  return inRange(value, value >= 0 && value <= 10, "between 0 and 10 as a fraction (0.224 is 22.4 %)", "volatility");
}

/**
 * A rate or yield per year as a fraction: −1 to 1, so that 4.5 for 4.5 % is refused.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function annualRate(value: number, name: string): AnnualRate {
  return inRange(value, Math.abs(value) <= 1, "between -1 and 1 as a fraction (0.045 is 4.5 %)", name);
}

/**
 * One of the words that are known.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function oneOf<Word extends string>(words: readonly Word[], value: Word, name: string, path = name): Word {
  if (words.includes(value)) return value;
  return outOfRange(value, words.map((word) => `"${word}"`).join(" or "), name, path);
}

/**
 * "call" or "put".
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export function optionRight(value: Right, path = "right"): Right {
  return oneOf(RIGHTS, value, "right", path);
}
