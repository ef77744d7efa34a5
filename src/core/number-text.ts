import { type Finding, finding } from "../errors/finding.ts";
import type { NumberFault } from "../errors/findings/trade.ts";

/** A number read from text, or why the text is not one. */
export type NumberReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: NumberFault };

/**
 * The digits of a number as a regular expression: groups of exactly three after commas, decimals after a point, which
 * may come first. Leading zeros never carry a group: "0,185" is a decimal comma, not 185.
 */
export const DIGITS = String.raw`(?:(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?|\.\d+)`;

const PLAIN = new RegExp(`^[+-]?${DIGITS}$`);

/**
 * Reads a number: a sign, digits (or groups of exactly three after commas), decimals after a point: ".5" is 0.5. Hex,
 * an exponent and anything trailing are refused; spaces around the number are ignored, and -0 is 0.
 *
 * @example
 * readNumber("25,658.25"); // { ok: true, value: 25658.25 }
 */
export function readNumber(text: string): NumberReading {
  return readShifted(text.trim(), 0);
}

/**
 * Reads a plain number times ten to the power of `shift`, rounded once: "17.3" shifted by -2 is the double nearest to
 * 0.173, which 17.3 / 100 need not be.
 *
 * @example
 * readShifted("17.3", -2); // { ok: true, value: 0.173 }
 */
export function readShifted(text: string, shift: number): NumberReading {
  if (!PLAIN.test(text)) return { ok: false, reason: faultOf(text) };
  const value = Number(`${text.replaceAll(",", "")}e${shift}`);
  if (!Number.isFinite(value)) return { ok: false, reason: "too-large" };
  return { ok: true, value: value === 0 ? 0 : value };
}

function faultOf(text: string): NumberFault {
  if (text === "") return "empty";
  if (text.includes("%")) return "percent";
  return text.includes(",") && /^[+-]?[\d.,]+$/.test(text) ? "comma" : "not-a-number";
}

/** An amount of money as a regular expression: "$100,000", "10k", "2.5m", "2.5mm". */
export const AMOUNT = String.raw`[+-]?\$?\s?${DIGITS}(?:\s?(?:[kK]|[mM]{1,2}))?`;

const MONEY = new RegExp(`^(?<sign>[+-]?)\\$?\\s?(?<digits>${DIGITS})\\s?(?<unit>k|mm?)?$`, "i");
const ZEROS: Readonly<Record<string, number>> = { k: 3, m: 6, mm: 6 };

/**
 * Reads an amount of US dollars: a number, with a dollar sign in front and k (thousand), m or mm (million) behind it.
 *
 * @example
 * readAmount("$2.5m"); // { ok: true, value: 2500000 }
 */
export function readAmount(text: string): NumberReading {
  const { sign = "", digits, unit = "" } = MONEY.exec(text.trim())?.groups ?? {};
  return digits === undefined ? readNumber(text) : readShifted(sign + digits, ZEROS[unit.toLowerCase()] ?? 0);
}

/**
 * The quantity that a fraction measures, which decides from which size on a number without a percent sign is ambiguous.
 */
export type FractionUse = "volatility" | "rate" | "probability";

/** A fraction read from text, or why the text is not one; `ambiguous` where it may be a percentage or a fraction. */
type FractionReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: NumberFault }
  | { readonly ok: false; readonly reason: "ambiguous"; readonly bare: number };

/**
 * Reads a fraction: "18.5%" and "0.185" are both 0.185, rounded once.
 *
 * Without a percent sign a volatility above 1, a probability of 1 or more, and a rate, yield, tolerance or move of 0.5
 * or more (of either sign), are ambiguous.
 *
 * @example
 * readFraction("17.3%", "volatility"); // { ok: true, value: 0.173 }
 */
export function readFraction(text: string, use: FractionUse): FractionReading {
  const trimmed = text.trim();
  if (trimmed.endsWith("%")) return readPercent(trimmed.slice(0, -1).trimEnd());
  const reading = readNumber(trimmed);
  if (reading.ok && isAmbiguous(reading.value, use)) return { ok: false, reason: "ambiguous", bare: reading.value };
  return reading;
}

/**
 * Reads the text before a percent sign as a fraction.
 *
 * @example
 * readPercent("+16"); // { ok: true, value: 0.16 }
 */
export function readPercent(text: string): NumberReading {
  return readShifted(text, -2);
}

/** The largest size of a fraction without a percent sign that can be read in one way only: up to it, or below it. */
export const bareFractions: Readonly<Record<FractionUse, { readonly to?: number; readonly below?: number }>> = {
  volatility: { to: 1 },
  rate: { below: 0.5 },
  probability: { below: 1 },
};

function isAmbiguous(bare: number, use: FractionUse): boolean {
  const { to = Number.POSITIVE_INFINITY, below = Number.POSITIVE_INFINITY } = bareFractions[use];
  return Math.abs(bare) > to || Math.abs(bare) >= below;
}

/**
 * Writes a finite number as plain decimals, exactly: its shortest decimal, without exponent or grouping, times ten to
 * the power of `shift` (moved as text, so that no digit is rounded).
 *
 * @example
 * decimalText(0.173, 2); // "17.3"
 */
