import { grow, type Pen } from "./pen.ts";
import { putAscii } from "./text.ts";

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
/** A sign, ten digits, a point and four decimals, with room to spare. */
const MOST_BYTES = 24;
/** Below this a number without its decimals is an integer of 32 bits. */
const SMALL = 2 ** 31;
const PLACES = 4;
const PARTS = 10 ** PLACES;

/**
 * Writes a number as JSON.stringify does: the shortest text that reads back as it; −0 as 0.
 *
 * Whole numbers and those of up to four decimals, which is what money is, are written digit by digit.
 *
 * @throws Error for NaN and infinities, which are a fault in pairsize
 */
export function putNumber(pen: Pen, value: number): void {
  const size = Math.abs(value);
  // No two decimals of at most 15 digits share a double: one that reads back as the number is its shortest.
  const parts = Math.round(size * PARTS);
  if (size < SMALL && parts / PARTS === size) putShort(pen, size, parts, value < 0);
  else if (Number.isFinite(value)) putAscii(pen, String(value));
  else throw new Error(`a number of the document is ${value}, which JSON cannot hold`);
}

/** Writes a number below 2^31 of at most four decimals, which are 1/10,000 parts. */
function putShort(pen: Pen, size: number, parts: number, isNegative: boolean): void {
  if (pen.at + MOST_BYTES > pen.bytes.length) grow(pen, MOST_BYTES);
  if (isNegative) pen.bytes[pen.at++] = MINUS;
  const whole = size | 0;
  putDigits(pen, whole, digitsOf(whole));
  if (whole === size) return;
  let decimals = (parts - whole * PARTS) | 0;
  let places = PLACES;
  for (; decimals % 10 === 0; decimals = (decimals / 10) | 0) places -= 1;
  pen.bytes[pen.at++] = POINT;
  putDigits(pen, decimals, places);
}

/** The decimal digits of a whole number of 0 to 2^31 − 1. */
function digitsOf(whole: number): number {
  let count = 1;
  for (let bound = 10; bound <= whole && count < 10; bound *= 10) count += 1;
  return count;
}

/** Writes a whole number in so many digits, with zeros in front. */
function putDigits(pen: Pen, whole: number, count: number): void {
  const { bytes, at } = pen;
  let rest = whole | 0;
  for (let place = at + count - 1; place >= at; place -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  pen.at = at + count;
}
