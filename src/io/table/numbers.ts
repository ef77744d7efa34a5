import { fail } from "../../errors/error.ts";
import type { TableKind } from "./table.ts";

/** Cells that say "no value here", compared without case. */
const MISSING_MARKS: readonly string[] = [
  ...["", "-", "--", "---", "–", "—", ".", "..", "...", "*", "?", "x", "null", "nan", "none", "nil", "na"],
  ...["n/a", "n.a.", "n.a", "nd", "n.d.", "n/d", "k.a.", "s/d", "#n/a", "#n/a n/a", "#na", "<na>", "nat"],
  ...["#value!", "#ref!", "#div/0!", "#n/a n.a.", "-.-", "\\n", "missing", "9223372036854775807"],
];

/** Errors of spreadsheets and terminals: "#N/A Field Not Applicable", "#NV", "#WERT!", "#NAME?". */
const MISSING_ERROR = /^#(?:n\/|nv$|.*[!?]$)/i;

/**
 * The letter that a futures exchange sets behind a price: s settled, A asked, B bid. A capital one counts behind four
 * digits or more with decimals: "1.52B" is a volume of billions.
 */
const SETTLEMENT_LETTER = /(?<=\d)s$|(?<=^\d{4,}\.\d+)[AB]$/;

/** Signs and codes that stand before or behind a price and say nothing about its size; "KRW" is looked for before "kr". */
const CURRENCY_MARKS: readonly string[] = [
  ...["US$", "R$", "A$", "C$", "HK$", "NT$", "$", "€", "£", "¥", "￥", "₩", "₹", "₽", "₺", "₪", "฿", "zł"],
  ...["CHF", "USD", "EUR", "GBP", "JPY", "CAD", "AUD", "CNY", "KRW", "INR", "BRL", "HKD", "SEK", "NOK", "DKK"],
  ...["PLN", "kr", "元", "円", "원", "руб.", "pts.", "pts", "Pkt.", "Pkt"],
];

/** What separates the decimals of a number. */
export type DecimalMark = "." | ",";

