import type { NumberFault } from "../errors/findings/value.ts";

/** A number read from text, or why the text is not one. */
export type NumberReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: NumberFault };

// Leading zeros never carry a group: "0,185" is a decimal comma, not 185.
const PLAIN = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

/**
 * The number that a text says: a sign, digits (or groups of exactly three after commas), decimals after a point.
 * No hex, no exponent, nothing trailing; spaces around it do not count, and -0 is 0.
 *
 * @example
 * readNumber("25,658.25"); // { ok: true, value: 25658.25 }
 */
export function readNumber(text: string): NumberReading {
  return readShifted(text.trim(), 0);
}

/**
 * The number that a plain text says, times ten to the power of `shift`, rounded once: "17.3" shifted by -2 is the
 * double nearest to 0.173, which 17.3 / 100 need not be.
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
