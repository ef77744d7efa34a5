import { CURRENCY_MARKS, MISSING_MARKS } from "./dialects/words.ts";

/** How a file writes numbers. */
export interface NumberMarks {
  /** Null where no number of the file shows one and nothing else tells: a mark met later is then refused. */
  readonly decimal: "." | "," | null;
  /** What a price is divided by: 1, or 1,000,000,000 where prices are whole billionths. */
  readonly scale: number;
}

const missing = new Set(MISSING_MARKS);
const SPACES = /[\u00a0\u2000-\u200a\u202f]/g;
const escaped = CURRENCY_MARKS.map((mark) => mark.replace(/[.$]/g, "\\$&")).join("|");
const CURRENCY = new RegExp(`^(?:${escaped})\\s*|\\s*(?:${escaped})$`, "gi");

/** Whether a cell says that there is no value. */
export function isMissing(cell: string): boolean {
  return cell === "" || (cell.length < 24 && missing.has(cell.trim().toLowerCase()));
}

/** The currency sign that a cell carries, or null. */
export function currencyOf(cell: string): string | null {
  const sign = cell.trim().match(CURRENCY)?.[0]?.trim();
  return sign === undefined || sign === "" ? null : sign;
}

/** A cell without currency sign, settlement letter and outer spaces, every kind of space made plain. */
function bare(cell: string): string {
  const text = cell.replace(SPACES, " ").replace("\u2212", "-").trim();
  return text
    .replace(/^([+-]?)\s*/, "$1")
    .replace(CURRENCY, "")
    .replace(/(\d)s$/, "$1");
}

const FRACTION = /^\d*(?:[eE][+-]?\d{1,3})?$/;
const GROUPED = /^\d{1,3}(?:([, '’.])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * The number in a cell, with the decimal mark given; NaN where the cell is not a number written that way.
 *
 * Digits may be grouped by threes (or, with commas, in the Indian manner), by any one mark that is not the decimal mark.
 */
export function numberIn(cell: string, decimal: "." | "," | null): number {
  const text = bare(cell);
  const sign = /^[+-]/.test(text) ? text.charAt(0) : "";
  const body = text.slice(sign.length);
  const at = decimal === null ? -1 : body.lastIndexOf(decimal);
  const whole = at < 0 ? body : body.slice(0, at);
  const grouping = GROUPED.exec(whole);
  if (
    grouping !== null &&
    (decimal === null || grouping[1] === decimal || (grouping[1] === undefined && decimal === ","))
  ) {
    return Number.NaN;
  }
  const digits = grouping === null ? whole : whole.replace(/[^\d]/g, "");
  const fraction = at < 0 ? "" : body.slice(at + 1);
  const wellFormed = at < 0 ? FRACTION.test(digits) : /^\d*$/.test(digits) && FRACTION.test(fraction);
  return wellFormed && /\d/.test(digits + fraction)
    ? finite(Number(at < 0 ? sign + digits : `${sign}${digits}.${fraction}`))
    : Number.NaN;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

/** Powers of ten that are exact as doubles, as far as a cell of sixteen characters reaches. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * A number of digits and at most one point, in at most sixteen characters; NaN for anything else.
 *
 * The digits make a whole number below 2^53 and the power of ten is exact, so that one division rounds as `Number` does,
 * at a third of the time: a price cell is read a million times.
 */
function shortDecimal(cell: string): number {
  const { length } = cell;
  if (length === 0 || length > 16) return Number.NaN;
  let whole = 0;
  let point = -1;
  for (let at = 0; at < length; at++) {
    const digit = cell.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) whole = whole * 10 + digit;
    else if (digit === -2 && point < 0) point = at;
    else return Number.NaN;
  }
  if (point < 0) return length === 16 ? Number.NaN : whole;
  return length === 1 ? Number.NaN : whole / (POWERS[length - point - 1] ?? Number.NaN);
}

/** The price in a cell, in the file's own units; NaN where it is not a number. */
export function priceIn(cell: string, { decimal, scale }: NumberMarks): number {
  if (decimal === ".") {
    const value = shortDecimal(cell);
    if (!Number.isNaN(value)) return scale === 1 ? value : value / scale;
  }
  return numberIn(cell, decimal) / scale;
}
