import type { NumberFault } from "../errors/findings/value.ts";
import { type NumberReading, readNumber, readShifted } from "./number-text.ts";

/** What a fraction measures: it decides from which size on a number without a percent sign could be read two ways. */
export type FractionUse = "volatility" | "rate" | "probability";

/** A fraction read from text, or why the text is not one; `ambiguous`: percent or fraction, it does not say. */
export type FractionReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: NumberFault }
  | { readonly ok: false; readonly reason: "ambiguous"; readonly bare: number };

/**
 * The fraction that a text says: "18.5%" and "0.185" are both 0.185, rounded once.
 *
 * Without a percent sign a volatility above 1, a probability of 1 or more, and a rate, yield, tolerance or move of 0.5 or
 * more (of either sign), are ambiguous.
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
 * The fraction that a text without its percent sign says.
 *
 * @example
 * readPercent("+16"); // { ok: true, value: 0.16 }
 */
export function readPercent(text: string): NumberReading {
  return readShifted(text, -2);
}

function isAmbiguous(bare: number, use: FractionUse): boolean {
  switch (use) {
    case "volatility":
      return Math.abs(bare) > 1;
    case "rate":
      return Math.abs(bare) >= 0.5;
    case "probability":
      return Math.abs(bare) >= 1;
  }
}