export function decimalText(value: number, shift = 0): string {
  const text = String(value);
  // From 1e21 and below 1e-6 a number is written with an exponent; any other is plain already.
  if (shift === 0 && !text.includes("e")) return text;
  const [mantissa = "", exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const point = whole.length + Number(exponent) + shift;
  const digits = "0".repeat(Math.max(0, 1 - point)) + (whole + fraction).padEnd(point, "0");
  const units = digits.slice(0, Math.max(1, point)).replace(/^0+(?=\d)/, "");
  const decimals = digits.slice(Math.max(1, point)).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${units}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A refused reading of {@link readNumber} or {@link readFraction}. */
type RefusedNumber = { readonly reason: NumberFault } | { readonly reason: "ambiguous"; readonly bare: number };

/**
 * Returns the finding for a number that could not be read: NUMBER_UNREADABLE with the spellings that may be meant, or
 * PERCENT_AMBIGUOUS.
 *
 * @param reads whether a spelling is read where the number stands
 * @example
 * numberFinding("level", "2730,8", { reason: "comma" }).code; // "NUMBER_UNREADABLE"
 */
export function numberFinding(name: string, got: string, refused: RefusedNumber, reads = isNumber): Finding {
  if (refused.reason !== "ambiguous") {
    const write = numbersMeant(got.trim(), reads);
    return finding("NUMBER_UNREADABLE", {
      name,
      got,
      reason: refused.reason,
      ...(write.length === 0 ? {} : { write }),
    });
  }
  const { bare } = refused;
  return finding("PERCENT_AMBIGUOUS", {
    name,
    got: decimalText(bare),
    fraction: decimalText(bare, -2),
    hundredfold: Math.abs(bare) <= PLAUSIBLE_FRACTION ? decimalText(bare, 2) : null,
  });
}

// A bare number up to this size may well be meant as a fraction: a volatility of 3 is 300 %.
const PLAUSIBLE_FRACTION = 3;

function isNumber(text: string): boolean {
  return readNumber(text).ok;
}

/** Spellings of numbers that are not read, each with what it may mean: as it would be read. */
const MEANT: readonly (readonly [spelling: RegExp, meant: (...parts: string[]) => readonly string[]])[] = [
  // "5." and "20," have no decimals; "18.5%" may stand where no percentage is read.
  [/^([+-]?[\d,]*\d)[.,]$/, (units = "") => [units]],
  [/^([+-]?[\d,.]*\d)$/, (number = "") => [number]],
  // "1.234,56" and "1.234.567": points before groups.
  [/^([+-]?\d{1,3}(?:\.\d{3})+),(\d+)$/, (units = "", decimals = "") => [`${units.replaceAll(".", "")}.${decimals}`]],
  [/^([+-]?\d{1,3}(?:\.\d{3}){2,})$/, (units = "") => [units.replaceAll(".", "")]],
  // "2730,8" is a decimal comma; "25658,250" may be that, or a group that stands wrongly.
  [/^([+-]?)(\d+),(\d+)$/, (sign = "", units = "", digits = "") => commaMeant(sign, units, digits)],
  // "1 000 000", "1_000" and "1'000".
  [/^([+-]?\d{1,3}(?:[ _'\u2019\u00a0\u202f]\d{3})+(?:\.\d+)?)$/, (groups = "") => [groups.replace(/[^\d.+-]/g, "")]],
  [/^(?:USD|US\$)\s*([+-]?[\d.,]+)$/i, (number = "") => [number]],
  [/^([+-]?[\d.,]+)\s*(?:USD|dollars?)$/i, (number = "") => [number]],
  // "25k", "$78.40", "1e6" and "2bn", where no such amount is read.
  [
    /^([+-]?)\$?\s?([\d,]*\.?\d+)\s?(k|mm?|bn?|e[+-]?\d{1,2}|)$/i,
    (sign = "", digits = "", power = "") => shiftedText(sign + digits, power.toLowerCase()),
  ],
];

function commaMeant(sign: string, units: string, digits: string): readonly string[] {
  const decimal = `${sign}${units}.${digits}`;
  return digits.length === 3 && !units.startsWith("0") ? [decimal, `${sign}${units}${digits}`] : [decimal];
}

const POWERS: Readonly<Record<string, number>> = { ...ZEROS, b: 9, bn: 9 };

function shiftedText(digits: string, power: string): readonly string[] {
  const reading = readShifted(digits, POWERS[power] ?? Number(power.replace("e", "")));
  return reading.ok ? [decimalText(reading.value)] : [];
}

/** Nobody leaves the sign of more percent than this away. */
const MOST_PERCENT = 1000;

/** What a text may mean that is no number, as `reads` takes it: as it is, as or without a percentage, or as its hundredth. */
function numbersMeant(text: string, reads: (text: string) => boolean): readonly string[] {
  const bare = text.replace(/\s*%$/, "");
  const percent = bare === text ? "" : "%";
  for (const [spelling, meant] of MEANT) {
    const parts = spelling.exec(bare);
    if (parts === null) continue;
    const read = meant(...parts.slice(1)).flatMap((one) => {
      const asWritten = [one + percent, ...(Number(one) <= MOST_PERCENT ? [`${one}%`] : [])].find(reads);
      // Where no percentage is read, a percent sign may be a slip, or say that a hundredth is meant.
      return asWritten ?? (percent === "" ? [] : [one, ...shiftedText(one, "e-2")].filter(reads));
    });
    if (read.length > 0) return read;
  }
  return [];
}
