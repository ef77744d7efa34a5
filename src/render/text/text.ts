import { dayNumber, weekday } from "../../core/calendar.ts";
import { UNNAMED_CURRENCY } from "../../core/pair/trade.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import { atFirstUse } from "../../core/work.ts";

/**
 * Numbers as text: the only place where pairsize rounds.
 *
 * Rounding is half away from zero, on the shortest decimal that reads back as the number: 1.005 becomes 1.01, as a
 * person rounds what they see, where toFixed rounds the double just below it to 1.00.
 */

/** Thrown digits would be a wrong number on a trader's screen, so anything that is not finite is a fault. */
function assertFinite(value: number): void {
  if (!Number.isFinite(value)) throw new Error(`a figure to print must be finite, got ${value}`);
}

/** |value| × 10^power as a whole number of units of 10^−decimals, rounded by `rounding`. */
function scaled(value: number, decimals: number, power: number, rounding: "half-away" | "up"): bigint {
  assertFinite(value);
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + power + decimals;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return rounding === "up" ? (digits + divisor - 1n) / divisor : (2n * digits + divisor) / (2n * divisor);
}

function withPoint(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
}

function written(value: number, decimals: number, power: number, plus: string): string {
  const units = scaled(value, decimals, power, "half-away");
  const sign = units === 0n ? "" : value < 0 ? "-" : plus;
  return sign + withPoint(units, decimals);
}

/**
 * The number with grouped thousands and fixed decimals; never "-0".
 *
 * @example
 * decimal(25658.25, 1); // "25,658.3"
 */
export function decimal(value: number, decimals: number): string {
  return written(value, decimals, 0, "");
}

/**
 * The number with its sign, plus too; zero has none.
 *
 * @example
 * signedDecimal(32995, 0); // "+32,995"
 */
export function signedDecimal(value: number, decimals: number): string {
  return written(value, decimals, 0, "+");
}

/**
 * A fraction in percent.
 *
 * @example
 * percent(0.185, 1); // "18.5 %"
 */
export function percent(fraction: number, decimals: number): string {
  return `${written(fraction, decimals, 2, "")} %`;
}

/**
 * A fraction in percent with its sign, plus too.
 *
 * @example
 * signedPercent(0.031147, 2); // "+3.11 %"
 */
export function signedPercent(fraction: number, decimals: number): string {
  return `${written(fraction, decimals, 2, "+")} %`;
}

/**
 * A fraction ≥ 0 in percent, rounded up, as a flag takes it: no space, no grouping.
 *
 * @example
 * percentAtLeast(0.0011119, 1); // "0.2%"
 */
export function percentAtLeast(fraction: number, decimals: number): string {
  return `${withPoint(scaled(fraction, decimals, 2, "up"), decimals).replaceAll(",", "")}%`;
}

/**
 * The number as it is, grouped, up to `most` decimals and without trailing zeros: for formulas to be checked by hand.
 *
 * @example
 * exact(2730.8); // "2,730.8"
 */
export function exact(value: number, most = 10): string {
  return decimal(value, Math.min(decimalsOf(value), most)).replace(/(\.\d*?)0+$/, (_, kept: string) =>
    kept === "." ? "" : kept,
  );
}

/**
 * Number of decimals of the shortest decimal of a number.
 *
 * @example
 * decimalsOf(78.4); // 1
 */
export function decimalsOf(value: number): number {
  assertFinite(value);
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** The word for a number that there is none of. */
export const notApplicable = "n/a";

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Decimals that show every value in full, within bounds: one precision for a row. */
export function decimalsFor(values: readonly number[], least: number, most: number): number {
  return clamp(Math.max(0, ...values.map(decimalsOf)), least, most);
}

/** Decimals of an amount of money in USD: none where all of the row are whole dollars, else cents. */
export function moneyDecimals(values: readonly number[]): number {
  return values.every((value) => decimal(value, 2).endsWith(".00")) ? 0 : 2;
}

/**
 * Amounts rounded so that what is shown of them adds up to what is shown of their total: a unit of the last place that
 * is missing, or too many, goes to the part that was rounded furthest the other way. Amounts beyond 2^53 units stay as
 * they are.
 *
 * @example
 * addingUp([0.4, 0.4], 0.8, 0); // [1, 0]
 */
export function addingUp(parts: readonly number[], total: number, decimals: number): number[] {
  const units = (value: number) => Number(`${rounded(value, decimals)}e${decimals}`);
  const shown = parts.map(units);
  // Doubles have no unit of the last place there: nobody can add up what is shown.
  if (![...shown, units(total)].every(Number.isSafeInteger)) return [...parts];
  const missing = units(total) - shown.reduce((sum, one) => sum + one, 0);
  const step = Math.sign(missing);
  const errors = parts.map((part, at) => ({ at, error: step * (part * 10 ** decimals - (shown[at] ?? 0)) }));
  for (const { at } of errors.sort((a, b) => b.error - a.error).slice(0, Math.abs(missing)))
    shown[at] = (shown[at] ?? 0) + step;
  return shown.map((one) => Number(`${one}e-${decimals}`));
}

function rounded(value: number, decimals: number): string {
  return decimal(value, decimals).replaceAll(",", "");
}

/** Decimals that leave at least `digits` significant ones in the smallest value but zero. */
export function significantDecimals(values: readonly number[], digits: number, least: number): number {
  const sizes = values.filter((value) => value !== 0).map((value) => Math.floor(Math.log10(Math.abs(value))));
  return sizes.length === 0 ? least : clamp(digits - 1 - Math.min(...sizes), least, 20);
}

/** The amounts of the limited ones among some bounds. */
export function amountsOf(bounds: readonly Bound[]): number[] {
  return bounds.flatMap((bound) => (bound.kind === "limited" ? [bound.amount] : []));
}

/**
 * The amount of a bound, or the word `unlimited`.
 *
 * @example
 * boundAmount({ kind: "unlimited" }, 0); // "unlimited"
 */
export function boundAmount(bound: Bound, decimals: number): string {
  return bound.kind === "unlimited" ? "unlimited" : decimal(bound.amount, decimals);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/**
 * The day of the week of an ISO date; empty for a text that is no date.
 *
 * @example
 * weekdayInWords("2026-03-20"); // "Fri"
 */
export function weekdayInWords(isoDate: string): string {
  const day = dayNumber(isoDate);
  return day === null ? "" : (weekdays[weekday(day)] ?? "");
}

/**
 * An ISO date in words, the same in every locale.
 *
 * @example
 * dateInWords("2026-01-22"); // "22 Jan 2026"
 */
export function dateInWords(isoDate: string): string {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  return `${day} ${months[month - 1] ?? month} ${year}`;
}

const ascii = /^[ -~]*$/;

// Control, format (bidirectional overrides, zero-width), surrogate, private, unassigned; line and paragraph separators;
// letters that show nothing; and emoji with what modifies them (keycaps, skin tones), on whose width no two programs
// agree. Made where it is needed: these classes take longer to read than a page of text.
const unprintable = atFirstUse(
  () =>
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Emoji_Modifier_Base}\p{Me}]/gu,
);

