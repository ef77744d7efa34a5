/** Cells that say "no value here", compared without case. */
const MISSING_MARKS: readonly string[] = [
  ...["", "-", "--", "---", "–", "—", ".", "..", "...", "*", "?", "x", "null", "nan", "none", "nil", "na"],
  ...["n/a", "n.a.", "n.a", "nd", "n.d.", "n/d", "k.a.", "s/d", "#n/a", "#n/a n/a", "#na", "<na>", "nat"],
  ...["#value!", "#ref!", "#div/0!", "#n/a n.a.", "-.-", "\\n", "missing", "9223372036854775807"],
];

/** How the errors of spreadsheets and terminals start or end: "#N/A Field Not Applicable", "#NV", "#WERT!", "#NAME?". */
const MISSING_ERROR = /^#(?:n\/|nv$|.*[!?]$)/i;

/**
 * The letter that a futures exchange sets behind a price: s settled, A asked, B bid. A capital one counts behind four digits
 * or more with decimals: "1.52B" is a volume of billions.
 */
const SETTLEMENT_LETTER = /(?<=\d)s$|(?<=^\d{4,}\.\d+)[AB]$/;

/** Signs and codes that stand before or behind a price and say nothing about its size. */
const CURRENCY_MARKS: readonly string[] = [
  ...["US$", "R$", "A$", "C$", "HK$", "NT$", "$", "€", "£", "¥", "￥", "₩", "₹", "₽", "₺", "₪", "฿", "zł", "kr"],
  ...["CHF", "USD", "EUR", "GBP", "JPY", "CAD", "AUD", "CNY", "KRW", "INR", "BRL", "HKD", "SEK", "NOK", "DKK"],
  ...["PLN", "元", "円", "원", "руб.", "pts.", "pts", "Pkt.", "Pkt"],
];

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

const DECIMAL_WORDS = { ".": "a decimal point", ",": "a decimal comma" };

/** The decimal mark of a file, for messages. */
export function decimalWords(decimal: NumberMarks["decimal"]): string {
  return decimal === null ? "neither point nor comma" : DECIMAL_WORDS[decimal];
}

/** Whether a cell is a number with either decimal mark. */
export function isNumber(cell: string): boolean {
  return (
    /\d/.test(cell) && !isMissing(cell) && !(Number.isNaN(numberIn(cell, ".")) && Number.isNaN(numberIn(cell, ",")))
  );
}

/** Powers of ten that are exact as doubles, as far as fifteen digits reach. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const MOST_DIGITS = 15;
const ZERO = 48;

/**
 * The number in a cell of digits, groups of three after one kind of mark, and decimals; NaN for any other cell.
 *
 * The same as `numberIn`, without its regular expressions, for the cells that are read a million times. Up to fifteen
 * digits make a whole number below 2^53, and the power of ten is exact: so that one division rounds as `Number` does.
 */
export function groupedInThrees(cell: string, decimal: number): number {
  const point = cell.lastIndexOf(String.fromCharCode(decimal));
  const end = point < 0 ? cell.length : point;
  const whole = wholePart(cell, end, decimal);
  const decimals = Math.max(0, cell.length - end - 1);
  if (decimals === 0 || decimals > MOST_DIGITS - end) return decimals === 0 && point < 0 ? whole : Number.NaN;
  const fraction = digitsBetween(cell, end + 1, cell.length);
  const power = POWERS[decimals] ?? Number.NaN;
  return (whole * power + fraction) / power;
}

/** The digits before the decimal mark, grouped or not. */
function wholePart(cell: string, end: number, decimal: number): number {
  const mark = end > 3 ? cell.charCodeAt(end - 4) : 0;
  if (!isGroupMark(mark) || mark === decimal) return digitsBetween(cell, 0, end);
  let value = 0;
  for (let stop = end; stop > 0; stop -= 4) if (stop > 3 && cell.charCodeAt(stop - 4) !== mark) return Number.NaN;
  const first = end % 4;
  if (first === 0 || cell.charCodeAt(0) === ZERO) return Number.NaN;
  value = digitsBetween(cell, 0, first);
  for (let start = first + 1; start < end; start += 4) value = value * 1000 + digitsBetween(cell, start, start + 3);
  return value;
}

/** Comma, point, apostrophe, space. */
function isGroupMark(code: number): boolean {
  return code === 44 || code === 46 || code === 39 || code === 32;
}

function digitsBetween(cell: string, start: number, end: number): number {
  if (end <= start || end - start > MOST_DIGITS) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = cell.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