/** How a file writes numbers. */
export interface NumberMarks {
  /** Null where no number of the file shows one and nothing else tells: a mark met later is then refused. */
  readonly decimal: DecimalMark | null;
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
 * Digits may be grouped by threes (or, with commas, in the Indian manner), by any one mark that is not the decimal
 * mark.
 */
export function numberIn(cell: string, decimal: DecimalMark | null): number {
  if (decimal === "." ? /^\d+(?:\.\d+)?$/.test(cell) : /^\d{1,15}$/.test(cell)) return finite(Number(cell));
  return groupedNumber(bare(cell), decimal);
}

function groupedNumber(text: string, decimal: DecimalMark | null): number {
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

/** 9223372036854775807 as a number: the largest of 64 bits, with which feeds of whole numbers say that there is none. */
const NO_INTEGER = 2 ** 63;

const finite = (value: number): number => (Number.isFinite(value) && value !== NO_INTEGER ? value : Number.NaN);

/** The price in a cell, in the file's own units; NaN where it is not a number. */
export function priceIn(cell: string, { decimal, scale }: NumberMarks): number {
  return numberIn(cell, decimal) / scale;
}

const DECIMAL_WORDS = { ".": "a decimal point", ",": "a decimal comma" };

/** The decimal mark of a file, for messages. */
export function decimalWords(decimal: DecimalMark | null): string {
  return decimal === null ? "neither point nor comma" : DECIMAL_WORDS[decimal];
}

/** Whether a cell is a number with either decimal mark. */
export function isNumber(cell: string): boolean {
  return (
    /\d/.test(cell) && !isMissing(cell) && !(Number.isNaN(numberIn(cell, ".")) && Number.isNaN(numberIn(cell, ",")))
  );
}

/** What tells the decimal mark where the prices themselves do not. */
export interface NumberEvidence {
  readonly prices: Iterable<string>;
  /** Cells of the other columns: changes, volumes. */
  readonly others: Iterable<string>;
  /** Whether the file is of a world that writes 1,234.5: English header, no semicolons, no dotted dates. */
  readonly pointIsUsual: boolean;
}

const SUFFIXED = /\s*(?:%|[KMBT]|Mio\.?|Mrd\.?)$/i;

/** Which decimal marks a cell can be read with, and whether the two readings differ. */
function readings(cell: string): { point: number; comma: number } {
  const text = cell.replace(SUFFIXED, "");
  return { point: numberIn(text, "."), comma: numberIn(text, ",") };
}

/** So many more cells for one mark than for the other decide. */
const CLEAR_LEAD = 40;

/** Votes of cells that only one reading fits. */
function votes(cells: Iterable<string>): { point: number; comma: number; open: string | null } {
  const tally = { point: 0, comma: 0, open: null as string | null };
  for (const cell of cells) {
    if (Math.abs(tally.point - tally.comma) >= CLEAR_LEAD) break;
    const { point, comma } = readings(cell);
    if (Number.isNaN(comma) && !Number.isNaN(point)) tally.point += 1;
    else if (Number.isNaN(point) && !Number.isNaN(comma)) tally.comma += 1;
    else if (point !== comma && !Number.isNaN(point)) tally.open ??= cell;
  }
  return tally;
}

/**
 * The decimal mark of a file.
 *
 * Prices decide; then the other columns; then, where a point is usual, the point. Cells of whole numbers alone leave
 * the mark null where the comma is as likely, so that a mark met later is refused instead of guessed.
 *
 * @throws PairsizeError HISTORY_ or CHAIN_NUMBER_AMBIGUOUS where a price such as "25,658" could be 25658 or 25.658
 */
export function decimalMarkOf(evidence: NumberEvidence, kind: TableKind, file: string): DecimalMark | null {
  const prices = votes(evidence.prices);
  if (prices.point !== prices.comma) return prices.point > prices.comma ? "." : ",";
  const others = votes(evidence.others);
  if (others.point > 0 !== others.comma > 0) return others.point > 0 ? "." : ",";
  if (evidence.pointIsUsual) return ".";
  const value = prices.open;
  if (value === null) return null;
  const readings = `${numberIn(value, ".")} or ${numberIn(value, ",")}`;
  return fail(`${kind}_NUMBER_AMBIGUOUS`, { value, readings }, { where: { file } });
}

/** Whole prices that stand for a fraction of themselves. */
interface WholePrices {
  /** Every price has between so many digits; at least one has `someDigits`. */
  readonly fewestDigits: number;
  readonly someDigits: number;
  readonly mostDigits: number;
  /** Whether only files without a header write them. */
  readonly headerless: boolean;
  readonly scale: number;
}

/** Feeds that write whole prices, the first that fits: ten-thousandths (QuantConnect's daily files), billionths. */
const WHOLE_PRICES: readonly WholePrices[] = [
  { fewestDigits: 6, someDigits: 7, mostDigits: 9, headerless: true, scale: 1e4 },
  { fewestDigits: 9, someDigits: 9, mostDigits: 19, headerless: false, scale: 1e9 },
];

/**
 * What prices are divided by: more than 1 where each is a whole number of many digits, as feeds of integers write them.
 */
export function recogniseScale(prices: Iterable<string>, headerless: boolean): number {
  let [fewest, most] = [Number.POSITIVE_INFINITY, 0];
  for (const cell of prices) {
    const digits = /^-?(\d+)$/.exec(cell.trim())?.[1]?.length ?? 0;
    if (digits === 0) return 1;
    fewest = Math.min(fewest, digits);
    most = Math.max(most, digits);
  }
  const found = WHOLE_PRICES.find(
    (whole) =>
      (headerless || !whole.headerless) &&
      fewest >= whole.fewestDigits &&
      most >= whole.someDigits &&
      most <= whole.mostDigits,
  );
  return found?.scale ?? 1;
}