/**
 * The text with everything that a terminal would act on, or not show, spelled out: escapes, line breaks,
 * bidirectional marks.
 *
 * Symbols, names and file names are the user's, or a stranger's whose trade file is being looked at.
 *
 * @example
 * visible("RTY\u001b[31m"); // "RTY\\u{1b}[31m"
 */
export function visible(text: string): string {
  if (ascii.test(text)) return text;
  return text.replace(unprintable(), (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

// Control, format, private; line and paragraph separators. What is not assigned yet stays: newer engines know more of
// it, and the same input gives the same bytes. JSON itself escapes what is below a space, and lone surrogates.
const obeyed = atFirstUse(() => /[\u007f-\u009f\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu);
const beyondAscii = /[\u0080-\uffff]/;
const DELETE = "\u007f";

/**
 * JSON with everything that a terminal would act on in its texts escaped, which reads back as itself.
 *
 * @example
 * inertJson('"RTY\u202e"'); // '"RTY\\u202e"'
 */
export function inertJson(json: string): string {
  if (!beyondAscii.test(json) && !json.includes(DELETE)) return json;
  return json.replace(obeyed(), (mark) =>
    Array.from({ length: mark.length }, (_, at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

// East Asian Wide and Fullwidth (Unicode, annex 11), as cli-table3 counts them.
const twoColumns =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]/u;
const noColumn = /[\u0300-\u036f]/;

/** Columns that a terminal gives a text that went through {@link visible}: two for an East Asian character. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += twoColumns.test(character) ? 2 : noColumn.test(character) ? 0 : 1;
  return width;
}

/**
 * A word in pieces: after the hyphen of a compound ("dollar-|neutral"), and where a piece is wider than a line,
 * anywhere.
 */
function piecesOf(word: string, width: number): string[] {
  const pieces: string[] = [];
  for (const part of word.split(/(?<=\p{L}{2}-)(?=\p{L}{2})/u)) {
    let piece = "";
    for (const character of displayWidth(part) > width ? part : [part]) {
      if (piece !== "" && displayWidth(piece + character) > width) {
        pieces.push(piece);
        piece = "";
      }
      piece += character;
    }
    pieces.push(piece);
  }
  return pieces;
}

/** " EUR" behind an amount in a contract's currency; nothing where the currency has no name. */
export function currencyBehind(currency: string): string {
  return currency === UNNAMED_CURRENCY ? "" : ` ${currency}`;
}

/**
 * The text in lines of at most `width` columns: the first indented by `indent` spaces, the others by `hang`.
 *
 * @example
 * wrap("buy 4 RTY 2750/2950 call spreads", 20, 0, 2); // ["buy 4 RTY 2750/2950", "  call spreads"]
 */
export function wrap(text: string, width: number | null, indent = 0, hang = indent): string[] {
  const whole = " ".repeat(indent) + text;
  if (width === null || displayWidth(whole) <= width) return [whole];
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let started = false;
  for (const word of text.split(/ +/)) {
    let gap = " ";
    for (const piece of piecesOf(word, width - Math.max(indent, hang))) {
      const joined = line + (started ? gap : "") + piece;
      const breaks = started && displayWidth(joined) > width;
      if (breaks) lines.push(line);
      line = breaks ? " ".repeat(hang) + piece : joined;
      started = true;
      gap = "";
    }
  }
  return [...lines, line];
}

/** Content of one place of a CSV text; null is an empty field. */
export type Field = string | number | boolean | null;

// What a spreadsheet takes for the start of a formula, full-width too: at the start, behind spaces, and behind a
// semicolon, which separates fields in half of Europe.
const formulaStart = /(?<=^|;)(?=\s*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;

/**
 * A text as a CSV field. What a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets write
 * text themselves; numbers are never touched. Quoted by RFC 4180 where it holds a comma, a quote or a line break.
 */
function textField(text: string): string {
  const harmless = visible(text).replace(formulaStart, "'");
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function field(value: Field): string {
  if (value === null) return "";
  if (typeof value === "string") return textField(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`a CSV field is ${value}`);
  return String(value);
}

/** A header and rows as CSV text by RFC 4180: numbers in full precision, every line ended by CR LF. */
export function csvText(header: readonly string[], rows: readonly (readonly Field[])[]): string {
  return [header, ...rows].map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}
