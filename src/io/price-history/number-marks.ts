import { CURRENCY_MARKS, MISSING_ERROR, MISSING_MARKS, SETTLEMENT_LETTER } from "./dialects/words.ts";
import { groupedInThrees } from "./grouped-number.ts";

/** How a file writes numbers. */
export interface NumberMarks {
  /** Null where no number of the file shows one and nothing else tells: a mark met later is then refused. */
  readonly decimal: "." | "," | null;
  /** What a price is divided by: 1, or more where prices are whole numbers of a fraction, such as billionths. */
  readonly scale: number;
}

const missing = new Set(MISSING_MARKS);
const SPACES = /[\u00a0\u2000-\u200a\u202f]/g;
const escaped = CURRENCY_MARKS.map((mark) => mark.replace(/[.$]/g, "\\$&")).join("|");
const CURRENCY = new RegExp(`^(?:${escaped})\\s*|\\s*(?:${escaped})$`, "gi");

/** Whether a cell says that there is no value. */
export function isMissing(cell: string): boolean {
  if (cell === "") return true;
  if (cell.length > 40) return false;
  const text = cell.trim().toLowerCase();
  return missing.has(text) || MISSING_ERROR.test(text);
}

/** The currency sign that a cell carries, or null. */
export function currencyOf(cell: string): string | null {
  if (/^[\d.,\s+-]*$/.test(cell)) return null;
  const sign = cell.trim().match(CURRENCY)?.[0]?.trim();
  return sign === undefined || sign === "" ? null : sign;
}

/** A cell without currency sign, settlement letter and outer spaces, every kind of space made plain. */
function bare(cell: string): string {
  const text = cell.replace(SPACES, " ").replace("\u2212", "-").trim();
  return text
    .replace(/^'(.*)'$/, "$1")
    .replace(/^([+-]?)\s*/, "$1")
    .replace(CURRENCY, "")
    .replace(SETTLEMENT_LETTER, "");
}

const FRACTION = /^\d*(?:[eE][+-]?\d{1,3})?$/;
const GROUPED = /^[1-9]\d{0,2}(?:([, '’.])\d{3})(?:\1\d{3})*$|^[1-9]\d?(?:,\d{2})+,\d{3}$/;

/**
 * The number in a cell, with the decimal mark given; NaN where the cell is not a number written that way.
 *
 * Digits may be grouped by threes (or, with commas, in the Indian manner), by any one mark that is not the decimal mark.
 */
export function numberIn(cell: string, decimal: "." | "," | null): number {
  if (decimal === "." ? /^\d+(?:\.\d+)?$/.test(cell) : /^\d{1,15}$/.test(cell)) return finite(Number(cell));
  return groupedNumber(bare(cell), decimal);
}

function groupedNumber(text: string, decimal: "." | "," | null): number {
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

/**
 * The price in a cell, in the file's own units; NaN where it is not a number.
 *
 * A plain number with a decimal point takes the short way: the "0x10" and "" that `Number` would also accept are kept out
 * by the first two characters.
 */
export function priceIn(cell: string, { decimal, scale }: NumberMarks): number {
  const first = cell.charCodeAt(0);
  if (decimal === "." && first >= 48 && first <= 57 && !(cell.charCodeAt(1) > 57)) {
    const value = +cell;
    if (value - value === 0) return scale === 1 ? value : value / scale;
  }
  const value = decimal === null ? Number.NaN : groupedInThrees(cell, decimal.charCodeAt(0));
  return (Number.isNaN(value) ? numberIn(cell, decimal) : value) / scale;
}
