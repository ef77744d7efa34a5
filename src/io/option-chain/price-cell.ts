import { isMissing, numberIn } from "../price-history/number-marks.ts";
import { NO_PRICE } from "./column-names.ts";

/** Whether a price cell says that there is no price. */
export function isNoPrice(cell: string): boolean {
  return isMissing(cell) || NO_PRICE.includes(cell.trim().toLowerCase());
}

const INDICATED = /^(.*\d)\s*([AB])$/i;
const COMMON_FRACTION = /^([$]?\d+)[ -](\d{1,2})\/(\d{1,3})$/;

/** A price cell without the exchange's letter behind it: A is an offer, B a bid, neither of them a trade. */
export function withoutLetter(cell: string): { readonly text: string; readonly letter: "A" | "B" | null } {
  const match = INDICATED.exec(cell.trim());
  if (match === null) return { text: cell, letter: null };
  return { text: match[1] ?? "", letter: match[2]?.toUpperCase() === "A" ? "A" : "B" };
}

/** The number in a price cell: a decimal, or a whole number and a common fraction ("78 1/2"); NaN where it is neither. */
export function priceInCell(cell: string, decimal: "." | "," | null): number {
  const { text } = withoutLetter(cell);
  const fraction = COMMON_FRACTION.exec(text.trim());
  if (fraction === null) return numberIn(text, decimal);
  const [, whole = "", numerator, denominator] = fraction;
  const part = Number(numerator) / Number(denominator);
  return part < 1 ? numberIn(whole, decimal) + part : Number.NaN;
}

const STRIKE_AND_RIGHT = /^(.*\d)\s*-?\s*([CP])$/i;

/** A strike cell without the letter of its right: "2,750.00C". */
export function strikeAndLetter(cell: string): { readonly text: string; readonly letter: string } {
  const match = STRIKE_AND_RIGHT.exec(cell.trim());
  return match === null ? { text: cell, letter: "" } : { text: match[1] ?? "", letter: match[2] ?? "" };
}
