import { type Finding, finding } from "../errors/finding.ts";
import type { NumberFault } from "../errors/findings/value.ts";
import { decimalText } from "./decimal-text.ts";

/** A refused reading of {@link readNumber} or {@link readFraction}. */
export type RefusedNumber = { readonly reason: NumberFault } | { readonly reason: "ambiguous"; readonly bare: number };

/**
 * The finding for a number that could not be read: NUMBER_UNREADABLE, or PERCENT_AMBIGUOUS.
 *
 * @example
 * numberFinding("level", "2730,8", { reason: "comma" }).code; // "NUMBER_UNREADABLE"
 */
export function numberFinding(name: string, got: string, refused: RefusedNumber): Finding {
  if (refused.reason !== "ambiguous") return finding("NUMBER_UNREADABLE", { name, got, reason: refused.reason });
  const { bare } = refused;
  return finding("PERCENT_AMBIGUOUS", {
    name,
    got: decimalText(bare),
    fraction: decimalText(bare, -2),
    hundredfold: Math.abs(bare) <= PLAUSIBLE_FRACTION ? decimalText(bare, 2) : null,
  });
}

// Up to here a bare number may well be meant as a fraction: a volatility of 3 is 300 %.
const PLAUSIBLE_FRACTION = 3;
